"""What the columns of a table without names hold, where its cells leave little doubt."""

from collections.abc import Sequence

LETTERS = "abcdefgh"
_LEAST_ROWS, _LEAST_COLUMNS = 2, 4

type Rows = Sequence[Sequence[str]]


def columns_of_choices(rows: Rows) -> tuple[str, ...]:
    """The columns of questions with their options, if in each row the answer, behind these or
    before, is the text or the place of one of them; () for any other table."""
    width = len(rows[0]) if rows else 0
    if not width or len(rows) < _LEAST_ROWS or any(len(row) != width for row in rows):
        return ()
    first = 1 if _counts(rows) else 0
    if width < first + _LEAST_COLUMNS:
        return ()
    for answer, options in (
        (width - 1, range(first + 1, width - 1)),
        (first + 1, range(first + 2, width)),
    ):
        if all(_is_choice(row[first], row[answer], [row[one] for one in options]) for row in rows):
            names = {first: "question", answer: "answer", **dict.fromkeys(options, "options")}
            return tuple(names.get(place, "") for place in range(width))
    return ()


def _counts(rows: Rows) -> bool:
    """Whether the first column has the numbers of the rows."""
    numbers = [row[0].strip(" .)") for row in rows]
    return numbers == [str(number) for number in range(1, len(rows) + 1)]


def _is_choice(question: str, answer: str, options: Sequence[str]) -> bool:
    texts = [one.strip() for one in options]
    sign = answer.strip().casefold()
    by_place = [str(place) for place in range(1, len(texts) + 1)]
    named = [*texts, *by_place, *LETTERS[: len(texts)]]
    return bool(question.strip() and all(texts) and {answer.strip(), sign} & {*named})
