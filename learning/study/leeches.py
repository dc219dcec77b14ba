"""Notices about leeches: cards that are missed again and again."""

from collections.abc import Iterable
from dataclasses import dataclass

from learning.models import Card, Review
from learning.models.cards import LEECH_LIMIT, LEECH_WARNING
from learning.scheduling import Rating


@dataclass(frozen=True, slots=True)
class LeechNotice:
    """A card that was suspended as a leech, or will be at ``limit`` misses; ``name`` is what the
    notice calls it."""

    card: Card
    name: str
    limit: int = LEECH_LIMIT


def leech_notices(reviews: Iterable[Review], *, named: bool = True) -> list[LeechNotice]:
    """A notice for each review after which one is due; ``named`` by the card's question, as the
    page may show another card, or as "This card"."""
    return [
        LeechNotice(review.card, f"“{review.card.question}”" if named else "This card")
        for review in reviews
        if review.card.suspended or _is_near(review)
    ]


def _is_near(review: Review) -> bool:
    return review.card.lapses >= LEECH_WARNING and review.rating == Rating.AGAIN
