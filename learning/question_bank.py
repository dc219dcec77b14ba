"""Questions searched and filtered: those that somebody has written, with how each has fared, and
those of the briefs that they may take versions of."""

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from content.material import HEADINGS
from content.models import Brief, Passage
from learning.cards import begun_briefs
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
    section: int | None = None
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


def readable_briefs(user: User) -> QuerySet[Brief]:
    """Those whose questions the user may take a version of: what they have begun and may read, and
    what everybody may, or they alone."""
    begun = Q(pk__in=begun_briefs(user).values("pk"))
    return Brief.objects.filter(begun | Q(pk__in=Brief.objects.visible_to(user).values("pk")))


def generated_for(user: User) -> QuerySet[Question, Any]:
    """The questions that briefs ask, of which the user may take a version."""
    asked = Question.objects.current().filter(origin=Question.Origin.GENERATED)
    return asked.filter(brief__in=readable_briefs(user))


def generated_questions(user: User, selection: Selection) -> QuerySet[Question, Any]:
    """Brief by brief in reading order, each with the id of the user's version of it (``copy``), if
    there is one. Words are looked for in the question alone: finding one by its answer would tell
    it."""
    own = Question.objects.filter(copy_of=OuterRef("pk"), owner=user)
    found = generated_for(user).annotate(copy=Subquery(own.values("pk")[:1]))
    if selection.query:
        found = found.filter(body__stem__icontains=selection.query)
    if selection.format:
        found = found.filter(body__formats__icontains=f'"{selection.format}"')
    if selection.about:
        found = found.filter(brief=selection.about)
    if selection.section:
        of_section = Q(passage=selection.section) | Q(passage__section=selection.section)
        found = found.filter(of_section)
    related = found.select_related("brief", "passage__section")
    return related.order_by("brief__title", "brief", "position")


def sections_of(briefs: QuerySet[Brief]) -> list[tuple[str, list[tuple[int, str]]]]:
    """The headings of the briefs, by brief."""
    headings = Passage.objects.current().filter(brief__in=briefs, kind__in=HEADINGS)
    rows = headings.order_by("brief__title", "brief", "position")
    found = rows.values_list("brief", "brief__title", "pk", "text")
    return [
        (title, [(pk, text) for _, _, pk, text in group])
        for (_, title), group in groupby(found, key=itemgetter(0, 1))
    ]


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
