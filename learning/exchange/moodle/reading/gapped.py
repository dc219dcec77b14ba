"""Texts with gaps in Moodle's XML: Moodle's own, and those with a list of words beside them."""

from collections.abc import Callable
from functools import partial

from learning.exchange.embedded import STAND_IN, taken_apart, with_words
from learning.exchange.format import Refused
from learning.exchange.markup import from_html, line_from_html, note_formatting
from learning.exchange.moodle.pictures import PLACE, without_links
from learning.exchange.moodle.reading.texts import Notes, explanation_of, plain_of, without_files
from learning.exchange.pictures import (
    without_markdown_pictures,
    without_pictures,
)
from learning.exchange.xml_tree import Node
from learning.kinds.cloze import Cloze, text_with_gaps
from learning.kinds.cloze.gaps import Gap
from learning.kinds.written import WrittenQuestion


def cloze(node: Node, notes: Notes) -> WrittenQuestion:
    return _gapped(node, lambda text: taken_apart(text, notes), notes)


def from_list(node: Node, notes: Notes) -> WrittenQuestion:
    """Words of a list, chosen or dragged into the gaps."""
    listed = [*node.all("selectoption"), *node.all("dragbox")]
    words = [(plain_of(one, notes), one.text_of("group")) for one in listed]
    return _gapped(node, lambda text: with_words(text, words), notes)


def _gapped(
    node: Node, gaps_in: Callable[[str], tuple[str, list[Gap]]], notes: Notes
) -> WrittenQuestion:
    asked = node.first("questiontext")
    if asked is None:
        raise Refused("It asks nothing: its text is missing.")
    if STAND_IN in asked.text_of("text"):
        raise Refused(f"It holds the invisible character U+{ord(STAND_IN):04X}: delete it.")
    is_html = asked.attributes.get("format", "html") in ("html", "moodle_auto_format")
    text = asked.text_of("text")
    if is_html:
        note_formatting(text, notes)
        text = without_links(without_pictures(text, notes), notes)
    elif asked.attributes.get("format") != "plain_text":
        text = without_markdown_pictures(text, PLACE, notes)
    text, gaps = gaps_in(without_files(text))
    if not gaps:
        raise Refused("It has no gap.")
    if is_html:
        text = line_from_html(text, notes)
        gaps = [gap.mapped(partial(from_html, plain=True)) for gap in gaps]
    return Cloze().compose(text_with_gaps(text.split(STAND_IN), gaps), explanation_of(node, notes))
