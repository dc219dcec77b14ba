"""Lines that say one thing each, with its name before a colon: "Born: May 1950"."""

import re

_ENTRY = re.compile(r"[^\W\d_a-z][\w/’'().-]*(?: [\w/’'().&-]+){0,3}: ?\S")
_LONGEST = 240  # characters
_NO_ENTRY = re.compile(r"(?:https?|www)\b|[^:]*\b(?:says?|said|asks?|asked)\b", re.IGNORECASE)


def is_entry(text: str) -> bool:
    """Whether a line may be one of a fact sheet, if another such line stands beside it."""
    return len(text) <= _LONGEST and bool(_ENTRY.match(text)) and not _NO_ENTRY.match(text)
