import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from learning.charts import ridge
from learning.charts.ridge import ABOVE, BASE, WEEKS, WIDTH

TODAY = date(2026, 11, 27)
DAY = timedelta(days=1)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def points(path: str) -> list[tuple[float, float]]:
    """Each end of a curve."""
    first, *curves = path.removesuffix(f"V{BASE:g}H0Z").split("C")
    numbers = [tuple(map(float, NUMBER.findall(piece)[-2:])) for piece in (first, *curves)]
    return [(x, y) for x, y in numbers]


def test_the_ridge_spans_a_year_with_a_point_for_each_week() -> None:
    drawn = ridge({TODAY: 5}, TODAY)

    assert len(points(drawn.crest)) == WEEKS
    assert points(drawn.crest)[0] == (0, BASE)
    assert points(drawn.crest)[-1] == (WIDTH, ABOVE)
    assert drawn.near.endswith("Z")
    assert points(drawn.near) == points(drawn.crest)


@given(st.dictionaries(st.integers(0, 400), st.integers(0, 500)))
def test_the_hills_stay_within_the_picture(counts: dict[int, int]) -> None:
    drawn = ridge({TODAY - back * DAY: n for back, n in counts.items()}, TODAY)

    for path in (drawn.near, drawn.far):
        curve, _, _ = path.partition("V")
        ys = [float(number) for number in NUMBER.findall(curve)[1::2]]
        assert all(ABOVE - 0.2 <= y <= BASE + 0.2 for y in ys)


def test_days_with_an_answer_are_counted_within_the_year() -> None:
    counts = {TODAY: 3, TODAY - DAY: 1, TODAY - 2 * DAY: 0, TODAY - 500 * DAY: 9}
    assert ridge(counts, TODAY).days == 2


def test_a_boat_stands_in_the_middle_of_the_longest_empty_time() -> None:
    spring = {TODAY - 7 * back * DAY: 1 for back in [*range(20), *range(40, WEEKS)]}
    at = ridge(spring, TODAY).boat_at
    assert at is not None
    assert abs(at - WIDTH * (WEEKS - 30) / WEEKS) < 20


def test_a_year_without_a_long_pause_has_no_boat() -> None:
    often = {TODAY - 7 * back * DAY: 1 for back in range(0, WEEKS, 4)}
    assert ridge(often, TODAY).boat_at is None


def test_every_second_month_is_named_up_to_this_one() -> None:
    names = [name for _, name in ridge({}, TODAY).labels]
    assert names == ["Jan", "Mar", "May", "Jul", "Sep", "Nov"]
