"""The texts of a question in Moodle's XML, in the format that each names."""

from learning.exchange.format import Refused
from learning.exchange.markup import (
    blocks_from_html,
    escaped,
    from_html,
    looks_like_html,
    note_formatting,
)
from learning.exchange.moodle.pictures import PLACE, without_links
from learning.exchange.pictures import (
    Shown,
    described,
    pictures_in,
    pictures_in_markdown,
    without_markdown_pictures,
    without_pictures,
)
from learning.exchange.texts import check_field
from learning.exchange.xml_tree import Node

NAME = 80  # characters of the text of a question in its name
NAMED = "It asks nothing but its name."
OTHER_FILE = "It refers to a file of its own, which can’t be kept here."
NOT_DESCRIBED = "An option is a picture that the file does not describe."
EXPLANATION, FEEDBACK = "In its explanation, {}", "In what is said of an answer, {}"
OPTION_DESCRIBED = "An option that is a picture is its description here."
type Notes = list[str]


def text_of(node: Node) -> str:
    """The beginning of the text of a question, or else its name."""
    return node.text_of("questiontext", "text") or node.text_of("name", "text")


def name_of(text: str) -> str:
    """The name of a question that has no other: how its text begins."""
    return " ".join(text.split())[:NAME]


def pictures_of(node: Node) -> list[Shown]:
    """The pictures of its text."""
    asked = node.first("questiontext")
    if asked is None:
        return []
    text, format = asked.text_of("text"), asked.attributes.get("format", "")
    if _is_html(text, format):
        return pictures_in(text)
    return pictures_in_markdown(text, PLACE) if format != "plain_text" else []


def marked(node: Node | None, notes: Notes, *, blocks: bool = False) -> str:
    """A text as Markdown, read in the format that it names; with ``blocks`` it may have tables."""
    if node is None:
        return ""
    text, format = node.text_of("text"), node.attributes.get("format", "")
    check_field(text)
    if format == "plain_text":
        return escaped(text)
    if not _is_html(text, format):
        return without_files(without_markdown_pictures(text, PLACE, notes))
    note_formatting(text, notes)
    bare = without_files(without_links(without_pictures(text, notes), notes))
    return blocks_from_html(bare, notes) if blocks else from_html(bare)


def _is_html(text: str, format: str) -> bool:
    return format == "html" or (format in ("", "moodle_auto_format") and looks_like_html(text))


def without_files(text: str) -> str:
    if PLACE in text:
        raise Refused(OTHER_FILE)
    return text


def option_of(node: Node, notes: Notes) -> str:
    """The text of an option; if it is a picture alone, its description."""
    text = node.text_of("text")
    if (found := marked(node, notes)) or not pictures_in(text):
        return found
    if not (description := described(text)):
        raise Refused(NOT_DESCRIBED)
    notes += [OPTION_DESCRIBED] if OPTION_DESCRIBED not in notes else []
    return escaped(description)


def stem_of(node: Node, notes: Notes) -> str:
    found = marked(node.first("questiontext"), notes, blocks=True)
    if found or not pictures_of(node) or not (name := node.text_of("name", "text")):
        return found
    notes.append(NAMED)
    return escaped(name)


def explanation_of(node: Node, notes: Notes) -> str:
    return _said(node.first("generalfeedback"), notes, EXPLANATION, blocks=True)


def feedback_of(answer: Node, notes: Notes) -> str:
    """What is said of an answer."""
    return _said(answer.first("feedback"), notes, FEEDBACK)


def _said(node: Node | None, notes: Notes, where: str, *, blocks: bool = False) -> str:
    """The same, with notes that say of which text they are."""
    own: Notes = []
    found = marked(node, own, blocks=blocks)
    told = (where.format(f"{one[:1].lower()}{one[1:]}") for one in own)
    notes += [one for one in dict.fromkeys(told) if one not in notes]
    return found


def plain_of(node: Node, notes: Notes) -> str:
    """A text for a field that is shown without markup."""
    text = node.text_of("text")
    is_html = node.attributes.get("format") == "html" or looks_like_html(text)
    if not is_html or node.attributes.get("format") in ("markdown", "plain_text"):
        return without_files(text)
    note_formatting(text, notes)
    bare = without_files(without_links(without_pictures(text, notes), notes))
    found = from_html(bare, plain=True)
    if not found and pictures_in(text):
        found = described(text)
        notes += [OPTION_DESCRIBED] if OPTION_DESCRIBED not in notes else []
    return found
