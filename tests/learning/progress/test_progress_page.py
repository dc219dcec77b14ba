import re
from datetime import timedelta

import pytest
from django.utils import timezone

from content.factories import PassageFactory
from learning.factories import (
    AttemptFactory,
    CardFactory,
    ResponseFactory,
    ReviewFactory,
)

pytestmark = pytest.mark.django_db
PARTS = ("2 days this year", "Rivers and ports", "Two weeks ahead", "Details")


def page(client, **query: str) -> str:
    return client.get("/progress/", query).content.decode()


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture
def studied(learner):
    """A card that was known yesterday and two that were missed twice."""
    now = timezone.now()
    section = PassageFactory.create(heading=True, text="Ports")
    place = {"question__brief": section.brief, "question__passage": section}
    cards = CardFactory.create_batch(3, user=learner, in_review=True, **place)
    wrong = {"given": {"text": "Zhao Min"}}
    verdict = {"outcome": "wrong", "matched": "Zhao Min"}
    for card in cards[1:]:
        for seq in range(2):
            ReviewFactory.create(
                card=card, seq=seq, rating=1, format="typed", response=wrong, verdict=verdict,
                reviewed_at=now,
            )  # fmt: skip
    ReviewFactory.create(card=cards[0], reviewed_at=now - timedelta(days=1), seconds=100)
    return cards


def test_a_newcomer_finds_a_link_to_the_briefs(learner_client):
    html = page(learner_client)
    assert "Nothing to show yet" in html
    assert 'href="/briefs/"' in html
    assert 'role="img"' not in html


def test_a_learner_without_answers_finds_a_link_to_their_cards(learner_client, learner):
    CardFactory.create(user=learner)
    assert "To your cards" in page(learner_client)


def test_the_page_shows_what_is_known_done_and_ahead(learner_client, learner, studied):
    html = page(learner_client)
    said = text(html)
    found = [text(heading) for heading in re.findall(r"<h2[^>]*>(.*?)</h2>", html, re.DOTALL)]
    assert [part for part in PARTS if any(one.startswith(part) for one in found)] == list(PARTS)
    assert "days in a row, best 2 2" in said
    assert "of 3 3" in said or "known now" in said


@pytest.mark.parametrize("days", [6, 7])
def test_the_ridge_of_the_year_is_drawn_from_the_seventh_day_on(learner_client, learner, days):
    card = CardFactory.create(user=learner, in_review=True)
    for n in range(days):
        ReviewFactory.create(card=card, seq=n, reviewed_at=timezone.now() - timedelta(days=n))
    html = page(learner_client)
    assert f"{days} days this year" in text(html)
    assert ('class="ridge"' in html) == (days == 7)


def test_the_button_below_a_cut_list_says_that_it_studies_all(learner_client, learner):
    for card in CardFactory.create_batch(6, user=learner, in_review=True):
        for seq in range(2):
            ReviewFactory.create(card=card, seq=seq, rating=1, reviewed_at=timezone.now())
    html = page(learner_client)
    assert "Study all 6" in text(html)
    assert html.count('name="card"') == 6


def test_the_seal_is_drawn_as_far_as_sections_are_known(learner_client, learner, studied):
    assert 'aria-label="理: 0 of 1 section known"' in page(learner_client)
    learner.cards.update(due_at=timezone.now() + timedelta(days=1))
    assert 'aria-label="理: 1 of 1 section known"' in page(learner_client)


def test_cards_beyond_the_count_limit_are_shown_as_at_least(learner_client, studied, monkeypatch):
    monkeypatch.setattr("learning.progress.views.COUNT_LIMIT", 3)
    monkeypatch.setattr("learning.progress.details.COUNT_LIMIT", 3)
    assert "at least 3 cards" in text(page(learner_client))
    said = text(page(learner_client, show="forecast"))
    assert "At least 3 cards in the next 30 days; busiest today, with overdue ones (3)." in said


@pytest.mark.parametrize(
    ("show", "pictures"),
    [("retention", 1), ("days", 3), ("time", 1), ("forecast", 2)],
)
def test_each_detail_has_its_charts_and_their_tables(learner_client, studied, show, pictures):
    details = page(learner_client, show=show).partition('id="details"')[2]
    assert details.count('role="img"') >= pictures
    assert "<table" in details
    assert f'show={show}#details" aria-current="true"' in details


def test_other_details_are_the_first(learner_client, studied):
    assert 'show=mix-ups#details" aria-current="true"' in page(learner_client, show="nonsense")


def test_the_days_show_the_answers_of_today(learner_client, studied):
    said = text(page(learner_client, show="days"))
    assert "4 answers , 4 missed, in 16 s." in said
    assert "You studied on 2 days this year." in said


def test_another_brief_shows_its_sections(learner_client, learner, studied):
    other = CardFactory.create(user=learner, in_review=True, question__brief__title="Wine")
    html = page(learner_client, brief=other.brief.slug)
    assert re.search(r'id="sections">\s*Wine', html)
    assert f"?brief={studied[0].brief.slug}" in html


def test_a_share_of_few_answers_is_not_judged(learner_client, studied):
    said = text(page(learner_client, show="retention"))
    assert "of 3 reviews" in said
    assert "It takes 20 reviews to judge." in said


def test_the_hardest_cards_show_their_wrong_answers_and_can_be_studied(
    learner_client, learner, studied
):
    html = page(learner_client)
    assert text(html).count("You answered Zhao Min , 2 times") == 2

    chosen = re.findall(r'name="card" value="(\d+)"', html)
    response = learner_client.post("/study/start/", {"card": chosen})

    assert response.status_code == 302
    assert set(learner.study_sessions.latest("pk").chosen) == {card.pk for card in studied[1:]}


def test_the_right_answers_of_the_hardest_cards_are_not_shown(learner_client, studied):
    html = page(learner_client)
    assert "You answered" in html
    assert "Wang Li" not in html


def test_a_submitted_quiz_links_to_its_results(learner_client, learner, studied):
    attempt = AttemptFactory.create(user=learner, submitted_at=timezone.now())
    ResponseFactory.create(attempt=attempt, verdict={"outcome": "right"})
    html = page(learner_client, show="quizzes")
    assert f'href="/quizzes/{attempt.pk}/results/"' in html
    assert "1 of 1 right" in text(html)


def test_a_learner_without_quizzes_finds_a_link_to_them(learner_client, studied):
    figure = page(learner_client, show="quizzes").partition('id="details"')[2]
    assert 'href="/quizzes/"' in figure
