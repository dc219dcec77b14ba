"""Tells captions of figures and tables, and credits of photographs, from paragraphs."""

import re

_CAPTION = re.compile(
    r"(?:(?:figure|fig|table|chart|graph|map|box|exhibit|plate)\.? ?\d[\d.]{0,4}[a-z]?\s?[:.–—-]"
    r"|(?:photo(?:graph)?|image|picture|source|credit|caption)s?(?: by)?:)",
    re.IGNORECASE,
)
_PICTURES = (
    r"(?:Photo(?:graph)?s?|Images?|Pictures?|Videos?|Audio|Maps?|Graphics?|Illustrations?|Cartoons?|"
    r"Screen ?(?:shots?|grabs?|caps?)|Credits?)"
)
_SITES = (
    r"(?:Creative Commons|Facebook|Flickr|Getty|Instagram|Pixabay|Shutterstock|Twitter|Unsplash|"
    r"Wikimedia|Wikipedia|YouTube)"
)
_WHO = (
    r"(?: (?:[^\W\d_a-z]|[@/(©])\S*| (?:and|at|by|de|der|for|from|in|la|le|of|on|the|under|user|"
    r"van|via|von|&)){1,10}"
)
_CREDIT = re.compile(
    rf"(?:^|[.)\]”\"!?] | (?=\())\(?(?:(?:File|AP|AFP|Reuters) )?{_PICTURES}"
    rf"(?:(?: credits?| by| courtesy(?: of)?)?: \S.{{0,60}}$| (?:by|courtesy of){_WHO}$"
    rf"| (?:from|via) (?:an? )?(?:\w+ )?{_SITES}\b.{{0,60}}$)"
    r"|\b[Uu]sed (?:with|by) permission[^.]{0,30}\.?\)?$"
)
_LONGEST = 300  # characters


def is_caption(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    return bool(_CAPTION.match(text) or _CREDIT.search(text))
