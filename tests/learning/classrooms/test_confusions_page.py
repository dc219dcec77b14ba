"""Who a class takes for whom, as its teachers read it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    MembershipFactory,
    QuestionFactory,
    ResponseFactory,
    question_body,
)
from learning.models import Classroom, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def classroom(learner: User) -> Classroom:
    """A class that ``learner`` teaches, in which Mei took Wang Li for Zhao Min twice."""
    classroom: Classroom = MembershipFactory.create(user=learner, teacher=True).classroom
    mei = MembershipFactory.create(classroom=classroom, name="Mei").user
    task = AssignmentFactory.create(classroom=classroom)
    question = QuestionFactory.create(body=question_body(stem="Who digs canals?"))
    for _ in range(2):
        ResponseFactory.create(
            attempt=AttemptFactory.create(
                quiz=task.quiz, user=mei, assignment=task, submitted_at=task.set_at
            ),
            question=question,
            given={"text": "Zhao Min"},
            verdict={"outcome": "wrong", "matched": "Zhao Min"},
        )
    return classroom


def read(client: Client, classroom: Classroom, **query: Any) -> str:
    address = reverse("classroom_confusions", args=[classroom.pk])
    return client.get(address, query).content.decode()


def test_the_class_leads_to_it(learner_client: Client, classroom: Classroom) -> None:
    page = learner_client.get(reverse("classroom", args=[classroom.pk])).content.decode()
    assert reverse("classroom_confusions", args=[classroom.pk]) in page


def test_a_cell_says_how_often_and_names_no_learner(
    learner_client: Client, classroom: Classroom
) -> None:
    page = read(learner_client, classroom)
    assert 'aria-label="Wang Li, taken for Zhao Min: 2 times"' in page
    assert "Mei" not in page
    assert "Who digs canals?" not in page


def test_an_opened_cell_lists_the_questions(learner_client: Client, classroom: Classroom) -> None:
    query = {"of": "people", "meant": "Wang Li", "taken": "Zhao Min"}
    page = read(learner_client, classroom, **query)
    assert "Who digs canals?" in page
    assert "2 times" in page.partition("Who digs canals?")[2][:80]
    assert "Who digs canals?" not in read(learner_client, classroom, **query | {"taken": "Mud"})


def test_without_confusions_it_says_so(learner_client: Client, learner: User) -> None:
    empty = MembershipFactory.create(user=learner, teacher=True).classroom
    assert "Nobody is mixed up so far" in read(learner_client, empty)
