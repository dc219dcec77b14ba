"""Cards whose brief was closed or question retired meanwhile: nothing shows them again."""

import uuid

import pytest
from django.urls import reverse

from learning.cards.suspension import follow_visibility
from learning.factories import NOON, CardFactory, QuestionFactory, StudySessionFactory
from learning.models import Card, Question
from learning.study.answering import Answer, record_answer
from learning.study.shown import shown_now, sign
from tests.clients import HTMX
from tests.learning.study.studying import page, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
STEM, ANSWER = "Who argues that ports feed cities?", "Wang Li"


def close(brief):
    brief.visibility, brief.owner = "private", None
    brief.save()
    follow_visibility(brief)


def retire(now):
    Question.objects.update(retired_at=now)


@pytest.fixture
def card(learner):
    """One that becomes a leech when it is missed."""
    return CardFactory.create(user=learner, in_review=True, lapses=7)


@pytest.fixture
def missed(learner, session, card, now):
    shown = shown_now([card], "typed", session, now)
    return record_answer(learner, shown, Answer(response={"text": ""}), now).reviews[0]


@pytest.fixture(params=["closed", "retired"])
def reason(request, card, missed, now):
    close(card.brief) if request.param == "closed" else retire(now)
    card.refresh_from_db()
    assert card.suspension == "leech"  # the reason that came first stays
    return request.param


def test_undoing_the_answer_does_not_bring_the_card_back(
    learner_client, session, card, missed, reason
):
    response = learner_client.post(
        reverse("undo", args=[session.pk]), {"review": missed.pk}, follow=True
    )

    card.refresh_from_db()
    assert (card.suspended, card.suspension, card.lapses) == (True, reason, 7)
    assert STEM not in response.text


def test_overriding_the_answer_does_not_bring_it_back_either(
    learner_client, session, card, missed, reason
):
    url = reverse("override", args=[session.pk, missed.pk])

    response = learner_client.post(url, {"key": uuid.uuid4(), "verdict": "right"})

    assert response.status_code == 409
    card.refresh_from_db()
    assert (card.suspended, card.suspension) == (True, "leech")


@pytest.mark.usefixtures("reason")
def test_its_feedback_redirects_to_the_session(learner_client, session, missed):
    response = learner_client.get(reverse("feedback", args=[session.pk, missed.pk]))

    assert response.url == reverse("study_session", args=[session.pk])


@pytest.mark.parametrize("format", ["typed", "recall"])
def test_the_same_answer_sent_again_shows_no_more_of_it(
    learner_client, learner, session, card, format
):
    shown = sign(shown_now([card], format, session, NOON), learner)
    sent = {"shown": shown, "give_up": "1", "rating": "1"}
    before = post(learner_client, "answer", session, sent, **HTMX).text
    assert (ANSWER in before) is (format == "typed")
    close(card.brief)

    again = post(learner_client, "answer", session, sent, **HTMX).text

    assert STEM not in again
    assert ANSWER not in again


@pytest.mark.usefixtures("reason")
def test_the_end_of_the_session_counts_it_but_does_not_show_it(learner_client, session):
    finished = page(learner_client, session).text

    assert "1 card done" in finished
    assert STEM not in finished
    assert ANSWER not in finished
    assert reverse("library") in finished


@pytest.mark.usefixtures("reason")
def test_it_cannot_be_brought_back_from_the_suspended_cards(learner_client, card):
    assert learner_client.post("/cards/put-away/", {"card": card.pk}).status_code == 404

    card.refresh_from_db()
    assert card.suspended


def test_nothing_of_a_closed_brief_can_be_reported(learner_client, session, card):
    close(card.brief)

    assert learner_client.get(reverse("report", args=[session.pk, card.pk])).status_code == 404


@pytest.mark.parametrize("subjects", ["", "quotes"])
def test_more_of_a_closed_brief_makes_no_cards(learner_client, learner, subjects):
    question = QuestionFactory.create()
    begun = StudySessionFactory.create(user=learner, brief=question.brief, subjects=subjects)
    close(question.brief)

    response = post(learner_client, "study_more", begun, {})

    assert "Nothing to study here now" in learner_client.get(response.url).text
    assert not Card.objects.exists()
