"""The items of QTI 2 and 3."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from learning.exchange.embedded import STAND_IN
from learning.exchange.format import Refused
from learning.exchange.qti.feedback import ELEMENTS, LEFT_OUT, Feedback
from learning.exchange.qti.material import html_of, markdown
from learning.exchange.qti.questions import Asked, Passage
from learning.exchange.qti.scoring import NOT_SAID, UNKNOWN, UNSCORED, Mark, Notes, by_key
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_2 import fields, interactions, pairs, places
from learning.exchange.qti.version_2.fields import FIELDS
from learning.exchange.qti.version_2.item import Item
from learning.exchange.qti.version_2.parts import (
    TOGETHER,
    mark_of_part,
    parts_of,
    without_others,
)
from learning.exchange.qti.version_2.processing import Processing
from learning.exchange.qti.version_2.templates import drawn
from learning.kinds.written import WrittenQuestion

ADAPTIVE = "It changes as it is answered."
ON_PICTURE = "Any point of a picture is its answer; here an answer is picked or written."
TEXT = "The text before it is kept in front of the question."
# What marks a block as a text that several items may share.
PASSAGES = frozenset(("passage", "stimulus", "sharedstimulus", "shared-stimulus"))
ATTEMPTS = "In the file, it can be answered again and again, with hints. Here it is answered once."
OPEN = ("extendedTextInteraction", "uploadInteraction")
_NONE_HERE = {
    **dict.fromkeys(
        (*("selectPointInteraction", "positionObjectInteraction"),),
        ON_PICTURE,
    ),
    "drawingInteraction": "It is answered with a drawing; there is no such kind here.",
    "mediaInteraction": "It plays a sound or a film, which cannot be kept here.",
    "customInteraction": "It needs a program of its own, which there is not here.",
    "portableCustomInteraction": "It needs a program of its own, which there is not here.",
}
_ALONE: Mapping[str, Callable[[Item, Element], WrittenQuestion]] = {
    "choiceInteraction": interactions.choice,
    "hottextInteraction": interactions.hottext,
    "orderInteraction": interactions.order,
    "matchInteraction": pairs.match,
    "associateInteraction": pairs.associate,
    "gapMatchInteraction": interactions.gap_match,
    "extendedTextInteraction": interactions.extended_text,
    "uploadInteraction": interactions.upload,
    "sliderInteraction": fields.slider,
    "hotspotInteraction": places.hotspot,
    "graphicOrderInteraction": places.order,
    "graphicAssociateInteraction": places.associate,
    "graphicGapMatchInteraction": places.gap_match,
}


def item_questions(
    item: Element, stimulus: Callable[[str], Element | None]
) -> list[tuple[WrittenQuestion, Asked]]:
    """The questions that an item asks, one as a rule, each with its notes and pictures.
    ``stimulus`` finds the text at an address beside the item.

    Raises ``Refused`` and ``InvalidBody``.
    """
    notes: Notes = []
    item = drawn(item, notes)
    body = item.first("itemBody")
    if body is None:
        raise Refused("It asks nothing: its text is missing.")
    if STAND_IN in body.text:
        raise Refused(f"It holds the invisible character U+{ord(STAND_IN):04X}: delete it.")
    found = [
        one
        for one in body.walk()
        if one.name.endswith("Interaction") and one.name != "endAttemptInteraction"
    ]
    _check_kinds(found)
    if any(one.find(*(each.name for each in found)) for one in body.find(*ELEMENTS) if found):
        raise Refused(ADAPTIVE)
    if item["adaptive"] in ("true", "1"):
        notes.append(ATTEMPTS)
    processing = Processing(item)
    is_open = all(one.name in OPEN for one in found)
    mark = processing.mark if is_open else _marker(processing, notes)
    feedback = _feedback(processing, notes)
    asked = Asked("", mark, feedback, notes, processing.key, mark == processing.mark)
    front, rubric = _around(body, notes)
    asked.over = _passage(item, body, stimulus, notes)
    whole = Item(body, asked, processing, front, rubric, item["title"])
    parts = parts_of(found)
    if len(parts) == 1:
        return [(_question(whole, found), whole.asked)]
    return [_part(whole, part, found) for part in parts]


def _part(whole: Item, part: list[Element], found: list[Element]) -> tuple[WrittenQuestion, Asked]:
    notes = [*whole.asked.notes, TOGETHER.format(len(found))]
    names = [one["responseIdentifier"] for one in part]
    mark = mark_of_part(whole.asked.mark, whole.asked.key, names)
    asked = replace(whole.asked, mark=mark, notes=notes)
    hidden = without_others(whole.body, part, found)
    return _question(replace(whole, asked=asked, hidden=hidden), part), asked


def _check_kinds(found: list[Element]) -> None:
    names = {one.name for one in found}
    if reason := next((_NONE_HERE[name] for name in sorted(names) if name in _NONE_HERE), ""):
        raise Refused(reason)
    if not found:
        raise Refused("It is a text that asks nothing.")
    if other := sorted(names - FIELDS - _ALONE.keys()):
        raise Refused(f"There is no such kind here: “{other[0][:40]}”.")


def _question(item: Item, found: list[Element]) -> WrittenQuestion:
    if found[0].name in FIELDS:
        return fields.fields(item, found)
    return _ALONE[found[0].name](item, found[0])


def _marker(processing: Processing, notes: Notes) -> Mark:
    """How the item is scored: as its rules say, or where they say nothing, by its key."""
    key = processing.key
    if processing.unknown:
        if not key:
            raise Refused(UNSCORED.format(processing.unknown[:40]))
        notes.append(UNKNOWN.format(processing.unknown[:40]))
        return by_key(key, processing.ordered)
    if key and processing.mark(key).score <= 0 and processing.mark({}).score <= 0:
        texts = [text for _, text in processing.literals] + processing.mapped
        tried = [{name: (text,)} for name in key for text in texts]
        if all(processing.mark(one).score <= 0 for one in tried):
            notes.append(NOT_SAID)
            return by_key(key, processing.ordered)
    return processing.mark


def _feedback(processing: Processing, notes: Notes) -> Feedback:
    texts = {}
    for name, one in processing.feedback.items():
        try:
            texts[name] = markdown(html_of(one.content), notes)
        except Refused:
            notes.append(LEFT_OUT.format(" ".join(one.text.split())[:100]))
    return Feedback(texts)


def _passage(
    item: Element, body: Element, stimulus: Callable[[str], Element | None], notes: Notes
) -> Passage | None:
    """The text that the item stands under, and may share with others: beside it in the package, or
    in a block that says so. Several are one."""
    parts, title, address = list[str](), "", ""
    for one in item.all("assessmentStimulusRef"):
        if text := stimulus(one["href"]):
            parts.append(html_of(text.content))
            address = address or one["href"]
        else:
            notes.append("A text that belongs to it is not in the file.")
    for one in body.find("rubricBlock"):
        if _is_passage(one):
            parts.append(html_of(one.content))
            title = title or one["label"]
    html = parts[0] if len(parts) == 1 else "".join(f"<div>{part}</div>" for part in parts)
    return Passage(html, title, address) if parts else None


def _is_passage(block: Element) -> bool:
    """Whether all who are asked read it, and it is marked as a text to read."""
    marked = f"{block['class']} {block['use']}".casefold().replace("ext:", "").split()
    told = block["view"].split() or ["candidate"]
    return "candidate" in told and not PASSAGES.isdisjoint(marked)


def _around(body: Element, notes: Notes) -> tuple[str, list[Element]]:
    """The HTML of the texts that stand before the question, and what those who mark are told."""
    front, rubric = "", list[Element]()
    for one in body.find("rubricBlock"):
        views = one["view"].split() or ["candidate"]
        if _is_passage(one):
            continue
        if "candidate" in views:
            front += f"<div>{html_of(one.content)}</div>"
        elif "scorer" in views:
            rubric.append(one)
        else:
            notes.append(f"What it tells only others ({one['view'][:40]}) was left out.")
    if front:
        notes.append(TEXT)
    asks_openly = bool(body.find(*OPEN))
    if rubric and not asks_openly:
        notes.append("What it tells those who mark it was left out.")
    return front, rubric
