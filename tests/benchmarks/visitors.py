"""Learners in a browser, who never run out of cards: what they answer was not due yet, and what
is due stays due."""

from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from django.http import HttpResponse
from django.test import Client, override_settings
from django.utils import timezone

from learning.models import Card, Review, StudySession, User
from learning.study.shown import shown_now, sign
from tests.benchmarks.bare_settings import MIDDLEWARE
from tests.clients import CSRF, HTMX, new_session

ANSWERS = 9  # in a session of ten, so that another card always follows
CARDS = 60


@dataclass
class Visitor:
    """Somebody signed in, with ``client`` as their browser and ``session`` as what they study."""

    user: User
    client: Client
    session: StudySession = field(init=False)
    answers: int = ANSWERS

    def __post_init__(self) -> None:
        key = new_session(self.user)
        self.client.cookies["sessionid"], self.client.cookies["csrftoken"] = key, CSRF
        later = self.user.cards.in_review().filter(show_at__gt=timezone.now())
        self.later = cycle(later.order_by("pk").values_list("pk", flat=True)[:CARDS])

    def get(self, path: str) -> HttpResponse:
        return fine(self.client.get(path, follow=True))

    def post(self, path: str, form: dict[str, Any]) -> HttpResponse:
        """A form as htmx sends it."""
        headers = HTMX | {"X-CSRFToken": CSRF}
        return fine(self.client.post(path, form, headers=headers))

    def card(self) -> Card:
        """One to answer, as it is now."""
        return Card.objects.get(pk=next(self.later))

    def token(self, card: Card, format: str) -> str:
        """What the page with a card would hold."""
        self.turn()
        return sign(shown_now([card], format, self.session, timezone.now()), self.user)

    def turn(self) -> None:
        """Count an answer; every so many belong to another session."""
        if self.answers == ANSWERS:
            self.begin_anew()
        self.answers += 1

    def begin_anew(self) -> None:
        """Another session."""
        forget_today(self.user)
        self.session = StudySession.objects.create(user=self.user, started_at=timezone.now())
        self.answers = 0


def app_visitor(user: User) -> Visitor:
    return Visitor(user, Client(enforce_csrf_checks=True, headers={"host": "localhost"}))


def bare_visitor(user: User) -> Visitor:
    """One whose requests come to the bare view, through no middleware of the app."""
    client = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    with override_settings(MIDDLEWARE=MIDDLEWARE):
        client.handler.load_middleware()
    return Visitor(user, client)


def forget_today(user: User) -> None:
    """What was answered today is gone, so that a day does not grow."""
    Review.objects.filter(user=user, studied_on=user.study_day(timezone.now())).delete()


def fine(response: Any) -> HttpResponse:
    assert response.status_code == 200, f"{response.status_code}: {response.content[:500]!r}"
    return response  # type: ignore[no-any-return]
