"""The questions that somebody has written: searched, filtered, how each has fared, and its past."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from content.models import Brief
from learning.grading import Outcome
from learning.models import Question, QuizItem, Response, Tag, User
from learning.question_forms import form_of

SHOWN = 50  # versions
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


@dataclass(frozen=True, slots=True)
class Change:
    """What a field of a question held before and after; "" where it was empty."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """A question as somebody left it, and what they changed; ``pk`` is that of its record."""

    pk: int
    at: datetime
    by: User | None
    changes: list[Change]


def versions_of(question: Question) -> list[Version]:
    """The latest, of which the newest comes first, in one statement."""
    kept = question.versions.select_related("history_user", "about")
    records = list(kept.order_by("-history_date", "-history_id")[:SHOWN])[::-1]
    told = [_told(record) for record in records]
    versions = [
        Version(record.pk, record.history_date, record.history_user, _changes(before, after))
        for record, before, after in zip(records, [{}, *told], told, strict=False)
    ]
    return versions[::-1]


def _told(record: Any) -> dict[str, str]:
    """The fields of a version by their names, as whoever wrote it has filled them in."""
    form = form_of(record.body["formats"][0])
    values = form.fields_of(record.body)
    fields = form().fields
    told = {str(field.label or name): values.get(name) for name, field in fields.items()}
    told |= {"About": _title(record), "Put away": bool(record.retired_at)}
    return {name: _said(value) for name, value in told.items() if value not in (None, "", False)}


def _title(record: Any) -> str:
    """That of the brief that it was about, unless it is closed to whoever wrote it."""
    about, owner = record.about, record.history_user_id
    return str(about) if about and owner and about.is_open_to(owner) else ""


def _said(value: Any) -> str:
    return "yes" if value is True else str(value)


def _changes(before: dict[str, str], after: dict[str, str]) -> list[Change]:
    names = dict.fromkeys((*after, *before))
    both = [Change(name, before.get(name, ""), after.get(name, "")) for name in names]
    return [change for change in both if change.before != change.after]
