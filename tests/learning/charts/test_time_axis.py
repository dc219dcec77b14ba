from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.charts.time_axis import GAP, LINE, LINES, Period, apart, axis, period


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("1998", date(1998, 1, 1), date(1998, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1998-03-14", date(1998, 3, 14), date(1998, 3, 14)),
        ("1990/2009", date(1990, 1, 1), date(2009, 12, 31)),
        ("1990-05/1991-06", date(1990, 5, 1), date(1991, 6, 30)),
    ],
)
def test_a_period_is_as_exact_as_the_written_date(when, first, last):
    assert period(when) == Period(first, last)


@pytest.mark.parametrize("when", ["", "soon", "1998-13", "1998-02-30"])
def test_an_invalid_date_is_refused(when):
    with pytest.raises(ValueError, match=r".+"):
        period(when)


def test_a_year_is_longer_than_a_month_and_a_day_stays_visible():
    whens = [period(when) for when in ("1998", "1999-03", "2000-03-14", "2010")]
    year, month, day, _ = axis(whens, ["a", "b", "c", "d"]).labels

    assert year.length > month.length >= day.length >= 5


def test_labels_of_close_dates_do_not_overlap():
    whens = [period(when) for when in ("1980", "2023-09", "2023-12", "2024-01")]
    drawn = axis(whens, ["1980\nA long time before"] * 4)

    for one, next_one in pairwise(drawn.labels):
        assert one.top + one.height + GAP <= next_one.top + 0.1
    assert drawn.labels[-1].top + drawn.labels[-1].height <= drawn.top + drawn.depth


def test_labels_are_beside_their_dates_or_centred_on_a_cluster():
    whens = [period(when) for when in ("1980", "2000", "2023-12", "2024-01", "2024-02")]
    drawn = axis(whens, ["once"] * 5)

    alone, crowd = drawn.labels[:2], drawn.labels[2:]
    assert all(label.top + LINE / 2 == pytest.approx(label.middle, abs=0.1) for label in alone)
    assert crowd[0].top < crowd[1].middle < crowd[2].top + LINE


wishes = st.lists(
    st.tuples(st.floats(0, 500), st.integers(1, LINES).map(lambda n: n * LINE)), max_size=12
)


@given(wishes)
def test_no_label_covers_another(wished):
    wished = sorted(wished)
    heights = [height for _, height in wished]
    tops = apart([top for top, _ in wished], heights)

    for (top, height), following in pairwise(zip(tops, heights, strict=True)):
        assert top + height < following[0]
    off = sum(top - wish for top, (wish, _) in zip(tops, wished, strict=True))
    assert off == pytest.approx(0, abs=0.1)


def test_ticks_are_few_and_at_round_dates():
    assert [tick.text for tick in axis([period("1980/2024")], ["x"]).ticks] == [
        "1980",
        "1990",
        "2000",
        "2010",
        "2020",
    ]
    months = [tick.text for tick in axis([period("2023-09/2024-02")], ["x"]).ticks]
    assert months == ["Sep 2023", "Oct", "Nov", "Dec", "2024", "Feb"]


def test_a_year_is_labelled_once_and_in_full():
    def ticks(when):
        return [tick.text for tick in axis([period(when)], ["x"]).ticks]

    assert ticks("1842") == ["1842", "Apr", "Jul", "Oct"]
    assert ticks("1842-02/1843-01") == ["Apr 1842", "Jul", "Oct", "1843"]
    assert ticks("1842-08") == ["Aug 1842"]
    assert ticks("1842-08-29") == []


def test_an_axis_can_have_one_date_or_none():
    assert len(axis([period("1998-03-14")], ["14 March 1998\nThe port opens"]).labels) == 1
    assert axis([], []).labels == []


def test_a_long_text_is_cut_at_its_last_line():
    (label,) = axis([period("1998")], ["1998\n" + "The port opens to ships. " * 20]).labels

    assert len(label.lines) == LINES
    assert label.lines[-1].endswith("…")
