"""Cards that the day's limits hold back: pages mention them and offer to study them anyway."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from content.factories import BriefFactory
from learning.factories import (
    CardFactory,
    QuestionFactory,
    ReviewFactory,
    StudySessionFactory,
    question_body,
)
from learning.models import Card, StudySession
from tests.learning.study.studying import page as study_page
from tests.learning.study.studying import post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAY = timedelta(days=1)
TEN_MORE = "Ten more anyway"
TEN_BEYOND = re.compile(r'name="beyond" value="1"\s*>Ten more<')


def limit(learner, **limits):
    for name, value in limits.items():
        setattr(learner, name, value)
    learner.save()


def first_page(client) -> str:
    """Its source, in one line."""
    return " ".join(client.get("/").text.split())


def test_the_first_page_announces_a_backlog(learner_client, learner):
    limit(learner, reviews_per_day=4)
    CardFactory.create_batch(9, user=learner, in_review=True)

    page = first_page(learner_client)

    assert "4 cards, 1 minute" in page
    assert "9 reviews are waiting. Today takes 4, the most forgotten first" in page
    assert TEN_MORE not in page


def test_a_backlog_longer_than_the_count_says_at_least(learner_client, learner):
    limit(learner, reviews_per_day=4)
    CardFactory.create_batch(51, user=learner, in_review=True)

    assert "At least 50 reviews are waiting. Today takes 4" in first_page(learner_client)


def test_without_a_backlog_none_is_announced(learner_client, learner):
    CardFactory.create_batch(9, user=learner, in_review=True)

    page = first_page(learner_client)

    assert "9 fading" in page
    assert "are waiting" not in page
    assert "most forgotten" not in page


def test_new_cards_past_the_limit_are_announced_and_can_be_studied(learner_client, learner):
    limit(learner, new_per_day=0)
    CardFactory.create_batch(3, user=learner)

    page = first_page(learner_client)
    assert "Done for today" in page
    assert "Your limit is no new cards a day; some are waiting." in page
    assert "3 more anyway" in page

    response = learner_client.post(reverse("start_study"), {"beyond": "1"}, follow=True)
    assert "0 of 3 done" in response.text


def test_the_end_of_a_session_offers_ten_more_only_when_nothing_else_is_left(
    learner_client, learner
):
    limit(learner, new_per_day=0)
    session = StudySessionFactory.create(user=learner)
    CardFactory.create_batch(12, user=learner)
    assert TEN_BEYOND.search(study_page(learner_client, session).text)

    session.size = 0
    session.save()
    CardFactory.create(user=learner, in_review=True)
    end = study_page(learner_client, session).text
    assert ">1 more</button>" in end
    assert not TEN_BEYOND.search(end)


@pytest.mark.parametrize(
    ("most", "said"),
    [
        (1, "Today’s limit of reviews (1) is reached; more wait for another day."),
        (0, "Your limit is no reviews a day; some are waiting."),
    ],
)
def test_the_end_of_a_session_mentions_the_reviews_that_wait(
    learner_client, learner, now, most, said
):
    limit(learner, reviews_per_day=most)
    session = StudySessionFactory.create(user=learner, size=0)
    answered, *_ = CardFactory.create_batch(4, user=learner, in_review=True)
    ReviewFactory.create(card=answered, state=Card.State.REVIEW, reviewed_at=now)

    assert said in study_page(learner_client, session).text


def test_the_end_of_a_session_names_a_limit_only_when_it_is_met(learner_client, learner):
    limit(learner, new_per_day=1)
    session = StudySessionFactory.create(user=learner, size=0)
    CardFactory.create_batch(3, user=learner)

    end = study_page(learner_client, session).text
    assert "1 card is left for today" in end
    assert "another day" not in end

    limit(learner, new_per_day=0)
    assert "no new cards a day; some are waiting" in study_page(learner_client, session).text


def test_ten_more_from_the_end_of_a_session_go_past_the_limits(learner_client, learner):
    limit(learner, new_per_day=0)
    session = StudySessionFactory.create(user=learner)
    ReviewFactory.create(card__user=learner, session=session)
    CardFactory.create_batch(12, user=learner)

    response = post(learner_client, "study_more", session, {"beyond": "1"})

    assert "0 of 10 done" in learner_client.get(response.url).text
    assert StudySession.objects.latest("pk").beyond


@pytest.mark.parametrize("named", [["9" * 5000], ["0"], ["x"]])
def test_cards_that_nobody_has_cannot_be_studied(learner_client, named):
    assert learner_client.post(reverse("start_study"), {"card": named}).status_code == 404


def test_chosen_cards_are_not_asked_as_parts_of_a_composite(learner_client, learner):
    limit(learner, reviews_per_day=0)
    brief = BriefFactory.create(visibility="public")
    parts = [
        CardFactory.create(
            user=learner,
            in_review=True,
            question__brief=brief,
            question__body=question_body(stem=f"Which port is number {place}?"),
        )
        for place in range(3)
    ]
    body = question_body(
        stem="Match the ports.",
        formats=["matching"],
        parts=[
            {"uid": card.question.uid, "prompt": f"Port {place}", "answer": f"Number {place}"}
            for place, card in enumerate(parts)
        ],
    )
    composite = QuestionFactory.create(brief=brief, owns_card=False, body=body)
    composite.parts.set([card.question for card in parts])
    beyond = learner_client.post(reverse("start_study"), {"beyond": "1"}, follow=True)
    assert "Match the ports." in beyond.text

    response = learner_client.post(reverse("start_study"), {"card": [parts[0].pk]}, follow=True)

    assert "Match the ports." not in response.text
    assert "Which port is number 0?" in response.text
