"""What the tables of a Word document are for: questions, options, an answer key, or data."""

import re
from collections.abc import Sequence

from learning.exchange.plain.labels import labelled_part
from learning.exchange.plain.lines import Line, option_begun, question_begun

type Cells = list[list[str]]

TICKS = frozenset("✓✔✅☑")
_LABEL = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z])[.):\]]?")
_NUMBER = re.compile(r"(?:q(?:uestion)?\s?)?(\d{1,3})[.):]?", re.IGNORECASE)
_ANSWER = re.compile(
    r"\(?[A-Za-z]\)?(?:\s*(?:,|&|and)\s*\(?[A-Za-z]\)?)*|true|false", re.IGNORECASE
)
_NAME_OF_NUMBERS = re.compile(r"(?:no|nr|number|question|q|item|#)\W*", re.IGNORECASE)


def label_alone(text: str) -> str:
    """What the text of a cell is for the cell beside it: "a)", "Answer:"; "" if it is no label."""
    if _LABEL.fullmatch(text):
        return text if text[-1] in ").:]" else f"{text})"
    named = labelled_part(f"{text.rstrip(' :')}: ") if 0 < len(text) < 30 else None
    return f"{text.rstrip(' :')}:" if named and not named[1] else ""


def has_label(text: str) -> bool:
    return bool(label_alone(text)) or _begins_labelled(text)


def _begins_labelled(text: str) -> bool:
    line = Line(0, text)
    option = option_begun(line, 0) or option_begun(line, 1)
    return bool(option or question_begun(text, worded=False))


def is_laid_out(rows: Sequence[Sequence[Sequence[Line]]]) -> bool:
    """Whether cells hold questions or options with labels."""
    lines = [line.text for row in rows for cell in row for line in cell]
    begun = any(option_begun(Line(0, one), 0) or question_begun(one, worded=False) for one in lines)
    first = [" ".join(one.text for one in row[0]).strip() for row in rows if row]
    return begun or any(re.fullmatch(r"[(\[]?[A-Za-z\d][.):\]]", one) for one in first)


def are_questions_and_answers(rows: Cells) -> bool:
    full = [row for row in rows if len(row) == 2 and all(row)]
    if len(full) < len(rows) or len(rows) < 2:
        return False
    return not any(has_label(one) or _begins_labelled(other) for one, other in rows)


def without_numbers(rows: Cells) -> Cells:
    """The rows without a first column that counts them."""
    counted = [_NUMBER.fullmatch(row[0]) for row in rows if row]
    begin = 0 if counted and counted[0] else 1
    numbers = [int(one[1]) for one in counted[begin:] if one]
    is_named = begin == 0 or _NAME_OF_NUMBERS.fullmatch(rows[0][0] if rows and rows[0] else "")
    if is_named and numbers == [*range(1, len(rows) - begin + 1)] and min(map(len, rows)) > 2:
        return [row[1:] for row in rows]
    return rows


def key_in(rows: Cells) -> list[str]:
    """The lines of an answer key, whose numbers stand beside or above their letters; [] for no
    key."""
    if rows and not any(_NUMBER.fullmatch(one) for one in rows[0]):
        rows = rows[1:]  # its header
    for pairs in (_beside(rows), _above(rows)):
        if len(pairs) > 1 and all(
            _NUMBER.fullmatch(one) and _ANSWER.fullmatch(other) for one, other in pairs
        ):
            return [f"{_number(one)}. {other}" for one, other in pairs]
    return []


def _beside(rows: Cells) -> list[tuple[str, str]]:
    found = [(row[at], row[at + 1]) for row in rows for at in range(0, len(row) - 1, 2)]
    in_order = sorted(found, key=lambda pair: _number(pair[0]))
    return [pair for pair in in_order if any(pair)]


def _above(rows: Cells) -> list[tuple[str, str]]:
    found = [
        pair
        for at in range(0, len(rows) - 1, 2)
        for pair in zip(rows[at], rows[at + 1], strict=False)
    ]
    return [pair for pair in found if any(pair)]


def _number(text: str) -> int:
    found = _NUMBER.fullmatch(text)
    return int(found[1]) if found else 0
