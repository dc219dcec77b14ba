"""The options of a question, those picked, and the expected score of a guess."""

from itertools import permutations

import pytest

from learning.factories import composite_body, question_body
from learning.kinds import kind_of
from learning.kinds.response_fields import opaque

CHOICE, MATCHING = question_body(), composite_body("matching")
SEVERAL = question_body(elements=["Wang Li", "Mei"])


def test_choice_and_several_list_their_options_and_the_right_ones():
    assert kind_of("choice").options(CHOICE) == {
        "Wang Li": True,
        "Zhao Min": False,
        "Sun Tao": False,
    }
    assert kind_of("several").options(SEVERAL) == {
        "Wang Li": True,
        "Mei": True,
        "Zhao Min": False,
        "Sun Tao": False,
    }


def test_matching_lists_its_right_pairs():
    assert list(kind_of("matching").options(MATCHING)) == [
        *("Wang Li – the port", "Zhao Min – the mint", "Sun Tao – the ships")
    ]


@pytest.mark.parametrize("format", ["typed", "ordering", "list", "open", "number"])
def test_kinds_without_picking_have_no_options(format):
    assert kind_of(format).options(composite_body("ordering")) == {}


def test_a_response_names_what_was_picked():
    chosen = kind_of("choice").parse({"option": [opaque(CHOICE, "Sun Tao")]})
    assert kind_of("choice").picked(CHOICE, chosen) == ["Sun Tao"]
    both = kind_of("several").parse(
        {"option": [opaque(SEVERAL, one) for one in ("Mei", "Sun Tao")]}
    )
    assert kind_of("several").picked(SEVERAL, both) == ["Mei", "Sun Tao"]
    pair = {f"match-{opaque(MATCHING, 'Wang Li')}": [opaque(MATCHING, "the mint")]}
    assert kind_of("matching").picked(MATCHING, kind_of("matching").parse(pair)) == [
        "Wang Li – the mint"
    ]


def test_an_unknown_option_counts_as_nothing_picked():
    assert kind_of("choice").picked(CHOICE, {"option": "made up"}) == []
    assert kind_of("matching").picked(MATCHING, {"pairs": {"made": "up"}}) == []


@pytest.mark.parametrize(
    ("format", "body", "share"),
    [
        ("choice", CHOICE, 1 / 3),
        ("matching", MATCHING, 1 / 5),
        ("ordering", composite_body("ordering"), 0.5),
        ("several", SEVERAL, None),
        ("typed", CHOICE, 0.0),
        ("altered word", CHOICE, 0.0),
    ],
)
def test_the_expected_score_of_a_blind_guess_is_known(format, body, share):
    assert kind_of(format).guess(body) == share


def test_a_guessed_order_scores_half_on_average():
    """The average score over all orders of three items."""
    body = composite_body("ordering")
    things = [opaque(body, part["prompt"]) for part in body["parts"]]
    scores = [
        kind_of("ordering").grade(body, {"order": list(order)}).score
        for order in permutations(things)
    ]
    assert sum(scores) / len(scores) == pytest.approx(kind_of("ordering").guess(body))
