"""All of a person's data, as rows: the same for machines and for people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When

from content.models import Brief
from learning.cards.seals import sealed_questions
from learning.models import (
    Allowance,
    AnswerWording,
    Attempt,
    Bookmark,
    Card,
    LivePoll,
    LiveSession,
    LtiAccount,
    Membership,
    PollAnswer,
    Question,
    QuestionImage,
    QuestionReport,
    Quiz,
    QuizItem,
    QuizShare,
    Reading,
    ReadingText,
    Response,
    Reveal,
    Review,
    StudySession,
    User,
)
from learning.models.attempts import is_outside_live
from learning.models.json_text import framed_stem_in, text_in

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
    *("characters", "buttons", "keys", "theme", "motion", "sounds", "shade_ahead", "teaches"),
    *("mails_set", "mails_due", "mails_graded"),
)
CHUNK = 500


@dataclass(frozen=True, slots=True)
class TakeoutTable:
    """``columns`` are the names in the file; each is a field, or its lookup if the two differ.

    Columns in ``quoting`` repeat what the brief at the end of ``brief`` says now, and are empty if
    it is closed to the person. Anything that the rules of a quiz hide from its learner ``now`` is
    left out: in a row whose question, at the end of ``asks``, is sealed, the columns of
    ``telling``. ``rows`` must give each object once: they are read in pages, by primary key.
    """

    name: str
    rows: Callable[[User, datetime], QuerySet[Any]]
    columns: dict[str, Any]
    brief: str = ""
    quoting: dict[str, Any] = field(default_factory=dict)
    asks: str = ""
    telling: tuple[str, ...] = ()

    @property
    def header(self) -> list[str]:
        return [*self.columns, *self.quoting]

    def of(self, user: User, now: datetime) -> Iterator[dict[str, Any]]:
        ways = [_expression(way) for way in self.columns.values()]
        if self.quoting:
            in_reach = Q(**{self.brief: None}) | Q(
                **{f"{self.brief}__in": Brief.objects.open_to(user)}
            )
            ways += [Case(When(in_reach, then=_expression(way))) for way in self.quoting.values()]
        if self.asks and (sealed := sealed_questions(user, now)):
            open_now = ~Q(**{f"{self.asks}__in": sealed})
            ways = [
                Case(When(open_now, then=way)) if name in self.telling else way
                for name, way in zip(self.header, ways, strict=True)
            ]
        rows = self.rows(user, now).order_by("pk").values_list("pk", *ways)
        for page in _pages(rows):
            yield from (dict(zip(self.header, row[1:], strict=True)) for row in page)


def _pages(rows: QuerySet[Any, Any]) -> Iterator[list[Any]]:
    """The rows, CHUNK at a time, with no cursor open between two pages.

    On SQLite an open cursor keeps the connection at the moment it was opened. If another connection
    has written since, a write over this one fails at once: "database is locked".
    """
    page = list(rows[:CHUNK])
    while page:
        yield page
        page = list(rows.filter(pk__gt=page[-1][0])[:CHUNK]) if len(page) == CHUNK else []


def _expression(way: Any) -> Any:
    return F(way) if isinstance(way, str) else way


def columns(*same: str, **ways: Any) -> dict[str, Any]:
    return ways | {name: name for name in same}


MEMORY = (
    *("state", "step", "due_at", "show_at", "reviewed_at", "stability", "difficulty"),
    *("lapses", "recall_due"),
)
QUESTION = {
    "question": framed_stem_in("question__body"),
    "answer": text_in("question__body", "answer"),
}
ASKED = {
    "question": framed_stem_in("card__question__body"),
    "answer": text_in("card__question__body", "answer"),
}
SECTION = {"brief": "brief__title", "section": "section__text"}


def _disclosed(attempt: str, now: datetime) -> Exists:
    """Whether the learner may see the feedback of that attempt."""
    return Exists(Attempt.objects.disclosed(now).filter(pk=OuterRef(attempt)))


DISCLOSED = Q(is_disclosed=True) | (Q(attempt__feedback="each") & ~Q(verdict={}))
KEYS = DISCLOSED & Q(attempt__quiz__tells=Quiz.Tells.KEYS)
VERDICTS = DISCLOSED & ~Q(attempt__quiz__tells=Quiz.Tells.MARK)
DISCLOSED_BY_REVIEW = Q(is_disclosed=True) | Q(quiz_response__attempt__feedback=Quiz.Feedback.EACH)
KEYS_BY_REVIEW = Q(quiz_response__attempt__quiz__tells=Quiz.Tells.KEYS) & DISCLOSED_BY_REVIEW
VERDICTS_BY_REVIEW = DISCLOSED_BY_REVIEW & ~Q(quiz_response__attempt__quiz__tells=Quiz.Tells.MARK)

TABLES = (
    TakeoutTable(
        "email addresses",
        lambda user, _: EmailAddress.objects.filter(user=user),
        columns("email", "verified", "primary"),
    ),
    TakeoutTable(
        "ways of signing in",  # without their secrets
        lambda user, _: Authenticator.objects.filter(user=user),
        columns("type", "created_at", "last_used_at", name=text_in("data", "name")),
    ),
    TakeoutTable(
        "links with a university",
        lambda user, _: SocialAccount.objects.filter(user=user),
        columns("uid", "date_joined", "last_login", "extra_data"),
    ),
    TakeoutTable(
        "accounts at platforms",
        lambda user, _: LtiAccount.objects.filter(user=user),
        columns("sub", "linked_at", "launched_at", platform="registration__name"),
    ),
    TakeoutTable(
        "briefs",
        lambda user, _: Brief.objects.filter(owner=user),
        columns("slug", "title", "visibility", "created_at", "updated_at"),
    ),
    TakeoutTable(
        "wordings decided on",
        lambda user, _: AnswerWording.objects.filter(decided_by=user),
        columns("wording", "subject", "is_accepted", "decided_at"),
        "brief",
        {"brief": "brief__title"},
    ),
    TakeoutTable(
        "sections read",
        lambda user, _: Reading.objects.filter(user=user),
        columns("read_at"),
        "section__brief",
        SECTION | {"brief": "section__brief__title"},
    ),
    TakeoutTable(
        "sections opened last",
        lambda user, _: Bookmark.objects.filter(user=user),
        columns("opened_at"),
        "section__brief",
        SECTION | {"brief": "section__brief__title", "passage": "passage__text"},
    ),
    TakeoutTable(
        "cards",
        lambda user, _: Card.objects.filter(user=user),
        columns(
            *MEMORY,
            *("suspended", "suspension", "starred", "note", "seq", "reset_seq"),
            card="id",
            uid="question__uid",
        ),
        "brief",
        {"brief": "brief__title"} | QUESTION,
        asks="question",
        telling=("answer", *MEMORY),
    ),
    TakeoutTable(
        "reviews",
        lambda user, now: Review.objects.filter(user=user).annotate(
            is_disclosed=_disclosed("quiz_response__attempt", now)
        ),
        columns(
            *("reviewed_at", "studied_on", "format", "seconds"),
            *("response", "undone_at", "seq"),
            # A rating reveals whether the answer was right.
            rating=Case(When(Q(quiz_response=None) | VERDICTS_BY_REVIEW, then=F("rating"))),
            verdict=Case(When(Q(quiz_response=None) | KEYS_BY_REVIEW, then=F("verdict"))),
            card="card_id",
            session="session_id",
            attempt="quiz_response__attempt_id",
        ),
        "card__brief",
        ASKED,
        asks="card__question",
        telling=("answer", "verdict", "rating"),
    ),
    TakeoutTable(
        "answers looked up",
        lambda user, _: Reveal.objects.filter(card__user=user),
        columns("revealed_at", "seq", card="card_id"),
        "card__brief",
        ASKED,
        asks="card__question",
        telling=("answer",),
    ),
    TakeoutTable(
        "study sessions",
        lambda user, _: StudySession.objects.filter(user=user),
        columns(
            *("started_at", "size", "subjects", "chosen", "beyond"),
            session="id",
        ),
        "brief",
        SECTION,
    ),
    TakeoutTable(
        "quizzes",
        lambda user, now: Attempt.objects.filter(user=user).with_disclosed(now),
        columns(
            *("name", "started_at", "deadline_at", "submitted_at", "abandoned", "points"),
            attempt="id",
            quiz="quiz__title",
            size="quiz__size",
            minutes="quiz__minutes",
            feedback="quiz__feedback",
            formats="quiz__formats",
            mark=Case(When(is_disclosed=True, then=F("mark"))),
        ),
    ),
    TakeoutTable(
        "quiz answers",
        # Nobody reads the questions of a live session ahead.
        lambda user, now: Response.objects.filter(
            is_outside_live("attempt__"), attempt__user=user
        ).annotate(is_disclosed=_disclosed("attempt", now)),
        columns(
            *("position", "format", "flagged", "answered_at", "seconds", "given", "certainty"),
            attempt="attempt_id",
            uid="uid",
            question=framed_stem_in("body"),
            # Not before it is disclosed.
            verdict=Case(When(KEYS, then=F("verdict"))),
            mark=Case(When(VERDICTS, then=F("mark"))),
            comment=Case(When(VERDICTS, then=F("comment"))),
            answer=Case(When(KEYS, then=text_in("body", "answer"))),
        ),
        asks="question",
        telling=("verdict", "answer"),
    ),
    TakeoutTable(
        "allowances at quizzes",
        lambda user, _: Allowance.objects.filter(user=user),
        columns(
            *("opens_at", "closes_at", "attempts_allowed", "time_factor"),
            quiz="quiz__title",
        ),
    ),
    TakeoutTable(
        "quizzes made",
        lambda user, _: Quiz.objects.authored().filter(owner=user),
        columns(
            *("title", "created_at", "published_at", "closed_at", "minutes", "feedback", "tells"),
            *("opens_at", "closes_at", "attempts_allowed", "grade_by", "released_at"),
            *("shuffles_questions", "shuffles_options", "one_way", "certainty"),
            *("pass_mark", "closing_words", "password"),
            quiz="id",
        ),
    ),
    TakeoutTable(
        "quizzes shared by colleagues",
        lambda user, _: QuizShare.objects.with_user(user),
        columns("shared_at", quiz="quiz__title"),
    ),
    TakeoutTable(
        "live sessions",
        lambda user, _: LiveSession.objects.filter(owner=user),
        columns(
            *("phase", "started_at", "ended_at", "seconds", "names"),
            quiz="quiz_id",
            classroom="classroom__name",
        ),
    ),
    TakeoutTable(
        "live polls",
        lambda user, _: LivePoll.objects.filter(session__owner=user),
        columns(*("form", "stem", "asked_at"), session="session_id"),
    ),
    TakeoutTable(
        "answers in live polls",
        lambda user, _: PollAnswer.objects.filter(attempt__user=user),
        columns(*("given", "answered_at"), question="poll__stem"),
    ),
    TakeoutTable(
        "questions of quizzes made",
        lambda user, _: QuizItem.objects.filter(quiz__owner=user),
        columns(
            *("position", "format", "points"),
            quiz="quiz_id",
            section="section__title",
            draws="section__draws",
            uid="question__uid",
        ),
        "question__brief",
        QUESTION,
        asks="question",
        telling=("answer",),
    ),
    TakeoutTable(
        "questions written",
        lambda user, _: Question.objects.filter(owner=user),
        columns(
            *("uid", "offered_at", "retired_at"),
            version_of="copy_of__uid",
            taken_from="taken_from__uid",
            question=framed_stem_in("body"),
            answer=text_in("body", "answer"),
            accepted="body__accepted",
            wrong_options="body__distractors",
            explanation=text_in("body", "explanation"),
            whole="body",
        ),
        "about",
        {"about": "about__title"},
        asks="pk",
        telling=("answer", "accepted", "wrong_options", "explanation", "whole"),
    ),
    TakeoutTable(
        "pictures",  # each a file in the folder of this name
        lambda user, _: QuestionImage.objects.filter(owner=user),
        columns("sha256", "content_type", "size", "kept_at"),
    ),
    TakeoutTable(
        "reading texts",  # earlier ones and deleted ones too
        lambda user, _: ReadingText.objects.filter(owner=user),
        columns("sha256", "title", "text", "images", "made_at", "retired_at"),
    ),
    TakeoutTable(
        "tags",
        lambda user, _: Question.tags.through.objects.filter(tag__owner=user),
        columns(tag="tag__name", uid="question__uid"),
    ),
    TakeoutTable(
        "classes",
        lambda user, _: Membership.objects.filter(user=user),
        columns("role", "name", "identification", "joined_at", classroom="classroom__name"),
    ),
    TakeoutTable(
        "reports",
        lambda user, _: QuestionReport.objects.filter(user=user),
        columns("reason", "comment", "created_at", "resolved_at"),
        "question__brief",
        {"question": framed_stem_in("question__body")},
    ),
)


def account(user: User) -> dict[str, Any]:
    return {name: getattr(user, name) for name in ACCOUNT}
