"""Lines that hold the sides of a matching."""

import re

from learning.exchange.plain.lines import Line, Marked

MATCH = re.compile(r"\b(?:match|pair|connect|zuordnen|ordne)\w*\b", re.IGNORECASE)
_PAIR = re.compile(r"\s+[–—-]+>?\s+|\s*(?:→|⇒|=>|->|=)\s*|\t+(?!\w[.)])|\s*:\s+")
_PAIR_WITHOUT_LABEL = re.compile(r"\s+[–—-]+>?\s+|\s*(?:→|⇒|=>|->|=)\s*|\t+")
_PAIR_LABEL = re.compile(r"(?:[(\[]?(?:\d{1,2}|[A-Za-z])[.)\]]+|[-•*–])\s+")
_BOTH_SIDES = re.compile(
    r"[(\[]?(\d{1,2})[.)\]]\s*(\S.*?)(?:\s{2,}|\t)\s*[(\[]?([A-Za-z])[.)\]]\s*(\S.*)"
)
_SIDE = r"(?:column|list|set|spalte|liste)\s+(?:[AB12]|I{1,2})\s*[:.]?"
_HEADING = re.compile(rf"{_SIDE}(?:\s+{_SIDE})?", re.IGNORECASE)


def pair_in(line: Line) -> tuple[str, str]:
    """The sides of a pair, "" for none; a colon parts them only behind a label."""
    label = _PAIR_LABEL.match(line.text)
    bare = line.text[label.end() :] if label else line.text
    left, *rest = (_PAIR if label else _PAIR_WITHOUT_LABEL).split(bare, maxsplit=1)
    return left.strip(), "".join(rest).strip()


def both_sides(line: Line) -> list[Marked]:
    """The two sides that stand in one row with their labels: "1. France   a. Rome"."""
    found = _BOTH_SIDES.fullmatch(line.text)
    return [Marked(found[1], found[2]), Marked(found[3].lower(), found[4])] if found else []


def names_side(line: Line) -> bool:
    """Whether a line is "Column A", or both names of the sides."""
    return _HEADING.fullmatch(line.text) is not None
