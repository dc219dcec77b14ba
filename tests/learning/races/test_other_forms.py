"""Every other form that writes, sent fifty times at once."""

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from content.factories import BriefFactory, PassageFactory
from learning.factories import CardFactory, QuestionFactory, UserFactory
from learning.models import Card, QuestionReport, StudySession, User
from tests.learning.races.crowd import at_once, due_card, statuses

pytestmark = pytest.mark.django_db(transaction=True)


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


def test_the_same_report_is_kept_once(client, learner, session):
    url = reverse("report", args=[session.pk, due_card(learner).pk])

    responses = at_once(client, url, {"reason": "unclear", "comment": "Which port?"})

    assert statuses(responses) == {302}
    report = QuestionReport.objects.get()
    with pytest.raises(IntegrityError):  # where no lock holds the others back, this does
        QuestionReport.objects.create(user=learner, question=report.question, reason="unclear")
