"""Correcting an answer: the learner's own verdict in place of ours, or taking it back whole."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.dateparse import parse_datetime

from learning.answering import StaleAnswer
from learning.memory import CHANGED_BY_ANSWER, move_on, restore, snapshot
from learning.models import Card, Review, StudySession, User
from learning.scheduling import Rating

UNDO_DEPTH = 30
LARGEST_WHOLE = 8  # cards that one answer can review


def override_verdict(
    session: StudySession, review_id: int, *, right: bool, key: UUID, now: datetime
) -> Review:
    """Replace a review of a session by the learner's own verdict, once.

    The new review keeps what was answered and says that it overrides. Sent twice, it stays one.
    Raises ``StaleAnswer`` where the card has moved on or the answer was to several cards at once,
    ``Review.DoesNotExist`` where the session has no such review.
    """
    try:
        with transaction.atomic():
            review = Review.objects.select_related("user").get(pk=review_id, session=session)
            card = Card.objects.select_for_update().get(pk=review.card_id)
            done = Review.objects.standing().filter(card=card, key=key).first()
            return done or _replace(review, card, right=right, key=key, now=now)
    except IntegrityError as error:
        raise StaleAnswer from error


def _replace(review: Review, card: Card, *, right: bool, key: UUID, now: datetime) -> Review:
    final = review.whole_id or review.undone_at or "overridden" in review.verdict
    put_away = card.suspended and card.suspension != Card.Suspension.LEECH
    if final or put_away or card.seq != review.seq + 1:
        raise StaleAnswer
    Review.objects.filter(pk=review.pk).update(undone_at=now)
    restore(card, review.before)
    rating = Rating.GOOD if right else Rating.AGAIN
    replacement = Review(
        card=card,
        user=review.user,
        session_id=review.session_id,
        key=key,
        seq=card.seq,
        state=card.state,
        rating=rating,
        format=review.format,
        response=review.response,
        verdict={**review.verdict, "overridden": "right" if right else "wrong"},
        reviewed_at=now,
        studied_on=review.user.study_day(now),
        seconds=review.seconds,
        before={**snapshot(card), "siblings": review.before["siblings"]},
    )
    move_on(card, rating, review.user, now)
    card.save(update_fields=CHANGED_BY_ANSWER)
    replacement.save(force_insert=True)
    return replacement


def undo_answer(user: User, now: datetime, *, review_id: int | None = None) -> list[Card]:
    """Take back the learner's latest answer, within the last 30; its cards are as they were.

    ``review_id`` is a review of the answer that the learner saw as the latest: named twice, it is
    undone once. Raises ``StaleAnswer`` where they have answered something since. Empty when nothing
    is left to undo.
    """
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=user.pk)
        reviews = _latest_answer(user)
        if review_id is not None and review_id not in {review.pk for review in reviews}:
            return _undone_before(user, review_id, reviews)
        return _take_back(user, reviews, now)


def _take_back(user: User, reviews: list[Review], now: datetime) -> list[Card]:
    siblings = {
        int(pk): show_at
        for review in reviews
        for pk, show_at in review.before.get("siblings", {}).items()
    }
    answered = [review.card_id for review in reviews]
    held = Card.objects.select_for_update(of=("self",)).select_related("question")
    cards = {card.pk: card for card in held.filter(pk__in=[*answered, *siblings]).order_by("pk")}
    if _latest_answer(user) != reviews:  # something was answered before the cards were held
        raise StaleAnswer
    for pk, show_at in siblings.items():
        cards[pk].show_at = parse_datetime(show_at) if show_at else None
    for review in reviews:
        restore(cards[review.card_id], review.before)
    Card.objects.bulk_update(cards.values(), CHANGED_BY_ANSWER)
    Review.objects.filter(pk__in=[review.pk for review in reviews]).update(undone_at=now)
    return [cards[pk] for pk in answered]


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
    recent = Review.objects.filter(user=user).defer("response", "verdict").order_by("-pk")
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
