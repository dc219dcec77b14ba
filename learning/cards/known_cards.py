"""How much of each brief and section a learner knows, in cards."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from content.material import HEADINGS
from content.models import Brief, Passage
from learning.cards.known_sections import section_of
from learning.cards.looks import look_counts
from learning.charts.looks import MET_LOOKS
from learning.models import Card, Question, User
from learning.prepared import prepared


@dataclass(frozen=True, slots=True)
class KnownCards:
    """How many of the ``total`` cards of a brief or a section are known, fading and missed."""

    item: Brief | Passage
    total: int
    known: int = 0
    fading: int = 0
    missed: int = 0

    @property
    def met(self) -> int:
        return self.known + self.fading + self.missed

    @property
    def weak(self) -> int:
        return self.fading + self.missed

    @property
    def unmet(self) -> int:
        return self.total - self.met

    @property
    def shares(self) -> list[tuple[str, float, float]]:
        """The looks that occur, each with where its bar begins and how long it is, in per cent."""
        bars: list[tuple[str, float, float]] = []
        start = 0.0
        for look in MET_LOOKS:
            length = 100 * getattr(self, look) / self.total if self.total else 0.0
            if length:
                bars.append((look, round(start, 2), round(length, 2)))
            start += length
        return bars


def by_brief(user: User, now: datetime) -> list[KnownCards]:
    """The briefs of which the learner has cards, by title, in two statements."""
    figures = {pk: rest for pk, *rest in _cards_by_brief(user.pk, now) if pk}
    briefs = Brief.objects.open_to(user).filter(pk__in=list(figures)).order_by("title")
    return [_known_cards(brief, figures[brief.pk]) for brief in briefs]


def by_section(user: User, brief: Brief, now: datetime) -> list[KnownCards]:
    """The sections of a brief in their order, in three statements; their total counts the questions
    that have no card yet.
    """
    figures = {pk: rest for pk, *rest in _cards_by_section(user.pk, brief.pk, now)}
    totals = dict(_questions_by_section(user.pk, brief.pk))
    sections = Passage.objects.current().filter(brief=brief, kind__in=HEADINGS)
    found = []
    for section in sections.order_by("position"):
        section.brief = brief
        known, fading, missed = figures.get(section.pk, (0, 0, 0))
        total = max(totals.get(section.pk, 0), known + fading + missed)
        if total:
            found.append(KnownCards(section, total, known, fading, missed))
    return found


@prepared
def _cards_by_brief(user: int, now: datetime) -> QuerySet[Card, Any]:
    """The brief alone tells whether it is open: to ask each card takes three times as long."""
    cards = Card.objects.filter(user=user, suspended=False).order_by()
    return cards.values_list("brief").annotate(**look_counts(now), total=Count("pk"))


@prepared
def _cards_by_section(user: int, brief: int, now: datetime) -> QuerySet[Card, Any]:
    cards = Card.objects.filter(user=user, brief=brief, suspended=False).within_reach()
    met = cards.exclude(state=Card.State.NEW).order_by()
    within = section_of("question__passage")
    return met.annotate(within=within).values_list("within").annotate(**look_counts(now))


@prepared
def _questions_by_section(user: int, brief: int) -> QuerySet[Question, Any]:
    """How many questions of each section the learner may be asked."""
    put_away = Card.objects.filter(user=user, brief=brief, suspended=True).values("question")
    asked = Question.objects.current().filter(brief=brief, owns_card=True)
    asked = asked.exclude(pk__in=put_away)
    within = asked.order_by().annotate(within=section_of("passage"))
    return within.values_list("within").annotate(n=Count("pk"))


def _known_cards(item: Brief, figures: list[int]) -> KnownCards:
    known, fading, missed, total = figures
    return KnownCards(item, total, known, fading, missed)
