"""Finds the Chinese characters in a text, wide characters, and raised ones."""

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
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def chinese_characters(text: str) -> str:
    """The Chinese characters of a text, normalised (NFKC), and nothing else."""
    return "".join(CHINESE_RUN.findall(unicodedata.normalize("NFKC", text)))


def without_chinese(text: str) -> str:
    """The text, normalised (NFKC), with a space in place of each run of Chinese characters."""
    return CHINESE_RUN.sub(" ", unicodedata.normalize("NFKC", text))


def is_chinese(text: str) -> bool:
    """Whether a text is written in Chinese characters alone; False for an empty one."""
    return bool(CHINESE_RUN.fullmatch(text))


def is_wide(character: str) -> bool:
    """Whether a character is of a script that has no spaces between words, or its punctuation."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\uffef"
        or "\U00020000" <= character <= "\U000323af"
    )


def raised(text: str) -> str:
    """The text with its figures and signs raised: "6" as in "10⁶"."""
    return text.translate(_RAISED)
