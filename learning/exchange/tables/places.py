"""Answers that a table gives by the place or the letter of an option, as Kahoot and Quizizz do."""

import re
from collections.abc import Sequence

from learning.exchange.format import Refused
from learning.exchange.plain.lines import on_one_row, without_commas
from learning.exchange.tables.guess import LETTERS
from learning.exchange.tables.values import parted

_PLACES = re.compile(r"\s*(?:\d{1,2}|[A-Ha-h])(?:\s*[,;&|]\s*(?:\d{1,2}|[A-Ha-h]))*\s*")
_WORD_FIRST = re.compile(r"^\s*(?:options?|choices?|answers?)\s*(?=[A-Ha-h\d]\b)", re.IGNORECASE)
_LABELLED = re.compile(r"[(\[]?([A-Ha-h1-8])[.):\]]\s*(?=\S)")
_BETWEEN = re.compile(r"\s*[,;&|]\s*")


type Named = Sequence[tuple[str, str]]  # the name of a column and its cell


def with_named_answer(named: Named) -> Named:
    """The cells of a row whose options have columns or labels of their own, with the texts of the
    options that its answer names by their places.

    Raises ``Refused`` where such an answer is the text of another option.
    """
    named = _without_labels(named)
    options = [cell.strip() for name, cell in named if name == "options"]
    answer = next((cell for name, cell in named if name == "answer"), "")
    answer = _WORD_FIRST.sub("", answer) if answer.strip() not in options else answer
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


def _without_labels(named: Named) -> Named:
    """The cells of a row, with a cell for each of the options that stand in one with labels, as in
    "a) Huai b) Po". A row with a kind is most likely written here, where labels are words."""
    options = [cell for name, cell in named if name == "options"]
    if len(options) != 1 or any(name == "kind" and cell for name, cell in named):
        return named
    pieces = [one for one in parted(options[0]) if one]
    if len(pieces) == 1:
        before, *pieces = without_commas(on_one_row(pieces[0], 0))
        pieces = [] if before else pieces
    found = [_LABELLED.match(one) for one in pieces]
    labels = "".join(one[1].casefold() for one in found if one)
    if len(labels) < 2 or labels not in (LETTERS[: len(pieces)], "12345678"[: len(pieces)]):
        return named
    bare = [("options", one.string[one.end() :]) for one in found if one]
    others = [(name, cell) for name, cell in named if name != "options"]
    return [
        *((name, _bare_answer(cell) if name == "answer" else cell) for name, cell in others),
        *bare,
    ]


def _bare_answer(cell: str) -> str:
    """The label alone of an answer such as "b) Po"."""
    found = _LABELLED.match(cell.strip())
    return found[1] if found else cell
