"""Questions are taken over from colleagues many times at once."""

from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from learning.bank import colleagues
from learning.factories import (
    AssignmentFactory,
    MembershipFactory,
    QuestionFactory,
    QuizItemFactory,
)
from learning.models import Question, User
from tests.learning.races.crowd import after_meeting, at_once, statuses, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]


@pytest.fixture
def question(learner: User) -> Question:
    """A question of somebody who teaches a class together with the learner."""
    classroom = MembershipFactory.create(user=learner, teacher=True).classroom
    question: Question = QuestionFactory.create(own=True)
    MembershipFactory.create(classroom=classroom, user=question.owner, teacher=True)
    item = QuizItemFactory.create(quiz__owner=question.owner, question=question)
    AssignmentFactory.create(classroom=classroom, quiz=item.quiz)
    return question


class TestTakingOver:
    def take(self, client: Client, question: Question) -> list[Any]:
        return at_once(client, reverse("colleague_questions"), {"question": question.pk})

    def test_one_form_takes_a_question_over_once_with_one_card(
        self, client: Client, learner: User, question: Question
    ) -> None:
        assert statuses(self.take(client, question)) == {302}
        assert question.takings.count() == 1
        assert learner.cards.count() == 1

    def test_control_without_locks_a_constraint_fails(
        self, client: Client, question: Question, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        without_locks(monkeypatch)
        monkeypatch.setattr(colleagues, "_lock_with_authors", lambda user, ids: None)
        made = after_meeting(colleagues.bulk_create_with_history)
        monkeypatch.setattr(colleagues, "bulk_create_with_history", made)
        with pytest.raises(IntegrityError):
            self.take(client, question)
