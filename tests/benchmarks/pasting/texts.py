"""Prose of any length, made of the texts of the project, and a new version of it."""

import re
from collections.abc import Iterator
from itertools import count

from tests.benchmarks.extraction import FOLDERS, texts_in

ENDINGS = ("", "ton", "ley", "ford", "ham", "well", "wick", "dale", "stead", "more", "burn")
BLANK_LINES = re.compile(r"\n\s*\n")
LONG = 150  # characters


def prose(words: int) -> str:
    """As many words. Where the texts come again, other people say it in other paragraphs."""
    made, length = ["A long report"], 0
    for paragraph in _paragraphs():
        made.append(paragraph)
        length += len(paragraph.split())
        if length >= words:
            return "\n\n".join(made)
    raise AssertionError


def new_version(text: str) -> str:
    """A paragraph stands first, and so moves all others; of these one in twenty has another word,
    and one in forty is gone.
    """
    title, *paragraphs = text.split("\n\n")
    made = [title, "Wang Li argues that short quays lose their ships to longer ones."]
    for place, paragraph in enumerate(paragraphs):
        words = paragraph.split(" ")
        if place % 20 == 7 and len(paragraph) >= LONG:
            words[len(words) // 2] = "altered"
        if place % 40 != 39:
            made.append(" ".join(words))
    return "\n\n".join(made)


def _paragraphs() -> Iterator[str]:
    texts = [one for folder in FOLDERS for one in texts_in(folder)]
    for time in count():
        ending = ENDINGS[time % len(ENDINGS)] + "son" * (time // len(ENDINGS))
        for text in texts:
            said = " ".join(one["name"] for one in text.marked["people"])
            names = "|".join({*re.findall(r"[A-Z][a-z]{2,}", said)}) or "(?!)"
            renamed = re.sub(rf"\b({names})\b", rf"\g<0>{ending}", text.text.strip())
            for place, paragraph in enumerate(BLANK_LINES.split(renamed)):
                is_long = time and len(paragraph) >= LONG
                yield f"{paragraph} This is case {time}.{place}." if is_long else paragraph
