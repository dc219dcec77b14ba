"""A title from the name of a file, for a text that has none."""

import re
from pathlib import PurePosixPath

# Of these the names consist that programs give, such as "New Microsoft Word Document".
_OF_PROGRAMS = frozenset(
    """
    article blank brief copy doc document download downloaded draft export file final full image
    img index microsoft new note notes page paste pasted pdf print report scan scanned temp text
    tmp unnamed untitled upload version word
    """.split()
)
_FEWEST_LETTERS = 3
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_COPY = re.compile(r" ?\(\d{1,3}\)$")


def title_from(name: str) -> str:
    """ "sponge-cities.docx" is "Sponge cities"; "" for a name that tells nothing, "scan 3.pdf"."""
    stem = _COPY.sub("", _ENDING.sub("", PurePosixPath(name.replace("\\", "/")).name))
    hyphened = stem if " " in stem else stem.replace("-", " ")
    title = " ".join(hyphened.replace("_", " ").replace("+", " ").split()).strip(".- ")
    telling = {word.lower() for word in _WORD.findall(title)} - _OF_PROGRAMS
    if sum(map(len, telling)) < _FEWEST_LETTERS:
        return ""
    return title[0].upper() + title[1:]
