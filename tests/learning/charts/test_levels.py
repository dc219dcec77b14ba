import pytest

from learning.charts.levels import Level, Standing, level_of, mastery, together


def known(chance: float | None) -> Standing:
    return Standing(1, 1, 0, 4, "concepts/port", "What is a port?", now=chance, later=chance)


@pytest.mark.parametrize(
    ("chance", "level"),
    [
        (None, Level.UNMET),
        (0.0, Level.LOST),
        (0.499, Level.LOST),
        (0.5, Level.FADING),
        (0.749, Level.FADING),
        (0.75, Level.HELD),
        (0.899, Level.HELD),
        (0.9, Level.FIRM),
        (1.0, Level.FIRM),
    ],
)
def test_a_chance_has_its_level(chance, level):
    assert level_of(chance) is level


def test_new_cards_do_not_lower_the_mean():
    together = mastery([known(0.8), known(None), known(0.6)])

    assert (together.questions, together.learnt) == (3, 2)
    assert together.later == pytest.approx(0.7)
    assert together.level is Level.FADING


def test_unasked_and_unlearnt_are_different_levels():
    assert mastery([]).level is Level.UNASKED
    assert mastery([known(None)]).level is Level.UNMET


def test_bars_rise_with_the_level_and_labels_are_unique():
    heights = [level.height for level in Level]
    assert heights == sorted(heights)
    assert len({level.label for level in Level}) == len(Level)


def test_joined_masteries_are_weighted_by_learnt_questions():
    one, many = mastery([known(0.4), known(None)]), mastery([known(0.8)] * 3)
    both = together([one, many])

    assert (both.questions, both.learnt) == (5, 4)
    assert both.now == pytest.approx(0.7)
    assert together([mastery([known(None)])]).level is Level.UNMET
    assert together([]).level is Level.UNASKED
