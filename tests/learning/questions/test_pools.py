"""Which distractors a question gets."""

from dataclasses import replace
from itertools import permutations

from learning.grading import formats
from learning.questions.generators import generate
from learning.questions.pools import Candidate, offer, with_reserve
from tests.learning.questions.harbour import harbour

LANTERN = replace(
    next(one for one in generate(harbour()) if one.type == "definition-of-term"),
    answer="lantern",
    accepted=("lamp",),
    formats=(formats.RECALL,),
)


def candidates(*texts: str, affinity: int = 0) -> list[Candidate]:
    return [Candidate(text, LANTERN.source, "It is not.", affinity) for text in texts]


def offered(*texts: str) -> set[str]:
    return {one.text for one in offer(LANTERN, candidates(*texts)).distractors}


def test_two_suitable_candidates_make_a_choice() -> None:
    question = offer(LANTERN, candidates("beacon", "candle"))
    assert question.formats == (formats.CHOICE, formats.RECALL)
    assert {one.truth for one in question.distractors} == {"It is not."}


def test_fewer_than_two_candidates_make_no_choice() -> None:
    assert offer(LANTERN, candidates("beacon")) == LANTERN


def test_a_right_answer_is_no_distractor() -> None:
    assert offered("lamp", "a red lantern", "Beacon", "beacon") == set()


def test_options_are_of_about_one_length() -> None:
    assert offered("beacon", "a thing that glows by night", "candle") == {"beacon", "candle"}
    assert offered("beacon", "wick") == set()


def test_options_begin_alike_and_claim_alike() -> None:
    assert offered("beacon", "the torch") == set()
    assert offered("beacon", "all wicks") == set()


def test_the_most_similar_candidates_come_first() -> None:
    near = candidates("beacon", "candles", affinity=4)
    question = offer(LANTERN, [*candidates("bonfire", "sunbeam", "torches"), *near])
    assert {one.text for one in question.distractors} == {"beacon", "candles"}


def test_the_order_of_candidates_does_not_matter() -> None:
    texts = ["beacon", "candles", "bonfire", "sunbeam", "torches"]
    made = {
        tuple(one.text for one in offer(LANTERN, candidates(*order)).distractors)
        for order in permutations(texts)
    }
    assert len(made) == 1


def test_the_rank_of_the_answer_by_length_varies_with_its_keys() -> None:
    texts = ["beam", "fires", "candle", "bonfires", "headlight", "spotlights"]
    longer = [
        sum(len(one.text) > len("lantern") for one in question.distractors)
        for n in range(60)
        if (question := offer(replace(LANTERN, keys=(f"{n}",)), candidates(*texts)))
    ]
    assert all(longer.count(rank) >= 10 for rank in (0, 1, 2))


SECTIONS = ["quays", "streets", "walls"]


def reserve(candidates: dict[str, str]) -> set[str]:
    """The reserve of a question on the streets, with these candidates and their sections."""
    question = replace(LANTERN, source=replace(LANTERN.source, section="streets"))
    found = [
        Candidate(text, replace(LANTERN.source, section=section), "", affinity=section == "walls")
        for text, section in candidates.items()
    ]
    return {one.text for one in with_reserve(offer(question, found), SECTIONS).reserve}


def test_a_reserve_comes_from_no_later_section() -> None:
    later = {"bonfires": "walls", "sunbeam": "walls"}
    assert reserve(later | {"beacon": "streets", "candles": "quays"}) == {"beacon", "candles"}
    assert reserve(later | {"beacon": "streets"}) == set()


def test_a_reserve_comes_from_the_section_of_the_question_if_possible() -> None:
    later = {"bonfires": "walls", "sunbeam": "walls"}
    near = {"beacons": "streets", "candles": "streets"}
    assert reserve(later | near | {"torches": "quays"}) == {*near}


def test_a_reserve_is_not_made_if_nobody_needs_it() -> None:
    assert reserve({"beacon": "streets", "candles": "quays", "torches": "quays"}) == set()
