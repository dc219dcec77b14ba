"""Few enough to be read whole: a person's quizzes and classes, the pages of the app, and what can
be done at once. All are found by name."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from learning.models import Assignment, Membership, Quiz, User
from learning.search.hits import Hit, hit
from learning.search_index.texts import Texts, rank
from learning.search_index.words import Query

MOST = 500  # quizzes or classes, the latest


@dataclass(frozen=True, slots=True)
class Place:
    """A page, or with ``form`` something that is done at once. ``also`` are other words for it."""

    name: str
    icon: str
    address: str
    also: str = ""
    note: str = ""
    form: tuple[tuple[str, str], ...] = ()

    def hit(self, query: Query) -> Hit | None:
        found = rank(query, Texts(names=(self.name,), text=(self.also,)))
        if found is None:
            return None
        return hit(query, found, self.icon, self.address, self.name, self.note, form=self.form)


PAGES = (
    ("Today", "sun", "home", "home study due cards goal"),
    ("Briefs", "book-open", "library", "library read texts"),
    ("Progress", "chart-bar", "progress", "statistics memory streak days"),
    ("Teach", "academic-cap", "teach", "quizzes classes tests exams marks"),
    ("Classes", "user-group", "classrooms", "teach classroom learners students"),
    ("Class calendar", "calendar-days", "teach_calendar", "teach dates opens closes due agenda"),
    ("Your questions", "pencil-square", "questions", "bank own"),
    ("Reading texts", "document-text", "texts", "passages stimulus bank own"),
    ("Import questions", "arrow-up-tray", "import_questions", "upload gift moodle aiken csv"),
    ("Paused cards", "pause", "suspended_cards", "suspended hidden leeches"),
    ("Settings", "cog-6-tooth", "settings", "preferences options goal reminders time zone"),
    ("Calendar", "calendar", "calendar", "feed ical dates"),
    ("Sign-in methods", "key", "mfa_index", "password passkey security codes"),
    ("Download my data", "arrow-down-tray", "download", "export takeout backup"),
    ("Brief format", "question-mark-circle", "brief_format", "help yaml guide"),
    ("Live quizzes", "question-mark-circle", "live_help", "help present projector poll code"),
    ("Courses in Moodle or Canvas", "question-mark-circle", "lti_help", "help lti platform lms"),
    ("Run your own server", "question-mark-circle", "deploy", "help deploy install"),
    ("Sign out", "arrow-right-start-on-rectangle", "account_logout", "log out leave"),
)
ACTIONS = (
    ("Start a class", "user-group", "classrooms", "new create make classroom teach"),
    ("Join a class", "ticket", "join", "code enter quiz"),
    ("Write a question", "pencil-square", "new_question", "new create make add"),
    ("Add a brief", "document-plus", "paste_brief", "new write create import make paste upload"),
    ("Quick test", "bolt", "quizzes", "quiz quizzes practice results"),
)
THEMES = (
    ("Dark theme", "moon", "dark", "night mode appearance black"),
    ("Light theme", "sun", "light", "day mode appearance white"),
    ("Theme of the device", "computer-desktop", "auto", "automatic system mode appearance"),
)


def pages() -> Iterator[Place]:
    for name, icon, route, also in PAGES:
        yield Place(name, icon, reverse(route), also)


def actions(here: str) -> Iterator[Place]:
    """``here`` is the page to return to."""
    for name, icon, route, also in ACTIONS:
        yield Place(name, icon, reverse(route), also)
    yield Place(
        "New quiz", "academic-cap", reverse("new_quiz"), "make create start", form=(("go", "1"),)
    )
    for name, icon, theme, also in THEMES:
        form = (("theme", theme), ("next", here))
        yield Place(name, icon, reverse("set_theme"), also, form=form)


def quizzes(user: User) -> Iterator[Place]:
    """Those that a person has made for others, and those set for them."""
    for quiz in Quiz.objects.authored().filter(owner=user).order_by("-pk").only("title")[:MOST]:
        address = reverse("authored_quiz", args=[quiz.pk])
        yield Place(quiz.title, "academic-cap", address, note="Made by you")
    tasks = Assignment.objects.set_for(user).filter(brief=None)
    for task in tasks.select_related("quiz", "classroom").order_by("-pk")[:MOST]:
        address = reverse("assignment", args=[task.classroom_id, task.pk])
        yield Place(task.title, "academic-cap", address, note=task.classroom.name)


def classes(user: User) -> Iterator[Place]:
    memberships = user.memberships.current().select_related("classroom").order_by("-pk")
    for membership in memberships[:MOST]:
        role = membership.get_role_display() if membership.role == Membership.Role.TEACHER else ""
        address = reverse("classroom", args=[membership.classroom_id])
        yield Place(membership.classroom.name, "user-group", address, note=role)
