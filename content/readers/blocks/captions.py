"""Tells captions of figures and tables, and credits of photographs, from paragraphs."""

import re

_CAPTION = re.compile(
    r"(?:(?:figure|fig|table|chart|graph|map|box|exhibit|plate)\.? ?\d[\d.]{0,4}[a-z]?\s?[:.–—-]"
    r"|(?:photo(?:graph)?|image|picture|source|credit|caption)s?(?: by)?:)",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"[.)] (?:Photo(?:graph)?|Image|Picture|Credit)s?(?: by)?: \S.{0,60}$")
_LONGEST = 300  # characters


def is_caption(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    return bool(_CAPTION.match(text) or _CREDIT.search(text))
