"""How often each option is chosen and which distractors work."""

import pytest

from learning.results.statistics import SittingChoice, option_figures, thirds
from tests.learning.results.statistics.tables import table

OPTIONS = {"Wang Li": True, "Zhao Min": False, "Sun Tao": False}


def chose(text: str, rest: float = 0.5, third: str = "middle") -> SittingChoice:
    return SittingChoice((text,) if text else (), third, rest, right=text == "Wang Li")


def figures(*choices: SittingChoice) -> dict[str, object]:
    return {one.text: one for one in option_figures(OPTIONS, choices)}


def test_each_third_is_counted_separately():
    found = figures(
        chose("Wang Li", third="top"),
        chose("Wang Li", third="top"),
        chose("Sun Tao", third="bottom"),
    )
    assert found["Wang Li"].by_third == (0, 0, 2)
    assert found["Sun Tao"].by_third == (1, 0, 0)
    assert found["Wang Li"].share == pytest.approx(2 / 3)
    assert (found["Zhao Min"].times, found["Zhao Min"].share) == (0, 0)


def test_a_distractor_works_if_it_attracts_weaker_learners():
    found = figures(chose("Wang Li", 0.8), chose("Zhao Min", 0.4), chose("Sun Tao", 0.9))
    assert found["Zhao Min"].works is True
    assert found["Sun Tao"].works is False
    assert found["Wang Li"].works is None


def test_a_distractor_that_hardly_anybody_chooses_does_not_work():
    nineteen = [chose("Wang Li", 0.8)] * 19
    assert figures(*nineteen, chose("Zhao Min", 0.1))["Zhao Min"].works is True
    assert figures(*nineteen, *nineteen, chose("Zhao Min", 0.1))["Zhao Min"].works is False


def test_without_a_right_answer_a_distractor_cannot_be_judged():
    assert figures(chose("Zhao Min"), chose("Sun Tao"))["Zhao Min"].works is None


def test_the_effect_of_a_distractor_is_described_in_words():
    found = figures(*[chose("Wang Li", 0.8)] * 30, *[chose("Zhao Min", 0.4)] * 2, chose("Sun Tao"))
    assert found["Wang Li"].effect == ""
    assert found["Zhao Min"].effect == "Yes"
    assert found["Sun Tao"].effect == "No: hardly anybody takes it"
    assert figures(chose("Wang Li"), chose("Sun Tao"))["Sun Tao"].effect.endswith("in the rest")
    assert figures(chose("Sun Tao"))["Sun Tao"].effect == "Nobody was right"


def test_a_blank_answer_counts_in_the_shares():
    assert figures(chose("Wang Li"), chose(""))["Wang Li"].share == 0.5


def test_written_answers_are_listed_by_frequency_with_their_correctness():
    written = [chose("Wang Li"), chose("Li"), chose("Li"), chose("Mei")]
    found = option_figures({}, written, most=2)
    assert [(one.text, one.times, one.right) for one in found] == [
        ("Li", 2, False),
        ("Wang Li", 1, True),
    ]


@pytest.mark.parametrize(
    ("n", "sizes"),
    [(0, (0, 0)), (1, (0, 0)), (2, (1, 1)), (4, (1, 1)), (5, (2, 2)), (60, (20, 20))],
)
def test_the_top_and_bottom_thirds_have_the_same_size(n, sizes):
    found = thirds(table([[place / 60] for place in range(n)]))
    assert (found.count("top"), found.count("bottom")) == sizes
    assert found[n - 1 :] in ([], ["top"], ["middle"])


def test_among_equal_totals_the_first_ranks_higher():
    assert thirds(table([[1], [1], [1]])) == ["top", "middle", "bottom"]
