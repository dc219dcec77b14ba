"""Fifty identical posts at once, by threads that have a connection each.

What one form may leave is left once, and everybody gets a clear page. The controls take the
protection away: without it the race must be lost, or these tests would prove nothing.
"""

import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, connections, models
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.factories import BriefFactory, PassageFactory
from learning import answering, corrections
from learning.factories import (
    CardFactory,
    QuestionFactory,
    StudySessionFactory,
    UserFactory,
    question_body,
)
from learning.models import Card, QuestionReport, Reveal, Review, StudySession, User

pytestmark = pytest.mark.django_db(transaction=True)

CROWD = 50
PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def learner(transactional_db: None) -> User:
    return UserFactory.create(username="learner")


@pytest.fixture
def session(learner: User) -> StudySession:
    return StudySessionFactory.create(user=learner)


@pytest.fixture
def client(learner: User) -> Client:
    client = Client()
    client.force_login(learner)
    return client


def at_once(client: Client, url: str, data: dict[str, Any]) -> list[HttpResponse]:
    """The responses to a form that is sent ``CROWD`` times at the same moment; a view that
    raises fails the test."""
    gate = threading.Barrier(CROWD)

    def send(_: int) -> HttpResponse:
        browser = Client()
        browser.cookies = client.cookies
        gate.wait()
        try:
            return browser.post(url, data, headers=PARTIAL)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(CROWD) as crowd:
        return list(crowd.map(send, range(CROWD)))


def due_card(user: User, **body: Any) -> Card:
    now = timezone.now()
    return CardFactory.create(
        user=user,
        in_review=True,
        due_at=now,
        show_at=now,
        reviewed_at=now - timedelta(days=9),
        question__body=question_body(**body),
    )


def token(client: Client, session: StudySession) -> str:
    text = client.get(reverse("study_session", args=[session.pk])).text
    return re.search(r'name="shown" value="([^"]+)"', text)[1]


def answer_at_once(client: Client, session: StudySession) -> list[HttpResponse]:
    data = {"shown": token(client, session), "response": "Wang Li"}
    return at_once(client, reverse("answer", args=[session.pk]), data)


def statuses(responses: list[HttpResponse]) -> set[int]:
    return {response.status_code for response in responses}


def without(model: type[models.Model], *names: str) -> Iterator[None]:
    """Take constraints off a table for as long as a test runs."""
    whole = model._meta.constraints
    taken = [each for each in whole if each.name in names]
    assert len(taken) == len(names)
    model._meta.constraints = [each for each in whole if each not in taken]
    with connection.schema_editor() as editor:
        for constraint in taken:
            editor.remove_constraint(model, constraint)
    yield
    model._base_manager.all().delete()
    model._meta.constraints = whole
    with connection.schema_editor() as editor:
        for constraint in taken:
            editor.add_constraint(model, constraint)


@pytest.fixture
def unconstrained_reviews(transactional_db: None) -> Iterator[None]:
    yield from without(Review, "review_once_per_state", "review_once_per_key")


@pytest.fixture
def unchecked_state(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards that look as they were shown, whatever has become of them."""
    held = answering._held

    def as_shown(user: User, shown: Any) -> tuple[list[Card], list[Card]]:
        cards, siblings = held(user, shown)
        for card in cards:
            card.seq = shown.seqs[card.pk]
        return cards, siblings

    monkeypatch.setattr(answering, "_held", as_shown)


class TestAnswers:
    def test_one_form_leaves_one_review_and_shows_everybody_its_verdict(
        self, client, learner, session
    ):
        card = due_card(learner, formats=["typed"])

        responses = answer_at_once(client, session)

        assert statuses(responses) == {200}
        assert all("Right" in response.text for response in responses)
        review = Review.objects.get()
        card.refresh_from_db()
        assert (review.card, card.seq) == (card, review.seq + 1)

    def test_a_grade_counts_once_and_everybody_goes_on_to_the_next_card(
        self, client, learner, session
    ):
        card = due_card(learner, formats=["recall"])
        Reveal.objects.create(card=card, seq=card.seq, revealed_at=timezone.now())
        data = {"shown": token(client, session), "rating": "3"}
        due_card(learner, formats=["recall"], stem="What comes after?")

        responses = at_once(client, reverse("answer", args=[session.pk]), data)

        assert statuses(responses) == {200}
        assert all("What comes after?" in response.text for response in responses)
        assert Review.objects.count() == 1

    @pytest.mark.usefixtures("unconstrained_reviews")
    def test_the_check_of_the_state_suffices(self, client, learner, session):
        due_card(learner, formats=["typed"])
        assert statuses(answer_at_once(client, session)) == {200}
        assert Review.objects.count() == 1

    @pytest.mark.usefixtures("unchecked_state")
    def test_the_constraints_suffice(self, client, learner, session):
        due_card(learner, formats=["typed"])
        assert statuses(answer_at_once(client, session)) <= {200, 409}
        assert Review.objects.count() == 1

    @pytest.mark.usefixtures("unconstrained_reviews", "unchecked_state")
    def test_control_without_both_one_form_leaves_many_reviews(self, client, learner, session):
        due_card(learner, formats=["typed"])
        answer_at_once(client, session)
        assert Review.objects.count() > 1


class TestUndoing:
    @pytest.fixture(autouse=True)
    def _answers(self, client, learner, session):
        for _ in range(3):
            due_card(learner, formats=["typed"])
            data = {"shown": token(client, session), "response": "Wang Li"}
            client.post(reverse("answer", args=[session.pk]), data)

    def undo_at_once(self, client, session):
        data = {"review": Review.objects.latest("pk").pk}
        return at_once(client, reverse("undo", args=[session.pk]), data)

    def test_one_form_undoes_one_answer_and_shows_everybody_its_card(self, client, session):
        card = Review.objects.latest("pk").card

        responses = self.undo_at_once(client, session)

        assert statuses(responses) == {200}
        assert all("Your answer was undone." in response.text for response in responses)
        assert all(str(card.question) in response.text for response in responses)
        assert Review.objects.standing().count() == 2

    def test_control_a_form_that_names_no_answer_undoes_many(self, client, session, monkeypatch):
        named = corrections.undo_answer
        monkeypatch.setattr(
            corrections, "undo_answer", lambda user, now, review_id: named(user, now)
        )
        self.undo_at_once(client, session)
        assert Review.objects.standing().count() == 0

    def test_one_override_replaces_one_review(self, client, session):
        review = Review.objects.latest("pk")
        url = reverse("override", args=[session.pk, review.pk])
        data = {"key": "1f0a9a1e-2f5b-4b9e-8d43-3a3f2a1b7c55", "verdict": "wrong"}

        responses = at_once(client, url, data)

        assert statuses(responses) == {200}
        assert Review.objects.count() == 4
        assert Review.objects.standing().latest("pk").rating == 1
        assert Review.objects.standing().count() == 3


class TestReveals:
    def reveal_at_once(self, client, learner, session):
        due_card(learner, formats=["recall"])
        url = reverse("reveal", args=[session.pk])
        return at_once(client, url, {"shown": token(client, session)})

    def test_it_is_logged_once_and_everybody_sees_the_answer(self, client, learner, session):
        responses = self.reveal_at_once(client, learner, session)

        assert statuses(responses) == {200}
        assert all("Got it" in response.text for response in responses)
        assert Reveal.objects.count() == 1

    @pytest.fixture
    def unconstrained(self, transactional_db):
        yield from without(Reveal, "reveal_once_per_state")

    @pytest.mark.usefixtures("unconstrained")
    def test_control_without_its_constraint_it_is_logged_often(self, client, learner, session):
        self.reveal_at_once(client, learner, session)
        assert Reveal.objects.count() > 1


@pytest.mark.parametrize("action", ["bury", "suspend"])
def test_a_card_put_away_by_many_is_put_away_as_by_one(client, learner, session, action):
    one, many = due_card(learner), due_card(learner)
    url = reverse("card_action", args=[session.pk])
    client.post(url, {"card": one.pk, "action": action})

    responses = at_once(client, url, {"card": many.pk, "action": action})

    assert statuses(responses) == {200}
    one.refresh_from_db()
    many.refresh_from_db()
    assert (many.suspension, many.seq) == (one.suspension, one.seq)
    assert (many.show_at == many.due_at) == (action != "bury")


def test_the_wish_for_characters_is_stored_whoever_comes_first(client, learner, session):
    card = CardFactory.create(user=learner, question__type="characters-of-name")
    url = reverse("characters", args=[session.pk])

    responses = at_once(client, url, {"characters": "off"})

    assert statuses(responses) == {200}
    card.refresh_from_db()
    assert card.suspension == Card.Suspension.CHARACTERS


class TestBeginning:
    def test_a_brief_begun_at_once_has_its_cards_once(self, client, learner):
        brief = BriefFactory.create(visibility="public")
        QuestionFactory.create_batch(5, brief=brief)

        responses = at_once(client, reverse("start_study"), {"brief": brief.slug})

        assert statuses(responses) == {302}
        assert learner.cards.count() == 5
        session = StudySession.objects.latest("pk")
        assert client.get(reverse("study_session", args=[session.pk])).status_code == 200

    def test_whoever_starts_at_once_is_one_guest_or_is_told_to_wait(self, transactional_db):
        brief = BriefFactory.create(visibility="public")
        PassageFactory.create(brief=brief, heading=True)

        responses = at_once(Client(), reverse("start"), {"time_zone": "Asia/Shanghai"})

        assert statuses(responses) <= {302, 429}
        started = [response for response in responses if response.status_code == 302]
        cookies = {response.cookies["sessionid"].value for response in started}
        assert len(cookies) == User.objects.filter(is_guest=True).count() == len(started) > 0

    def test_a_guest_who_starts_again_stays_the_one_they_are(self, client, learner):
        responses = at_once(client, reverse("start"), {"time_zone": "UTC"})

        assert statuses(responses) == {302}
        assert User.objects.get() == learner


def test_an_account_is_claimed_once(transactional_db):
    guest, client = UserFactory.create(guest=True), Client()
    client.force_login(guest)
    client.get(reverse("claim"))
    form = {"username": "mei", "password1": "seven quiet herons", "password2": "seven quiet herons"}

    responses = at_once(client, reverse("claim"), form)

    assert statuses(responses) <= {302, 429}
    assert any(response.status_code == 302 for response in responses)
    claimed = User.objects.get()
    assert (claimed.pk, claimed.username, claimed.is_guest) == (guest.pk, "mei", False)
    assert claimed.check_password("seven quiet herons")


class TestReports:
    def report_at_once(self, client, learner, session):
        url = reverse("report", args=[session.pk, due_card(learner).pk])
        return at_once(client, url, {"reason": "unclear", "comment": "Which port?"})

    def test_the_same_report_is_kept_once(self, client, learner, session):
        responses = self.report_at_once(client, learner, session)

        assert statuses(responses) == {302}
        assert QuestionReport.objects.count() == 1

    def test_its_constraint_suffices(self, client, learner, session, monkeypatch):
        monkeypatch.setattr(models.QuerySet, "select_for_update", lambda rows, **_: rows)
        self.report_at_once(client, learner, session)
        assert QuestionReport.objects.count() == 1
