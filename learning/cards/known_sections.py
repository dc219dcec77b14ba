"""How many sections of a brief a learner knows."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, F, FilteredRelation, Q, QuerySet, When

from content.material import HEADINGS
from content.models import Brief
from learning.charts.skyline import KNOWN_FROM
from learning.charts.strokes import SectionStrokes
from learning.models import Card, Question, User
from learning.prepared import prepared


def known_sections(user: User, brief: Brief, now: datetime) -> SectionStrokes | None:
    """The strokes for what a learner knows of a brief, in one statement; None for a brief
    without questions.
    """
    rows = _cards_by_section(user.pk, brief.pk, now)
    return section_strokes((known, every) for section, known, every in rows if section)


def section_strokes(sections: Iterable[tuple[int, int]]) -> SectionStrokes | None:
    """The strokes for sections, each given by its known cards and all of its cards; a section is
    known with as large a share of its cards as a paragraph of the skyline.
    """
    known = [cards >= KNOWN_FROM * every for cards, every in sections if every]
    return SectionStrokes(sum(known), len(known)) if known else None


@prepared
def _cards_by_section(user: int, brief: int, now: datetime) -> QuerySet[Question, Any]:
    """For each section, how many cards are known of those that the learner may be asked."""
    of_learner = FilteredRelation("cards", condition=Q(cards__user=user))
    asked = Question.objects.current().filter(brief=brief, owns_card=True)
    asked = asked.annotate(mine=of_learner).filter(Q(mine=None) | Q(mine__suspended=False))
    within = asked.order_by().annotate(within=section_of("passage")).values_list("within")
    in_review = Q(mine__state=Card.State.REVIEW, mine__due_at__gt=now)
    return within.annotate(known=Count("pk", filter=in_review), every=Count("pk"))


def section_of(passage: str) -> Case:
    """The section of a passage; a heading is of the section that it opens."""
    on_heading = Q((f"{passage}__kind__in", HEADINGS))
    return Case(When(on_heading, then=F(passage)), default=F(f"{passage}__section"))
