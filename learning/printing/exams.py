"""A quiz as an exam on paper: its questions in one of several versions, and the key of each."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from random import Random
from string import ascii_uppercase
from typing import Any

from learning.grading import formats
from learning.kinds import Body, kind_of
from learning.kinds.number import shown_tolerance, tolerance_of
from learning.models import Quiz
from learning.quizzes.drawing import Drawn, draw_quiz
from learning.rendering.fields import ResponseFields, response_fields

VERSIONS = ("A", "B")
TRIES = 30  # at another order of a version
FEWEST_LINES, MOST_LINES = 6, 24  # for an open answer
LINES_A_POINT = 2


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """A question with what is printed of it, and its ``key`` in a line. ``letters`` are those of
    its options. ``heading`` is the title of the section that begins with it; "" for none."""

    number: int
    drawn: Drawn
    fields: ResponseFields
    letters: str
    key: str
    heading: str = ""

    @property
    def body(self) -> Body:
        body: Body = self.drawn.question.body
        return body

    @property
    def format(self) -> str:
        return self.drawn.format

    @property
    def lettered(self) -> list[tuple[str, str]]:
        """The options, each after its letter."""
        return [(self.letters[n], one.text) for n, one in enumerate(self.fields.options)]

    @property
    def lines(self) -> range:
        """As many as an answer in one's own words may take."""
        wanted = FEWEST_LINES + round(LINES_A_POINT * self.drawn.points)
        return range(min(MOST_LINES, wanted))

    @property
    def blanks(self) -> range:
        """The blanks on the answer sheet: one for each pair, place, gap or entry."""
        if self.format == formats.MATCHING:
            return range(1, 1 + len(self.fields.prompts))
        if self.format == formats.CLOZE:
            return range(1, 1 + max(1, len(self.fields.gaps)))
        if self.format in (formats.ORDERING, formats.LIST):
            return range(1, 1 + len(self.fields.places))
        return range(1, 3) if self.format == formats.ALTERED else range(1)


@dataclass(frozen=True, slots=True)
class PaperExam:
    """One version of an exam. The ``mark`` is printed on its pages, its sheet and its key, and
    changes with the questions, so that each key is found to belong to its paper."""

    version: str
    questions: list[PaperQuestion]

    @property
    def points(self) -> float:
        return sum(one.drawn.points for one in self.questions)

    @property
    def mark(self) -> str:
        printed = [[one.drawn.question.uid, one.fields.shown, one.key] for one in self.questions]
        return hashlib.sha256(json.dumps(printed).encode()).hexdigest()[:4].upper()


def paper_exam(quiz: Quiz, version: str) -> PaperExam:
    """The same for the same quiz and version each time. Versions ask the same questions; those of
    a section, and under one text, stay together. Polls are left out."""
    drawn = draw_quiz(quiz, None, Random(f"quiz {quiz.pk}"))  # noqa: S311
    asked = [one for one in drawn if kind_of(one.format).has_key]
    shuffles = quiz.shuffles_questions or version != VERSIONS[0]
    placed = _shuffled(asked, f"{quiz.pk}{version}") if shuffles else asked
    questions, section = [], ""
    for number, one in enumerate(placed, 1):
        heading = one.section if one.section != section else ""
        section = one.section
        questions.append(_question(quiz, one, version, number, heading))
    return PaperExam(version, questions)


def _shuffled(asked: list[Drawn], seed: str) -> list[Drawn]:
    """Another order, where there is one."""
    for attempt in range(TRIES):
        rng = Random(f"{seed}{attempt}")  # noqa: S311
        placed: list[Drawn] = []
        for _, group in groupby(asked, key=lambda one: one.section):
            blocks = _blocks(group)
            rng.shuffle(blocks)
            placed += chain.from_iterable(blocks)
        if placed != asked:
            return placed
    return asked


def _blocks(asked: Iterable[Drawn]) -> list[list[Drawn]]:
    blocks: dict[Any, list[Drawn]] = {}
    for one in asked:
        key = one.question.body.get("reading_text") or one.question.pk
        blocks.setdefault(key, []).append(one)
    return list(blocks.values())


def _question(quiz: Quiz, drawn: Drawn, version: str, number: int, heading: str) -> PaperQuestion:
    shown = _shown(quiz, drawn, version)
    fields = response_fields(shown)
    letters = ascii_uppercase[: len(fields.options)]
    body = drawn.question.body
    key = _key(drawn.format, body, fields, letters)
    return PaperQuestion(number, drawn, fields, letters, key, heading)


def _shown(quiz: Quiz, drawn: Drawn, version: str) -> dict[str, Any]:
    """With its options in the order of the version: in another one than in the first version,
    where they have several."""
    kind, question = kind_of(drawn.format), drawn.question
    seed = f"{quiz.pk}{VERSIONS[0]}"
    first = kind.shown(question.uid, question.body, _number(seed) if quiz.shuffles_options else 0)
    if version == VERSIONS[0]:
        return first
    shown = first
    for attempt in range(TRIES):
        presentation = _number(f"{quiz.pk}{version}{attempt}")
        shown = kind.shown(question.uid, question.body, presentation)
        if _differs(shown, first):
            break
    return shown


def _differs(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether all that can stand in several orders stands in another one."""
    lists = ((one.get(name, ()), other.get(name, ())) for name in ("options", "prompts"))
    return all(mine != theirs for mine, theirs in lists if len(mine) > 1)


def _number(seed: str) -> int:
    return int(hashlib.sha256(seed.encode()).hexdigest()[:8], 16)


def _key(format: str, body: Body, fields: ResponseFields, letters: str) -> str:
    letter_of = dict(zip((one.text for one in fields.options), letters, strict=True))
    match format:
        case formats.CHOICE | formats.SEVERAL:
            right = kind_of(format).options(body)
            return ", ".join(letter for text, letter in letter_of.items() if right.get(text))
        case formats.MATCHING:
            partner = {one["prompt"]: one["answer"] for one in body["parts"]}
            pairs = enumerate((letter_of[partner[one.text]] for one in fields.prompts), 1)
            return _numbered(pairs)
        case formats.ORDERING:
            return ", ".join(letter_of[one["prompt"]] for one in body["parts"])
        case formats.CLOZE if gaps := body.get("gaps"):
            return _numbered(enumerate((one["answer"] for one in gaps), 1))
        case formats.LIST:
            return "; ".join(body["elements"])
        case formats.ALTERED:
            return " → ".join(body["altered"])
        case formats.TYPED:
            return " / ".join(dict.fromkeys([body["answer"], *body["accepted"]]))
        case formats.NUMBER if body.get("measure"):
            within = shown_tolerance(tolerance_of(body))
            return f"{body['answer']} ± {within}" if within else str(body["answer"])
    return str(body["answer"])


def _numbered(pairs: Iterable[tuple[int, str]]) -> str:
    return "; ".join(f"{number}: {text}" for number, text in pairs)


def bodies_of(questions: Sequence[PaperQuestion]) -> list[Body]:
    return [one.body for one in questions]
