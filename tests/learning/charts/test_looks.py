import pytest

from learning.charts.looks import look_of_chance, worst


@pytest.mark.parametrize(
    ("chance", "look"),
    [
        (None, "new"),
        (0.0, "missed"),
        (0.499, "missed"),
        (0.5, "fading"),
        (0.749, "fading"),
        (0.75, "known"),
        (1.0, "known"),
    ],
)
def test_a_chance_has_its_look(chance, look):
    assert look_of_chance(chance) == look


@pytest.mark.parametrize(
    ("looks", "together"),
    [
        ([], None),
        (["new"], "new"),
        (["new", "known"], "known"),
        (["known", "fading", "new"], "fading"),
        (["known", "missed", "fading"], "missed"),
    ],
)
def test_several_look_as_the_worst_that_was_met(looks, together):
    assert worst(looks) == together
