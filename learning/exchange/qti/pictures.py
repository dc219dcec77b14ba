"""The pictures in texts of QTI."""

import html
import re

from learning.exchange.format import PICTURE

_PICTURE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_DESCRIPTION = re.compile(r"""\balt\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""", re.IGNORECASE)


def without_pictures(text: str, notes: list[str]) -> str:
    """An HTML text without its pictures; ``notes`` say what they show."""

    def left_out(found: re.Match[str]) -> str:
        description = described(found[0])
        note = f"{PICTURE.rstrip('.')}: {description[:100]}" if description else PICTURE
        if note not in notes:
            notes.append(note)
        return " "

    return _PICTURE.sub(left_out, text)


def described(text: str) -> str:
    """The alternative text of the first picture in an HTML text; "" for none."""
    picture = _PICTURE.search(text)
    found = _DESCRIPTION.search(picture[0]) if picture else None
    return " ".join(html.unescape(found[1] or found[2] or "").split()) if found else ""
