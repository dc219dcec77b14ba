from datetime import timedelta

import pytest
from django.urls import reverse

from content.factories import BriefFactory, PassageFactory
from learning.factories import CardFactory, ReviewFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _at_noon(clock):
    """Sets the clock to the moment at which the factories' cards are due."""


def home_page(client):
    return client.get(reverse("home"))


def test_a_visitor_sees_which_brief_they_start_with(client):
    first, second = (BriefFactory.create(visibility="public", title=each) for each in "ZA")
    PassageFactory.create(brief=first, heading=True)
    PassageFactory.create(brief=second, heading=True)

    page = home_page(client).text
    assert "Start now" in page
    assert client.post(reverse("start")).url.startswith(first.get_absolute_url())


def test_a_visitor_sees_that_there_is_no_public_brief(client):
    BriefFactory.create(visibility="private", title="A secret")

    page = home_page(client)

    assert "There is no public brief here yet." in page.text
    assert "Start now" not in page.text
    assert "A secret" not in page.text


def test_due_cards_are_counted_by_brief_with_one_study_button(learner_client, learner):
    ports, mines = BriefFactory.create_batch(2, visibility="public")
    CardFactory.create_batch(2, user=learner, question__brief=ports, in_review=True)
    CardFactory.create(user=learner, question__brief=mines)
    BriefFactory.create(title="Never begun")

    page = home_page(learner_client)

    assert "3 cards for today" in page.text
    assert "Study now" in page.text
    assert ports.title in page.text
    assert mines.title in page.text
    assert "Never begun" not in page.text


def test_the_counts_of_a_single_brief_are_shown_once(learner_client, learner):
    CardFactory.create(user=learner)
    assert home_page(learner_client).text.count("1 new") == 1

    CardFactory.create(user=learner)
    assert home_page(learner_client).text.count("1 new") == 2  # one for each brief


def test_without_due_cards_it_shows_the_next_time_and_weak_cards(learner_client, learner, now):
    card = CardFactory.create(user=learner, in_review=True, show_at=now + DAY, due_at=now + DAY)

    page = home_page(learner_client)

    assert "Nothing is due" in page.text
    assert "tomorrow at 12:00" in page.text
    assert card.question.body["stem"] in page.text


def test_the_weakest_cards_link_to_their_passages(learner_client, learner, now):
    section = PassageFactory.create(heading=True, slug="trade")
    passages = PassageFactory.create_batch(3, brief=section.brief, section=section)
    for passage in passages:
        CardFactory.create(
            user=learner,
            question__brief=section.brief,
            question__passage=passage,
            in_review=True,
            due_at=now + DAY,
            show_at=now + DAY,
        )

    page = home_page(learner_client)

    for passage in passages:
        assert f'href="{passage.get_absolute_url()}"' in page.text


def test_the_past_and_coming_two_weeks_are_shown_as_tables(learner_client, learner, now):
    card = CardFactory.create(user=learner, in_review=True, show_at=now + 3 * DAY)
    for seq in range(4):
        ReviewFactory.create(card=card, seq=seq, reviewed_at=now - 2 * DAY)
    ReviewFactory.create(card=card, seq=9, reviewed_at=now - 2 * DAY, undone_at=now)

    page = home_page(learner_client)

    assert "<td>Sat 28 Feb</td><td>4</td>" in page.text
    assert "<td>Thu 5 Mar</td><td>1</td>" in page.text


def test_charts_show_their_counts_or_that_there_are_none(learner_client, learner):
    card = CardFactory.create(user=learner)
    page = home_page(learner_client).text
    assert "Nothing answered yet." in page
    assert "Nothing planned yet." in page
    assert 'role="img"' not in page

    for seq in range(37):
        ReviewFactory.create(card=card, seq=seq)
    page = home_page(learner_client).text
    assert ">37</text>" in page
    assert "Nothing answered yet." not in page
