"""Answers that were graded wrong and that their learners call right, by question and wording."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Q

from content.models import Brief
from learning.grading import Outcome, normalise
from learning.kinds.wordings import (
    ONE_LINE,
    counts_as_right,
    takes_wordings,
    thing_asked,
    wording_fault,
)
from learning.models import AnswerWording, Question, QuestionQuerySet, Response, Review
from learning.models.json_text import OwnVerdict, text_in
from learning.models.wordings import LONGEST_WORDING
from learning.questions.bank_rows import BankRow

NOT_RIGHT = (Outcome.WRONG, Outcome.NEAR)
IN_STUDY, IN_QUIZ = text_in("response", "given", "text"), text_in("given", "text")

type Key = tuple[str, str]  # a subject, and the thing that is asked of it


class CalledRight(NamedTuple):
    """An answer in one line that its learner calls right; the ids of its question and learner."""

    question: int
    learner: int
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WaitingWording:
    """A wording that some learners call right, as typed last."""

    text: str
    people: int
    answers: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class DecidedWording:
    """A wording that an editor decided on, and why it does not count although it is accepted; "" if
    it does.
    """

    row: AnswerWording
    fault: str


@dataclass(frozen=True, slots=True)
class DisputedAnswer:
    """One answer of a brief in the wordings of learners: those that wait for an editor, latest
    first, and those that one decided on. ``questions`` all ask for it.
    """

    questions: list[Question]
    waiting: list[WaitingWording]
    decided: list[DecidedWording]

    @property
    def last_at(self) -> datetime:
        waiting = [one.last_at for one in self.waiting]
        return max(waiting or [one.row.decided_at for one in self.decided])


def questions_of_brief(brief: Brief) -> QuestionQuerySet:
    """The generated questions that are asked now, in their order."""
    asked = Question.objects.current().filter(brief=brief, origin=Question.Origin.GENERATED)
    return asked.order_by("position", "pk")


def key_of(question: Question | BankRow) -> Key:
    return question.subject, thing_asked(question.subject, question.type, question.uid)


def disputed_answers(brief: Brief) -> list[DisputedAnswer]:
    """The answers with wordings that wait, latest first, then those with only decided ones; four
    statements.
    """
    called, decided = defaultdict(list), defaultdict(list)
    for one in answers_called_right(questions_of_brief(brief)):
        called[one.question].append(one)
    for row in brief.wordings.all():
        decided[row.subject, row.thing].append(row)
    of_decided = Q(subject__in={subject for subject, _ in decided})
    asked = defaultdict(list)
    for question in questions_of_brief(brief).filter(Q(pk__in=called) | of_decided):
        if takes_wordings(question.body):
            asked[key_of(question)].append(question)
    found = [_disputed(questions, called, decided[key]) for key, questions in asked.items()]
    listed = [one for one in found if one.waiting or one.decided]
    return sorted(listed, key=lambda one: (bool(one.waiting), one.last_at), reverse=True)


def count_waiting(brief: Brief) -> int:
    return sum(len(one.waiting) for one in disputed_answers(brief))


def answers_called_right(questions: Iterable[Question]) -> list[CalledRight]:
    """The typed answers to questions that their learners call right, in study and in quizzes."""
    reviews, responses = (
        answers.alias(own=OwnVerdict("verdict")).filter(own__isnull=False)
        for answers in _in_one_line(questions, Q(verdict__overridden="right"))
    )
    rows = (
        *reviews.values_list("card__question", "user", IN_STUDY, "reviewed_at"),
        *responses.values_list("question", "attempt__user", IN_QUIZ, "answered_at"),
    )
    return [CalledRight(*row) for row in rows if _can_be_stored(row[2])]


def count_not_right(questions: Iterable[Question], wording: str) -> int:
    """How many answers in this wording, by anybody, were graded wrong or nearly right."""
    ours = Q(verdict__outcome__in=NOT_RIGHT) | Q(verdict__judged__in=NOT_RIGHT)
    reviews, responses = _in_one_line(questions, ours)
    texts = (
        *reviews.values_list(IN_STUDY, flat=True),
        *responses.values_list(IN_QUIZ, flat=True),
    )
    wanted = normalise(wording)
    return sum(normalise(text or "") == wanted for text in texts)


def _in_one_line(questions: Iterable[Question], verdict: Q) -> tuple[Any, Any]:
    """The reviews and the answers in quizzes with such a verdict; none is both."""
    reviews = Review.objects.standing().filter(whole=None, session__isnull=False)
    return (
        reviews.filter(verdict, format__in=ONE_LINE, card__question__in=questions),
        Response.objects.filter(verdict, format__in=ONE_LINE, question__in=questions),
    )


def _can_be_stored(text: str | None) -> bool:
    longest = max(len(text or ""), len(normal := normalise(text or "")))
    return bool(normal) and longest <= LONGEST_WORDING


def _disputed(
    questions: list[Question], called: dict[int, list[CalledRight]], rows: list[AnswerWording]
) -> DisputedAnswer:
    bodies = {question.pk: question.body for question in questions}
    by_wording = defaultdict(list)
    for one in (one for pk in bodies for one in called.get(pk, ())):
        by_wording[normalise(one.text)].append(one)
    for row in rows:
        by_wording.pop(normalise(row.wording), None)
    waiting = [
        _waiting(answers)
        for answers in by_wording.values()
        if not all(counts_as_right(bodies[one.question], one.text) for one in answers)
    ]
    return DisputedAnswer(
        questions=questions,
        waiting=sorted(waiting, key=lambda one: one.last_at, reverse=True),
        decided=[DecidedWording(row, _fault(questions, row)) for row in rows],
    )


def _waiting(answers: list[CalledRight]) -> WaitingWording:
    latest = max(answers, key=lambda one: one.at)
    learners = {one.learner for one in answers}
    return WaitingWording(latest.text.strip(), len(learners), len(answers), latest.at)


def _fault(questions: list[Question], row: AnswerWording) -> str:
    if not row.is_accepted:
        return ""
    without = (one.body for one in questions if not counts_as_right(one.body, row.wording))
    return next(filter(None, (wording_fault(body, row.wording) for body in without)), "")
