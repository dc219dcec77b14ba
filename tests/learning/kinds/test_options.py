"""Which options are shown, in which order, which were picked, and the expected score of a guess."""

from itertools import permutations

import pytest

from learning.factories import composite_body, question_body
from learning.kinds import kind_of
from learning.kinds.options import for_reader, ordered_options
from learning.kinds.response_fields import opaque
from learning.questions.dates import interval, magnitude, overlapping, precision

BODY = {
    "answer": "tea",
    "distractors": [{"text": "silk"}, {"text": "salt"}],
    "expects": "term",
}
CHOICE, MATCHING = question_body(), composite_body("matching")
SEVERAL = question_body(elements=["Wang Li", "Mei"])


def test_the_same_presentation_shows_the_same_order() -> None:
    assert ordered_options(BODY, 3, uid="a") == ordered_options(BODY, 3, uid="a")


def test_the_order_varies_with_presentation_and_question() -> None:
    orders = {tuple(ordered_options(BODY, n, uid="a")) for n in range(50)}
    assert orders == set(permutations(["tea", "silk", "salt"]))
    assert [ordered_options(BODY, n, uid="a") for n in range(9)] != [
        ordered_options(BODY, n, uid="b") for n in range(9)
    ]


def test_the_order_of_the_distractors_does_not_matter() -> None:
    turned = BODY | {"distractors": [{"text": "salt"}, {"text": "silk"}]}
    assert ordered_options(turned, 1, uid="a") == ordered_options(BODY, 1, uid="a")


@pytest.mark.parametrize(
    ("expects", "texts"),
    [
        ("number", ["seven", "eight", "nine"]),
        ("number", ["900", "1,200", "9,000"]),
        ("date", ["September 2023", "December 2023", "late January 2024"]),
        ("date", ["1978", "2001", "2023"]),
    ],
)
def test_numbers_and_dates_are_sorted(expects: str, texts: list[str]) -> None:
    for answer, *others in permutations(texts):
        body = {"answer": answer, "distractors": [{"text": t} for t in others], "expects": expects}
        assert ordered_options(body, 0, uid="a") == texts


def test_a_text_without_a_number_has_no_magnitude() -> None:
    assert magnitude("many") is None


def test_dates_have_a_precision_and_a_first_and_last_day() -> None:
    assert [precision(when) for when in ("1990", "1990-02", "1990-02-03", "1990/2009")] == [
        "year",
        "month",
        "day",
        "stretch",
    ]
    first, last = interval("2024-02")
    assert (first.isoformat(), last.isoformat()) == ("2024-02-01", "2024-02-29")
    first, last = interval("1990/2009")
    assert (first.isoformat(), last.isoformat()) == ("1990-01-01", "2009-12-31")


def test_dates_that_may_be_the_same_day_overlap() -> None:
    assert overlapping("2024", "2024-01")
    assert overlapping("1990/2009", "2009-12-31")
    assert not overlapping("2023-12", "2024-01")


def _from(section: str, *texts: str) -> list[dict[str, object]]:
    return [{"text": text, "source": {"section": section}} for text in texts]


@pytest.mark.parametrize(
    ("read", "shown"),
    [
        ({"quays", "streets"}, ["silk", "salt"]),
        ({"quays"}, ["salt", "tin"]),
        ({"streets"}, ["silk", "salt"]),
        (set(), ["silk", "salt"]),
    ],
)
def test_the_reserve_is_shown_to_those_who_have_read_it_alone(
    read: set[str], shown: list[str]
) -> None:
    silk, salt, tin = _from("streets", "silk"), _from("quays", "salt"), _from("quays", "tin")
    body = BODY | {"distractors": silk + salt, "reserve": salt + tin}

    assert [one["text"] for one in for_reader(body, read)["distractors"]] == shown


def test_everybody_has_read_what_stands_before_the_first_heading() -> None:
    reserve = _from("", "salt", "tin")
    body = BODY | {"distractors": _from("streets", "silk", "lace"), "reserve": reserve}

    assert for_reader(body, set())["distractors"] == reserve


@pytest.mark.parametrize("body", [BODY, BODY | {"reserve": []}])
def test_a_body_without_a_reserve_stays_as_it_is(body: dict[str, object]) -> None:
    assert for_reader(body, set()) == body


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
