"""Studying: a session begins, answers are revealed, overridden and undone, a session is summed up.

How an answer is recorded stands in ``answering``, what comes next in ``queue``.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from content.models import Brief, Passage
from learning.answering import StaleAnswer
from learning.cards import make_cards, move_back
from learning.memory import CHANGED_BY_ANSWER, move_on, restore, snapshot
from learning.models import Card, Question, Reveal, Review, StudySession, User
from learning.queue import next_due_at, with_question
from learning.scheduling import Rating
from learning.shown import Shown

SESSION_SIZE = 10
UNDO_DEPTH = 30
LARGEST_WHOLE = 8  # cards that one answer can review


def start_session(
    user: User,
    *,
    now: datetime,
    brief: Brief | None = None,
    section: Passage | None = None,
    subjects: str = "",
) -> StudySession:
    """A session on a brief, a section, only people or quotes, or all that the learner has begun."""
    with transaction.atomic():
        make_cards(user, brief)
        return StudySession.objects.create(
            user=user,
            brief=brief,
            section=section,
            subjects=subjects,
            size=SESSION_SIZE,
            started_at=now,
        )


def reveal_answer(user: User, shown: Shown, now: datetime) -> Card:
    """Log that the answer was asked for, and give the card with its question."""
    card = with_question(Card.objects.filter(user=user, pk=shown.card_id)).get()
    if card.seq != shown.seqs[card.pk] or card.suspended:
        raise StaleAnswer
    reveal = Reveal(card=card, seq=card.seq, revealed_at=now)
    Reveal.objects.bulk_create([reveal], ignore_conflicts=True)
    card.revealed = True  # type: ignore[attr-defined]
    return card


def override_verdict(
    user: User, review_id: int, *, right: bool, key: UUID, now: datetime
) -> Review:
    """Replace the learner's latest review of a card by their own verdict.

    The new review keeps what was answered and says that it overrides. Sent twice, it stays one.
    Raises ``StaleAnswer`` where the card has moved on, ``Review.DoesNotExist`` for another's.
    """
    with transaction.atomic():
        review = Review.objects.select_related("card").get(pk=review_id, user=user)
        card = Card.objects.select_for_update().get(pk=review.card_id)
        if done := Review.objects.filter(card=card, key=key, undone_at=None).first():
            return done
        if review.undone_at or card.seq != review.seq + 1:
            raise StaleAnswer
        Review.objects.filter(pk=review.pk).update(undone_at=now)
        siblings = review.before["siblings"]
        restore(card, review.before)
        review.pk, review.key, review.seq, review.undone_at = None, key, card.seq, None
        review._state.adding = True
        review.rating = Rating.GOOD if right else Rating.AGAIN
        review.verdict = {**review.verdict, "overridden": "right" if right else "wrong"}
        review.before = {**snapshot(card), "siblings": siblings}
        move_on(card, Rating(review.rating), user, now)
        card.save(update_fields=CHANGED_BY_ANSWER)
        review.save(force_insert=True)
    return review


def undo_answer(user: User, now: datetime, *, review_id: int | None = None) -> list[Card]:
    """Take back the learner's latest answer, within the last 30; its cards are as they were.

    ``review_id`` is a review of the answer that the learner saw as the latest: named twice, it is
    undone once. Raises ``StaleAnswer`` where they have answered something since. Empty when nothing
    is left to undo.
    """
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        reviews = _latest_answer(user)
        if review_id is not None and review_id not in {review.pk for review in reviews}:
            return _undone_before(user, review_id, reviews)
        for review in reviews:
            restore(review.card, review.before)
            move_back(user, review.before.get("siblings", {}))
        Card.objects.bulk_update([review.card for review in reviews], CHANGED_BY_ANSWER)
        Review.objects.filter(pk__in=[review.pk for review in reviews]).update(undone_at=now)
    return [review.card for review in reviews]


def _undone_before(user: User, review_id: int, latest: list[Review]) -> list[Card]:
    """What the same form left when it was sent before."""
    named = Review.objects.filter(user=user, pk=review_id).exclude(undone_at=None)
    review = named.select_related("card").first()
    if review and review.card.seq == review.seq + 2:  # one step by the answer, one by its undoing
        return [review.card]
    if latest:
        raise StaleAnswer
    return []


def _latest_answer(user: User) -> list[Review]:
    """The standing reviews of the latest answer, if it is among the last ``UNDO_DEPTH``."""
    recent = Review.objects.filter(user=user).select_related("card__question").order_by("-pk")
    keys: list[UUID] = []
    latest: list[Review] = []
    for review in recent[: UNDO_DEPTH * LARGEST_WHOLE]:
        if review.key not in keys:
            if latest or len(keys) == UNDO_DEPTH:
                break
            keys.append(review.key)
        if review.undone_at is None:
            latest.append(review)
    return latest


def question_asked(review: Review) -> Question:
    """The question that a review answered: its card's own, or the whole that it was part of."""
    if not review.whole_id:
        return review.card.question
    return Question.objects.select_related("brief", "passage__section").get(pk=review.whole_id)


def sessions_of(user: User) -> int:
    """How many sessions the learner has answered something in."""
    answered = Review.objects.standing().filter(session=OuterRef("pk"))
    return user.study_sessions.filter(Exists(answered)).count()


@dataclass(frozen=True, slots=True)
class Summary:
    """A session, summed up."""

    answered: int
    right: int
    hardest: list[Review]
    next_at: datetime | None


def session_summary(session: StudySession, user: User) -> Summary:
    """What was answered and how well, the cards missed most, and when the next one is due."""
    reviews = list(
        session.reviews.standing()
        .exclude(rating=None, verdict={})
        .select_related("card__question")
        .order_by("pk")
    )
    missed: dict[int, list[Review]] = {}
    for review in reviews:
        if not review.was_right:
            missed.setdefault(review.card_id, []).append(review)
    hardest = sorted(missed.values(), key=len, reverse=True)[:3]
    return Summary(
        answered=len(reviews),
        right=sum(review.was_right for review in reviews),
        hardest=[group[-1] for group in hardest],
        next_at=next_due_at(user),
    )
