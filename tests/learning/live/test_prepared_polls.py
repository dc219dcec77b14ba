"""Polls that stand among the questions of a quiz."""

from random import Random

import pytest
from django.urls import reverse

from learning.factories import QuestionFactory, QuizItemFactory, UserFactory
from learning.kinds.poll import Poll
from learning.live.answering import answer_live
from learning.live.frames import PHONE, PRESENTER, SCREEN, frame
from learning.live.grid import grid_of
from learning.live.joining import join_live
from learning.live.phases import Action
from learning.live.polls import answer_poll
from learning.live.sessions import move, start_live
from learning.models import LiveSession, Quiz
from learning.results.item_analysis import item_analysis
from learning.results.polls import poll_results
from tests.clients import HTMX
from tests.learning.live.presenting import RIGHT, moved, option

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ASKS = "Which **way** do you go?"


@pytest.fixture
def quiz(quiz: Quiz) -> Quiz:
    """A poll stands between its two choices."""
    quiz.items.filter(position=2).update(position=3)
    body = dict(Poll().compose(ASKS, "choice", ["North", "South $x$"]).body())
    question = QuestionFactory.create(own=True, owner=quiz.owner, body=body, owns_card=False)
    QuizItemFactory.create(quiz=quiz, position=2, question=question, format="poll", points=0)
    return quiz


def at_the_poll(live: LiveSession, now) -> LiveSession:
    for action in ("next", "reveal", "next"):
        live = moved(live, action, now)
    return live


class TestTogether:
    def test_next_comes_to_it_in_its_place(self, live, part, now):
        live = at_the_poll(live, now)
        assert (live.phase, live.position) == ("poll", 2)
        for audience in (PHONE, SCREEN, PRESENTER):
            page = frame(live.pk, audience)[1]
            assert "<strong>way</strong>" in page or "<em>way</em>" in page
            assert "Poll · 2 of 3" in page
        assert "North" in frame(live.pk, PHONE)[1]

    def test_ones_own_answer_shows_as_the_option_did(self, learner_client, live, part, now):
        live = at_the_poll(live, now)
        address = reverse("answer_live_poll", args=[live.pk, live.poll_id])
        page = learner_client.post(address, {"given": "1"}, headers=HTMX).text
        assert "You said: <b>South <math" in " ".join(page.split()).replace("<b> ", "<b>")
        assert "$" not in page

    def test_sent_twice_it_is_asked_once(self, live, part, now):
        live = moved(moved(live, "next", now), "reveal", now)
        for _ in range(2):
            move(live, Action.NEXT, live.version, now)
        assert live.polls.count() == 1

    def test_its_answers_show_as_they_come_and_bring_nothing(self, live, part, now):
        moved(live, "next", now)
        answer_live(part, 1, option(live, RIGHT), now)
        live = moved(moved(live, "reveal", now), "next", now)
        answer_poll(part, live.poll_id, "1", now)
        assert "100 % of answers" in frame(live.pk, SCREEN)[1]
        assert moved(live, "next", now).position == 3
        moved(live, "end", now)
        part.refresh_from_db()
        assert part.points == 2.0
        assert not part.responses.filter(format="poll").exists()

    def test_the_last_one_ends_the_session(self, live, quiz, now):
        quiz.items.filter(position=3).delete()
        moved(live, "end", now)
        live = at_the_poll(start_live(quiz, now, Random(1)), now)
        assert "End" in frame(live.pk, PRESENTER)[1]

    def test_somebody_late_still_answers_the_last_one(self, live, quiz, now):
        quiz.items.filter(position=3).delete()
        moved(live, "end", now)
        live = at_the_poll(start_live(quiz, now, Random(1)), now)
        late = join_live(live, UserFactory.create(), "", now, Random(1))
        assert answer_poll(late, live.poll_id, "0", now).given == "0"

    def test_a_poll_in_an_open_quiz_gives_nothing_away(self, quiz, now):
        other = QuizItemFactory.create(
            quiz__authored=True,
            quiz__owner=quiz.owner,
            quiz__feedback="closed",
            quiz__published_at=now,
            question=quiz.items.get(format="poll").question,
            format="poll",
        )
        assert other.quiz.is_open
        assert start_live(quiz, now, Random(1)).phase == "lobby"


class TestAtOnesOwnPace:
    def test_it_is_a_question_like_the_others(self, quiz, learner, now):
        live = start_live(quiz, now, Random(1), pace="self")
        part = join_live(live, learner, "Ana", now, Random(1))
        moved(live, "next", now)
        answer_live(part, 2, {"text": "0"}, now)
        cells = grid_of(live).rows[0].cells
        assert [cell.name for cell in cells] == ["", "Answered", ""]
        (result,) = poll_results(quiz, quiz.owner)
        assert [row.count for row in result.outcome["rows"]] == [1, 0]


class TestResults:
    def test_teachers_read_how_all_answered_and_the_analysis_leaves_it_out(
        self, other_client, live, quiz, part, now
    ):
        live = at_the_poll(live, now)
        answer_poll(part, live.poll_id, "1", now)
        moved(live, "end", now)
        page = other_client.get(reverse("quiz_answers", args=[quiz.pk])).text
        assert "South" in page
        asked = [one.asked.format for one in item_analysis(quiz, quiz.owner).questions]
        assert asked == ["choice", "choice"]

    def test_who_was_asked_polls_alone_is_thanked(self, learner_client, live, quiz, learner, now):
        quiz.items.exclude(format="poll").delete()
        moved(live, "end", now)
        live = moved(start_live(quiz, now, Random(1)), "next", now)
        part = join_live(live, learner, "Ana", now, Random(1))
        answer_poll(part, live.poll_id, "1", now)
        moved(live, "end", now)
        page = learner_client.get(reverse("take_part", args=[live.pk]), follow=True).text
        assert "Thanks for taking part" in page
        assert "Nothing answered" not in page
