"""Correcting an answer: overruling our verdict, or undoing the answer."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet, Subquery
from django.utils.dateparse import parse_datetime

from content.storage.bulk import insert_rows, update_rows
from learning.grading import Outcome, Verdict
from learning.models import Card, Review, StudySession, User
from learning.models.people import lock_user
from learning.scheduling import Rating
from learning.study.answering import Judged, StaleAnswer, options_of
from learning.study.memory import CHANGED_BY_ANSWER, log_entry, move_on, restore, withheld

UNDO_DEPTH = 30
LARGEST_WHOLE = 8  # cards that one answer can review
OVERRIDDEN = "overridden"  # verdict key: the learner's own verdict
SAID = ("session_id", "quiz_response_id", "whole_id", "format", "response", "seconds")


class AnsweredInQuiz(Exception):
    """The latest answer was given in a quiz, where it is final."""


def override_verdict(
    session: StudySession, review_id: int, own: str, *, key: UUID, now: datetime
) -> list[Review]:
    """Replaces our verdict by the learner's, "right" or "wrong", or with "" restores ours; ``key``
    identifies the form, which takes effect once however often it is sent.

    An answer to a composite is replaced with all its parts, which become right or wrong together.
    The new reviews keep the response and record the override, so that the log shows answers that
    may be missing from the accepted ones. Raises ``StaleAnswer`` if a card has changed, nothing was
    graded or the verdict is that already, and ``Review.DoesNotExist`` if the session has no such
    review.
    """
    named = Review.objects.filter(pk=review_id, session=session)
    try:
        with transaction.atomic():
            reviews = _reviews(session, named)
            cards = locked_cards(reviews)
            if done := _replaced_before(cards, key):
                return done
            if _is_final(reviews, cards, own):
                raise StaleAnswer
            verdict = {
                name: told for name, told in reviews[0].verdict.items() if name != OVERRIDDEN
            }
            if own:
                verdict[OVERRIDDEN] = own
            return replace_reviews(reviews, cards, verdict, _rate(reviews, own), key=key, now=now)
    except IntegrityError as error:
        raise StaleAnswer from error


def _reviews(session: StudySession, named: QuerySet[Review]) -> list[Review]:
    """All reviews of the answer that the named review belongs to."""
    answered = Review.objects.filter(session=session, key__in=named.values("key"))
    reviews = list(answered.select_related("user", "whole").order_by("pk"))
    if not reviews:
        raise Review.DoesNotExist
    return reviews


def locked_cards(reviews: list[Review]) -> list[Card]:
    """The cards of the reviews, in order, locked until the commit."""
    held = Card.objects.select_for_update(of=("self",)).select_related("question__brief")
    cards = held.order_by("pk").in_bulk([review.card_id for review in reviews])
    return [cards[review.card_id] for review in reviews]


def _replaced_before(cards: list[Card], key: UUID) -> list[Review]:
    """The reviews that the same form created when it was sent before."""
    return list(Review.objects.standing().filter(card__in=cards, key=key).order_by("pk"))


def _is_final(reviews: list[Review], cards: list[Card], own: str) -> bool:
    """Whether a verdict cannot become ``own``: there was none, the cards are no longer as it left
    them, or it is the learner's own already (for "", ours).
    """
    judged = all(review.verdict for review in reviews)
    overridden = OVERRIDDEN in reviews[0].verdict
    return not judged or overridden == bool(own) or have_moved_on(reviews, cards)


def have_moved_on(reviews: list[Review], cards: list[Card]) -> bool:
    """Whether a reviewed card was undone, answered again, suspended or withdrawn since."""
    return any(
        review.undone_at
        or card.seq != review.seq + 1
        or (card.suspended and card.suspension != Card.Suspension.LEECH)
        or withheld(card)
        for review, card in zip(reviews, cards, strict=True)
    )


def replace_reviews(
    reviews: list[Review],
    cards: list[Card],
    verdict: dict[str, Any],
    rate: Callable[[Review, Card], Rating | None],
    *,
    key: UUID,
    now: datetime,
) -> list[Review]:
    """Replaces the reviews of one answer, whose cards the caller has locked, by reviews with this
    verdict, and the rating it is worth for each card in its state before the answer.
    """
    Review.objects.filter(pk__in=[review.pk for review in reviews]).update(undone_at=now)
    replacements = []
    for review, card in zip(reviews, cards, strict=True):
        restore(card, review.before)
        at, learner = review.reviewed_at, review.user  # when it was answered
        rating = rate(review, card)
        said = {name: getattr(review, name) for name in SAID}
        replacement = log_entry(card, rating, learner, at, key=key, verdict=verdict, **said)
        if "siblings" in review.before:
            replacement.before["siblings"] = review.before["siblings"]
        replacements.append(replacement)
        move_on(card, rating, learner, at)
    update_rows(Card, cards, CHANGED_BY_ANSWER)
    insert_rows(Review, replacements)
    return replacements


def _rate(reviews: list[Review], own: str) -> Callable[[Review, Card], Rating | None]:
    match own:
        case "right":
            return _own_rating
        case "wrong":
            return lambda review, card: Rating.AGAIN
    # Our own rating is that of the first review, which used the learner's usual speed then.
    log = Review.objects.filter(session=reviews[0].session_id, reviewed_at=reviews[0].reviewed_at)
    first = {review.card_id: review.rating for review in log.order_by("-pk")}

    def first_rating(review: Review, card: Card) -> Rating | None:
        rating = first[card.pk]
        return None if rating is None else Rating(rating)

    return first_rating


def _own_rating(review: Review, card: Card) -> Rating | None:
    """A pick that the learner calls right proves no more than one that was right."""
    asked = review.whole or card.question
    claimed = Verdict(outcome=Outcome.RIGHT)
    options = options_of(asked, review.format)
    return Judged(claimed, asked.body, review.format, options).worth(card, review.reviewed_at)


def undo_answer(user: User, now: datetime, *, review_id: int | None = None) -> list[Card]:
    """Undoes the learner's latest answer; up to 30 can be undone one after another. Its cards are
    restored.

    ``review_id`` is a review of the answer that the learner saw as the latest: sent twice, it is
    undone once. Raises ``StaleAnswer`` if they have answered something since, and
    ``AnsweredInQuiz``. Returns nothing when nothing is left to undo.
    """
    with transaction.atomic():
        lock_user(user)
        reviews = _latest_answer(user)
        if review_id is not None and review_id not in {review.pk for review in reviews}:
            return _undone_before(user, review_id, reviews)
        if reviews and reviews[0].session_id is None:
            raise AnsweredInQuiz
        return _take_back(user, reviews, now)


def _take_back(user: User, reviews: list[Review], now: datetime) -> list[Card]:
    siblings = {
        int(pk): show_at
        for review in reviews
        for pk, show_at in review.before.get("siblings", {}).items()
    }
    answered = [review.card_id for review in reviews]
    held = Card.objects.select_for_update(of=("self",)).select_related("question__brief")
    cards = {card.pk: card for card in held.filter(pk__in=[*answered, *siblings]).order_by("pk")}
    if _latest_answer(user) != reviews:  # something was answered before the cards were locked
        raise StaleAnswer
    if any(review.seq < cards[review.card_id].reset_seq for review in reviews):
        raise StaleAnswer  # the card was reset since, which undo must not revert
    for pk in siblings.keys() & cards.keys():  # a card merged into another is gone
        show_at = siblings[pk]
        cards[pk].show_at = parse_datetime(show_at) if show_at else None
    for review in reviews:
        restore(cards[review.card_id], review.before)
    update_rows(Card, cards.values(), CHANGED_BY_ANSWER)
    Review.objects.filter(pk__in=[review.pk for review in reviews]).update(undone_at=now)
    return [cards[pk] for pk in answered]


def _undone_before(user: User, review_id: int, latest: list[Review]) -> list[Card]:
    """The cards that the same form restored when it was sent before."""
    named = Review.objects.filter(user=user, pk=review_id).exclude(undone_at=None)
    review = named.select_related("card").first()
    if review and review.card.seq == review.seq + 2:  # one step for the answer, one for the undo
        return [review.card]
    if latest:
        raise StaleAnswer
    return []


def _latest_answer(user: User) -> list[Review]:
    """The reviews of the latest answer that is not undone; none if ``UNDO_DEPTH`` answers were
    undone since then.

    Answers undone before that, and reviews that an override replaced, do not count.
    """
    mine = Review.objects.filter(user=user).order_by("-pk")
    since = Q(undone_at__gte=Subquery(mine.values("reviewed_at")[:1]))
    recent = mine.filter(Q(undone_at=None) | since).defer("response", "verdict")
    given: dict[tuple[int, datetime], UUID] = {}  # an override keeps the time of the answer
    taken_back: set[UUID] = set()
    latest: list[Review] = []
    for review in recent[: 2 * UNDO_DEPTH * LARGEST_WHOLE]:
        if latest and review.key != latest[0].key:
            break
        replaced = given.setdefault((review.card_id, review.reviewed_at), review.key) != review.key
        if review.undone_at is None:
            latest.append(review)
        elif not replaced:
            taken_back.add(review.key)
    return latest if len(taken_back) < UNDO_DEPTH else []
