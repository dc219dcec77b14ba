"""Reads the XML that Moodle exports."""

import re
from dataclasses import replace

from learning.exchange.format import ExchangeItem, FileText, ParsedFile, Refused, Unreadable
from learning.exchange.gift.reading import category_tag
from learning.exchange.markup import from_html
from learning.exchange.moodle.pictures import files_of
from learning.exchange.moodle.reading.kinds import READ
from learning.exchange.moodle.reading.texts import (
    Notes,
    explanation_of,
    marked,
    name_of,
    pictures_of,
    text_of,
)
from learning.exchange.pictures import (
    Files,
    first_of,
    kept_picture,
    kept_pictures,
    lifted,
)
from learning.exchange.texts import TextAbove, checked_item, checked_text
from learning.exchange.xml_tree import Node, read_children
from learning.kinds import InvalidBody

MOST_GAPS = 50_000  # of a file, with the answers in them
# The feedback that Moodle gives unless the author writes another.
USUAL_FEEDBACK = frozenset(
    (
        *("", "Your answer is correct.", "Your answer is partially correct."),
        *("Your answer is incorrect.", "That's correct.", "That's not right."),
    )
)
OVERALL = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
# A question alone, as a site shares it: the root of its file, where Moodle expects a <quiz>.
_ALONE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,500}-->\s*)?(?=<question\b)"
)
DRAWN = "Its numbers are drawn anew for each attempt; here they are fixed."
PICKED = "It stands for questions of a category: import those themselves."
ON_PICTURE = "Its answers are put onto a picture."
NOT_HERE = {
    **dict.fromkeys(("calculated", "calculatedmulti", "calculatedsimple", "formulas"), DRAWN),
    **dict.fromkeys(("random", "randomsamatch"), PICKED),
    **dict.fromkeys(("ddimageortext", "ddmarker"), ON_PICTURE),
}


def read(data: bytes) -> ParsedFile:
    reading, category, gaps = ParsedFile(), "", 0
    above = TextAbove(reading)
    data, held = lifted(data)

    def take(node: Node) -> None:
        nonlocal category, gaps
        if node.name != "question":
            return
        if node.attributes.get("type") == "cloze":
            text = text_of(node)
            gaps += text.count("{") + text.count("~")  # each answer in a gap counts
            if gaps > MOST_GAPS:
                raise Unreadable(
                    f"It has more than {MOST_GAPS:,} answers in gaps: split it into several files."
                )
        if node.attributes.get("type") == "category":
            category = node.text_of("category", "text")
            above.end()
            return
        files = first_of(held, files_of(node))
        try:
            if node.attributes.get("type") == "description":
                above.end()
                above.begin(*_description(node, files))
            else:
                reading.add(above.over(_item(node, category, files)))
        except (Refused, InvalidBody) as refusal:
            reading.refuse(node.line, str(refusal), text_of(node))

    if alone := _ALONE.match(data):
        data = b"%b<quiz>%b</quiz>" % (data[: alone.end()], data[alone.end() :])
    read_children(data, "quiz", take)
    above.end()
    return reading


def _description(node: Node, files: Files) -> tuple[FileText, int, Notes]:
    """A text that asks nothing, its line, and notes on it. Its name is no title if it only repeats
    how the text begins, as the name of one without a title does."""
    _check_size(node)
    notes: Notes = []
    text = marked(node.first("questiontext"), notes, blocks=True)
    pictures = kept_pictures(pictures_of(node), files, notes)
    name = " ".join(node.text_of("name", "text").split())
    if explanation_of(node, []):
        notes.append("The general feedback of its text was left out.")
    return checked_text("" if name == name_of(text) else name, text, pictures), node.line, notes


def _check_size(node: Node) -> None:
    if any(one.is_too_large for one in node.walk()):
        raise Refused("A text in it is longer than 32,768 characters, or it has too many parts.")


def _item(node: Node, category: str, files: Files) -> ExchangeItem:
    _check_size(node)
    kind = node.attributes.get("type", "")
    if kind in NOT_HERE:
        raise Refused(NOT_HERE[kind])
    if kind not in READ:
        raise Refused(f"There is no such kind here: “{kind[:40]}”.")
    notes: Notes = []
    question = READ[kind](node, notes)
    _note_what_is_left(node, notes)
    picture = kept_picture(pictures_of(node), files, notes)
    tags = [tag.text_of("text") for tag in node.all("tags") for tag in tag.all("tag")]
    item = checked_item(question, (*tags, category_tag(category)), node.line, tuple(notes))
    return replace(item, picture=picture)


def _note_what_is_left(node: Node, notes: Notes) -> None:
    if any(hint.text_of("text") for hint in node.all("hint")):
        notes.append("Its hints were left out.")
    if not all(_is_usual(node.text_of(name, "text")) for name in OVERALL):
        notes.append("What is said of right and wrong answers as a whole was left out.")


def _is_usual(feedback: str) -> bool:
    try:
        return from_html(feedback, plain=True) in USUAL_FEEDBACK
    except Refused:  # it shows a picture or the like
        return False
