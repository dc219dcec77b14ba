"""A brief at a glance: which of its paragraphs a learner knows, and where they read on."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet, Sum
from django.db.models.functions import Length

from content.material import HEADINGS
from content.models import Brief, Passage
from learning.cards.looks import look_counts
from learning.charts.skyline import Paragraph, Skyline, skyline
from learning.models import Card, User
from learning.prepared import prepared

CHARACTERS_A_MINUTE = 1400  # 230 words


def brief_skyline(user: User, brief: Brief, now: datetime, following: Passage | None) -> Skyline:
    """The skyline of a brief in two statements; ``following`` is the section to read next."""
    counts = {pk: figures for pk, *figures in _cards_by_passage(user.pk, brief.pk, now)}
    paragraphs, opens, is_next = [], False, False
    for pk, kind, length in _passages(brief.pk):
        if kind in HEADINGS:
            opens, is_next = True, following is not None and pk == following.pk
            continue
        known, fading, missed = counts.get(pk, (0, 0, 0))
        paragraphs.append(Paragraph(length, known, fading, missed, opens=opens, is_next=is_next))
        opens = is_next = False
    return skyline(paragraphs)


def minutes_to_read(section: Passage) -> int:
    """How long a section takes, in one statement; at least a minute."""
    below = Passage.objects.current().filter(section=section)
    found = below.aggregate(characters=Sum(Length("text")))
    return max(1, round((found["characters"] or 0) / CHARACTERS_A_MINUTE))


@prepared
def _passages(brief: int) -> QuerySet[Passage, Any]:
    current = Passage.objects.current().filter(brief=brief)
    return current.order_by("position").values_list("pk", "kind", Length("text"))


@prepared
def _cards_by_passage(user: int, brief: int, now: datetime) -> QuerySet[Card, Any]:
    """For each passage, how many of its cards are known, fading and missed."""
    met = Card.objects.filter(user=user, brief=brief, suspended=False).exclude(state=Card.State.NEW)
    of_passages = met.filter(question__passage__isnull=False).order_by()
    return of_passages.values_list("question__passage").annotate(**look_counts(now))
