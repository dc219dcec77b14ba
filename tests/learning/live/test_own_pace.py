"""Everybody goes at their own speed, and the presenter sees a grid fill."""

from random import Random

import pytest
from django.urls import reverse

from learning.factories import UserFactory
from learning.live.answering import NotOpen, answer_live
from learning.live.frames import PHONE, SCREEN, frame
from learning.live.grid import MOST, grid_of
from learning.live.joining import join_live
from learning.live.sessions import start_live
from learning.live.streams import LiveSource
from learning.models import LiveSession
from learning.quizzes.submitting import submit_attempt
from tests.clients import HTMX, signed_in
from tests.learning.live.presenting import RIGHT, WRONG, moved, option

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def live(quiz, now) -> LiveSession:
    return start_live(quiz, now, Random(1), pace="self", seconds=20)


def test_all_questions_are_open_from_the_start_to_the_end(live, part, now):
    with pytest.raises(NotOpen):
        answer_live(part, 1, option(live, RIGHT), now)
    moved(live, "next", now)
    answer_live(part, 2, option(live, RIGHT, 2), now)
    answer_live(part, 1, option(live, WRONG), now)
    assert moved(live, "next", now).position == 0
    assert moved(live, "reveal", now).phase == "open", "others still answer"
    moved(live, "end", now)
    with pytest.raises(NotOpen):
        answer_live(part, 1, option(live, RIGHT), now)
    attempt = submit_attempt(part, now)
    assert (attempt.mark, attempt.points) == (1, 2)


def test_there_is_no_time_for_each_question(live, part, now):
    assert moved(live, "next", now).closes_at is None


class TestPhone:
    def asked(self, response) -> str:
        return "Question 1" if "Question 1 of 2" in response.text else "Question 2"

    def test_an_answer_brings_the_next_question_and_tells_nothing(
        self, learner_client, live, part, now
    ):
        moved(live, "next", now)
        page = learner_client.get(reverse("take_part", args=[live.pk]))
        assert self.asked(page) == "Question 1"
        answer = reverse("answer_live", args=[live.pk])
        page = learner_client.post(answer, {"position": 1} | option(live, WRONG), headers=HTMX)
        assert self.asked(page) == "Question 2"
        assert "Missed" not in page.text
        page = learner_client.post(answer, {"position": 2} | option(live, RIGHT, 2), headers=HTMX)
        assert "All done" in page.text
        assert "Right" not in page.text

    def test_a_question_can_be_skipped_and_comes_again(self, learner_client, live, part, now):
        moved(live, "next", now)
        address = reverse("take_part", args=[live.pk])
        assert self.asked(learner_client.get(f"{address}?after=1")) == "Question 2"
        assert self.asked(learner_client.get(f"{address}?after=2")) == "Question 1"

    def test_the_stream_knows_no_question_and_the_phone_fetches_its_own(
        self, learner_client, live, part, now
    ):
        moved(live, "next", now)
        told = frame(live.pk, PHONE)[1]
        own = reverse("own_live_result", args=[live.pk])
        assert own in told
        assert RIGHT not in told
        page = learner_client.get(own, headers=HTMX)
        assert self.asked(page) == "Question 1"
        assert page.text.lstrip().startswith("<header"), "no whole page"


class TestPresenter:
    def test_the_grid_fills(self, other_client, live, part, now):
        moved(live, "next", now)
        answer_live(part, 2, option(live, WRONG, 2), now)
        [row] = grid_of(live).rows
        assert (row.name, [cell.name for cell in row.cells]) == ("Ana", ["", "Missed"])
        page = other_client.get(reverse("present_live", args=[live.pk])).text
        part_of_it = other_client.get(reverse("live_grid", args=[live.pk]), headers=HTMX).text
        assert "Missed" in page
        assert "Missed" in part_of_it
        assert "<html" not in part_of_it

    def test_it_shows_the_latest_at_first(self, live, now, django_assert_num_queries):
        for number in range(MOST + 2):
            join_live(live, UserFactory.create(), f"Phone {number}", now, Random(1))
        with django_assert_num_queries(4):
            grid = grid_of(live)
        assert (len(grid.rows), grid.others) == (MOST, 2)
        assert len(grid_of(live, shows_all=True).rows) == MOST + 2

    def test_its_figures_are_of_all_questions_and_the_screen_shows_no_names(self, live, part, now):
        moved(live, "next", now)
        for position in (1, 2):
            answer_live(part, position, option(live, RIGHT, position), now)
        seen = LiveSource().look([live.pk], [live.pk])[live.pk]
        assert seen.counts == {"joined": 1, "answered": 2}
        assert "Ana" not in frame(live.pk, SCREEN)[1]


def test_a_session_together_has_no_grid(other_client, quiz, now):
    live = start_live(quiz, now, Random(1))
    page = other_client.get(reverse("live_grid", args=[live.pk]), headers=HTMX)
    assert 'id="grid"' not in page.text
    assert signed_in(live.owner).get(reverse("present_live", args=[live.pk])).status_code == 200
