"""The questions that a learner misses most, and the wrong answers they give."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, QuerySet

from learning.kinds import kind_of
from learning.models import Card, Review, User
from learning.progress.weak_cards import FOR_LINKS
from learning.scheduling import Rating

MOST = 10
CANDIDATES = 100
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

    Only the ``CANDIDATES`` missed most often are compared: to count the answers of every card takes
    three times as long. Questions with the ids in ``sealed`` are left out. Four queries, and a
    fifth if many of the cards can no longer be asked. Two right answers are added to each card, so
    that few misses of few answers do not outrank many of many.
    """
    within = Review.objects.standing().filter(studied_on__gt=today - WITHIN)
    rated = within.filter(rating__isnull=False).order_by()
    missed = dict(_missed_most(rated.filter(user=user)))
    answers = _answers(rated, list(missed), sealed)
    by_share = sorted(answers, key=lambda row: (-missed[row[0]] / (row[1] + 2), row[0]))[:MOST]
    cards = Card.objects.select_related(*FOR_LINKS).in_bulk([pk for pk, _ in by_share])
    taken = _taken_for(cards, today)
    return [Hard(cards[pk], answers, missed[pk], *taken[pk]) for pk, answers in by_share]


def _missed_most(rated: QuerySet[Review]) -> QuerySet[Review, tuple[int, int]]:
    """The cards missed most often, each with how often; the newest first among equals."""
    misses = rated.filter(rating=Rating.AGAIN).values_list("card").annotate(missed=Count("*"))
    return misses.filter(missed__gte=LEAST_MISSES).order_by("-missed", "-card")


def _answers(
    rated: QuerySet[Review], ids: list[int], sealed: Collection[int]
) -> list[tuple[int, int]]:
    """Those of the first cards that may be asked, each with how often it was answered; of all of
    them, if too few may.
    """
    within_reach = Card.objects.within_reach().exclude(question__in=sealed)
    found: list[tuple[int, int]] = []
    for some in (ids[:CANDIDATES], ids[CANDIDATES:]):
        if some and len(found) < MOST:
            of_cards = rated.filter(card__in=within_reach.filter(pk__in=some))
            found += of_cards.values_list("card").annotate(answers=Count("rating"))
    return found


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
