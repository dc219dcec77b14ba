"""All that is somebody's, as rows: the same for machines and for people."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import Case, F, Q, QuerySet, When

from content.models import Brief
from learning.models import (
    Attempt,
    Card,
    Membership,
    Question,
    QuestionReport,
    Quiz,
    QuizItem,
    Reading,
    Response,
    Reveal,
    Review,
    StudySession,
    Tag,
    User,
)

ACCOUNT = (
    *(
        "username",
        "first_name",
        "last_name",
        "email",
        "date_joined",
        "last_login",
        "is_guest",
        "time_zone",
        "day_starts_at",
    ),
    *("desired_retention", "maximum_interval", "new_per_day", "reviews_per_day", "scope"),
    *("characters", "buttons", "keys", "theme", "motion"),
)
RUN_BY_A_SPREADSHEET = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Where commas are for decimals a spreadsheet ends cells at semicolons, quotes or no quotes.
BEFORE_A_FORMULA = re.compile(r"(?<=[;\t\r\n])(?=[ \"]*[=+\-@＝＋－＠])")
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Table:
    """``columns`` are the names in the file; each is a field, or where it differs the way to it.
    Those of ``quoting`` say what the brief at the end of ``brief`` says now, and nothing where it
    is closed to the person."""

    name: str
    rows: Callable[[User], QuerySet[Any]]
    columns: dict[str, Any]
    brief: str = ""
    quoting: dict[str, str] = field(default_factory=dict)

    @property
    def header(self) -> list[str]:
        return [*self.columns, *self.quoting]

    def of(self, user: User) -> Iterator[dict[str, Any]]:
        ways = [F(way) if isinstance(way, str) else way for way in self.columns.values()]
        if self.quoting:
            in_reach = Q(**{self.brief: None}) | Q(
                **{f"{self.brief}__in": Brief.objects.open_to(user)}
            )
            ways += [Case(When(in_reach, then=F(way))) for way in self.quoting.values()]
        rows = self.rows(user).order_by("pk").values_list(*ways)
        return (dict(zip(self.header, row, strict=True)) for row in rows.iterator(chunk_size=CHUNK))


def columns(*same: str, **ways: Any) -> dict[str, Any]:
    return ways | {name: name for name in same}


QUESTION = {"question": "question__body__stem", "answer": "question__body__answer"}
ASKED = {name: f"card__{way}" for name, way in QUESTION.items()}
SECTION = {"brief": "brief__title", "section": "section__text"}

TABLES = (
    Table(
        "email addresses",
        lambda user: EmailAddress.objects.filter(user=user),
        columns("email", "verified", "primary"),
    ),
    Table(
        "ways of signing in",  # without what is secret in them
        lambda user: Authenticator.objects.filter(user=user),
        columns("type", "created_at", "last_used_at", name="data__name"),
    ),
    Table(
        "briefs",
        lambda user: Brief.objects.filter(owner=user),
        columns("slug", "title", "visibility", "created_at", "updated_at"),
    ),
    Table(
        "sections read",
        lambda user: Reading.objects.filter(user=user),
        columns("read_at"),
        "section__brief",
        SECTION | {"brief": "section__brief__title"},
    ),
    Table(
        "cards",
        lambda user: Card.objects.filter(user=user),
        columns(
            *("state", "step", "due_at", "show_at", "reviewed_at", "stability", "difficulty"),
            *("lapses", "recall_due", "suspended", "suspension", "starred", "note"),
            *("seq", "reset_seq"),
            card="id",
            uid="question__uid",
        ),
        "brief",
        {"brief": "brief__title"} | QUESTION,
    ),
    Table(
        "reviews",
        lambda user: Review.objects.filter(user=user),
        columns(
            *("reviewed_at", "studied_on", "format", "rating", "seconds"),
            *("response", "verdict", "undone_at", "seq"),
            card="card_id",
            session="session_id",
            attempt="quiz_response__attempt_id",
        ),
        "card__brief",
        ASKED,
    ),
    Table(
        "answers looked up",
        lambda user: Reveal.objects.filter(card__user=user),
        columns("revealed_at", "seq", card="card_id"),
        "card__brief",
        ASKED,
    ),
    Table(
        "study sessions",
        lambda user: StudySession.objects.filter(user=user),
        columns(
            *("started_at", "size", "subjects", "chosen", "beyond"),
            session="id",
        ),
        "brief",
        SECTION,
    ),
    Table(
        "quizzes",
        lambda user: Attempt.objects.filter(user=user),
        columns(
            *("name", "started_at", "deadline_at", "submitted_at"),
            attempt="id",
            quiz="quiz__title",
            size="quiz__size",
            minutes="quiz__minutes",
            feedback="quiz__feedback",
            formats="quiz__formats",
        ),
    ),
    Table(
        "quiz answers",
        lambda user: Response.objects.filter(attempt__user=user),
        columns(
            *("position", "format", "flagged", "answered_at", "seconds", "given", "verdict"),
            attempt="attempt_id",
            uid="uid",
            question="body__stem",
            answer=Case(When(~Q(verdict={}), then=F("body__answer"))),  # not before it is told
        ),
    ),
    Table(
        "quizzes made",
        lambda user: Quiz.objects.authored().filter(owner=user),
        columns(
            *("title", "created_at", "published_at", "closed_at", "minutes", "feedback"),
            quiz="id",
        ),
    ),
    Table(
        "questions of quizzes made",
        lambda user: QuizItem.objects.filter(quiz__owner=user),
        columns("position", "format", quiz="quiz_id", uid="question__uid"),
        "question__brief",
        {"question": "question__body__stem", "answer": "question__body__answer"},
    ),
    Table(
        "questions written",
        lambda user: Question.objects.filter(owner=user),
        columns(
            *("uid", "offered_at", "retired_at"),
            question="body__stem",
            answer="body__answer",
            accepted="body__accepted",
            wrong_options="body__distractors",
            explanation="body__explanation",
            whole="body",
        ),
        "about",
        {"about": "about__title"},
    ),
    Table(
        "tags",
        lambda user: Tag.objects.filter(owner=user, questions__isnull=False),
        columns(tag="name", uid="questions__uid"),
    ),
    Table(
        "classes",
        lambda user: Membership.objects.filter(user=user),
        columns("role", "name", "joined_at", classroom="classroom__name"),
    ),
    Table(
        "reports",
        lambda user: QuestionReport.objects.filter(user=user),
        columns("reason", "comment", "created_at", "resolved_at"),
        "question__brief",
        {"question": "question__body__stem"},
    ),
)


def account(user: User) -> dict[str, Any]:
    return {name: getattr(user, name) for name in ACCOUNT}


def harmless(cell: Any) -> Any:
    """The cell of a table as text that no spreadsheet takes for a formula and runs."""
    if not isinstance(cell, str):
        return cell
    starts_one = cell.lstrip(" ").startswith(RUN_BY_A_SPREADSHEET)
    return ("'" if starts_one else "") + BEFORE_A_FORMULA.sub("'", cell)
