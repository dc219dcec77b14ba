"""An answer is judged and kept once, whatever browser it comes from."""

import pytest
from django.urls import reverse

from learning.factories import (
    CardFactory,
    QuestionFactory,
    RevealFactory,
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


def test_the_address_of_an_answered_card_shows_the_next_one(learner_client, learner, session):
    due_card(learner, formats=["recall"], stem="Who was it?")
    shown = token(page(learner_client, session))
    revealed = post(learner_client, "reveal", session, {"shown": shown}).url
    shown = token(learner_client.get(revealed))
    assert "Who was it?" in learner_client.get(revealed).text
    post(learner_client, "answer", session, {"shown": shown, "rating": "3"})

    assert "Who was it?" not in learner_client.get(revealed).text


def test_an_answer_to_a_composite_that_has_changed_is_stale(learner_client, learner, session):
    source = {"passage": "p", "start": 0, "end": 1, "text": "x"}
    parts = [
        {"prompt": name, "answer": f"post {name}", "uid": f"uid-{name}", "source": source}
        for name in ("Ann", "Bob", "Cy")
    ]
    composite = QuestionFactory.create(
        body=question_body(parts=parts, formats=["matching"]), owns_card=False
    )
    for part in parts:
        card = CardFactory.create(user=learner, in_review=True, question__uid=part["uid"])
        composite.parts.add(card.question)
    shown = token(page(learner_client, session))
    composite.body["parts"].reverse()
    composite.save()

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


def test_a_name_that_was_asked_back_stays_in_its_field(learner_client, learner, session):
    due_card(learner, answer="Liu Dian", pool=["Liu Yuanchun"], formats=["typed"])
    data = {"shown": token(page(learner_client, session)), "response": "Liu"}

    assert 'value="Liu"' in post(learner_client, "answer", session, data, **HTMX).text


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "plain"])
def test_a_near_answer_is_asked_back_once(learner_client, learner, session, headers):
    due_card(learner, answer="May 2019", formats=["typed"], expects="date")
    data = {"shown": token(page(learner_client, session)), "response": "2019"}

    asked = post(learner_client, "answer", session, data, **headers)

    assert "Almost: which month?" in asked.text
    assert 'value="2019"' in asked.text
    assert not Review.objects.exists()
    data = {"shown": token(asked), "response": "2019"}
    judged = post(learner_client, "answer", session, data, **HTMX).text
    assert "told--near" in judged
    assert Review.objects.get().rating == 2


@pytest.mark.parametrize(
    ("answer", "expects", "says"),
    [("May 2019", "date", "Give a date."), ("9,000", "number", "Give a number.")],
)
@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "plain"])
def test_an_answer_of_another_kind_is_refused_beside_its_field(
    learner_client, learner, session, headers, answer, expects, says
):
    card = due_card(learner, answer=answer, formats=["number"], expects=expects)
    data = {"shown": token(page(learner_client, session)), "response": "abc"}

    asked = post(learner_client, "answer", session, data, **headers)

    field, said = asked.text.index('value="abc"'), asked.text.index(says)
    assert field < said < asked.text.index("</article>")
    assert not Review.objects.exists()
    post(learner_client, "answer", session, {"shown": token(asked), "response": answer})
    assert card.reviews.get().verdict["outcome"] == "right"


@pytest.mark.parametrize("sent", [{"response": "1999"}, {"response": "abc", "give_up": "1"}])
def test_a_wrong_date_and_a_given_up_one_are_missed(learner_client, learner, session, sent):
    due_card(learner, answer="May 2019", formats=["number"], expects="date")
    shown = token(page(learner_client, session))

    post(learner_client, "answer", session, {"shown": shown, **sent}, **HTMX)

    assert Review.objects.get().rating == 1
