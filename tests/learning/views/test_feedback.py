"""What is told after an answer, and how to contradict it."""

import re

import pytest
from django.urls import reverse

from content.factories import BriefFactory, PassageFactory
from learning.factories import (
    CardFactory,
    QuestionFactory,
    ReviewFactory,
    question_body,
)
from learning.kinds import kind_of
from learning.models import Review
from tests.learning.views.studying import PARTIAL, due_card, page, post, token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_a_wrong_answer_is_told_with_the_source_and_its_words_marked(
    learner_client, learner, session
):
    brief = BriefFactory.create(source="A small brief", visibility="public")
    passage = PassageFactory.create(brief=brief, text="Ningbo rests on its port.", number=7)
    body = question_body(formats=["typed"])
    question = QuestionFactory.create(brief=brief, passage=passage, body=body)
    CardFactory.create(user=learner, question=question, in_review=True)
    shown = token(page(learner_client, session))

    response = post(
        learner_client, "answer", session, {"shown": shown, "response": "Zhao Min"}, **PARTIAL
    )

    assert "Wrong" in response.text
    assert "Zhao Min" in response.text
    assert "<mark>Ningbo</mark>" in response.text
    assert "Retold from “A small brief”, paragraph 7" in response.text
    assert "I was right" in response.text


def test_i_was_right_turns_the_verdict(learner_client, learner, session):
    card = due_card(learner, formats=["typed"])
    shown = token(page(learner_client, session))
    feedback = post(
        learner_client, "answer", session, {"shown": shown, "response": "my word"}, **PARTIAL
    )
    key = re.search(r'name="key" value="([^"]+)"', feedback.text)[1]

    url = reverse("override", args=[session.pk, Review.objects.get().pk])
    learner_client.post(url, {"key": key, "verdict": "right"}, headers=PARTIAL)

    assert Review.objects.standing().get(card=card).rating == 3


def test_the_feedback_on_a_self_graded_answer_leads_to_the_session(
    learner_client, learner, session
):
    review = ReviewFactory.create(card__user=learner, session=session)
    url = reverse("feedback", args=[session.pk, review.pk])

    assert learner_client.get(url).url == reverse("study_session", args=[session.pk])


def test_a_matching_with_wrong_pairs_is_told_as_wrong(learner_client, learner, session):
    source = {"passage": "p", "start": 0, "end": 1, "text": "x"}
    parts = [
        {"prompt": name, "answer": f"post {name}", "uid": f"uid-{name}", "source": source}
        for name in ("Ann", "Bob", "Cy")
    ]
    body = question_body(parts=parts, formats=["matching"])
    whole = QuestionFactory.create(body=body, owns_card=False)
    for part in parts:
        card = CardFactory.create(user=learner, in_review=True, question__uid=part["uid"])
        whole.parts.add(card.question)
    shown = token(page(learner_client, session))
    ids = {one["text"]: one["id"] for one in kind_of("matching").shown("", body, 0)["prompts"]}
    options = {one["text"]: one["id"] for one in kind_of("matching").shown("", body, 0)["options"]}
    data = {f"match-{ids['Ann']}": options["post Ann"], "shown": shown}

    response = post(learner_client, "answer", session, data, **PARTIAL)

    assert "verdict--wrong" in response.text
    assert "Wrong: " in response.text
