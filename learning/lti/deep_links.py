"""What a teacher may choose for a course, and how the platform is told what was chosen."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, Sum

from content.models import Brief
from learning.classrooms.assignments import briefs_to_set
from learning.lti.messages import CUSTOM_KEY, DeepLinking
from learning.models import LtiLink, Quiz, User
from learning.requests import id_of

MOST = 200  # quizzes or briefs on the page


@dataclass(frozen=True, slots=True)
class Choice:
    """A quiz or a brief that a link can open; ``value`` names it in the form."""

    value: str
    title: str
    note: str


def quizzes_of(user: User) -> Any:
    """Those of their own that ask something."""
    own = Quiz.objects.authored().filter(owner=user).annotate(questions=Count("items"))
    return own.filter(questions__gt=0).order_by("-pk")


def quiz_choices(user: User) -> Iterator[Choice]:
    for quiz in quizzes_of(user)[:MOST]:
        count = f"{quiz.questions} question{'' if quiz.questions == 1 else 's'}"
        note = f"{count} · {quiz.minutes} min" if quiz.minutes else count
        yield Choice(f"quiz-{quiz.pk}", quiz.title, note)


def brief_choices(user: User) -> Iterator[Choice]:
    for brief in briefs_to_set(user).order_by("title")[:MOST]:
        is_private = brief.visibility == Brief.Visibility.PRIVATE
        note = "Private: it opens to this class alone" if is_private else "Brief to study"
        yield Choice(f"brief-{brief.pk}", brief.title_in_lists, note)


def chosen(user: User, value: str) -> Quiz | Brief | None:
    """What ``Choice.value`` names, if they may choose it."""
    kind, _, number = value.partition("-")
    pk = id_of(number) or 0
    if kind == "quiz":
        quiz: Quiz | None = quizzes_of(user).filter(pk=pk).first()
        return quiz
    brief: Brief | None = briefs_to_set(user).filter(pk=pk).first()
    return brief if kind == "brief" else None


def points_of(quiz: Quiz) -> float:
    """The points of one attempt; of a part that draws some of its questions, what they have on
    average.
    """
    parts = (
        quiz.items.order_by()
        .values("section__draws", "section")
        .annotate(whole=Sum("points"), average=Avg("points"), number=Count("pk"))
    )
    points = 0.0
    for part in parts:
        draws = part["section__draws"]
        all_of_it = draws is None or draws >= part["number"]
        points += part["whole"] if all_of_it else draws * part["average"]
    return round(points, 2)


def content_item(link: LtiLink, address: str, settings: DeepLinking) -> dict[str, Any]:
    """The link for the platform's course, which is to open ``address``."""
    assignment = link.assignment
    item: dict[str, Any] = {
        "type": "ltiResourceLink",
        "title": assignment.title,
        "url": address,
        "custom": {CUSTOM_KEY: str(link.key)},
        "window": {"targetName": "_blank"},  # the app keeps no session in a frame
    }
    begins_at, ends_at = assignment.begins_at, assignment.ends_at
    times = {
        name: at.isoformat(timespec="seconds").replace("+00:00", "Z")
        for name, at in (("startDateTime", begins_at), ("endDateTime", ends_at))
        if at
    }
    if times:
        item["available"] = times
    if ends_at:
        item["submission"] = {"endDateTime": times["endDateTime"]}
    quiz = assignment.quiz
    if quiz and settings.takes_line_items and (points := points_of(quiz)):
        item["lineItem"] = {
            "label": assignment.title,
            "scoreMaximum": points,
            "resourceId": str(link.key),
        }
    return item
