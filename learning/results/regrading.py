"""Regrading earlier attempts by a corrected key: a preview of the changes, then the changes.

Wording, order and reviews of an attempt stay as they were; only what counts as right changes, and
the marks with it.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from learning.grading import Verdict
from learning.kinds import Body, Grader, kind_of
from learning.limits.allowances import lock_quiz
from learning.models import Attempt, MarkChange, Question, Quiz, Regrade, Response, User
from learning.quizzes.answering import verdict_on
from learning.quizzes.submitting import settle

# What stood around the stem in an attempt, and is not part of the key.
SHOWN_THEN = ("frame", "image", "reading_text")


class KeyChanged(Exception):
    """The question was changed after the preview was shown."""


@dataclass(frozen=True, slots=True)
class RegradedMark:
    """The mark of one answer, before and after."""

    response: Response
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class KeyCorrection:
    """A question that was changed after some attempts; ``key`` identifies its current state.
    ``answers`` can be regraded by it, ``changes`` are those whose mark changes, and
    ``other_wording`` counts answers to options or gaps that the question no longer has, which stay
    as they are.
    """

    question: Question
    key: str
    answers: int
    changes: list[RegradedMark]
    other_wording: int


def key_corrections(quiz: Quiz, teacher: User) -> list[KeyCorrection]:
    """The questions of a quiz whose key differs from that in attempts that a teacher may read; two
    queries.
    """
    found = [_mending(question, rows) for question, rows in _outdated(quiz, teacher)]
    return [one for one in found if one.changes or one.other_wording]


def count_key_corrections(quiz: Quiz, teacher: User) -> int:
    """The number of questions with answers whose marks would change; two queries if no question was
    changed since the first attempt.
    """
    attempts = Attempt.objects.read_by(teacher).filter(quiz=quiz).handed_in()
    since = F("attempt__started_at")
    later = Q(question__changed_at__gt=since) | Q(question__offered_at__gt=since)
    changed = Response.objects.filter(later, attempt__in=attempts, marked_at=None)
    if not changed.exists() and not quiz.items.exclude(question__copy_of=None).exists():
        return 0
    return sum(bool(one.changes) for one in key_corrections(quiz, teacher))


def regrade(quiz: Quiz, teacher: User, question_id: int, key: str, now: datetime) -> Regrade | None:
    """Regrades all answers to a question by its current key, in one transaction, and records the
    changes; None if nothing is left to do.

    ``key`` is that of the preview. Raises ``KeyChanged``, ``Quiz.DoesNotExist``.
    """
    with transaction.atomic():
        lock_quiz(quiz)
        locked = Attempt.objects.select_for_update(of=("self",))
        list(locked.filter(quiz=quiz).order_by("pk").values_list("pk"))
        found = {one.pk: (one, rows) for one, rows in _outdated(quiz, teacher)}
        if question_id not in found:
            return None
        question, rows = found[question_id]
        if key_of(question) != key:
            raise KeyChanged
        rows = [row for row in rows if _fits(row)]
        changes = _changes(rows)
        Response.objects.bulk_update(rows, ["body", "verdict", "mark"])
        MarkChange.objects.bulk_create(_logged(change, teacher, now) for change in changes)
        settle({row.attempt_id: row.attempt for row in rows}.values(), now)
        return Regrade.objects.create(
            quiz=quiz,
            question=question,
            made_by=teacher,
            made_at=now,
            body=question.body,
            changes=[
                {
                    "attempt": change.response.attempt_id,
                    "before": change.before,
                    "after": change.after,
                }
                for change in changes
            ],
        )


def regrades_read_by(teacher: User, quiz: Quiz) -> list[Regrade]:
    """The regrades, each with its changes in attempts that the teacher may read; two queries."""
    readable = Attempt.objects.read_by(teacher).filter(quiz=quiz)
    attempts = set(readable.values_list("pk", flat=True))
    found = list(quiz.regrades.select_related("question", "made_by"))
    for one in found:
        one.changes = [change for change in one.changes if change["attempt"] in attempts]
    return [one for one in found if one.changes or one.made_by_id == teacher.pk]


def key_of(question: Question) -> str:
    """Identifies one state of a question."""
    text = json.dumps(question.body, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _outdated(quiz: Quiz, teacher: User) -> list[tuple[Question, list[Response]]]:
    """Each question with the graded answers to it, or to the one it replaced, whose key differs
    from the current one.
    """
    attempts = Attempt.objects.read_by(teacher).filter(quiz=quiz).handed_in()
    rows = Response.objects.filter(attempt__in=attempts, question__isnull=False, marked_at=None)
    versions = _versions_in(quiz)
    found = defaultdict(list)
    for row in rows.select_related("attempt__user", "question").order_by("position", "pk"):
        row.question = versions.get(row.question_id, row.question)
        if kind_of(row.format).grader is Grader.APP and _mended(row) != row.body:
            found[row.question].append(row)
    return [(question, rows) for question, rows in found.items() if question]


def _versions_in(quiz: Quiz) -> dict[int | None, Question]:
    """The author's own versions of questions in a quiz, by the id of the generated question that
    each replaced: this is how the key of a generated question is corrected.
    """
    items = quiz.items.exclude(question__copy_of=None).select_related("question")
    return {item.question.copy_of_id: item.question for item in items}


def _mended(response: Response) -> Body:
    """The question as worded for an attempt, with its frame, its text, its picture and its
    original, but with the current key.
    """
    assert response.question
    now, then = response.question.body, response.body
    shown = {name: then[name] for name in (*SHOWN_THEN, "stem", "adapted") if name in then}
    body = {name: value for name, value in now.items() if name not in SHOWN_THEN} | shown
    if "adapted" in then:
        body["adapted"] = then["adapted"] | {"key": now["adapted"]["key"]}
    return body


def _fits(response: Response) -> bool:
    """Whether the question has the same options as in the attempt, and allows the same format."""
    body = _mended(response)
    if response.format not in body["formats"]:
        return False
    if kind_of(response.format).stem_has_key:
        assert response.question
        return bool(response.question.body["stem"] == response.body["stem"])
    now = kind_of(response.format).shown(response.uid, body, 0)
    return _offered(now) == _offered(response.shown)


def _offered(shown: dict[str, Any]) -> list[set[str]]:
    return [{one["id"] for one in shown.get(name, ())} for name in ("options", "prompts")]


def _mending(question: Question, rows: list[Response]) -> KeyCorrection:
    fitting = [row for row in rows if _fits(row)]
    changes = _changes(fitting)
    return KeyCorrection(
        question, key_of(question), len(fitting), changes, len(rows) - len(fitting)
    )


def _changes(rows: Iterable[Response]) -> list[RegradedMark]:
    """Regrades the responses without saving, and returns those whose mark changes."""
    changes = []
    for row in rows:
        before = row.mark
        row.body = dict(_mended(row))
        verdict: Verdict = verdict_on(row)
        row.verdict, row.mark = verdict.as_json(), row.mark_for(verdict)
        if row.mark != before:
            changes.append(RegradedMark(row, before, row.mark))
    return changes


def _logged(change: RegradedMark, teacher: User, now: datetime) -> MarkChange:
    return MarkChange(
        response=change.response,
        cause=MarkChange.Cause.REGRADE,
        changed_by=teacher,
        changed_at=now,
        before=change.before,
        after=change.after,
    )
