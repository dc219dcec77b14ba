"""Turns a question of each kind into the cells of a row, and back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from learning.exchange.format import Refused, nothing
from learning.grading import formats
from learning.grading.part_marks import in_text, weight_in
from learning.grading.spelling.letters import Spelling
from learning.kinds import Body
from learning.kinds.altered import Altered, statement_of
from learning.kinds.choice import Choice
from learning.kinds.cloze import Cloze, cloze_text
from learning.kinds.listed import Listed, aliases_of
from learning.kinds.matching import Matching
from learning.kinds.number import (
    EXACT,
    Number,
    Tolerance,
    WeighedNumber,
    also_of,
    bare_number,
    shown_tolerance,
    tolerance_in,
    tolerance_of,
)
from learning.kinds.open import Criterion, Open, rubric_of
from learning.kinds.options import Option, options_of
from learning.kinds.ordering import Ordering
from learning.kinds.poll import Poll
from learning.kinds.several import Several
from learning.kinds.typed import Typed, WeighedAnswer, partial_of
from learning.kinds.written import WrittenQuestion

type Cells = Mapping[str, str]

OTHER_KINDS = {
    **dict.fromkeys(("multiple choice", "multiple-choice", "mcq", "quiz"), formats.CHOICE),
    **dict.fromkeys(("checkbox", "multiple select", "multiple answer"), formats.SEVERAL),
    **dict.fromkeys(("fill-in-the-blank", "fill in the blank", "short answer"), formats.TYPED),
    **dict.fromkeys(("open-ended", "essay"), formats.OPEN),
    **dict.fromkeys(("true/false", "true or false"), formats.CHOICE),
}
FEW_WORDS, FEW_SIGNS = 6, 60  # of an answer that people can be asked to type


def joined(values: Iterable[object]) -> str:
    """Several values in one cell; ``parted`` is the inverse."""
    escaped = (str(value).replace("\\", "\\\\").replace("|", "\\|") for value in values)
    return " | ".join(escaped)


def parted(cell: str) -> list[str]:
    """The values in a cell, empty ones too, separated by strokes or line ends; a backslash escapes
    a stroke or a backslash."""
    if not cell.strip():
        return []
    values, value = [], list[str]()
    signs = iter(cell.strip("\r\n").replace("\r\n", "\n"))
    for sign in signs:
        if sign in "|\r\n":
            values.append("".join(value).strip())
            value = []
        elif sign == "\\":
            following = next(signs, "")
            value.append(following if following in ("|", "\\") else sign + following)
        else:
            value.append(sign)
    return [*values, "".join(value).strip()]


def cells_of(question: WrittenQuestion) -> dict[str, str]:
    body = question.body()
    common = {
        "kind": str(question.format),
        "question": question.stem,
        "answer": question.answer,
        "explanation": question.explanation,
    }
    return common | IN_TABLES[question.format].cells(body)


def question_in(cells: Cells) -> WrittenQuestion:
    """The question in a row. Raises ``Refused``, and ``InvalidBody``."""
    return IN_TABLES[format_of(cells)].made(cells)


def is_short(answer: str) -> bool:
    return len(answer) <= FEW_SIGNS and len(answer.split()) <= FEW_WORDS


def format_of(cells: Cells) -> str:
    """The kind that a row names, or else the one that its cells suggest. Raises ``Refused``."""
    named = " ".join(cells.get("kind", "").casefold().split())
    if named in OTHER_KINDS:
        named = OTHER_KINDS[named] if len(parted(cells.get("answer", ""))) < 2 else formats.SEVERAL
    if named:
        if named not in IN_TABLES:
            known = ", ".join(sorted(IN_TABLES))
            raise Refused(f"“{named[:40]}” is no kind of question. There are: {known}.")
        return named
    if cells.get("options") or cells.get("wrong"):
        return formats.CHOICE if len(parted(cells.get("answer", ""))) < 2 else formats.SEVERAL
    if "[[" in cells.get("question", "") and not cells.get("answer"):
        return formats.CLOZE
    if cells.get("rubric") or not is_short(cells.get("answer", "")):
        return formats.OPEN
    return formats.TYPED


def _options(body: Body) -> dict[str, str]:
    options = options_of(body)
    feedback = [one.feedback for one in options]
    return {
        "answer": joined(one.text for one in options if one.right),
        "options": joined(one.text for one in options),
        "feedback": joined(feedback) if any(feedback) else "",
        "weights": joined(in_text(one.weight) for one in options if one.weight is not None),
    }


def _options_in(cells: Cells) -> list[Option]:
    right = [one for one in parted(cells.get("answer", "")) if one]
    named = parted(cells.get("options", ""))
    texts = named or [*right, *parted(cells.get("wrong", ""))]
    feedback = parted(cells.get("feedback", ""))
    if len(feedback) > len(texts):
        raise Refused("There is more feedback than options.")
    feedback += ["" for _ in texts[len(feedback) :]]
    weights: Sequence[Decimal | None] = [None for _ in texts]
    if cells.get("weights", "").strip():
        weights = _weights_in(cells, len(texts))
    offered, are_right = set(texts), set(right)
    if missing := next((one for one in right if one not in offered), ""):
        raise Refused(f"The answer “{missing}” is none of the options.")
    rows = [row for row in zip(texts, feedback, weights, strict=True) if any(row[:2])]
    if not all(text for text, *_ in rows):
        raise Refused("An option is empty, and has feedback.")
    return [Option(text, text in are_right, said, weight) for text, said, weight in rows]


def _weights_in(cells: Cells, count: int) -> list[Decimal]:
    """The weights of so many answers. Raises ``Refused``."""
    texts = parted(cells.get("weights", ""))
    if len(texts) != count:
        raise Refused(f"There are {len(texts)} weights for {count} answers.")
    try:
        return [weight_in(text or "0") for text in texts]
    except ValueError as error:
        raise Refused(str(error)) from error


def _said_in(cells: Cells, count: int) -> list[str]:
    said = parted(cells.get("feedback", ""))
    if len(said) > count:
        raise Refused("There is more feedback than answers.")
    return said + ["" for _ in range(count - len(said))]


def _choice_in(cells: Cells) -> WrittenQuestion:
    return Choice().compose(cells["question"], _options_in(cells), cells.get("explanation", ""))


def _several_in(cells: Cells) -> WrittenQuestion:
    return Several().compose(cells["question"], _options_in(cells), cells.get("explanation", ""))


def _typed(body: Body) -> dict[str, str]:
    spelling = body.get("spelling", Spelling.FREE)
    partial = partial_of(body)
    said = [one.feedback for one in partial]
    return {
        "accepted": joined(body["accepted"]),
        "spelling": str(spelling),
        "partial": joined(one.text for one in partial),
        "weights": joined(in_text(one.weight) for one in partial),
        "feedback": joined(said) if any(said) else "",
    }


def _typed_in(cells: Cells) -> WrittenQuestion:
    spelling = cells.get("spelling", "").strip().casefold() or Spelling.FREE
    if spelling not in set(Spelling):
        raise Refused(f"“{spelling[:40]}” is no spelling: free, exact or case.")
    if not cells.get("answer", "").strip():
        raise Refused("Its answer is empty.")
    return Typed().compose(
        cells["question"],
        cells.get("answer", ""),
        parted(cells.get("accepted", "")),
        Spelling(spelling),
        cells.get("explanation", ""),
        partial=_partial_in(cells),
    )


def _partial_in(cells: Cells) -> list[WeighedAnswer]:
    texts = parted(cells.get("partial", ""))
    if not texts:
        return []
    rows = zip(texts, _weights_in(cells, len(texts)), _said_in(cells, len(texts)), strict=True)
    return [WeighedAnswer(*row) for row in rows]


def _number(body: Body) -> dict[str, str]:
    if not body.get("measure"):
        return {}
    also = also_of(body)
    said = [one.feedback for one in also]
    within = [tolerance_of(body), *(one.tolerance for one in also)]
    tolerances = [shown_tolerance(one) for one in within]
    return {
        "answer": bare_number(body),
        "tolerance": joined(tolerances) if any(tolerances) else "",
        "partial": joined(one.answer for one in also),
        "weights": joined(in_text(one.weight) for one in also),
        "feedback": joined(said) if any(said) else "",
        "units": joined(body["measure"]["units"]),
        "unit needed": "yes" if body["measure"]["needs_unit"] else "",
    }


def _number_in(cells: Cells) -> WrittenQuestion:
    tolerance, *others = [*map(tolerance_in, parted(cells.get("tolerance", ""))), EXACT]
    return Number().compose(
        cells["question"],
        cells.get("answer", ""),
        tolerance,
        parted(cells.get("units", "")),
        needs_unit=_says_yes(cells, "unit needed"),
        explanation=cells.get("explanation", ""),
        also=_also_in(cells, others),
    )


def _also_in(cells: Cells, tolerances: Sequence[Tolerance]) -> list[WeighedNumber]:
    texts = parted(cells.get("partial", ""))
    if not texts:
        return []
    count = len(texts)
    within = [*tolerances, *(EXACT for _ in texts)][:count]
    rows = zip(texts, within, _weights_in(cells, count), _said_in(cells, count), strict=True)
    return [WeighedNumber(*row) for row in rows]


def _cloze(body: Body) -> dict[str, str]:
    return {"question": cloze_text(body), "answer": ""}


def _cloze_in(cells: Cells) -> WrittenQuestion:
    return Cloze().compose(cells["question"], cells.get("explanation", ""))


def _altered(body: Body) -> dict[str, str]:
    wrong, right = body["altered"]
    return {"question": statement_of(body), "answer": right, "changed word": wrong}


def _altered_in(cells: Cells) -> WrittenQuestion:
    return Altered().compose(
        cells["question"],
        cells.get("changed word", ""),
        cells.get("answer", ""),
        cells.get("explanation", ""),
    )


def _matching(body: Body) -> dict[str, str]:
    return {
        "options": joined(one["prompt"] for one in body["parts"]),
        "answer": joined(one["answer"] for one in body["parts"]),
        "wrong": joined(one["text"] for one in body["distractors"]),
    }


def _matching_in(cells: Cells) -> WrittenQuestion:
    lefts, partners = parted(cells.get("options", "")), parted(cells.get("answer", ""))
    if len(lefts) != len(partners):
        raise Refused(f"There are {len(lefts)} left sides (options) and {len(partners)} answers.")
    return Matching().compose(
        cells["question"],
        list(zip(lefts, partners, strict=True)),
        parted(cells.get("wrong", "")),
        cells.get("explanation", ""),
    )


def _ordering(body: Body) -> dict[str, str]:
    return {"answer": joined(one["prompt"] for one in body["parts"])}


def _ordering_in(cells: Cells) -> WrittenQuestion:
    things = [one for one in parted(cells.get("answer", "")) if one]
    return Ordering().compose(cells["question"], things, cells.get("explanation", ""))


def _list(body: Body) -> dict[str, str]:
    names = [", ".join(others) for others in aliases_of(body)]
    return {
        "answer": joined(body["elements"]),
        "accepted": joined(names) if any(names) else "",
        "enough": str(body["needed"] or ""),
        "shared": "yes" if body.get("share") else "",
    }


def _list_in(cells: Cells) -> WrittenQuestion:
    entries = parted(cells.get("answer", ""))
    names = [others.split(",") for others in parted(cells.get("accepted", ""))]
    if len(names) > len(entries):
        raise Refused("There are other names of more entries than there are.")
    if not all(entries):
        raise Refused("An entry is empty.")
    enough = cells.get("enough", "").strip()
    needed = _whole(enough, "enough") if enough else 0
    return Listed().compose(
        cells["question"],
        entries,
        names,
        needed,
        cells.get("explanation", ""),
        share=_says_yes(cells, "shared"),
    )


def _says_yes(cells: Cells, name: str) -> bool:
    return cells.get(name, "").strip().casefold() in ("yes", "true", "1", "x")


def _open(body: Body) -> dict[str, str]:
    rubric = rubric_of(body)
    return {
        "rubric": joined(one.text for one in rubric),
        "points": joined(one.points for one in rubric),
    }


def _open_in(cells: Cells) -> WrittenQuestion:
    texts, points = parted(cells.get("rubric", "")), parted(cells.get("points", ""))
    if len(points) > len(texts):
        raise Refused("There are points for more than the rubric holds.")
    points += ["" for _ in texts[len(points) :]]
    rubric = [
        Criterion(text, _whole(worth, "points") if worth else 1)
        for text, worth in zip(texts, points, strict=True)
    ]
    answer = cells.get("answer", "")
    return Open().compose(cells["question"], answer, rubric, cells.get("explanation", ""))


def _poll(body: Body) -> dict[str, str]:
    return {"answer": "", "poll": body["poll"], "options": joined(body["choices"])}


def _poll_in(cells: Cells) -> WrittenQuestion:
    choices = parted(cells.get("options", ""))
    form = cells.get("poll", "").strip().casefold() or ("choice" if choices else "words")
    return Poll().compose(cells["question"], form, choices, cells.get("explanation", ""))


def _whole(text: str, name: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 3):
        raise Refused(f"“{text[:40]}” under “{name}” is no whole number up to 999.")
    return int(text)


def _lost_of_number(body: Body) -> str:
    if body.get("measure") is None:
        return "It is graded as a date or a number of a brief, which a table does not say."
    return ""


# Columns whose texts are Markdown in some kind; in all others they are plain.
_OF_STEM = frozenset(("question", "explanation"))
_OF_EXPLANATION = frozenset(("explanation",))
_OF_OPTIONS = frozenset(("question", "answer", "options", "wrong", "feedback", "explanation"))


@dataclass(frozen=True, slots=True)
class KindInTable:
    """How a row holds a question of one kind: ``cells`` adds to the cells of every kind, ``made``
    is the inverse, ``markdown`` names the columns with Markdown, and ``lost`` says in a sentence
    what a table cannot hold."""

    cells: Callable[[Body], dict[str, str]]
    made: Callable[[Cells], WrittenQuestion]
    markdown: frozenset[str] = _OF_STEM
    lost: Callable[[Body], str] = nothing


IN_TABLES: Mapping[str, KindInTable] = {
    formats.CHOICE: KindInTable(_options, _choice_in, _OF_OPTIONS),
    formats.SEVERAL: KindInTable(_options, _several_in, _OF_OPTIONS),
    formats.TYPED: KindInTable(_typed, _typed_in),
    formats.NUMBER: KindInTable(_number, _number_in, lost=_lost_of_number),
    formats.CLOZE: KindInTable(_cloze, _cloze_in, _OF_EXPLANATION),
    formats.ALTERED: KindInTable(_altered, _altered_in, _OF_EXPLANATION),
    formats.MATCHING: KindInTable(_matching, _matching_in),
    formats.ORDERING: KindInTable(_ordering, _ordering_in),
    formats.LIST: KindInTable(_list, _list_in),
    formats.OPEN: KindInTable(_open, _open_in, _OF_STEM | {"answer"}),
    formats.POLL: KindInTable(_poll, _poll_in, _OF_STEM | {"options"}),
}
COLUMNS: Mapping[str, str] = {
    "kind": "what kind it is: " + ", ".join(sorted(IN_TABLES)),
    "question": "the question; of a text with gaps the text, with each gap in double brackets",
    "answer": "the right answer; several | are parted so",
    "options": "all options | in their order; of a matching its left sides, the answers being "
    "their partners",
    "wrong": "wrong options | if there is no column with all; of a matching partners to spare",
    "accepted": "what else is right; of a list the other names, by commas, of each entry",
    "feedback": "what is said of each option, or of each answer under “partial”",
    "weights": "the percentage of the marks that each of these brings; -50 takes half of them off",
    "partial": "other answers | that bring a part of the marks, or none",
    "explanation": "what is shown with the right answer",
    "changed word": "the word of a statement that was changed",
    "spelling": "free, exact, or case for capitals too",
    "tolerance": "how far off a number may be: 0.5, or 5 %; with others under “partial”, of each",
    "units": "ways to write the unit of a number",
    "unit needed": "yes, if a number needs its unit",
    "enough": "how many entries of a list are enough",
    "shared": "yes, if each entry of a list brings its share of the marks",
    "rubric": "what an open answer is graded by",
    "points": "the points for each of that",
    "poll": "how a poll is answered: choice, scale or words",
    "tags": "words to find it by",
}
