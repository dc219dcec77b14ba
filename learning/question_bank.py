"""The questions that somebody has written: searched, filtered, and how each has fared."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from content.models import Brief
from learning.grading import Outcome
from learning.models import Question, QuizItem, Response, Tag, User

RIGHT = [str(outcome) for outcome in Outcome if outcome.is_right]


@dataclass(frozen=True, slots=True)
class Selection:
    """What of the bank is looked at; each is empty where it leaves nothing out."""

    query: str = ""
    format: str = ""
    tag: str = ""
    about: int | None = None
    used: bool = False
    retired: bool = False

    @property
    def narrowed(self) -> bool:
        return self != Selection(retired=self.retired)


def questions_of(owner: User, selection: Selection) -> QuerySet[Question, Any]:
    """The latest first, each with how many quizzes have it (``quizzes``), and how often it was
    answered in one (``answered``) and rightly (``right``)."""
    asked = Response.objects.filter(question=OuterRef("pk"), answered_at__isnull=False)
    held = QuizItem.objects.filter(question=OuterRef("pk")).order_by()
    found = (
        Question.objects.written_by(owner)
        .saying(selection.query)
        .filter(retired_at__isnull=not selection.retired)
        .annotate(
            quizzes=_number_of(held),
            answered=_number_of(asked.order_by()),
            right=_number_of(asked.filter(verdict__outcome__in=RIGHT).order_by()),
        )
    )
    if selection.format:
        found = found.filter(body__formats__0=selection.format)
    if selection.tag:
        found = found.filter(tags__name=selection.tag)
    if selection.about:
        found = found.filter(about=selection.about)
    if selection.used:
        found = found.filter(Exists(held))
    return found.select_related("about").prefetch_related("tags").order_by("-pk")


def tags_of(owner: User) -> QuerySet[Tag]:
    """Those under which there is something."""
    return Tag.objects.filter(owner=owner, questions__isnull=False).distinct()


def briefs_of(owner: User) -> QuerySet[Brief]:
    """The briefs that the owner's questions are about and that are open to them."""
    about = Question.objects.written_by(owner).filter(about=OuterRef("pk"))
    return Brief.objects.open_to(owner).filter(Exists(about)).order_by("title")


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.values("question").annotate(number=Count("*")).values("number")
    return Coalesce(Subquery(counted), 0)
