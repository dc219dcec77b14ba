from datetime import timedelta

import pytest
from django.urls import reverse

from content.factories import BriefFactory, PassageFactory
from learning.factories import CardFactory, ReviewFactory
from learning.progress.overview import MOST_LISTED

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

    assert "3 cards, 1 minute" in page.text
    assert page.text.count(">Study 3</button>") == 1
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
    assert f'name="card" value="{card.pk}"' in page.text
    assert "1 card nearly forgotten" in page.text


def test_the_day_has_its_goal_the_days_in_a_row_and_the_brief_to_read(learner_client, learner, now):
    section = PassageFactory.create(heading=True, text="On trade", brief__visibility="public")
    PassageFactory.create(brief=section.brief, section=section, text="x" * 1400)
    card = CardFactory.create(user=learner, question__brief=section.brief)
    for days_ago, answers in ((0, 3), (1, 1)):
        for seq in range(answers):
            ReviewFactory.create(
                card=card, seq=10 * days_ago + seq, reviewed_at=now - days_ago * DAY
            )
    ReviewFactory.create(card=card, seq=99, reviewed_at=now, undone_at=now)

    page = " ".join(home_page(learner_client).text.split())

    assert "<b>1</b> of 20" in page  # a card counts once
    assert "2</b> days in a row" in page
    assert page.count(", studied</span>") == 1  # yesterday was a Sunday, of another week
    assert "Section 1: On trade" in page
    assert "· 1 minute" in page
    assert "Paragraphs: 0 known, 0 fading, 0 missed, 1 new" in page


def test_of_many_briefs_those_with_most_to_study_are_listed(learner_client, learner):
    briefs = BriefFactory.create_batch(MOST_LISTED + 2, visibility="public")
    for brief in briefs[:-1]:
        CardFactory.create(user=learner, question__brief=brief)
    CardFactory.create_batch(3, user=learner, question__brief=briefs[-1])

    page = home_page(learner_client).text

    listed = page.partition('id="by-brief"')[2]
    assert listed.count('class="due"') == MOST_LISTED
    assert listed.index(briefs[-1].get_absolute_url()) < listed.index(briefs[0].get_absolute_url())
    assert f"All {MOST_LISTED + 2} briefs" in listed
