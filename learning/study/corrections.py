"""Correcting an answer: the learner's own verdict in place of ours, or taking it back whole."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet, Subquery
from django.utils.dateparse import parse_datetime

from learning.grading import Outcome, Verdict
from learning.models import Card, Review, StudySession, User
from learning.models.people import hold
from learning.rows import insert_rows, update_rows
from learning.scheduling import Rating
from learning.study.answering import Judged, StaleAnswer, options_of
from learning.study.memory import CHANGED_BY_ANSWER, log_entry, move_on, restore, withheld

UNDO_DEPTH = 30
LARGEST_WHOLE = 8  # cards that one answer can review
OVERRIDDEN = "overridden"  # in a verdict: the learner's own, in the place of ours
SAID = ("session_id", "quiz_response_id", "whole_id", "format", "response", "seconds")  # it is kept


class AnsweredInQuiz(Exception):
    """The latest answer was given in a quiz, where it stands."""


def override_verdict(
    session: StudySession, review_id: int, own: str, *, key: UUID, now: datetime
) -> list[Review]:
    """Put the learner's own verdict, "right" or "wrong", in the place of ours, or with "" put ours
    back in its place; ``key`` names the form, which sent twice has its effect once.

    An answer to a whole is replaced with all its parts, which become right or wrong together. The
    new reviews keep what was answered and say that they override; the log so tells of answers that
    may be missing among the accepted ones.
    Raises ``StaleAnswer`` where a card has moved on, nothing was judged or the verdict is of that
    sort already, and ``Review.DoesNotExist`` where the session has no such review.
    """
    named = Review.objects.filter(pk=review_id, session=session)
    try:
        with transaction.atomic():
            reviews = _reviews(session, named)
            cards = held_cards(reviews)
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
    """The reviews of the answer that the named one is of."""
    answered = Review.objects.filter(session=session, key__in=named.values("key"))
    reviews = list(answered.select_related("user", "whole").order_by("pk"))
    if not reviews:
        raise Review.DoesNotExist
    return reviews


def held_cards(reviews: list[Review]) -> list[Card]:
    """The cards of the reviews, in their order, held until the commit."""
    held = Card.objects.select_for_update(of=("self",)).select_related("question__brief")
    cards = held.order_by("pk").in_bulk([review.card_id for review in reviews])
    return [cards[review.card_id] for review in reviews]


def _replaced_before(cards: list[Card], key: UUID) -> list[Review]:
    """What the same form left when it was sent before."""
    return list(Review.objects.standing().filter(card__in=cards, key=key).order_by("pk"))


def _is_final(reviews: list[Review], cards: list[Card], own: str) -> bool:
    """Whether a verdict cannot become ``own``: none was given, its cards are not as it left them,
    or it is the learner's own already, or for "" ours."""
    judged = all(review.verdict for review in reviews)
    overridden = OVERRIDDEN in reviews[0].verdict
    return not judged or overridden == bool(own) or have_moved_on(reviews, cards)


def have_moved_on(reviews: list[Review], cards: list[Card]) -> bool:
    """Whether what was reviewed was undone or answered since, put away or is out of reach."""
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
    """Put others in the place of the reviews of one answer, whose cards the caller holds: with
    this verdict, and the rating that each is worth for its card as it was before."""
    Review.objects.filter(pk__in=[review.pk for review in reviews]).update(undone_at=now)
    replacements = []
    for review, card in zip(reviews, cards, strict=True):
        restore(card, review.before)
        at, learner = review.reviewed_at, review.user  # when it was answered, not judged anew
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
    # Our own rating is that of the first review: it rests on the learner's usual speed at the time.
    log = Review.objects.filter(session=reviews[0].session_id, reviewed_at=reviews[0].reviewed_at)
    first = {review.card_id: review.rating for review in log.order_by("-pk")}

    def first_rating(review: Review, card: Card) -> Rating | None:
        rating = first[card.pk]
        return None if rating is None else Rating(rating)

    return first_rating


def _own_rating(review: Review, card: Card) -> Rating | None:
    """A click that the learner calls right proves no more than one that was right."""
    asked = review.whole or card.question
    claimed = Verdict(outcome=Outcome.RIGHT)
    options = options_of(asked, review.format)
    return Judged(claimed, asked.body, review.format, options).worth(card, review.reviewed_at)


def undo_answer(user: User, now: datetime, *, review_id: int | None = None) -> list[Card]:
    """Take back the learner's latest answer, and so up to 30 one after another; its cards are as
    they were.

    ``review_id`` is a review of the answer that the learner saw as the latest: named twice, it is
    undone once. Raises ``StaleAnswer`` where they have answered something since, and
    ``AnsweredInQuiz``. Empty when nothing is left to undo.
    """
    with transaction.atomic():
        hold(user)
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
    if _latest_answer(user) != reviews:  # something was answered before the cards were held
        raise StaleAnswer
    if any(review.seq < cards[review.card_id].reset_seq for review in reviews):
        raise StaleAnswer  # it was forgotten since, which an undoing must not bring back
    for pk in siblings.keys() & cards.keys():  # one that was merged into another is no more
        show_at = siblings[pk]
        cards[pk].show_at = parse_datetime(show_at) if show_at else None
    for review in reviews:
        restore(cards[review.card_id], review.before)
    update_rows(Card, cards.values(), CHANGED_BY_ANSWER)
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
    """The standing reviews of the latest answer; none where ``UNDO_DEPTH`` answers were taken back
    since the last one was given.

    What was taken back before that, and what the learner's own verdict replaced, is not counted.
    """
    mine = Review.objects.filter(user=user).order_by("-pk")
    since = Q(undone_at__gte=Subquery(mine.values("reviewed_at")[:1]))
    recent = mine.filter(Q(undone_at=None) | since).defer("response", "verdict")
    given: dict[tuple[int, datetime], UUID] = {}  # an override has the time of what it replaces
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
