"""Questions of each kind in QTI."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from xml.sax.saxutils import escape

from learning.exchange.format import KindExport
from learning.exchange.qti.writing.fields import (
    lost_of_number,
    lost_of_typed,
    write_cloze,
    write_number,
    write_typed,
)
from learning.exchange.qti.writing.item import QtiItem
from learning.exchange.qti.writing.scoring import (
    MAPPED,
    declaration,
    if_right,
    mapping_of,
    matches,
    score_of,
    share_of,
)
from learning.exchange.qti.writing.texts import asked_text, in_blocks, in_line, plain
from learning.grading import formats
from learning.kinds import Body
from learning.kinds.kind import NOTHING
from learning.kinds.open import rubric_of
from learning.kinds.options import Option, options_of, weights_of


def _choices(body: Body, most: int) -> tuple[str, dict[str, Option]]:
    named = {f"c{number}": one for number, one in enumerate(options_of(body), 1)}
    choices = "".join(
        f'<simpleChoice identifier="{name}">{in_line(one.text)}</simpleChoice>'
        for name, one in named.items()
    )
    shown = (
        f'<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="{most}">'
        f"{asked_text(body)}{choices}</choiceInteraction>"
    )
    return shown, named


def _choice(body: Body) -> QtiItem:
    shown, named = _choices(body, 1)
    right = [name for name, one in named.items() if one.right]
    feedback = {name: one.feedback for name, one in named.items() if one.feedback}
    if weights_of(body):
        worth = ((name, score_of(one.weight or Decimal(0))) for name, one in named.items())
        right = [name for name, one in named.items() if one.text == body["answer"]]
        declared = [declaration("single", "identifier", right, mapping_of(worth, least=-1))]
        return QtiItem(declared, shown, MAPPED, feedback, has_choice_feedback=True)
    declared = [declaration("single", "identifier", right)]
    return QtiItem(declared, shown, if_right(matches()), feedback, has_choice_feedback=True)


def _several(body: Body) -> QtiItem:
    shown, named = _choices(body, 0)
    right = [name for name, one in named.items() if one.right]
    part = share_of(len(right))
    mapping = mapping_of(
        (name, score_of(one.weight))
        if one.weight is not None
        else (name, part if one.right else f"-{part}")
        for name, one in named.items()
    )
    feedback = {name: one.feedback for name, one in named.items() if one.feedback}
    declared = [declaration("multiple", "identifier", right, mapping)]
    return QtiItem(declared, shown, MAPPED, feedback, has_choice_feedback=True)


def _matching(body: Body) -> QtiItem:
    lefts = [one["prompt"] for one in body["parts"]]
    partners = [one["answer"] for one in body["parts"]]
    spare = [one["text"] for one in body["distractors"]]
    rights = list(dict.fromkeys((*partners, *spare)))
    pairs = [f"l{n} r{rights.index(partner) + 1}" for n, partner in enumerate(partners, 1)]
    mapping = mapping_of((pair, share_of(len(pairs))) for pair in pairs)
    uses = max(map(partners.count, partners))
    sides = _side("l", map(in_line, lefts)) + _side("r", map(plain, rights), uses)
    shown = (
        '<matchInteraction responseIdentifier="RESPONSE" shuffle="true" '
        f'maxAssociations="{len(lefts)}">{asked_text(body)}{sides}</matchInteraction>'
    )
    return QtiItem([declaration("multiple", "directedPair", pairs, mapping)], shown, MAPPED)


def _side(letter: str, texts: Iterable[str], uses: int = 1) -> str:
    choices = "".join(
        f'<simpleAssociableChoice identifier="{letter}{number}" matchMax="{uses}">{text}'
        "</simpleAssociableChoice>"
        for number, text in enumerate(texts, 1)
    )
    return f"<simpleMatchSet>{choices}</simpleMatchSet>"


def _ordering(body: Body) -> QtiItem:
    named = {f"c{number}": one["prompt"] for number, one in enumerate(body["parts"], 1)}
    choices = "".join(
        f'<simpleChoice identifier="{name}">{plain(text)}</simpleChoice>'
        for name, text in named.items()
    )
    shown = (
        '<orderInteraction responseIdentifier="RESPONSE" shuffle="true">'
        f"{asked_text(body)}{choices}</orderInteraction>"
    )
    return QtiItem([declaration("ordered", "identifier", named)], shown, if_right(matches()))


def _lost_of_ordering(body: Body) -> str:
    """QTI compares a response with the whole order only."""
    return "It is marked as a whole, not by the share of pairs in order."


def _open(body: Body) -> QtiItem:
    answer = "" if body["answer"] == NOTHING else f"<div>{in_blocks(body['answer'])}</div>"
    criteria = "".join(f"<li>{escape(one.text)} ({one.points})</li>" for one in rubric_of(body))
    parts = f"{answer}{f'<ul>{criteria}</ul>' if criteria else ''}"
    rubric = f'<rubricBlock view="scorer">{parts}</rubricBlock>' if parts else ""
    shown = (
        f'{rubric}<extendedTextInteraction responseIdentifier="RESPONSE" expectedLines="15">'
        f"{asked_text(body)}</extendedTextInteraction>"
    )
    declared = '<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="string"/>'
    return QtiItem([declared], shown)


EXPORTED: Mapping[str, KindExport[QtiItem]] = {
    formats.CHOICE: KindExport(_choice),
    formats.SEVERAL: KindExport(_several),
    formats.TYPED: KindExport(write_typed, lost_of_typed),
    formats.NUMBER: KindExport(write_number, lost_of_number),
    formats.CLOZE: KindExport(write_cloze),
    formats.MATCHING: KindExport(_matching),
    formats.ORDERING: KindExport(_ordering, _lost_of_ordering),
    formats.OPEN: KindExport(_open),
}
