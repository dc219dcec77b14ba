"""Texts of a GIFT file without answers, under which the questions after them stand."""

from learning.exchange.format import FileText
from learning.exchange.gift.signs import (
    format_of,
    hidden,
    marked,
    name_of,
    named,
    shown,
    without_its_pictures,
)
from learning.exchange.pictures import Files, Shown, kept_pictures
from learning.exchange.texts import checked_text


def text_above(block: str, files: Files, notes: list[str]) -> FileText:
    """Its name is no title if it only repeats how the text begins, as the name of one without a
    title does."""
    name, text = named(hidden(block))
    format, text = format_of(text, "moodle")
    pictures = list[Shown]()
    bare = without_its_pictures(text, format, notes, pictures)
    words, name = marked(bare, format, notes), shown(name).strip()
    title = "" if name == name_of(words) else name
    return checked_text(title, words, kept_pictures(pictures, files, notes))
