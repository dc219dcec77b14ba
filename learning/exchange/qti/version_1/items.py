"""The items of QTI 1.2, as they stand in a file: their scoring, and what is said around them."""

from learning.exchange.embedded import STAND_IN
from learning.exchange.format import Refused
from learning.exchange.qti.feedback import LEFT_OUT, Feedback
from learning.exchange.qti.material import markdown
from learning.exchange.qti.questions import Asked, Passage
from learning.exchange.qti.scoring import Notes
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_1.computed import computed, handed_in
from learning.exchange.qti.version_1.conditions import Conditions
from learning.exchange.qti.version_1.kinds import OldItem
from learning.exchange.qti.version_1.presentation import (
    Response,
    material_html,
    responses_of,
    shown_html,
)
from learning.exchange.qti.version_2.items import ON_PICTURE
from learning.kinds.written import WrittenQuestion

TYPES = ("question_type", "cc_profile", "bbmd_questiontype", "qmd_itemtype")
SOLUTION = "solution"
PARENT = "parent_stimulus_item_ident"
NO_QUESTION = "It is a text that asks nothing."


class NoQuestion(Refused):
    """An item is a text, perhaps one that questions stand under."""


def old_item_question(item: Element, over: Passage | None) -> tuple[WrittenQuestion, Asked]:
    """The question with its notes and pictures. ``over`` is the text in the file under which it
    stands.

    Raises ``Refused`` and ``InvalidBody``.
    """
    notes: Notes = []
    presentation, kind = item.first("presentation"), kind_of(item)
    responses = responses_of(presentation) if presentation else []
    is_file, is_computed = "upload" in kind, "calculated" in kind or "formula" in kind
    if presentation is None or not (responses or is_file):
        raise NoQuestion(NO_QUESTION)
    if any(one.element.name == "response_xy" for one in responses) or item.find("render_hotspot"):
        raise Refused(ON_PICTURE)
    if STAND_IN in presentation.text:
        raise Refused(f"It holds the invisible character U+{ord(STAND_IN):04X}: delete it.")
    numeric = [one.name for one in responses if _is_number(item, one)]
    picked = [one.name for one in responses if one.is_picked]
    conditions = Conditions(item, numeric, picked)
    if conditions.unknown and not (is_file or is_computed):
        raise Refused(f"How it is scored cannot be read here ({conditions.unknown[:40]}).")
    solution, said = _said(item, notes)
    asked = Asked("", conditions.mark, Feedback(said), notes, {})
    if metadata(item).get(PARENT) and over is None:
        notes.append("A text that belongs to it is not in the file.")
    asked.over = over
    if is_file:
        return handed_in(presentation, asked, solution), asked
    if is_computed:
        return computed(item, presentation, asked), asked
    return OldItem(presentation, asked, conditions, responses, kind, solution).question(), asked


def metadata(item: Element) -> dict[str, str]:
    found = dict[str, str]()
    for one in item.find("qtimetadatafield"):
        label, entry = one.first("fieldlabel"), one.first("fieldentry")
        if label and entry:
            found.setdefault(label.text, entry.text)
    return found


def kind_of(item: Element) -> str:
    """What the program that wrote the file calls this kind of question, in lower case."""
    fields = metadata(item)
    named = [fields[name] for name in TYPES if name in fields]
    named += [one.text for one in item.find(*TYPES)]
    return next(iter(named), "").lower()


def text_of_item(item: Element) -> Passage:
    """The text that an item is."""
    presentation = item.first("presentation")
    return Passage(shown_html(presentation) if presentation else "", item["title"])


def _is_number(item: Element, response: Response) -> bool:
    ranges = item.find("vargt", "vargte", "varlt", "varlte")
    return response.is_numeric or any(one["respident"] == response.name for one in ranges)


def _said(item: Element, notes: Notes) -> tuple[str, dict[str, str]]:
    """The good answer that the file gives, and what it says of answers, by identifier."""
    solution, texts = "", {}
    labels = {label["ident"] for label in item.find("response_label")}
    for one in item.all("itemfeedback"):
        try:
            text = markdown(material_html(one), notes)
        except Refused:
            notes.append(LEFT_OUT.format(" ".join(one.text.split())[:100]))
            continue
        is_solution = one.first("solution") is not None and one["ident"] not in labels
        if one["ident"].lower() == SOLUTION or is_solution:
            solution = solution or text
        elif text:
            texts[one["ident"]] = text
    return solution, texts
