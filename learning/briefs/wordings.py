"""What the editors of a brief decide on wordings, and the questions in which these count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from content.models import Brief
from content.storage.bulk import update_rows
from learning.briefs.called_right import (
    Key,
    answers_called_right,
    count_not_right,
    key_of,
    questions_of_brief,
)
from learning.grading import normalise
from learning.kinds.wordings import takes_wordings, with_wordings, wording_fault
from learning.models import AnswerWording, Question, User
from learning.questions.bank_rows import BankRow


class WordingGone(Exception):
    """No learner calls an answer in this wording right any more."""


class WordingRefused(Exception):
    """The wording cannot count as right; the message says why."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on a wording, now if it ``is_new``, and how many earlier answers were not
    right without it.
    """

    row: AnswerWording
    is_new: bool
    answers: int


def with_accepted_wordings(brief: Brief, rows: Sequence[BankRow]) -> Sequence[BankRow]:
    """The generated questions of a brief with the wordings that its editors accepted; one
    statement.
    """
    accepted = _accepted(brief)
    if not accepted:
        return rows
    return [
        replace(row, body=with_wordings(row.body, accepted.get(key_of(row), ()))) for row in rows
    ]


def decide_on_wording(
    brief: Brief, question_id: int, text: str, editor: User, now: datetime, *, accept: bool
) -> Decision:
    """Accept a wording in all questions of the brief that ask for the same thing, or dismiss it. An
    earlier decision stays until it is taken back.

    Reviews, schedules and marks do not change, nor do attempts at quizzes. Raises ``WordingGone``,
    ``WordingRefused``, and ``DoesNotExist`` without the brief or such a question.
    """
    with transaction.atomic():
        _lock(brief)
        questions = _asking_for_the_same(brief, question_id)
        row = _decided(brief, questions[0], text)
        if row:
            return Decision(row, is_new=False, answers=0)
        wording = _called_right(questions, text)
        faults = [wording_fault(question.body, wording) for question in questions]
        if accept and any(faults):
            raise WordingRefused(next(filter(None, faults)))
        subject, thing = key_of(questions[0])
        row = AnswerWording.objects.create(
            brief=brief,
            subject=subject,
            thing=thing,
            wording=wording,
            normalised=normalise(wording),
            is_accepted=accept,
            decided_by=editor,
            decided_at=now,
        )
        _update_bodies(brief, questions, now)
        return Decision(row, is_new=True, answers=count_not_right(questions, wording))


def take_back(brief: Brief, wording_id: int, now: datetime) -> str | None:
    """Forget what was decided on a wording, which then waits again, and return it; None if it was
    forgotten already.
    """
    with transaction.atomic():
        _lock(brief)
        row = brief.wordings.filter(pk=wording_id).first()
        if row is None:
            return None
        row.delete()
        asked = questions_of_brief(brief).filter(subject=row.subject)
        same = [one for one in asked if key_of(one) == (row.subject, row.thing)]
        _update_bodies(brief, same, now)
        return row.wording


def _lock(brief: Brief) -> None:
    """Keep other editors and new versions of the brief waiting until the commit."""
    Brief.objects.select_for_update().get(pk=brief.pk)


def _asking_for_the_same(brief: Brief, question_id: int) -> list[Question]:
    """The question and those that ask for the same thing."""
    asked = questions_of_brief(brief)
    question = asked.get(pk=question_id)
    others = asked.filter(subject=question.subject).exclude(pk=question_id)
    same = [question, *(one for one in others if key_of(one) == key_of(question))]
    found = [one for one in same if takes_wordings(one.body)]
    if question not in found:
        raise Question.DoesNotExist
    return found


def _decided(brief: Brief, question: Question, text: str) -> AnswerWording | None:
    subject, thing = key_of(question)
    same = brief.wordings.filter(subject=subject, thing=thing, normalised=normalise(text))
    return same.first()


def _called_right(questions: list[Question], text: str) -> str:
    """The wording as it was typed last."""
    wanted = normalise(text)
    alike = [one for one in answers_called_right(questions) if normalise(one.text) == wanted]
    if not alike:
        raise WordingGone
    return max(alike, key=lambda one: one.at).text.strip()


def _update_bodies(brief: Brief, questions: Iterable[Question], now: datetime) -> None:
    """Bring the stored questions up to date. Those that change are offered anew, as after a new
    version of the brief, so that teachers can regrade their quizzes.
    """
    accepted, changed = _accepted(brief), []
    for question in questions:
        body = with_wordings(question.body, accepted.get(key_of(question), ()))
        if body != question.body:
            question.body, question.offered_at = body, now
            changed.append(question)
    update_rows(Question, changed, ("body", "offered_at"))


def _accepted(brief: Brief) -> dict[Key, list[str]]:
    """The accepted wordings, oldest first."""
    found: dict[Key, list[str]] = {}
    for row in brief.wordings.filter(is_accepted=True).order_by("pk"):
        found.setdefault((row.subject, row.thing), []).append(row.wording)
    return found
