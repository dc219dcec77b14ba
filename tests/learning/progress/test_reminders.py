"""Mails that remind of what is due: to whom, when, and what they say."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from learning.factories import CardFactory, ReviewFactory, UserFactory
from learning.models import User
from learning.progress.reminders import send_reminders, token_of

pytestmark = pytest.mark.django_db
SEVEN = datetime(2026, 3, 3, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)


def reminded(hour: int | None = 7, *, verified: bool = True, due: int = 1, **fields) -> User:
    """A learner with an address, who wishes to be reminded and has cards that are due."""
    user: User = UserFactory.create(reminder_hour=hour, email="mei@example.org", **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=verified, primary=True)
    CardFactory.create_batch(due, user=user, in_review=True)
    return user


@pytest.mark.parametrize(
    ("late", "sent"), [(-HOUR, 0), (0 * HOUR, 1), (2.9 * HOUR, 1), (3 * HOUR, 0)]
)
def test_it_is_sent_from_the_hour_on_but_not_much_later(late, sent):
    reminded()

    assert send_reminders(SEVEN + late) == len(mail.outbox) == sent


def test_the_hour_is_that_of_the_learners_clock():
    reminded(time_zone="Asia/Shanghai")

    assert send_reminders(SEVEN) == 0
    assert send_reminders(SEVEN - 8 * HOUR) == 1


def test_there_is_one_a_day():
    reminded()

    sent = [send_reminders(SEVEN + minutes * HOUR / 60) for minutes in (0, 5, 100)]

    assert sent == [1, 0, 0]
    assert send_reminders(SEVEN + 24 * HOUR) == 1


@pytest.mark.parametrize(
    "fields",
    [{"hour": None}, {"verified": False}, {"due": 0}, {"is_active": False}],
)
def test_others_are_not_reminded(fields):
    reminded(**fields)

    assert send_reminders(SEVEN) == 0
    assert mail.outbox == []


def test_a_mail_that_went_astray_is_tried_again(monkeypatch):
    user = reminded()
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", fail)
        with pytest.raises(OSError, match="no queue"):
            send_reminders(SEVEN)
    user.refresh_from_db()
    assert user.reminded_on is None

    assert send_reminders(SEVEN + HOUR / 12) == 1


def fail(message: object) -> None:
    raise OSError("no queue")


def test_it_says_how_much_is_due_and_leads_to_it(settings):
    settings.LILUN_URL = "https://l.example"
    user = reminded(due=2)
    for days in (1, 2):
        before = SEVEN - 24 * days * HOUR
        ReviewFactory.create(card__user=user, card__suspended=True, reviewed_at=before)

    send_reminders(SEVEN)

    [sent] = mail.outbox
    assert (sent.subject, sent.to) == ("Lilun: 2 cards for today", ["mei@example.org"])
    assert sent.body.startswith(
        "2 cards are waiting for you: about 1 minute.\n\nhttps://l.example/\n"
    )
    assert "2 days in a row so far." in sent.body
    stop = f"https://l.example/reminders/stop/{token_of(user)}/"
    assert sent.body.rstrip().endswith(f"Stop these mails: {stop}")
    assert sent.extra_headers["List-Unsubscribe"] == f"<{stop}>"


def test_one_press_stops_them_without_signing_in_or_a_page_before():
    user = reminded()
    address = reverse("stop_reminders", args=[token_of(user)])
    browser = Client(enforce_csrf_checks=True)
    assert "Stop the reminders?" in browser.get(address).text
    assert User.objects.get().reminder_hour == 7

    stopped = browser.post(address, {"List-Unsubscribe": "One-Click"})

    assert "No more reminders" in stopped.text
    assert send_reminders(SEVEN) == 0
    assert browser.post(address).status_code == 200


def test_an_address_that_was_changed_stops_nobodys():
    user = reminded()
    forged = token_of(user).replace(str(user.pk), str(user.pk + 1), 1)

    assert Client().post(reverse("stop_reminders", args=[forged])).status_code == 404


class TestSettings:
    ADDRESS = "/settings/"

    def test_they_are_offered_where_mail_can_be_sent(self, learner_client, learner, settings):
        assert "Remind me" not in learner_client.get(self.ADDRESS).text
        settings.EMAIL_URL, settings.LILUN_TASKS = "smtp://localhost:25", "database"
        assert "Remind me" not in learner_client.get(self.ADDRESS).text
        User.objects.filter(pk=learner.pk).update(email="mei@example.org")
        assert "E-mail reminder" in learner_client.get(self.ADDRESS).text
        settings.LILUN_TASKS = "immediate"
        assert "Remind me" not in learner_client.get(self.ADDRESS).text
