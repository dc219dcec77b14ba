"""Searches and filters a user's own questions, and those of briefs that they may adapt."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import (
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Concat

from content.material import HEADINGS
from content.models import Brief, Passage
from learning.cards.making import begun_briefs
from learning.grading import Outcome
from learning.models import (
    Question,
    QuestionQuerySet,
    Quiz,
    QuizItem,
    ReadingText,
    Response,
    Tag,
    User,
)
from learning.rendering.subjects import FAMILIES

RIGHT = [str(outcome) for outcome in Outcome if outcome.is_right]
JUDGED = [str(outcome) for outcome in Outcome if outcome.is_judged]


class Facility(TextChoices):
    """The share of right answers in quizzes."""

    LOW = "low", "Under 30 %"
    MIDDLE = "middle", "30–80 %"
    HIGH = "high", "Over 80 %"
    UNKNOWN = "unknown", "Not answered yet"


class Used(TextChoices):
    """Whether quizzes use a question; a filter by one quiz has its id instead."""

    ANY = "any", "In any quiz"
    NONE = "none", "In no quiz"


class Author(TextChoices):
    """Where a user's own question comes from; a filter by one colleague has their id instead."""

    ALONE = "alone", "You alone"
    BRIEF = "brief", "You, after a brief"
    COLLEAGUE = "colleague", "A colleague"


FACILITIES = {
    Facility.LOW: Q(answered__gt=0) & Q(right__lt=F("answered") * 0.3),
    Facility.MIDDLE: Q(answered__gt=0)
    & Q(right__gte=F("answered") * 0.3, right__lte=F("answered") * 0.8),
    Facility.HIGH: Q(right__gt=F("answered") * 0.8),
    Facility.UNKNOWN: Q(answered=0),
}


@dataclass(frozen=True, slots=True)
class BankSelection:
    """A filter on questions; empty fields filter nothing."""

    query: str = ""
    format: str = ""
    tag: str = ""
    author: str = ""
    about: int | None = None
    section: int | None = None
    used: str = ""
    facility: str = ""
    text: int | None = None
    retired: bool = False

    @property
    def narrowed(self) -> bool:
        return self != BankSelection(retired=self.retired)

    @property
    def narrowed_further(self) -> bool:
        """Whether one of the filters that the page folds away is used."""
        return bool(self.author or self.section or self.used or self.facility or self.text)


EVERYTHING = BankSelection()


def questions_of(owner: User, selection: BankSelection) -> QuerySet[Question, Any]:
    """The owner's questions, latest first. Each has the number of ``quizzes`` that use it, its
    items in the owner's quizzes (``used_in``), and the numbers of answers in quizzes that were
    graded (``answered``) and of these ``right``."""
    asked = Response.objects.filter(question=OuterRef("pk"), answered_at__isnull=False)
    items = QuizItem.objects.filter(question=OuterRef("pk")).order_by()
    found = (
        Question.objects.written_by(owner)
        .saying(selection.query)
        .filter(retired_at__isnull=not selection.retired)
        .annotate(
            quizzes=_number_of(items),
            answered=_number_of(asked.filter(verdict__outcome__in=JUDGED).order_by()),
            right=_number_of(asked.filter(verdict__outcome__in=RIGHT).order_by()),
        )
    )
    if selection.format:
        found = found.filter(body__formats__0=selection.format)
    if selection.tag:
        found = found.filter(tags__name=selection.tag)
    if selection.author:
        found = found.filter(_by(selection.author))
    if selection.about:
        found = found.filter(about=selection.about)
    if selection.section:
        found = found.filter(_in_section(selection.section))
    if selection.used:
        found = found.filter(_used(selection.used, owner))
    if selection.text:
        over = ReadingText.objects.filter(owner=owner, pk=selection.text).first()
        found = found.filter(body__reading_text=over.sha256) if over else found.none()
    if selection.facility:
        found = found.filter(FACILITIES[Facility(selection.facility)])
    own = QuizItem.objects.filter(quiz__owner=owner).select_related("quiz").order_by("-quiz")
    used_in = Prefetch("items", own, to_attr="used_in")
    related = found.select_related("about", "taken_from__owner").defer("taken_from__body")
    return related.prefetch_related("tags", used_in).order_by("-pk")


def chosen_questions(
    owner: User, selection: BankSelection, ids: Collection[int]
) -> QuerySet[Question, Any]:
    """The questions with these ids; without ids, all that match the selection, oldest first."""
    if ids:
        return Question.objects.written_by(owner).filter(pk__in=ids).prefetch_related("tags")
    return questions_of(owner, selection).order_by("pk")


def _by(author: str) -> Q:
    if author not in Author.values:
        return Q(taken_from__owner=int(author))
    if author == Author.COLLEAGUE:
        return Q(taken_at__isnull=False)
    after_a_brief = Q(body__has_key="adapted")
    return Q(taken_at=None) & (after_a_brief if author == Author.BRIEF else ~after_a_brief)


def _used(used: str, owner: User) -> Exists | Combinable:
    items = QuizItem.objects.filter(question=OuterRef("pk")).order_by()
    if used in Used.values:
        return Exists(items) if used == Used.ANY else ~Exists(items)
    return Exists(items.filter(quiz=int(used), quiz__owner=owner))


def _in_section(section: int) -> Q:
    """Questions from a passage of a section, or about the section or an item in it."""
    of_section = Q(passage=section) | Q(passage__section=section)
    found, brief = of_section, Passage.objects.filter(pk=section).values("brief")[:1]
    for family, (_, model, filters) in FAMILIES.items():
        inside = Q(pk=section) if model is Passage else of_section
        subject = Concat(Value(f"{family}/"), "slug", output_field=CharField())
        named = model.objects.filter(inside, **filters).values_list(subject)
        found |= Q(about=Subquery(brief), subject__in=named)
    return found


def quizzes_of(owner: User) -> QuerySet[Quiz]:
    """The quizzes for others that the owner has made, the latest first."""
    return Quiz.objects.authored().filter(owner=owner).order_by("-pk").only("title")


def readable_briefs(user: User) -> QuerySet[Brief]:
    """The briefs whose questions the user may adapt: those begun and still open to them, and those
    visible to them."""
    begun = Q(pk__in=begun_briefs(user).values("pk"))
    return Brief.objects.filter(begun | Q(pk__in=Brief.objects.visible_to(user).values("pk")))


def generated_for(user: User) -> QuestionQuerySet:
    """The generated questions that the user may adapt."""
    asked = Question.objects.current().filter(origin=Question.Origin.GENERATED)
    return asked.filter(brief__in=readable_briefs(user))


def generated_questions(user: User, selection: BankSelection) -> QuerySet[Question, Any]:
    """Generated questions, brief by brief in reading order, each with the id of the user's version
    of it (``copy``), if any. A search looks at frames and stems only: a match in the answer would
    give it away."""
    own = Question.objects.filter(copy_of=OuterRef("pk"), owner=user)
    asked = generated_for(user).asking(selection.query)
    found = asked.annotate(copy=Subquery(own.values("pk")[:1]))
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
    """The section headings, grouped by brief."""
    headings = Passage.objects.current().filter(brief__in=briefs, kind__in=HEADINGS)
    rows = headings.select_related("brief").order_by("brief__title", "brief", "position")
    found = rows.only("text", "brief__title", "brief__copied_from")
    return [
        (brief.title_in_lists, [(one.pk, one.text) for one in group])
        for brief, group in groupby(found, key=attrgetter("brief"))
    ]


def tags_of(owner: User) -> QuerySet[Tag]:
    """The owner's tags that some question has."""
    return Tag.objects.filter(owner=owner, questions__isnull=False).distinct()


def authors_of(owner: User) -> QuerySet[User]:
    """The colleagues from whom the owner has copied questions."""
    taken = Question.objects.written_by(owner).exclude(taken_from=None)
    authors = taken.values("taken_from__owner")
    return User.objects.filter(pk__in=authors).order_by("username")


def authors_named(authors: Iterable[User]) -> list[tuple[str, str]]:
    """Authors as choices of a form field."""
    return [(str(author.pk), author.display_name) for author in authors]


def briefs_of(owner: User) -> QuerySet[Brief]:
    """The briefs, open to the owner, that their questions are about."""
    about = Question.objects.written_by(owner).filter(about=OuterRef("pk"))
    return Brief.objects.open_to(owner).filter(Exists(about)).order_by("title")


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.values("question").annotate(number=Count("*")).values("number")
    return Coalesce(Subquery(counted), 0)
