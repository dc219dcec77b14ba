"""A page of the gradebook of 1,000 learners with 20 quizzes: ``pytest -m soak``.

The seconds are those of this process, as other processes share the processor.
"""

import statistics
import time

import pytest
from django.urls import reverse
from django.utils import timezone

from learning.factories import AssignmentFactory, MembershipFactory, QuizFactory
from learning.models import Attempt, Classroom, Membership, User
from tests.clients import signed_in

pytestmark = [pytest.mark.soak, pytest.mark.django_db]
LEARNERS, QUIZZES, ROUNDS, MOST_SECONDS = 1000, 20, 9, 0.3


@pytest.fixture
def classroom(learner: User) -> Classroom:
    """Everybody has taken every quiz."""
    now = timezone.now()
    classroom: Classroom = MembershipFactory.create(user=learner, teacher=True).classroom
    many = [User(username=f"one-{place}", password="!") for place in range(LEARNERS)]
    users = User.objects.bulk_create(many)
    Membership.objects.bulk_create(
        Membership(
            classroom=classroom,
            user=user,
            name=f"Learner {place * 7919 % LEARNERS}",
            identification=str(place),
            joined_at=now,
        )
        for place, user in enumerate(users)
    )
    done = {"started_at": now, "submitted_at": now, "graded_at": now, "points": 10}
    for number in range(QUIZZES):
        quiz = QuizFactory.create(authored=True, owner=learner, pass_mark=50)
        task = AssignmentFactory.create(classroom=classroom, quiz=quiz)
        Attempt.objects.bulk_create(
            Attempt(
                quiz=quiz, user=user, assignment=task, mark=(place * 13 + number * 7) % 11, **done
            )
            for place, user in enumerate(users)
        )
    Classroom.objects.update(drop_lowest=2)
    return classroom


@pytest.mark.parametrize("query", ["", "?page=7", "?by=total&down=1"])
def test_a_page_is_there_in_time(classroom: Classroom, learner: User, query: str) -> None:
    browser, address = signed_in(learner), reverse("gradebook", args=[classroom.pk]) + query
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        page = browser.get(address)
        taken.append(time.process_time() - began)
        assert page.text.count('<th scope="row">') == 101
    assert statistics.median(taken) <= MOST_SECONDS
