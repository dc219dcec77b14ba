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
HEADINGS = (
    "Today",
    "Days in a row",
    "A year of answers",
    "What you still knew",
    "If you stopped today",
    "Reviews ahead",
    "Time spent",
    "How well you know it now",
    "Hardest for you",
    "Quizzes taken",
)


def page(client) -> str:
    return client.get("/progress/").content.decode()


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


def test_each_figure_has_its_heading_chart_and_table(learner_client, studied):
    html = page(learner_client)
    found = re.findall(r"<h2[^>]*>([^<]+)</h2>", html)
    assert found == list(HEADINGS)
    for heading in HEADINGS[:7]:
        figure = html.partition(f">{heading}</h2>")[2].partition("</section>")[0]
        assert ('role="img"' in figure, "<table" in figure) == (True, True), heading


def test_reviews_beyond_the_count_limit_are_shown_as_at_least(
    learner_client, learner, studied, monkeypatch
):
    monkeypatch.setattr("learning.progress.views.COUNT_LIMIT", 3)
    said = text(page(learner_client))
    assert "At least 3 reviews in the next 30 days, most today, with what is overdue (3)." in said


def test_the_page_shows_the_answers_of_today(learner_client, studied):
    said = text(page(learner_client))
    assert "4 answers , 4 missed, in 16 s." in said
    assert "2 days in a row" in said
    assert re.search(r"2 of the last 37[2-8] days have an answer", said)


def test_a_share_of_few_answers_is_not_judged(learner_client, studied):
    said = text(page(learner_client))
    assert "(n = 3)" in said
    assert "too few to judge" in said


def test_the_hardest_cards_show_their_wrong_answers_and_can_be_studied(
    learner_client, learner, studied
):
    html = page(learner_client)
    assert text(html).count("Taken for Zhao Min , 2 times") == 2

    chosen = re.findall(r'name="card" value="(\d+)"', html)
    response = learner_client.post("/study/start/", {"card": chosen})

    assert response.status_code == 302
    assert set(learner.study_sessions.latest("pk").chosen) == {card.pk for card in studied[1:]}


def test_the_right_answers_of_the_hardest_cards_are_not_shown(learner_client, studied):
    html = page(learner_client)
    assert "Taken for" in html
    assert "Wang Li" not in html


def test_a_submitted_quiz_links_to_its_results(learner_client, learner, studied):
    attempt = AttemptFactory.create(user=learner, submitted_at=timezone.now())
    ResponseFactory.create(attempt=attempt, verdict={"outcome": "right"})
    html = page(learner_client)
    assert f'href="/quizzes/{attempt.pk}/results/"' in html
    assert "1 of 1 right" in text(html)


def test_a_learner_without_quizzes_finds_a_link_to_them(learner_client, studied):
    figure = page(learner_client).partition(">Quizzes taken</h2>")[2]
    assert 'href="/quizzes/"' in figure
