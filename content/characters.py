"""Finds the Chinese characters in a text."""

import re
import unicodedata

CHINESE_RUN = re.compile(
    "["
    "\u2e80-\u2fd5"  # radicals
    "\u3005\u3007"  # the iteration mark and zero
    "\u3400-\u4dbf\u4e00-\u9fff"  # unified ideographs, with extension A
    "\uf900-\ufaff"  # compatibility ideographs
    "\U00020000-\U000323af"  # the other extensions, with rare characters
    "]+"
)


def chinese_characters(text: str) -> str:
    """The Chinese characters of a text, normalised (NFKC), and nothing else."""
    return "".join(CHINESE_RUN.findall(unicodedata.normalize("NFKC", text)))


def without_chinese(text: str) -> str:
    """The text, normalised (NFKC), with a space in place of each run of Chinese characters."""
    return CHINESE_RUN.sub(" ", unicodedata.normalize("NFKC", text))
