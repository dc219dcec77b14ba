from random import Random

import pytest

from learning.factories import UserFactory
from learning.live.answering import answer_live
from learning.live.board import Standing, people_of, teams_of
from learning.live.frames import PHONE, SCREEN, frame
from learning.live.joining import join_live, remove, rename
from learning.live.sessions import start_live
from learning.models import Attempt, LiveSession
from tests.learning.live.presenting import RIGHT, WRONG, moved, option

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(quiz, now) -> LiveSession:
    return start_live(quiz, now, Random(1), board=True, teams=2)


def answered(live: LiveSession, now, **answers: str) -> dict[str, Attempt]:
    """Those who joined, by name, after the first question has been revealed."""
    parts = {name: join_live(live, UserFactory.create(), name, now, Random(1)) for name in answers}
    moved(live, "next", now)
    for name, text in answers.items():
        answer_live(parts[name], 1, option(live, text), now)
    return parts


def test_people_and_teams_by_their_points(live, now):
    answered(live, now, Ana=WRONG, Ben=RIGHT, Cai=WRONG, Dan=RIGHT, Eva=WRONG)
    live = moved(live, "reveal", now)
    assert people_of(live)[:3] == [
        Standing(1, "Ben", 1.0),
        Standing(1, "Dan", 1.0),
        Standing(3, "Ana", 0.0),
    ]
    assert teams_of(live) == [Standing(1, "Foxes", 1.0), Standing(2, "Cranes", 0.0)]


def test_an_answer_shows_on_neither_before_it_is_revealed(live, now):
    answered(live, now, Ana=RIGHT)
    live.refresh_from_db()
    assert people_of(live) == teams_of(live) == []
    assert "Ana" not in frame(live.pk, SCREEN)[1]


def test_both_are_off_unless_wanted(quiz, now):
    live = start_live(quiz, now, Random(1))
    [part] = answered(live, now, Ana=RIGHT).values()
    live = moved(live, "reveal", now)
    assert part.team == 0
    assert people_of(live) == teams_of(live) == []
    assert "Ana" not in frame(live.pk, SCREEN)[1]


def test_names_go_to_the_screen_alone(live, now):
    answered(live, now, Ana=RIGHT)
    moved(live, "reveal", now)
    assert "Ana" in frame(live.pk, SCREEN)[1]
    assert "Ana" not in frame(live.pk, PHONE)[1]


@pytest.mark.parametrize("change", [lambda live, pk: rename(live, pk, Random(1)), remove])
def test_a_name_that_is_changed_leaves_the_screen_at_once(live, now, change):
    [part] = answered(live, now, Rude=RIGHT).values()
    before = moved(live, "reveal", now).version
    change(live, part.pk)
    version, text = frame(live.pk, SCREEN)
    assert version == before + 1
    assert "Rude" not in text


def test_while_a_question_is_open_a_new_name_disturbs_no_phone(live, now):
    [part] = answered(live, now, Rude=RIGHT).values()
    live.refresh_from_db()
    rename(live, part.pk, Random(1))
    assert frame(live.pk, PHONE)[0] == live.version
