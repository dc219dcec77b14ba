"""A live session of two choices, with a learner in it."""

from datetime import datetime
from random import Random

import pytest

from learning.factories import QuizFactory, QuizItemFactory, question_body
from learning.live.joining import join_live
from learning.live.sessions import start_live
from learning.models import Attempt, LiveSession, Quiz, User


@pytest.fixture
def quiz(other_learner: User) -> Quiz:
    """A quiz of two choices; ``other_learner`` made it."""
    quiz: Quiz = QuizFactory.create(authored=True, owner=other_learner)
    for position in (1, 2):
        QuizItemFactory.create(quiz=quiz, position=position, question__body=question_body())
    return quiz


@pytest.fixture
def live(quiz: Quiz, now: datetime) -> LiveSession:
    return start_live(quiz, now, Random(1))


@pytest.fixture
def part(live: LiveSession, learner: User, now: datetime) -> Attempt:
    """What ``learner`` has joined."""
    return join_live(live, learner, "Ana", now, Random(1))
