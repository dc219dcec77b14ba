"""Formatting in HTML that is not kept, and that may mean something."""

import re
from collections.abc import Iterator

UNDERLINED = "Its underlining is left out."
COLOURED = "Its colours are left out."
_TAG = re.compile(r"<([a-z][a-z0-9]{0,20})\b([^<>]{0,2000})>", re.IGNORECASE)
_COLOUR = re.compile(
    r"(?<![\w-])(?:background-)?color\s{0,3}[:=]\s{0,3}[\"']?\s?(#?\w{1,30}(?:\([\d\s,.%]{1,40}\))?)"
)
_PLAIN = frozenset(
    (
        *("black", "white", "inherit", "initial", "transparent", "windowtext", "currentcolor"),
        *("grey", "gray", "none", "auto"),
    )
)
_HEX = re.compile(r"#?([0-9a-f]{1,2})([0-9a-f]{1,2})([0-9a-f]{1,2})")
_FIGURES = re.compile(r"\d+")


def note_formatting(html: str, notes: list[str]) -> None:
    """Notes what a text loses beside its words: underlining, and colours other than greys."""
    notes += [one for one in dict.fromkeys(_lost(html)) if one not in notes]


def _lost(html: str) -> Iterator[str]:
    for tag in _TAG.finditer(html):
        name, attributes = tag[1].lower(), tag[2].lower()
        if name in ("u", "ins") or ("text-decoration" in attributes and "underline" in attributes):
            yield UNDERLINED
        if name == "mark" or any(_is_colour(one[1]) for one in _COLOUR.finditer(attributes)):
            yield COLOURED


def _is_colour(value: str) -> bool:
    if value in _PLAIN:
        return False
    if "(" in value:
        return len(set(_FIGURES.findall(value)[:3])) > 1
    found = _HEX.fullmatch(value) if len(value) in (4, 7) else None
    return len(set(found.groups())) > 1 if found else True
