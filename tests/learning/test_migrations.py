"""What a migration makes of rows that an earlier version has left."""

from datetime import datetime
from importlib import import_module

import pytest
from django.apps import apps

from learning.factories import (
    RIVER,
    AssignmentFactory,
    AttemptFactory,
    QuestionFactory,
    question_body,
)
from learning.models import Attempt, Question

pytestmark = pytest.mark.django_db
BY_DEFAULT = "The right answer: The Yangtze"
by_default = import_module("learning.migrations.0011_no_explanations_by_default")
owe_cards = import_module("learning.migrations.0014_attempts_owe_cards")


def explained(explanation: str) -> Question:
    return QuestionFactory.create(own=True, body=RIVER.body() | {"explanation": explanation})


def explanations(question: Question) -> list[str]:
    """Of the question, and of the version that is kept of it."""
    question.refresh_from_db()
    return [one.body["explanation"] for one in (question, question.versions.get())]


def test_an_explanation_that_nobody_gave_is_emptied_in_every_version() -> None:
    question = explained(BY_DEFAULT)
    by_default.empty_explanations(apps, None)
    assert explanations(question) == ["", ""]


@pytest.mark.parametrize(
    "explanation", ["", f"{BY_DEFAULT}.", "The right answer: The Huai", "It is the longest."]
)
def test_one_that_somebody_gave_stays(explanation: str) -> None:
    question = explained(explanation)
    by_default.empty_explanations(apps, None)
    assert explanations(question) == [explanation] * 2


def test_those_of_briefs_stay() -> None:
    body = question_body(answer="The Yangtze", explanation=BY_DEFAULT)
    question = QuestionFactory.create(body=body)
    by_default.empty_explanations(apps, None)
    question.refresh_from_db()
    assert question.body["explanation"] == BY_DEFAULT


def test_what_was_handed_in_owes_the_cards_that_were_promised(now: datetime) -> None:
    promised = AssignmentFactory.create(adds_cards=True)
    handed_in = {"submitted_at": now, "assignment": promised}
    owing = AttemptFactory.create(**handed_in)
    AttemptFactory.create(**handed_in, abandoned=True)
    AttemptFactory.create(assignment=promised)
    AttemptFactory.create(submitted_at=now, assignment=AssignmentFactory.create())
    owe_cards.owe_what_was_promised(apps, None)
    assert Attempt.objects.get(owes_cards=True) == owing
