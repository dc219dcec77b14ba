"""MarkedItem analysis of first attempts at a quiz: from rows to ``statistics``."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Max, Min, QuerySet

from learning.grading import Outcome, formats, normalise
from learning.kinds import kind_of
from learning.models import Attempt, Quiz, Response, User
from learning.models.json_text import text_in
from learning.results.statistics import (
    Advice,
    ItemFigures,
    MarkedItem,
    MarksTable,
    OptionFigures,
    QuizFigures,
    Sitting,
    SittingChoice,
    advice_on,
    advice_on_quiz,
    item_figures,
    option_figures,
    quiz_figures,
    thirds,
)

MOST_WRITTEN = 12  # different written answers shown per question


@dataclass(frozen=True, slots=True)
class NumberedQuestion:
    """A question in its latest wording; ``number`` is its place in the quiz, None if it was
    removed. Answers to the generated question ``replaced`` by it, if any, are answers to it.
    """

    uid: str
    format: str
    body: Mapping[str, Any]
    points: float
    number: int | None
    replaced: str | None = None

    @property
    def uids(self) -> list[str]:
        return [self.uid, self.replaced] if self.replaced else [self.uid]


@dataclass(frozen=True, slots=True)
class Analysed:
    """A question with its figures; ``right`` is the share of right answers."""

    asked: NumberedQuestion
    figures: ItemFigures
    right: float | None
    advice: list[Advice]

    @property
    def comes_first(self) -> bool:
        """Whether the author should look at it before the others."""
        return any(one.first for one in self.advice)


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to a question: how often each option was picked, or the most frequent written
    answers. ``blank`` counts those who left it open; ``thirds`` counts the learners in each group.
    """

    options: list[OptionFigures]
    written: bool
    n: int
    blank: int
    thirds: Counter[str]

    @property
    def wrong(self) -> list[OptionFigures]:
        return [one for one in self.options if not one.right]


@dataclass(frozen=True, slots=True)
class ItemAnalysis:
    """The questions in the order of the quiz, followed by removed ones; ``attempts`` has the ids of
    the attempts in the order of the table's rows.
    """

    table: MarksTable
    attempts: list[int]
    figures: QuizFigures
    advice: list[Advice]
    questions: list[Analysed]

    def question(self, uid: str) -> Analysed | None:
        return next((one for one in self.questions if one.asked.uid == uid), None)


def item_analysis(quiz: Quiz, reader: User) -> ItemAnalysis:
    """Analyses the first submitted attempt of each learner, of those that ``reader`` may read;
    three queries, however many there are.
    """
    responses = _responses(quiz, reader)
    asked = _questions(quiz, responses)
    sittings, right = _sittings(responses, _current_uids(asked))
    table = MarksTable(
        [MarkedItem(one.uid, one.points, _guess(quiz, one)) for one in asked],
        list(sittings.values()),
    )
    marked = [pk for pk, sitting in sittings.items() if sitting.is_marked]
    figures, of_items = quiz_figures(table), item_figures(table)
    questions = []
    for one in asked:
        found, known = of_items[one.uid], len(right[one.uid].intersection(marked))
        share = known / found.n if found.n else None
        advice = advice_on(found, share if quiz.certainty else None)
        questions.append(Analysed(one, found, share, advice))
    return ItemAnalysis(table, marked, figures, advice_on_quiz(figures), questions)


def _current_uids(asked: Iterable[NumberedQuestion]) -> dict[str, str]:
    """The uid of the question in the quiz by the uid of each that was replaced."""
    return {one.replaced: one.uid for one in asked if one.replaced}


def _sittings(
    responses: QuerySet[Response], current: Mapping[str, str]
) -> tuple[dict[int, Sitting], dict[str, set[int]]]:
    """The sittings by attempt id, and the set of attempts that had each question right."""
    shares: defaultdict[int, dict[str, float | None]] = defaultdict(dict)
    right: defaultdict[str, set[int]] = defaultdict(set)
    columns = ("attempt", "uid", "points", "mark", text_in("verdict", "outcome"))
    for attempt, uid, points, mark, outcome in responses.values_list(*columns):
        uid = current.get(uid, uid)
        shares[attempt][uid] = None if mark is None else mark / points if points else 0.0
        if _is_right(outcome, mark, points):
            right[uid].add(attempt)
    return {pk: Sitting(each) for pk, each in shares.items()}, right


def answers_to(
    quiz: Quiz, reader: User, analysis: ItemAnalysis, asked: NumberedQuestion
) -> Answers:
    """The answers to one question, in one more query; ``analysis`` is that of the same quiz for the
    same reader.
    """
    standing = _standings(analysis, asked.uid)
    outcome = text_in("verdict", "outcome")
    columns = ("attempt", "format", "body", "given", "points", "mark", outcome)
    rows = _responses(quiz, reader).filter(uid__in=asked.uids).values_list(*columns)
    marked = [row for row in rows if row[0] in standing]
    options = kind_of(asked.format).options(asked.body)
    given = [_picks(format, body, answer) for _, format, body, answer, *_ in marked]
    spelt = given if options else _spelt_alike(given)
    choices = [
        SittingChoice(tuple(texts), *standing[attempt], _is_right(outcome, mark, points))
        for (attempt, *_, points, mark, outcome), texts in zip(marked, spelt, strict=True)
    ]
    found = option_figures(options, choices, MOST_WRITTEN)
    blank = sum(not one.picked for one in choices)
    sizes = Counter(one.third for one in choices)
    return Answers(found, not options, len(choices), blank, sizes)


def _responses(quiz: Quiz, reader: User) -> QuerySet[Response]:
    """The responses of first attempts, in the order they were asked; polls are left out."""
    attempts = Attempt.objects.read_by(reader).filter(quiz=quiz).counting()
    firsts = attempts.order_by().values("user").annotate(first=Min("pk"))
    asked = Response.objects.filter(attempt__in=firsts.values("first"))
    return asked.exclude(format=formats.POLL).order_by("attempt", "position")


def _questions(quiz: Quiz, responses: QuerySet[Response]) -> list[NumberedQuestion]:
    """All questions that were asked, in their latest wording, and those of the quiz that nobody has
    had yet.
    """
    columns = ("question__uid", "format", "question__body", "points", "question__copy_of__uid")
    placed = quiz.items.readable().exclude(format=formats.POLL).order_by("position")
    items = list(placed.values_list("position", *columns))
    uids = {uid for _, uid, *_ in items}
    standing = {
        uid: NumberedQuestion(
            uid, format, body, points, number, None if replaced in uids else replaced
        )
        for number, uid, format, body, points, replaced in items
    }
    current = _current_uids(standing.values())
    latest = responses.order_by().values("uid").annotate(latest=Max("pk")).values("latest")
    rows = Response.objects.filter(pk__in=latest).order_by("pk")
    answered = {}
    for asked, format, body, points in rows.values_list("uid", "format", "body", "points"):
        uid = current.get(asked, asked)
        worded = NumberedQuestion(uid, format, body, points, None)
        if place := standing.get(uid):
            worded = replace(worded, number=place.number, replaced=place.replaced)
        answered[uid] = worded
    return [*(standing | answered).values()]


def _guess(quiz: Quiz, asked: NumberedQuestion) -> float | None:
    """The chance of a right guess; None where certainty counts, because it then depends on the
    certainty that a guesser chooses.
    """
    return None if quiz.certainty else kind_of(asked.format).guess(asked.body)


def _is_right(outcome: str | None, mark: float | None, points: float) -> bool:
    """By the verdict, or by the mark that a person gave."""
    if outcome and outcome != Outcome.UNGRADED:
        return Outcome(outcome).is_right
    return mark is not None and 0 < points <= mark


def _picks(format: str, body: Mapping[str, Any], given: dict[str, Any] | None) -> list[str]:
    if given is None:
        return []
    kind = kind_of(format)
    if kind.options(body):
        return kind.picked(body, given)
    return [text for text in [kind.response_text(body, given).strip()] if text]


def _spelt_alike(given: Iterable[list[str]]) -> list[list[str]]:
    """Written answers that are compared as equal, each group in its most frequent spelling."""
    given = list(given)
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in (text for texts in given for text in texts):
        spellings[normalise(text)][text] += 1
    usual = {key: counts.most_common(1)[0][0] for key, counts in spellings.items()}
    return [[usual[normalise(text)] for text in texts] for texts in given]


def _standings(analysis: ItemAnalysis, uid: str) -> dict[int, tuple[str, float]]:
    """For each attempt that had the question, its group and the points of its other questions."""
    table = analysis.table
    of_each = zip(analysis.attempts, thirds(table), table.rows, table.totals, strict=True)
    return {pk: (third, total - row[uid]) for pk, third, row, total in of_each if uid in row}
