"""Quizzes: an attempt is begun, answered question by question, and submitted.

``practice`` makes a practice quiz, ``drawing`` chooses its questions, ``grading.marks`` says what
answers bring, ``card_reviews`` what they do to the learner's cards, and ``limits.allowances`` how
long a learner has.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F, QuerySet

from learning.cards.owed_cards import bring_cards
from learning.cards.seals import sealed_cards
from learning.grading import Outcome, Verdict
from learning.grading.marks import most, total
from learning.grading.verdict import BLANK
from learning.kinds import kind_of
from learning.kinds.response_fields import is_blank
from learning.limits.allowances import Limits
from learning.models import (
    Assignment,
    Attempt,
    AttemptQuerySet,
    Quiz,
    Response,
    User,
)
from learning.quizzes.card_reviews import review_cards
from learning.quizzes.disclosure import disclosed
from learning.quizzes.drawing import Drawn

GRACE = timedelta(seconds=5)  # for an answer that was sent in time
CHANGED_BY_SUBMITTING = (
    "submitted_at",
    "abandoned",
    "mark",
    "graded_at",
    "owes_cards",
    "owes_reviews",
    "sealed",
)


class StaleResponse(Exception):
    """The question was answered elsewhere since, or may not be answered any more."""


class AsksBack(Exception):
    """The answer may be meant for several; its text asks which. Nothing was kept."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it came in: to which version of the response, after how long, and how certain
    its learner was of it, from 1 to 3."""

    version: int
    answer: Mapping[str, Any]
    seconds: float | None = None
    certainty: int | None = None


def start_attempt(
    quiz: Quiz,
    user: User,
    drawn: list[Drawn],
    now: datetime,
    *,
    name: str = "",
    assignment: Assignment | None = None,
    limits: Limits | None = None,
) -> Attempt:
    """A sitting with these questions, worded and shuffled once for all of it, by the rules that the
    quiz has now; it ends by its ``limits``, or after the minutes of the quiz.

    Raises ``IntegrityError`` where one is open already.
    """
    limits = limits or Limits(minutes=quiz.minutes)
    responses = [_asked(quiz, position, one) for position, one in enumerate(drawn, 1)]
    with transaction.atomic():
        attempt = Attempt.objects.create(
            quiz=quiz,
            user=user,
            name=name,
            assignment=assignment,
            started_at=now,
            deadline_at=limits.deadline(now),
            feedback=quiz.feedback,
            one_way=quiz.one_way,
            certainty=quiz.certainty,
            points=sum(response.points for response in responses),
            sealed=quiz.purpose == Quiz.Purpose.AUTHORED,
        )
        seed = attempt.pk if quiz.shuffles_options else 0
        for response in responses:
            kind, response.attempt = kind_of(response.format), attempt
            response.shown = kind.shown(response.uid, response.body, seed)
        Response.objects.bulk_create(responses)
    return attempt


def _asked(quiz: Quiz, position: int, drawn: Drawn) -> Response:
    return Response(
        position=position,
        question=drawn.question,
        uid=drawn.question.uid,
        format=drawn.format,
        body=drawn.question.body,
        section=drawn.section,
        points=most(drawn.points, certainty=quiz.certainty),
        key=uuid4(),
    )


def is_over(attempt: Attempt, now: datetime) -> bool:
    """Whether nothing that comes in now counts any more."""
    late = attempt.deadline_at is not None and now > attempt.deadline_at + GRACE
    return attempt.submitted_at is not None or late


def save_response(attempt: Attempt, position: int, given: Given, now: datetime) -> Response:
    """Keep an answer that came in at ``now``; a blank one clears what was there.

    Sent twice it is kept once. With feedback after each answer it is judged at once and stands, a
    blank one as not known; its cards are reviewed. Raises ``StaleResponse``, ``AsksBack``,
    ``Response.DoesNotExist``.
    """
    with transaction.atomic():
        response = held_response(attempt, position)
        answer = None if is_blank(given.answer) else dict(given.answer)
        same = (response.given, response.certainty) == (answer, given.certainty)
        if same and response.version == given.version + 1:
            return response
        moved_on = response.version != given.version or response.verdict
        left = response.attempt.one_way and position < response.attempt.reached
        if moved_on or left or is_over(response.attempt, now):
            raise StaleResponse
        each = response.attempt.judges_at_once
        if same and not each:
            return response
        response.given, response.answered_at = answer, now if answer or each else None
        response.version, response.seconds = given.version + 1, given.seconds
        response.certainty = given.certainty
        if each:
            _judge(response, _verdict_at_once(response))
            if _tells_keys_at_once(response.attempt):
                review_cards(attempt.user, [response], now)
        _keep(response, version=given.version)
        return response


def _judge(response: Response, verdict: Verdict) -> None:
    """Set what an answer is and brings; nothing is stored yet."""
    response.verdict = verdict.as_json()
    response.mark = response.mark_for(verdict)


def _tells_keys_at_once(attempt: Attempt) -> bool:
    return attempt.judges_at_once and attempt.quiz.tells == Quiz.Tells.KEYS


def move_on(attempt: Attempt, position: int) -> None:
    """In one direction: come to the question after this one, for good."""
    row = Attempt.objects.open().filter(pk=attempt.pk, one_way=True, reached=position)
    row.update(reached=F("reached") + 1)


def held_response(attempt: Attempt, position: int) -> Response:
    """A question of the attempt, both held until the commit: the attempt first, as whoever submits
    it does, or the two could wait for each other."""
    held = Response.objects.select_for_update(of=("attempt", "self"))
    rows = held.select_related("attempt__quiz", "question__brief")
    response = rows.get(attempt=attempt.pk, position=position)
    response.attempt.user = attempt.user
    return response


def _keep(response: Response, *, version: int) -> None:
    """Write it where the row is still as it was shown and its attempt open."""
    row = Response.objects.filter(pk=response.pk, version=version, attempt__submitted_at=None)
    kept = row.update(
        given=response.given,
        answered_at=response.answered_at,
        seconds=response.seconds,
        verdict=response.verdict,
        mark=response.mark,
        certainty=response.certainty,
        version=F("version") + 1,
    )
    if not kept:
        raise StaleResponse


def flag(attempt: Attempt, position: int, *, flagged: bool) -> None:
    """Mark a question to be looked at again, or not."""
    open_one = Response.objects.filter(attempt=attempt, attempt__submitted_at=None)
    open_one.filter(position=position).update(flagged=flagged)


def verdict_on(response: Response) -> Verdict:
    """How good the answer is; of a surname that several share nobody can ask back any more."""
    if response.given is None:
        return BLANK
    verdict = kind_of(response.format).grade(response.body, response.given)
    if verdict.outcome is Outcome.WHICH:
        return replace(verdict, outcome=Outcome.WRONG)
    return verdict


def _verdict_at_once(response: Response) -> Verdict:
    if response.given is not None:
        verdict = kind_of(response.format).grade(response.body, response.given)
        if verdict.outcome is Outcome.WHICH:
            raise AsksBack(verdict.note)
    return verdict_on(response)


def submit_attempt(attempt: Attempt, now: datetime) -> Attempt:
    """Close it, judge what was not judged yet, and review the cards; once. As long as its keys may
    not be read, the reviews wait: see ``break_seals``.

    After its deadline it counts as submitted then, with nothing answered as abandoned; where that
    was moved to before what its learner had done, as submitted with the last of it.
    """
    with transaction.atomic():
        held = Attempt.objects.select_for_update(of=("self",))
        attempt = held.select_related("quiz", "user", "assignment").get(pk=attempt.pk)
        if attempt.submitted_at:
            return attempt
        responses = list(attempt.responses.select_related("question"))
        done = [one.answered_at for one in responses if one.answered_at]
        ended = min(now, attempt.deadline_at or now)
        attempt.submitted_at = max(ended, attempt.started_at, *done)
        late = attempt.deadline_at is not None and now > attempt.deadline_at
        attempt.abandoned = late and not any(one.answered_at for one in responses)
        judged = [one for one in responses if not one.verdict]
        for response in judged:
            response.attempt = attempt
            _judge(response, verdict_on(response))
        Response.objects.bulk_update(judged, ["verdict", "mark"])
        _settle(attempt, [one.mark for one in responses], now)
        adds = attempt.assignment is not None and attempt.assignment.adds_cards
        attempt.owes_cards = adds and not attempt.abandoned
        was_sealed = attempt.sealed
        sealed = Attempt.objects.filter(pk=attempt.pk).still_sealed(now, submitting=True)
        attempt.sealed = attempt.owes_reviews = was_sealed and sealed.exists()
        # Once: for a row that a transaction writes twice, PostgreSQL locks its quiz too.
        attempt.save(update_fields=CHANGED_BY_SUBMITTING)
        if attempt.owes_cards and disclosed(attempt, now).keys:
            bring_cards(attempt)
        if not attempt.sealed:
            owed = _not_reviewed(attempt) if was_sealed else judged
            review_cards(attempt.user, owed, attempt.submitted_at)
        return attempt


def break_seals(user: User, now: datetime) -> tuple[int, ...]:
    """Review the cards of the attempts whose keys their learner may read by now, as when they were
    handed in, and give the ids of the cards that stay sealed; an attempt that ran out of time is
    handed in before. One statement where none is sealed."""
    attempts = list(user.attempts.filter(sealed=True).order_by("pk"))
    if not attempts:
        return ()
    kept = set(user.attempts.still_sealed(now).values_list("pk", flat=True))
    for attempt in attempts:
        if attempt.submitted_at is None:
            if is_over(attempt, now):
                submit_attempt(attempt, now)
        elif attempt.pk not in kept:
            with transaction.atomic():
                held = Attempt.objects.select_for_update(of=("self",)).select_related("user")
                if found := held.filter(pk=attempt.pk, sealed=True).first():
                    _break_seal(found)
    return sealed_cards(user, now)


def _break_seal(attempt: Attempt) -> None:
    """Review the cards that a submitted attempt owes reviews, within the transaction of a caller
    who holds it."""
    assert attempt.submitted_at
    if attempt.owes_reviews:
        review_cards(attempt.user, _not_reviewed(attempt), attempt.submitted_at)
    attempt.sealed = attempt.owes_reviews = False
    attempt.save(update_fields=["sealed", "owes_reviews"])


def _not_reviewed(attempt: Attempt) -> QuerySet[Response]:
    return attempt.responses.filter(reviews=None).select_related("question")


def settle(attempts: Collection[Attempt], now: datetime) -> None:
    """Add up the marks of submitted attempts anew, within the caller's transaction, which holds
    them; two statements."""
    marks = defaultdict(list)
    answers = Response.objects.filter(attempt__in=attempts).order_by()
    for attempt_id, mark in answers.values_list("attempt", "mark"):
        marks[attempt_id].append(mark)
    for attempt in attempts:
        _settle(attempt, marks[attempt.pk], now)
    Attempt.objects.bulk_update(attempts, ["mark", "graded_at"])


def _settle(attempt: Attempt, marks: list[float | None], now: datetime) -> None:
    attempt.mark = total(marks)
    attempt.graded_at = None if None in marks else attempt.graded_at or now


def close_overdue(attempts: AttemptQuerySet, now: datetime) -> None:
    """Submit what of them ran out of time, as at its deadline."""
    late = attempts.open().filter(deadline_at__lt=now - GRACE)
    for attempt in late.order_by("pk"):
        submit_attempt(attempt, now)
