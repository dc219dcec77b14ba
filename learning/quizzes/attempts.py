"""An attempt at a quiz is started, answered question by question, and submitted.

``practice`` makes a practice quiz, ``drawing`` chooses the questions, ``grading.marks`` computes
marks, ``card_reviews`` reviews the learner's cards, and ``limits.allowances`` sets the time limit.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F, Q, QuerySet, Value

from content.storage.bulk import add_rows, update_rows
from learning.cards.owed_cards import bring_cards
from learning.cards.seals import sealed_cards
from learning.grading import Outcome, Verdict, formats
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
from learning.prepared import prepared
from learning.quizzes.card_reviews import review_cards
from learning.quizzes.disclosure import disclosed
from learning.quizzes.drawing import Drawn
from learning.quizzes.signals import attempts_graded

GRACE = timedelta(seconds=5)  # for an answer sent just in time
# Neither answered nor given up; an open poll is not wrong.
LEFT_OPEN = Q(given__isnull=True, verdict={}) & ~Q(format=formats.POLL)
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
    """The question was answered elsewhere meanwhile, or may not be answered any more."""


class AsksBack(Exception):
    """The answer cannot count as it is, and the text says why. Nothing was stored."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as sent: for which version of the response, after how many ``seconds``, and how
    certain its learner is, from 1 to 3."""

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
    """Start an attempt with these questions, by the current rules of the quiz. Wording and order
    stay fixed for the whole attempt. It ends by ``limits``, or after the minutes of the quiz.

    Raises ``IntegrityError`` if one is open already.
    """
    limits = limits or Limits(minutes=quiz.minutes)
    responses = [_unsaved_response(quiz, position, one) for position, one in enumerate(drawn, 1)]
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
        add_rows(Response, responses)
    return attempt


def _unsaved_response(quiz: Quiz, position: int, drawn: Drawn) -> Response:
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
    """Whether an answer that arrives now comes too late."""
    late = attempt.deadline_at is not None and now > attempt.deadline_at + GRACE
    return attempt.submitted_at is not None or late


def save_response(attempt: Attempt, position: int, given: Given, now: datetime) -> Response:
    """Store an answer that arrived at ``now``; a blank one clears the earlier answer.

    The same answer sent twice is stored once. With feedback after each answer it is graded at once
    and final, a blank one as not known, and its cards are reviewed; in a live session it is graded
    at once and final too, but neither told nor reviewed. Raises ``StaleResponse``, ``AsksBack``,
    ``Response.DoesNotExist``.
    """
    with transaction.atomic():
        return store_response(attempt, position, given, now)


def store_response(attempt: Attempt, position: int, given: Given, now: datetime) -> Response:
    """Do what ``save_response`` does, in the caller's transaction."""
    response = locked_response(attempt, position)
    answer = None if is_blank(given.answer) else dict(given.answer)
    same = (response.given, response.certainty) == (answer, given.certainty)
    if same and response.version == given.version + 1:
        return response
    moved_on = response.version != given.version or response.verdict
    left = response.attempt.one_way and position < response.attempt.reached
    if moved_on or left or is_over(response.attempt, now):
        raise StaleResponse
    each = response.attempt.judges_at_once
    is_final = each or response.attempt.live_id is not None
    if same and not is_final:
        return response
    response.given, response.answered_at = answer, now if answer or is_final else None
    response.version, response.seconds = given.version + 1, given.seconds
    response.certainty = given.certainty
    if is_final:
        _judge(response, _verdict_at_once(response))
        if each and response.attempt.quiz.tells == Quiz.Tells.KEYS:
            review_cards(attempt.user, [response], now)
    _keep(response, version=given.version)
    return response


def _judge(response: Response, verdict: Verdict) -> None:
    """Set the verdict and the mark on the response, without saving it."""
    response.verdict = verdict.as_json()
    response.mark = response.mark_for(verdict)


def leave_question(attempt: Attempt, position: int) -> None:
    """In a one-way quiz, go on to the next question, with no way back."""
    row = Attempt.objects.open().filter(pk=attempt.pk, one_way=True, reached=position)
    row.update(reached=F("reached") + 1)


def locked_response(attempt: Attempt, position: int) -> Response:
    """A response and its attempt, both locked until the commit. The attempt is locked first, as in
    submitting: otherwise the two could deadlock."""
    for response in _locked_responses(attempt.pk, position):
        response.attempt.user = attempt.user
        return response
    raise Response.DoesNotExist


@prepared
def _locked_responses(attempt: int, position: int) -> QuerySet[Response]:
    rows = Response.objects.select_for_update(of=("attempt", "self"))
    one = rows.filter(attempt=attempt, position=Value(position))
    return one.select_related("attempt__quiz")


def _keep(response: Response, *, version: int) -> None:
    """Save the response if it has not changed since it was shown and its attempt is open."""
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
    """Flag a question for a second look, or unflag it."""
    open_one = Response.objects.filter(attempt=attempt, attempt__submitted_at=None)
    open_one.filter(position=position).update(flagged=flagged)


def verdict_on(response: Response) -> Verdict:
    """The final verdict. An ambiguous surname is wrong: it is too late to ask back."""
    kind = kind_of(response.format)
    if response.given is None:
        return kind.blank
    verdict = kind.grade(response.body, response.given)
    if verdict.outcome is Outcome.WHICH:
        return replace(verdict, outcome=Outcome.WRONG)
    return verdict


def _verdict_at_once(response: Response) -> Verdict:
    if response.given is not None:
        verdict = kind_of(response.format).grade(response.body, response.given)
        if verdict.asks_back:
            raise AsksBack(verdict.asks_back)
    return verdict_on(response)


def submit_attempt(attempt: Attempt, now: datetime) -> Attempt:
    """Close an attempt once: grade what is not graded yet and review the cards. The reviews wait
    while its keys may not be read: see ``break_seals``.

    After its deadline, the attempt counts as submitted at the deadline, or at its last answer if
    the deadline was moved to before that; with no answer at all, it counts as abandoned.
    """
    with transaction.atomic():
        rows = Attempt.objects.select_for_update(of=("self",))
        attempt = rows.select_related("quiz", "user", "assignment").get(pk=attempt.pk)
        if attempt.submitted_at:
            return attempt
        answered = list(attempt.responses.exclude(LEFT_OPEN))
        done = [one.answered_at for one in answered if one.answered_at]
        ended = min(now, attempt.deadline_at or now)
        attempt.submitted_at = max(ended, attempt.started_at, *done)
        late = attempt.deadline_at is not None and now > attempt.deadline_at
        attempt.abandoned = late and not done
        judged = [one for one in answered if not one.verdict]
        for response in judged:
            response.attempt = attempt
            _judge(response, verdict_on(response))
        attempt.responses.filter(LEFT_OPEN).update(verdict=BLANK.as_json(), mark=0.0)
        update_rows(Response, judged, ("verdict", "mark"))
        _settle(attempt, [one.mark for one in answered], now)
        adds = attempt.assignment is not None and attempt.assignment.adds_cards
        attempt.owes_cards = adds and not attempt.abandoned
        was_sealed = attempt.sealed
        attempt.sealed = attempt.owes_reviews = was_sealed and bool(_stays_sealed(attempt.pk, now))
        # Save once: PostgreSQL also locks the quiz of a row that a transaction writes twice.
        attempt.save(update_fields=CHANGED_BY_SUBMITTING)
        if attempt.owes_cards and disclosed(attempt, now).keys:
            bring_cards(attempt)
        if not attempt.sealed:
            owes_more = was_sealed and len(judged) < len(answered)
            owed = _not_reviewed(attempt) if owes_more else judged
            review_cards(attempt.user, owed, attempt.submitted_at)
        attempts_graded.send(Attempt, attempts=[attempt], now=now)
        return attempt


@prepared
def _stays_sealed(attempt: int, now: datetime) -> QuerySet[Attempt, int]:
    """The attempt, if its right answers stay hidden once it is submitted."""
    sealed = Attempt.objects.filter(pk=attempt).still_sealed(now, submitting=True)
    return sealed.values_list("pk", flat=True)


def break_seals(user: User, now: datetime) -> tuple[int, ...]:
    """Review the cards of attempts whose keys the learner may read by now, as of their submission,
    and return the ids of the cards that stay sealed. Attempts that ran out of time are submitted
    first. One statement if nothing is sealed."""
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
                rows = Attempt.objects.select_for_update(of=("self",)).select_related("user")
                if found := rows.filter(pk=attempt.pk, sealed=True).first():
                    _break_seal(found)
    return sealed_cards(user, now)


def _break_seal(attempt: Attempt) -> None:
    """Make the reviews that a submitted attempt still owes, in the caller's transaction, which has
    locked it."""
    assert attempt.submitted_at
    if attempt.owes_reviews:
        review_cards(attempt.user, _not_reviewed(attempt), attempt.submitted_at)
    attempt.sealed = attempt.owes_reviews = False
    attempt.save(update_fields=["sealed", "owes_reviews"])


def _not_reviewed(attempt: Attempt) -> QuerySet[Response]:
    return attempt.responses.filter(reviews=None)


def settle(attempts: Collection[Attempt], now: datetime) -> None:
    """Add up the marks of submitted attempts again, in the caller's transaction, which has locked
    them, and announce those that changed. Two statements beside the receivers'."""
    marks = defaultdict(list)
    answers = Response.objects.filter(attempt__in=attempts).order_by()
    for attempt_id, mark in answers.values_list("attempt", "mark"):
        marks[attempt_id].append(mark)
    before = {attempt: (attempt.mark, attempt.graded_at) for attempt in attempts}
    for attempt in attempts:
        _settle(attempt, marks[attempt.pk], now)
    Attempt.objects.bulk_update(attempts, ["mark", "graded_at"])
    changed = [one for one, was in before.items() if (one.mark, one.graded_at) != was]
    attempts_graded.send(Attempt, attempts=changed, now=now)


def _settle(attempt: Attempt, marks: list[float | None], now: datetime) -> None:
    attempt.mark = total(marks)
    attempt.graded_at = None if None in marks else attempt.graded_at or now


def close_overdue(attempts: AttemptQuerySet, now: datetime) -> None:
    """Submit those that ran out of time, as of their deadlines."""
    late = attempts.open().filter(deadline_at__lt=now - GRACE)
    for attempt in late.order_by("pk"):
        submit_attempt(attempt, now)
