"""All other forms that write are sent many times at once."""

from collections.abc import Iterator
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.account.views import SignupView
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from content.factories import BriefFactory, PassageFactory
from learning.accounts import access, guests
from learning.accounts.adapter import AccountAdapter
from learning.accounts.views import accounts as accounts_views
from learning.factories import PASSWORD, CardFactory, QuestionFactory, UserFactory
from learning.models import Card, QuestionReport, StudySession, User
from learning.study import sessions
from learning.study.views import card_actions
from tests.learning.races.crowd import (
    after_meeting,
    at_once,
    due_card,
    statuses,
    without_constraints,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]


@pytest.mark.parametrize("action", ["bury", "suspend"])
def test_burying_or_suspending_a_card_takes_effect_once(client, learner, session, action):
    one, many = due_card(learner), due_card(learner)
    url = reverse("card_action", args=[session.pk])
    client.post(url, {"card": one.pk, "action": action})

    responses = at_once(client, url, {"card": many.pk, "action": action})

    assert statuses(responses) == {200}
    one.refresh_from_db()
    many.refresh_from_db()
    assert (many.suspension, many.seq) == (one.suspension, one.seq)
    assert (many.show_at == many.due_at) == (action != "bury")


def test_the_choice_about_characters_is_stored_once(client, learner, session):
    card = CardFactory.create(user=learner, question__type="characters-of-name")
    url = reverse("characters", args=[session.pk])

    responses = at_once(client, url, {"characters": "off"})

    assert statuses(responses) == {200}
    card.refresh_from_db()
    assert card.suspension == Card.Suspension.CHARACTERS


class TestStarting:
    def start_brief_at_once(self, client: Client) -> list[HttpResponse]:
        brief = BriefFactory.create(visibility="public")
        section = PassageFactory.create(brief=brief, heading=True)
        QuestionFactory.create_batch(5, brief=brief, passage=section)
        form = {"brief": brief.slug, "section": section.slug}
        return at_once(client, reverse("start_study"), form)

    def test_starting_a_brief_creates_its_cards_once(self, client, learner):
        responses = self.start_brief_at_once(client)

        assert statuses(responses) == {302}
        assert learner.cards.count() == 5
        session = StudySession.objects.latest("pk")
        assert client.get(reverse("study_session", args=[session.pk])).status_code == 200

    @pytest.fixture
    def unconstrained(self, transactional_db: None) -> Iterator[None]:
        yield from without_constraints(Card, "card_once_per_learner")

    @pytest.mark.usefixtures("unconstrained")
    def test_control_without_constraint_and_transaction_it_creates_them_repeatedly(
        self, client, learner, monkeypatch
    ):
        monkeypatch.setattr(sessions, "transaction", SimpleNamespace(atomic=nullcontext))
        write = Card.objects.bulk_create
        meet_and_write = after_meeting(write)

        def bulk_create(cards: list[Card], **options: Any) -> list[Card]:
            return (meet_and_write if cards else write)(cards, **options)

        monkeypatch.setattr(Card.objects, "bulk_create", bulk_create)
        self.start_brief_at_once(client)
        assert learner.cards.count() > 5

    def test_reading_a_section_creates_its_cards_once(self, client, learner):
        section = PassageFactory.create(heading=True, brief__visibility="public")
        QuestionFactory.create_batch(5, brief=section.brief, passage=section)

        address = reverse("read_on", args=[section.brief.slug, section.slug])
        responses = at_once(client, address, {})

        assert statuses(responses) == {302}
        assert learner.readings.count() == 1
        assert learner.cards.count() == 5

    def test_only_one_unread_section_is_started(self, client, learner):
        brief = BriefFactory.create(visibility="public")
        for section in PassageFactory.create_batch(3, brief=brief, heading=True):
            QuestionFactory.create(brief=brief, passage=section)

        unread = {"brief": brief.slug, "unread": "1"}
        responses = at_once(client, reverse("start_study"), unread)

        assert statuses(responses) == {302}
        assert learner.readings.count() == learner.cards.count() == 1

    def start_guest_at_once(self) -> int:
        """How many guests one form makes."""
        brief = BriefFactory.create(visibility="public")
        PassageFactory.create(brief=brief, heading=True)
        visitor = Client()
        visitor.get("/")
        responses = at_once(visitor, reverse("start"), {"time_zone": "Asia/Shanghai"})
        assert statuses(responses) <= {302, 429}
        return User.objects.filter(is_guest=True).count()

    def test_one_form_makes_one_guest(self, transactional_db):
        assert self.start_guest_at_once() == 1

    def test_control_without_the_key_of_the_form_it_makes_many(self, transactional_db, monkeypatch):
        monkeypatch.setattr(access, "form_key", lambda *_: "")
        assert self.start_guest_at_once() > 1

    def test_a_signed_in_user_who_starts_again_stays_signed_in(self, client, learner):
        responses = at_once(client, reverse("start"), {"time_zone": "UTC"})

        assert statuses(responses) == {302}
        assert User.objects.get() == learner


class TestSigningUp:
    @pytest.fixture(autouse=True)
    def all_check_before_any_writes(self, monkeypatch):
        clean = after_meeting(AccountAdapter.clean_username)
        monkeypatch.setattr(AccountAdapter, "clean_username", clean)

    def sign_up_at_once(self) -> list[HttpResponse]:
        form = {"username": "mei", "password1": PASSWORD, "password2": PASSWORD}
        return at_once(Client(), reverse("account_signup"), form)

    def sign_up_at_once_a_few_times(self) -> None:
        """On a busy machine the limit on sign-ups may refuse all but one request of a crowd."""
        for _ in range(5):
            User.objects.all().delete()
            self.sign_up_at_once()

    def test_one_form_makes_one_account(self, transactional_db):
        responses = self.sign_up_at_once()

        # Too many sign-ups at once are limited, or the lock of the count is taken.
        assert statuses(responses) <= {200, 302, 429}
        refused = [response for response in responses if response.status_code == 200]
        taken = AccountAdapter.error_messages["username_taken"]
        assert all(taken in response.text for response in refused)
        assert sum(response.status_code == 302 for response in responses) > 1
        assert User.objects.get().username == "mei"

    def test_control_without_handling_a_taken_name_is_a_server_error(
        self, transactional_db, monkeypatch
    ):
        monkeypatch.setattr(accounts_views.SignUp, "form_valid", SignupView.form_valid)
        with pytest.raises(IntegrityError):
            self.sign_up_at_once_a_few_times()


class TestClaiming:
    @pytest.fixture
    def guest(self, transactional_db):
        return UserFactory.create(guest=True)

    def claim_at_once(self, guest: User) -> list[HttpResponse]:
        client = Client()
        client.force_login(guest)
        client.get(reverse("claim"))
        form = {"username": "mei", "password1": PASSWORD, "password2": PASSWORD}
        return at_once(client, reverse("claim"), form)

    def confirmations(self, responses: list[HttpResponse]) -> int:
        return sum("messages" in response.cookies for response in responses)

    def test_an_account_is_claimed_once_and_every_response_leads_to_it(self, guest):
        responses = self.claim_at_once(guest)

        # Requests after the end of the guest's session sign in, which is limited.
        others = [response for response in responses if "Wait five minutes" not in response.text]
        assert statuses(others) <= {302, 429}
        assert self.confirmations(responses) == 1
        accepted = [response for response in responses if response.status_code == 302]
        assert {response.url for response in accepted} == {"/"}
        claimed = User.objects.get()
        assert (claimed.pk, claimed.username, claimed.is_guest) == (guest.pk, "mei", False)
        assert claimed.check_password(PASSWORD)

    def test_control_without_the_check_it_is_claimed_repeatedly(self, guest, monkeypatch):
        def claimed_without_check(user: User, *, username: str, password: str, email: str) -> bool:
            user.username, user.is_guest = username, False
            user.set_password(password)
            user.save()
            return True

        monkeypatch.setattr(guests, "claim_account", after_meeting(claimed_without_check))
        assert self.confirmations(self.claim_at_once(guest)) > 1


class TestReporting:
    def report_at_once(self, client, learner, session) -> list[HttpResponse]:
        url = reverse("report", args=[session.pk, due_card(learner).pk])
        return at_once(client, url, {"reason": "unclear", "comment": "Which port?"})

    def test_the_same_report_is_stored_once(self, client, learner, session):
        assert statuses(self.report_at_once(client, learner, session)) == {302}
        assert QuestionReport.objects.count() == 1

    @pytest.fixture
    def unconstrained(self, transactional_db: None) -> Iterator[None]:
        yield from without_constraints(QuestionReport, "report_open_once")

    @pytest.mark.usefixtures("unconstrained")
    def test_control_without_lock_and_constraint_it_is_stored_repeatedly(
        self, client, learner, session, monkeypatch
    ):
        def unlocked(user: User, card: Card, reason: str, comment: str, *, hide: bool) -> None:
            report = {"user": user, "question": card.question, "reason": reason}
            if not QuestionReport.objects.filter(**report).exists():
                written(**report, comment=comment)

        written = after_meeting(QuestionReport.objects.create)
        monkeypatch.setattr(card_actions, "report_question", unlocked)
        self.report_at_once(client, learner, session)
        assert QuestionReport.objects.count() > 1
