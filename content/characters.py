"""Chinese characters in a text: what counts as one, for all that shows, asks or grades them."""

import re
import unicodedata

CHINESE_RUN = re.compile(
    "["
    "\u2e80-\u2fd5"  # radicals
    "\u3005\u3007"  # the sign for repetition, and zero
    "\u3400-\u4dbf\u4e00-\u9fff"  # the unified characters
    "\uf900-\ufaff"  # their variants, written otherwise for older encodings
    "\U00020000-\U000323af"  # the rare ones
    "]+"
)


def chinese_characters(text: str) -> str:
    """The Chinese characters of a text in their plain forms, without all else."""
    return "".join(CHINESE_RUN.findall(unicodedata.normalize("NFKC", text)))


def without_chinese(text: str) -> str:
    """A text with a space in the place of each run of Chinese characters."""
    return CHINESE_RUN.sub(" ", unicodedata.normalize("NFKC", text))
