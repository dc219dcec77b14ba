"""Turns a question of each kind into the cells of a row, and back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from learning.exchange.format import Refused, nothing
from learning.exchange.tables.other_kinds import (
    altered_cells,
    altered_in,
    cloze_cells,
    cloze_in,
    list_cells,
    list_in,
    matching_cells,
    matching_in,
    open_cells,
    open_in,
    ordering_cells,
    ordering_in,
    poll_cells,
    poll_in,
)
from learning.exchange.tables.values import Cells, parted
from learning.exchange.tables.weighed_kinds import (
    choice_in,
    lost_of_number,
    number_cells,
    number_in,
    option_cells,
    several_in,
    typed_cells,
    typed_in,
)
from learning.grading import formats
from learning.kinds import Body
from learning.kinds.written import WrittenQuestion

OTHER_KINDS = {
    **dict.fromkeys(("multiple choice", "multiple-choice", "mcq", "quiz"), formats.CHOICE),
    **dict.fromkeys(("checkbox", "multiple select", "multiple answer"), formats.SEVERAL),
    **dict.fromkeys(("fill-in-the-blank", "fill in the blank", "short answer"), formats.TYPED),
    **dict.fromkeys(("open-ended", "essay"), formats.OPEN),
    **dict.fromkeys(("true/false", "true or false"), formats.CHOICE),
}
FEW_WORDS, FEW_SIGNS = 6, 60  # of an answer that people can be asked to type


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
    formats.CHOICE: KindInTable(option_cells, choice_in, _OF_OPTIONS),
    formats.SEVERAL: KindInTable(option_cells, several_in, _OF_OPTIONS),
    formats.TYPED: KindInTable(typed_cells, typed_in),
    formats.NUMBER: KindInTable(number_cells, number_in, lost=lost_of_number),
    formats.CLOZE: KindInTable(cloze_cells, cloze_in, _OF_EXPLANATION),
    formats.ALTERED: KindInTable(altered_cells, altered_in, _OF_EXPLANATION),
    formats.MATCHING: KindInTable(matching_cells, matching_in),
    formats.ORDERING: KindInTable(ordering_cells, ordering_in),
    formats.LIST: KindInTable(list_cells, list_in),
    formats.OPEN: KindInTable(open_cells, open_in, _OF_STEM | {"answer"}),
    formats.POLL: KindInTable(poll_cells, poll_in, _OF_STEM | {"options"}),
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
