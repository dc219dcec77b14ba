"""Questions in QTI that are answered in fields: a line, a number, a text with gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from learning.exchange.format import LEFT_OUT, TYPING
from learning.exchange.plain_numbers import plain_number
from learning.exchange.qti.writing.item import QtiItem
from learning.exchange.qti.writing.scoring import (
    MAPPED,
    declaration,
    if_right,
    mapping_of,
    score_of,
    set_score,
    share_of,
)
from learning.exchange.qti.writing.texts import before_field, plain
from learning.grading.parsing.measures import plain_figures
from learning.grading.parsing.numbers import in_figures
from learning.grading.part_marks import ALL
from learning.grading.spelling.letters import Spelling
from learning.kinds import Body
from learning.kinds.cloze import gaps_of
from learning.kinds.cloze.gaps import Also, Gap
from learning.kinds.number import (
    Tolerance,
    WeighedNumber,
    bare_number,
    numbers_of,
    tolerance_of,
)
from learning.kinds.typed import answers_of
from learning.questions.words import GAP

UNIT = "Its unit stands beside the field; whoever answers need not give it."
SAID = "It loses what is said of each answer."


def write_typed(body: Body) -> QtiItem:
    answers = answers_of(body)
    worth = {one.text: score_of(one.weight) for one in reversed(answers)}  # the first one counts
    case = body.get("spelling") == Spelling.CASE
    least = -1 if any(one.weight < 0 for one in answers) else 0
    entries = dict.fromkeys(one.text for one in answers)
    mapping = mapping_of(((text, worth[text]) for text in entries), case=case, least=least)
    declared = [declaration("single", "string", [body["answer"]], mapping)]
    return QtiItem(declared, f"{before_field(body)}<p>{_field()}</p>", MAPPED)


def _field(name: str = "RESPONSE", length: int = 20) -> str:
    return f'<textEntryInteraction responseIdentifier="{name}" expectedLength="{length}"/>'


def write_number(body: Body) -> QtiItem:
    numbers = numbers_of(body)
    if numbers == [WeighedNumber(bare_number(body), tolerance_of(body))]:
        scored = if_right(_equal(numbers[0], '<correct identifier="RESPONSE"/>'))
    else:
        scored = _first_within(numbers, body)
    units = body["measure"]["units"]
    unit = f" {escape(units[0])}" if units else ""
    shown = f"{before_field(body)}<p>{_field(length=10)}{unit}</p>"
    answer = WeighedNumber(bare_number(body), tolerance_of(body))
    return QtiItem([declaration("single", "float", [plain_number(answer, body)])], shown, scored)


def _equal(one: WeighedNumber, to: str, name: str = "RESPONSE") -> str:
    within = in_figures(one.tolerance.by) if one.tolerance.by else ""
    mode = "relative" if one.tolerance.percentage else "absolute"
    how = f'toleranceMode="{mode}" tolerance="{within} {within}"' if within else ""
    return f'<equal {how or 'toleranceMode="exact"'}>{to}<variable identifier="{name}"/></equal>'


def _first_within(numbers: Sequence[WeighedNumber], body: Body) -> str:
    """The score of the first number within whose tolerance the response lies."""
    branches = []
    for place, one in enumerate(numbers):
        to = f'<baseValue baseType="float">{plain_number(one, body)}</baseValue>'
        worth = f'<baseValue baseType="float">{score_of(one.weight)}</baseValue>'
        name = "responseElseIf" if place else "responseIf"
        branches.append(f"<{name}>{_equal(one, to)}{set_score(worth)}</{name}>")
    return f"<responseCondition>{''.join(branches)}</responseCondition>"


def write_cloze(body: Body) -> QtiItem:
    gaps = gaps_of(body)
    written = [_gap(f"GAP{place}", gap, len(gaps)) for place, gap in enumerate(gaps, 1)]
    pieces = [plain(piece) for piece in body["stem"].split(GAP)]
    fields = [*(one.field for one in written), ""]
    text = "".join(piece + field for piece, field in zip(pieces, fields, strict=True))
    mapped = "".join(one.mapped for one in written)
    scored = set_score(f"<sum>{mapped}</sum>") if mapped else ""
    return QtiItem(
        [one.declared for one in written],
        f"<p>{text}</p>",
        scored + "".join(one.added for one in written),
    )


@dataclass(frozen=True, slots=True)
class _Gap:
    """``mapped`` is the score of its response, or else ``added`` adds that to what all have."""

    declared: str
    field: str
    mapped: str = ""
    added: str = ""


def _gap(name: str, gap: Gap, of: int) -> _Gap:
    """One of so many gaps."""
    if gap.tolerance is not None:
        return _number_gap(name, gap, of)
    mapped = f'<mapResponse identifier="{name}"/>'
    worth = dict.fromkeys(gap.forms, share_of(of))
    worth |= {one.text: share_of(of, one.weight) for one in gap.also}
    least = -1 if any(one.weight < 0 for one in gap.also) else 0
    if not gap.options:
        mapping = mapping_of(worth.items(), case=False, least=least)
        declared = declaration("single", "string", [gap.answer], mapping, name)
        return _Gap(declared, _field(name), mapped)
    named = {text: f"c{place}" for place, text in enumerate(gap.options, 1)}
    choices = "".join(
        f'<inlineChoice identifier="{one}">{escape(text)}</inlineChoice>'
        for text, one in named.items()
    )
    field = (
        f'<inlineChoiceInteraction responseIdentifier="{name}" shuffle="true">{choices}'
        "</inlineChoiceInteraction>"
    )
    mapping = mapping_of(((named[text], share) for text, share in worth.items()), least=least)
    declared = declaration("single", "identifier", [named[gap.answer]], mapping, name)
    return _Gap(declared, field, mapped)


def _number_gap(name: str, gap: Gap, of: int) -> _Gap:
    """The first number within whose tolerance the response lies adds its share to the score."""
    number, right = plain_figures(gap.answer), f'<correct identifier="{name}"/>'
    branches = []
    for place, one in enumerate((Also(gap.answer, ALL, gap.tolerance), *gap.also)):
        figures = plain_figures(one.text)
        to = f'<baseValue baseType="float">{figures}</baseValue>' if place else right
        is_near = _equal(WeighedNumber(figures, Tolerance(one.tolerance or None)), to, name)
        share = f'<baseValue baseType="float">{share_of(of, one.weight)}</baseValue>'
        more = set_score(f'<sum><variable identifier="SCORE"/>{share}</sum>')
        branch = "responseElseIf" if place else "responseIf"
        branches.append(f"<{branch}>{is_near}{more}</{branch}>")
    added = f"<responseCondition>{''.join(branches)}</responseCondition>"
    declared = declaration("single", "float", [number], name=name)
    return _Gap(declared, _field(name, 10), added=added)


def lost_of_typed(body: Body) -> str:
    typing = TYPING if body.get("spelling", Spelling.FREE) == Spelling.FREE else ""
    said = SAID if any(one.feedback for one in answers_of(body)) else ""
    return f"{typing} {said}".strip()


def lost_of_number(body: Body) -> str:
    """Numbers and dates of briefs have no equivalent, so they are left out."""
    if not body.get("measure"):
        return LEFT_OUT
    unit = UNIT if body["measure"]["units"] else ""
    said = SAID if any(one.feedback for one in numbers_of(body)) else ""
    return f"{unit} {said}".strip()
