"""The questions that a learner misses most, and what they take the answer for."""

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
LAST_MISSES = 400  # of which it is read what was answered


@dataclass(frozen=True, slots=True)
class Hard:
    """A card that was ``missed`` in so many of its ``answers``; ``taken_for`` is the wrong answer
    given most often, ``times`` how often, "" and 0 where none was chosen or typed."""

    card: Card
    answers: int
    missed: int
    taken_for: str
    times: int

    @property
    def percentage(self) -> float:
        return round(100 * self.missed / self.answers, 1)


def hardest(user: User, today: date, sealed: Collection[int] = ()) -> list[Hard]:
    """Ten cards missed at least twice within a year, the largest share first, without those of the
    questions with the ids ``sealed``; three statements, and a fourth where many of them cannot be
    asked any more.

    Two right answers are lent to each, so that few misses of few do not outdo many of many.
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
    # Apart, so that the answers are counted in their index, and few cards are looked at.
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
    """Of each card the wrong answer given most often, the latest first among equals.

    An answer to a whole is left out: its words are not about one card.
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
    """What the answer really was, where that is known; else its words."""
    if given is None or verdict.get("outcome") != "wrong":
        return ""
    return str(verdict.get("matched") or kind_of(format).given_text(body, given))
