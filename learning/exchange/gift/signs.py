"""The texts of a GIFT file: what a backslash escapes in them, and the formats they are in."""

import re

from learning.exchange.format import Refused
from learning.exchange.markup import (
    blocks_from_html,
    escaped,
    from_html,
    looks_like_html,
    note_formatting,
)
from learning.exchange.pictures import Shown, pictures_in, without_pictures
from learning.exchange.texts import check_field

NAME = 50  # characters of the text of a question in its name
FORMATS = ("html", "moodle", "plain", "markdown")
# While the text is parsed, characters that do not occur in texts replace those that a backslash
# escapes.
SIGNS = ":#={}~\n\\"
STAND_INS = "".join(map(chr, range(0xFDD0, 0xFDD0 + len(SIGNS))))
HIDDEN = {
    f"\\{'n' if sign == chr(10) else sign}": one for sign, one in zip(SIGNS, STAND_INS, strict=True)
}
SHOWN = str.maketrans(STAND_INS, SIGNS)
_ESCAPE = re.compile(r"\\[:#={}~n\\]")


def hidden(text: str) -> str:
    """The text with a stand-in for each escaped character."""
    if sign := next((sign for sign in STAND_INS if sign in text), ""):
        raise Refused(f"It holds the invisible character U+{ord(sign):04X}: delete it.")
    return _ESCAPE.sub(lambda found: HIDDEN[found[0]], text)


def shown(text: str) -> str:
    return text.translate(SHOWN)


def name_of(text: str) -> str:
    """The name of a question: how its text begins."""
    return " ".join(text.split())[:NAME].strip()


def named(text: str) -> tuple[str, str]:
    """The name before a text, "" for none, and the text."""
    text = text.strip()
    if text.startswith("::") and (end := text.find("::", 2)) >= 0:
        return text[2:end], text[end + 2 :].strip()
    return "", text


def format_of(text: str, usual: str) -> tuple[str, str]:
    """The format at the beginning of a text, such as ``[html]``, and the rest."""
    for name in FORMATS:
        if text.startswith(f"[{name}]"):
            return name, text[len(name) + 2 :]
    return usual, text


def marked(text: str, usual: str, notes: list[str] | None = None, *, strip: bool = True) -> str:
    """The text as Markdown, read in its own format or else in the usual one; with ``notes`` it may
    have tables.
    """
    format, rest = format_of(text.strip() if strip else text, usual)
    text = shown(rest)
    check_field(text)
    if format == "plain":
        return escaped(text)
    if is_html(text, format):
        around = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        found = from_html(text) if notes is None else blocks_from_html(text, notes)
        return f"{around[0]}{found}{around[1] if text.strip() else ''}"
    return text


def is_html(text: str, format: str) -> bool:
    return format == "html" or (format == "moodle" and looks_like_html(text))


def without_its_pictures(text: str, format: str, notes: list[str], pictures: list[Shown]) -> str:
    """The text without what it shows, which is added to ``pictures``."""
    found = pictures_in(shown(text)) if format in ("html", "moodle") else []
    if is_html(shown(text), format):
        note_formatting(shown(text), notes)
    pictures += found
    return without_pictures(shown(text), notes) if found else text


def plainly(text: str) -> str:
    """An answer without markup, as Moodle reads it."""
    check_field(text)
    return text.strip()


def plain_answer(text: str) -> str:
    """A typed answer, in which Moodle's ``\\*`` is an asterisk and any other one a pattern."""
    return plainly(shown(format_of(text, "")[1]))
