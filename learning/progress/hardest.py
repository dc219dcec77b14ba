"""The questions that a learner misses most, and the wrong answers they give."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, FloatField, Q, Value
from django.db.models.functions import Cast

from learning.kinds import kind_of
from learning.models import Card, Review, User
from learning.progress.overview import FOR_LINKS
from learning.scheduling import Rating

MOST = 10
FIRST_LOOK = 2 * MOST
WITHIN = timedelta(days=365)
LEAST_MISSES = 2
LAST_MISSES = 400  # misses whose answers are read


@dataclass(frozen=True, slots=True)
class Hard:
    """A card ``missed`` in some of its ``answers``. ``taken_for`` is the most frequent wrong answer
    and ``times`` its count; "" and 0 if none was chosen or typed.
    """

    card: Card
    answers: int
    missed: int
    taken_for: str
    times: int

    @property
    def percentage(self) -> float:
        return round(100 * self.missed / self.answers, 1)


def hardest(user: User, today: date, sealed: Collection[int] = ()) -> list[Hard]:
    """Ten cards missed at least twice within a year, the largest share first.

    Questions with the ids in ``sealed`` are left out. Three queries, and a fourth if many of the
    cards can no longer be asked. Two right answers are added to each card, so that few misses of
    few answers do not outrank many of many.
    """
    share = Cast("missed", FloatField()) / (F("answers") + Value(2.0))
    rows = (
        Review.objects.standing()
        .filter(user=user, rating__isnull=False, studied_on__gt=today - WITHIN)
        .values("card")
        .annotate(answers=Count("rating"), missed=Count("rating", filter=Q(rating=Rating.AGAIN)))
        .filter(missed__gte=LEAST_MISSES)
        .order_by(share.desc(), "card")
    )
    # A separate query, so that answers are counted in their index and few cards are read.
    by_share = list(rows.values_list("card", "answers", "missed"))
    within_reach = Card.objects.within_reach().exclude(question__in=sealed)
    within_reach = within_reach.select_related(*FOR_LINKS)
    cards: dict[int, Card] = {}
    for some in (by_share[:FIRST_LOOK], by_share[FIRST_LOOK:]):
        if some and len(cards) < MOST:
            cards |= within_reach.in_bulk([pk for pk, *_ in some])
    found = [row for row in by_share if row[0] in cards][:MOST]
    taken = _taken_for({pk: cards[pk] for pk, *_ in found}, today)
    return [Hard(cards[pk], answers, missed, *taken[pk]) for pk, answers, missed in found]


def _taken_for(cards: dict[int, Card], today: date) -> defaultdict[int, tuple[str, int]]:
    """The most frequent wrong answer of each card, the latest first among equals.

    Answers to composite questions are left out: they are not about one card.
    """
    misses = (
        Review.objects.standing()
        .filter(card__in=list(cards), rating=Rating.AGAIN, whole=None)
        .filter(studied_on__gt=today - WITHIN)
        .order_by("-pk")
        .values_list("card", "format", "response", "verdict")[:LAST_MISSES]
    )
    given: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for pk, format, response, verdict in misses:
        text = _mistaken(cards[pk].question.body, format, response.get("given"), verdict)
        given[pk].update([text] if text else [])
    most: defaultdict[int, tuple[str, int]] = defaultdict(lambda: ("", 0))
    most.update({pk: texts.most_common(1)[0] for pk, texts in given.items() if texts})
    return most


def _mistaken(body: dict[str, Any], format: str, given: Any, verdict: dict[str, Any]) -> str:
    """The answer that the response really was, if known; else its words."""
    if given is None or verdict.get("outcome") != "wrong":
        return ""
    return str(verdict.get("matched") or kind_of(format).response_text(body, given))
