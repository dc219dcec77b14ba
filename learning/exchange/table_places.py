"""Answers that a table gives by the place or the letter of an option, as Kahoot and Quizizz do."""

import re
from collections.abc import Sequence

from learning.exchange.format import Refused

_PLACES = re.compile(r"\s*(?:\d{1,2}|[A-Ha-h])(?:\s*[,;&|]\s*(?:\d{1,2}|[A-Ha-h]))*\s*")
_BETWEEN = re.compile(r"\s*[,;&|]\s*")
LETTERS = "abcdefgh"

type Named = Sequence[tuple[str, str]]  # the name of a column and its cell


def with_named_answer(named: Named) -> Named:
    """The cells of a row whose options stand in several columns, with the texts of the options that
    its answer names by their places.

    Raises ``Refused`` where such an answer is the text of another option.
    """
    options = [cell.strip() for name, cell in named if name == "options"]
    answer = next((cell for name, cell in named if name == "answer"), "")
    if len(options) < 2 or not _PLACES.fullmatch(answer):
        return named
    signs = [one.casefold() for one in _BETWEEN.split(answer.strip())]
    places = [int(one) - 1 if one.isdecimal() else LETTERS.index(one) for one in signs]
    texts = [options[one] if 0 <= one < len(options) else "" for one in places]
    by_text = [one for one in _BETWEEN.split(answer.strip()) if one in options]
    if by_text and by_text != texts:
        if not all(texts):
            return named
        raise Refused(
            f"Its answer “{answer.strip()[:40]}” is the place of one option and the text of "
            "another. Write out the text of the right one, and not its place."
        )
    if missing := next((sign for sign, text in zip(signs, texts, strict=True) if not text), ""):
        raise Refused(f"Its answer is option {missing}, which is empty or not there.")
    joined = " | ".join(one.replace("\\", "\\\\").replace("|", "\\|") for one in texts)
    return [(name, joined if name == "answer" else cell) for name, cell in named]
