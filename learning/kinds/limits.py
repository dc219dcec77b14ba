"""How much a question of somebody's own may hold: what its form has room for."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from learning.grading import formats
from learning.kinds import composing
from learning.kinds.kind import Body, InvalidBody
from learning.kinds.written import WrittenQuestion

LONGEST_STEM, LONGEST_ANSWER, LONGEST_EXPLANATION = 500, 200, 1000
LONGEST_NUMBER = 50
MOST_ROWS = 8  # options, pairs, entries and so on
MOST_DIGITS, MOST_ZEROS = 20, 300  # of a tolerance; zeros before or after its digits
LONGEST_TAG, MOST_TAGS = 40, 10
IN_ROWS = {
    formats.CHOICE: "options",
    formats.SEVERAL: "options",
    formats.MATCHING: "pairs",
    formats.ORDERING: "things to be put in order",
    formats.LIST: "entries",
    formats.OPEN: "criteria",
}


def check_fits(written: WrittenQuestion) -> None:
    """Raises ``InvalidBody`` where its form could not show all of it, so that whoever changed it
    there would lose the rest."""
    body = written.body()
    for what, text, longest in _texts(written.format, body):
        if len(text) > longest:
            raise InvalidBody(f"{what} has {len(text)} characters; {longest} at most.")
    rows = _rows(written.format, body)
    if rows > MOST_ROWS:
        raise InvalidBody(f"There are {rows} {IN_ROWS[written.format]}; {MOST_ROWS} at most.")
    for name, others in _parted_by_commas(body):
        if text := next((one for one in others if "," in one), ""):
            raise InvalidBody(f"“{text}”, one of {name}, holds a comma.")
    _check_tolerance(body)


def _texts(format: str, body: Body) -> Iterator[tuple[str, str, int]]:
    """Each text, with what it is and how long it may be."""
    if format == formats.CLOZE:
        yield "The text", composing.cloze_text(body), LONGEST_EXPLANATION
    else:
        stem = composing.statement_of(body) if format == formats.ALTERED else body["stem"]
        yield "The question", stem, LONGEST_STEM
    yield "The explanation", body["explanation"], LONGEST_EXPLANATION
    if format == formats.OPEN:
        yield "The answer", body["answer"], LONGEST_EXPLANATION
    elif format in (formats.CHOICE, formats.SEVERAL):
        for option in composing.options_of(body):
            yield f"The option “{option.text[:40]}”", option.text, LONGEST_ANSWER
            yield f"What is said of “{option.text[:40]}”", option.told, LONGEST_EXPLANATION
    elif format in (formats.TYPED, formats.ALTERED):
        yield "The answer", body["answer"], LONGEST_ANSWER
        yield "What else is right", "\n".join(body["accepted"]), LONGEST_EXPLANATION
    elif format == formats.NUMBER:
        yield "The number", composing.bare_number(body), LONGEST_NUMBER
        yield "The unit", ", ".join(body["measure"]["units"]), LONGEST_ANSWER
    yield from _texts_of_rows(format, body)


def _texts_of_rows(format: str, body: Body) -> Iterator[tuple[str, str, int]]:
    for one in body["parts"]:
        yield f"“{one['prompt'][:40]}”", one["prompt"], LONGEST_ANSWER
        yield f"The partner of “{one['prompt'][:40]}”", one["answer"], LONGEST_ANSWER
    for criterion in composing.rubric_of(body):
        yield f"The criterion “{criterion.text[:40]}”", criterion.text, LONGEST_ANSWER
    if format == formats.MATCHING:
        spare = "\n".join(one["text"] for one in body["distractors"])
        yield "What is to spare", spare, LONGEST_EXPLANATION
    if format == formats.LIST:
        for entry, names in zip(body["elements"], composing.aliases_of(body), strict=True):
            yield f"The entry “{entry[:40]}”", entry, LONGEST_ANSWER
            yield f"The other names of “{entry[:40]}”", ", ".join(names), LONGEST_EXPLANATION


def _rows(format: str, body: Body) -> int:
    if format not in IN_ROWS:
        return 0
    if format in (formats.CHOICE, formats.SEVERAL):
        return len(composing.options_of(body))
    return len(body["parts"] or body["elements"] or body.get("rubric", ()))


def _parted_by_commas(body: Body) -> Iterator[tuple[str, Sequence[str]]]:
    yield "its units", (body.get("measure") or {}).get("units", ())
    for names in body["aliases"]:
        yield "its other names", names


def _check_tolerance(body: Body) -> None:
    told = (body.get("measure") or {}).get("tolerance", "")
    tolerance = Decimal(told or 0)
    if len(tolerance.as_tuple().digits) > MOST_DIGITS or abs(tolerance.adjusted()) > MOST_ZEROS:
        raise InvalidBody(f"The tolerance {told} has too many digits.")
