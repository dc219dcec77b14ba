"""A wording is accepted by the same form sent many times at once."""

import pytest
from django.db import IntegrityError

from learning.briefs import wordings
from learning.factories import QuestionFactory, ReviewFactory
from learning.models import AnswerWording
from tests.learning.races.crowd import after_meeting, at_once, statuses, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]


@pytest.fixture
def question(learner):
    question = QuestionFactory.create(brief__owner=learner)
    ReviewFactory.create(
        card__question=question,
        format="typed",
        response={"given": {"text": "the author"}},
        verdict={"outcome": "wrong", "overridden": "right"},
    )
    return question


def accept_at_once(client, question):
    form = {"action": "accept", "question": question.pk, "wording": "the author"}
    return at_once(client, f"/briefs/{question.brief.slug}/wordings/", form)


def test_a_wording_is_accepted_once(client, question):
    assert statuses(accept_at_once(client, question)) == {302}
    question.refresh_from_db()
    assert question.body["accepted"] == ["the author"]
    assert AnswerWording.objects.count() == 1


def test_control_without_the_lock_it_fails(client, question, monkeypatch):
    without_locks(monkeypatch)
    monkeypatch.setattr(wordings, "_decided", after_meeting(wordings._decided))
    with pytest.raises(IntegrityError):
        accept_at_once(client, question)
