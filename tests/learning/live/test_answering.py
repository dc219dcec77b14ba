from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from learning.live.answering import NotOpen, answer_live
from learning.quizzes.answering import StaleResponse
from learning.quizzes.disclosure import Disclosed, disclosed
from tests.learning.live.presenting import RIGHT, WRONG, moved, option

pytestmark = pytest.mark.django_db


def test_the_same_answer_sent_twice_is_stored_once(live, part, now):
    moved(live, "next", now)
    for _ in range(2):
        response = answer_live(part, 1, option(live, RIGHT), now)
    assert response.version == 1
    assert response.seconds is None


def test_the_first_answer_is_final(live, part, now):
    moved(live, "next", now)
    answer_live(part, 1, option(live, WRONG), now)
    with pytest.raises(StaleResponse):
        answer_live(part, 1, option(live, RIGHT), now)
    assert part.responses.get(position=1).given == option(live, WRONG)


def test_it_is_judged_at_once_and_tells_nothing(live, part, now):
    moved(live, "next", now)
    assert answer_live(part, 1, option(live, RIGHT), now).mark == 1
    part.refresh_from_db()
    assert disclosed(part, now) is Disclosed.NOTHING


@pytest.mark.parametrize("actions", [[], ["next", "close"], ["next", "reveal"], ["next", "end"]])
def test_an_answer_counts_only_while_its_question_is_open(live, part, now, actions):
    for action in actions:
        moved(live, action, now)
    with pytest.raises(NotOpen):
        answer_live(part, 1, option(live, RIGHT), now)
    assert part.responses.get(position=1).given is None


def test_an_answer_to_the_next_question_is_too_early(live, part, now):
    moved(live, "next", now)
    with pytest.raises(NotOpen):
        answer_live(part, 2, option(live, RIGHT, 2), now)


def test_an_answer_sent_just_in_time_counts(live, part, now):
    live.seconds = 20
    live.save()
    moved(live, "next", now)
    with pytest.raises(NotOpen):
        answer_live(part, 1, option(live, RIGHT), now + timedelta(seconds=26))
    assert answer_live(part, 1, option(live, RIGHT), now + timedelta(seconds=24)).given


def test_answers_share_the_lock_on_the_session(live, part, now):
    moved(live, "next", now)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer_live(part, 1, option(live, RIGHT), now)
    shares = [one["sql"] for one in queries if "FOR SHARE" in one["sql"]]
    assert len(shares) == (connection.vendor == "postgresql")
