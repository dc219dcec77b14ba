"""The learner's own note on a card, beside its answer and never before it."""

import pytest
from django.urls import reverse

from learning.factories import CardFactory, RevealFactory, question_body
from learning.study.shown import shown_now, sign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
NOTE = "Think of *marrow* <b>bone</b>"


def test_a_note_stands_beside_a_judged_answer_and_not_beside_the_question(
    learner_client, learner, session, now
):
    body = question_body(formats=["typed"])
    card = CardFactory.create(user=learner, in_review=True, note=NOTE, question__body=body)
    page = reverse("study_session", args=[session.pk])
    assert "marrow" not in learner_client.get(page).text

    form = {"shown": sign(shown_now([card], "typed", session, now), learner), "response": "Sun Tao"}
    text = learner_client.post(reverse("answer", args=[session.pk]), form, follow=True).text

    assert "Your note" in text
    assert "<em>marrow</em> &lt;b&gt;bone" in text


def test_a_note_stands_beside_a_revealed_answer(learner_client, learner, session):
    body = question_body(formats=["recall"])
    card = CardFactory.create(user=learner, in_review=True, note=NOTE, question__body=body)
    page = reverse("study_session", args=[session.pk])
    assert "marrow" not in learner_client.get(page).text

    RevealFactory.create(card=card)

    assert "<em>marrow</em>" in learner_client.get(page).text
