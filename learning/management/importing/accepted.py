"""What counts as an answer to a written question, and how much it is worth, for people and JSON."""

from collections.abc import Sequence
from decimal import Decimal

from learning.grading import formats
from learning.grading.part_marks import ALL
from learning.kinds import Body
from learning.kinds.cloze import gaps_of
from learning.kinds.kind import NOTHING
from learning.kinds.number import numbers_of
from learning.kinds.options import Option, options_of
from learning.kinds.typed import answers_of


def weights_of(body: Body) -> dict[str, Decimal]:
    """What each option, or each accepted answer, is worth in percent. It is empty for kinds that
    are graded as a whole, or by people."""
    format = body["formats"][0]
    if format in (formats.CHOICE, formats.SEVERAL):
        return _of_options(options_of(body), is_several=format == formats.SEVERAL)
    if format == formats.TYPED:
        return {one.text: one.weight for one in answers_of(body)}
    if format == formats.NUMBER and body.get("measure"):
        return {one.answer: one.weight for one in numbers_of(body)}
    if format == formats.CLOZE:
        parts = {one.text: one.weight for gap in gaps_of(body) for one in gap.also}
        return parts | dict.fromkeys(accepted_in(body), ALL)
    if format == formats.NUMBER:
        return dict.fromkeys(accepted_in(body), ALL)
    return {}


def accepted_in(body: Body) -> list[str]:
    """Each answer that brings the most marks, or each part of the one that is right."""
    format = body["formats"][0]
    if format == formats.CLOZE:
        gaps = gaps_of(body)
        also = (one.text for gap in gaps for one in gap.also if one.weight == ALL)
        return [*(form for gap in gaps for form in gap.forms), *also]
    if format == formats.TYPED or (format == formats.NUMBER and body.get("measure")):
        weights = weights_of(body)
        best = max(weights.values())
        return [text for text, weight in weights.items() if weight == best]
    if format == formats.MATCHING:
        return [f"{one['prompt']} -> {one['answer']}" for one in body["parts"]]
    if format == formats.ORDERING:
        return [str(one["prompt"]) for one in body["parts"]]
    if body["elements"]:
        return list(body["elements"])
    answer = str(body["answer"])
    return [] if answer == NOTHING else [answer, *body["accepted"]]


def _of_options(options: Sequence[Option], *, is_several: bool) -> dict[str, Decimal]:
    """Without weights of their own, several right options each add their share, and each wrong one
    takes as much off."""
    right = sum(one.right for one in options)
    share = ALL / right if is_several else ALL
    off = -share if is_several else Decimal(0)
    return {
        one.text: (share if one.right else off) if one.weight is None else one.weight
        for one in options
    }
