"""An answer is judged and kept once, whatever browser it comes from."""

import pytest
from django.urls import reverse

from learning.factories import (
    CardFactory,
    QuestionFactory,
    RevealFactory,
    StudySessionFactory,
    question_body,
)
from learning.models import Card, Review
from tests.clients import HTMX
from tests.learning.study.studying import due_card, page, post, token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_grading_a_card_shows_the_next_one(learner_client, learner, session):
    card = due_card(learner, formats=["recall"])
    RevealFactory.create(card=card)
    shown = token(page(learner_client, session))
    due_card(learner, stem="What comes after?", formats=["recall"])

    response = post(learner_client, "answer", session, {"shown": shown, "rating": "3"}, **HTMX)

    assert "What comes after?" in response.text
    assert "<html" not in response.text
    assert card.reviews.get().rating == 3


def test_without_htmx_an_answer_redirects_so_that_reloading_posts_nothing(
    learner_client, learner, session
):
    due_card(learner, formats=["typed"])
    shown = token(page(learner_client, session))

    response = post(learner_client, "answer", session, {"shown": shown, "response": "Wang Li"})

    review = Review.objects.get()
    assert response.url == reverse("feedback", args=[session.pk, review.pk])
    assert "Right" in learner_client.get(response.url).text


def test_a_stale_answer_is_refused_with_the_card_as_it_is_now(learner_client, learner, session):
    card = due_card(learner, formats=["typed"])
    shown = token(page(learner_client, session))
    Card.objects.filter(pk=card.pk).update(seq=9)

    response = post(
        learner_client, "answer", session, {"shown": shown, "response": "Wang Li"}, **HTMX
    )

    assert response.status_code == 409
    assert "answered elsewhere" in response.text
    assert card.question.body["stem"] in response.text
    assert not Review.objects.exists()


def test_a_list_with_a_shared_surname_asks_back_and_keeps_what_was_written(
    learner_client, learner, session
):
    elements = ["Huang Jin", "Tang Liu"]
    due_card(learner, elements=elements, pool=["Tang Renjian"], formats=["list"], expects="set")
    data = {"shown": token(page(learner_client, session)), "response": ["Huang Jin", "Tang"]}

    response = post(learner_client, "answer", session, data, **HTMX)

    assert "Which Tang? Give the whole name." in response.text
    assert 'value="Huang Jin"' in response.text
    assert 'value="Tang"' in response.text
    assert not Review.objects.exists()


def test_without_htmx_it_asks_back_with_what_was_written_too(learner_client, learner, session):
    elements = ["Huang Jin", "Tang Liu"]
    due_card(learner, elements=elements, pool=["Tang Renjian"], formats=["list"], expects="set")
    data = {"shown": token(page(learner_client, session)), "response": ["Huang Jin", "Tang"]}

    asked = post(learner_client, "answer", session, data)

    assert "<html" in asked.text
    assert "Which Tang? Give the whole name." in asked.text
    assert 'value="Huang Jin"' in asked.text
    again = data | {"shown": token(asked), "response": ["Huang Jin", "Tang Liu"]}
    assert "Right" in learner_client.get(post(learner_client, "answer", session, again).url).text


def test_the_same_post_twice_gives_the_same_page_and_one_row(learner_client, learner, session):
    due_card(learner, formats=["typed"])
    data = {"shown": token(page(learner_client, session)), "response": "Wang Li"}

    first, second = (post(learner_client, "answer", session, data, **HTMX) for _ in range(2))

    assert "Right" in first.text
    assert "Right" in second.text
    assert Review.objects.count() == 1


def test_a_shared_surname_is_asked_back_with_the_card_still_there(learner_client, learner, session):
    due_card(learner, answer="Liu Dian", pool=["Liu Yuanchun"], formats=["typed"])
    data = {"shown": token(page(learner_client, session)), "response": "Liu"}

    response = post(learner_client, "answer", session, data, **HTMX)

    assert "Liu" in response.text
    assert 'name="response"' in response.text
    assert not Review.objects.exists()


def test_a_token_of_another_learner_is_not_found(
    learner_client, other_client, learner, other_learner, session
):
    due_card(learner, formats=["typed"])
    shown = token(page(learner_client, session))
    theirs = StudySessionFactory.create(user=other_learner)

    for name in ("answer", "reveal"):
        response = post(other_client, name, theirs, {"shown": shown, "response": "x"})
        assert response.status_code == 404
    assert not Review.objects.exists()


def test_the_address_of_a_card_leads_on_once_it_is_answered(learner_client, learner, session):
    due_card(learner, formats=["recall"], stem="Who was it?")
    shown = token(page(learner_client, session))
    revealed = post(learner_client, "reveal", session, {"shown": shown}).url
    shown = token(learner_client.get(revealed))
    assert "Who was it?" in learner_client.get(revealed).text
    post(learner_client, "answer", session, {"shown": shown, "rating": "3"})

    assert "Who was it?" not in learner_client.get(revealed).text


def test_a_new_card_with_no_options_is_read_before_it_is_asked(learner_client, learner, session):
    card = CardFactory.create(
        user=learner, question__body=question_body(formats=["recall"], distractors=[])
    )

    shown = page(learner_client, session)
    assert card.question.body["answer"] in shown.text

    post(learner_client, "answer", session, {"shown": token(shown)}, **HTMX)
    card.refresh_from_db()
    assert (card.state, card.recall_due) == (Card.State.LEARNING, True)


def test_a_whole_that_changed_since_it_was_shown_is_stale(learner_client, learner, session):
    source = {"passage": "p", "start": 0, "end": 1, "text": "x"}
    parts = [
        {"prompt": name, "answer": f"post {name}", "uid": f"uid-{name}", "source": source}
        for name in ("Ann", "Bob", "Cy")
    ]
    whole = QuestionFactory.create(
        body=question_body(parts=parts, formats=["matching"]), owns_card=False
    )
    for part in parts:
        card = CardFactory.create(user=learner, in_review=True, question__uid=part["uid"])
        whole.parts.add(card.question)
    shown = token(page(learner_client, session))
    whole.body["parts"].reverse()
    whole.save()

    response = post(learner_client, "answer", session, {"shown": shown, "match-x": "y"}, **HTMX)

    assert response.status_code == 409
    assert not Review.objects.exists()


def test_an_empty_answer_is_asked_for_again_and_counts_for_nothing(
    learner_client, learner, session
):
    due_card(learner, formats=["typed"])
    shown = token(page(learner_client, session))

    response = post(learner_client, "answer", session, {"shown": shown, "response": "  "}, **HTMX)

    assert "Answer first" in response.text
    assert not Review.objects.exists()


def test_i_do_not_know_is_a_miss_until_the_learner_says_otherwise(learner_client, learner, session):
    due_card(learner, formats=["typed"])
    shown = token(page(learner_client, session))

    data = {"shown": shown, "response": "Wang", "give_up": "1"}
    response = post(learner_client, "answer", session, data, **HTMX)

    assert "Not known yet" in response.text
    assert "I did know it" in response.text
    assert Review.objects.get().rating == 1


def test_a_name_that_was_asked_back_stays_in_its_field(learner_client, learner, session):
    due_card(learner, answer="Liu Dian", pool=["Liu Yuanchun"], formats=["typed"])
    data = {"shown": token(page(learner_client, session)), "response": "Liu"}

    assert 'value="Liu"' in post(learner_client, "answer", session, data, **HTMX).text
