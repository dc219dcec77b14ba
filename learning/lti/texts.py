"""Texts that platforms send, before they are kept: they may hold anything, and PostgreSQL refuses a
NUL, half a character or what is too long for its column.
"""

import json
import re
from typing import Any

from learning.lti.tokens import Refused

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # and halves of characters
LONGEST_JSON = 20_000
TOO_LONG = "The platform’s message is too long."
UNREADABLE = "The platform’s message can’t be read."


def name_in(value: object, most: int) -> str:
    """A name or a title, on one line and cut to ``most`` characters; "" for what is no text."""
    text = CONTROL.sub(" ", value) if isinstance(value, str) else ""
    return " ".join(text.split())[:most].strip()


def id_in(value: object, most: int) -> str:
    """An id or an address, which must stay as it is; "" for what is no text. Raises ``Refused``."""
    if not isinstance(value, str):
        return ""
    if len(value) > most:
        raise Refused(TOO_LONG)
    if CONTROL.search(value):
        raise Refused(UNREADABLE)
    return value


def ids_in(value: object, most: int) -> tuple[str, ...]:
    """At most 50 ids, without those that can't be kept."""
    many = [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
    return tuple(one for one in many[:50] if len(one) <= most and not CONTROL.search(one))


def json_in(value: Any) -> Any:
    """Something of the platform's own that goes back as it came. Raises ``Refused``."""
    text = json.dumps(value, ensure_ascii=False)
    if len(text) > LONGEST_JSON:
        raise Refused(TOO_LONG)
    if "\\u0000" in text or re.search(r"[\ud800-\udfff]", text):
        raise Refused(UNREADABLE)
    return value
