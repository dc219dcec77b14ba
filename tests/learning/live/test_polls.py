"""Polls: questions without a right answer, in a live session."""

from random import Random

import pytest
from django.urls import reverse

from learning.factories import LivePollFactory, UserFactory
from learning.kinds.poll.answers import given_in
from learning.live.access import screen_token
from learning.live.answering import NotOpen
from learning.live.frames import PHONE, SCREEN, frame
from learning.live.joining import join_live
from learning.live.polls import answer_poll, ask_poll, hide_word, outcome_of_poll
from learning.live.streams import LiveSource
from learning.models import LivePoll, LiveSession, PollAnswer
from tests.clients import HTMX, signed_in
from tests.learning.live.presenting import moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

COLOURS = ("Red", "Green")


def asked(live: LiveSession, now, form: str = "words", options=()) -> LivePoll:
    live.refresh_from_db()
    poll = ask_poll(live, live.version, form, "What comes to your mind?", options, now)
    assert poll
    return poll


def answered(live: LiveSession, poll: LivePoll, now, *given: str) -> list[PollAnswer]:
    return [
        answer_poll(join_live(live, UserFactory.create(), "", now, Random(1)), poll.pk, one, now)
        for one in given
    ]


class TestAsking:
    def test_it_is_asked_once_for_each_version_that_was_shown(self, live, now):
        for _ in range(2):
            ask_poll(live, live.version, "words", "Why?", [], now)
        assert live.polls.count() == 1

    def test_a_question_that_is_open_comes_first(self, live, now):
        live = moved(live, "next", now)
        assert ask_poll(live, live.version, "words", "Why?", [], now) is None

    def test_the_next_question_follows(self, live, now):
        asked(live, now)
        live = moved(live, "next", now)
        assert (live.phase, live.position) == ("open", 1)


class TestAnswering:
    @pytest.mark.parametrize(
        ("form", "sent", "given"),
        [
            ("words", "  new   rivers ", "new rivers"),
            ("words", "x" * 50, "x" * 30),
            ("words", " \0 ", ""),
            ("scale", "5", "5"),
            ("scale", "6", ""),
            ("choice", "1", "1"),
            ("choice", "2", ""),
            ("choice", "-1", ""),
        ],
    )
    def test_only_what_can_be_given_is_taken(self, form, sent, given):
        assert given_in(form, COLOURS, sent) == given

    def test_the_first_answer_counts(self, live, part, now):
        poll = asked(live, now)
        for word in ("Rice", "Rice", "Tea"):
            answer_poll(part, poll.pk, word, now)
        assert poll.answers.get().given == "Rice"

    def test_it_is_open_until_something_else_comes(self, live, part, now):
        first = asked(live, now)
        asked(live, now)
        with pytest.raises(NotOpen):
            answer_poll(part, first.pk, "Rice", now)

    def test_no_answer_is_marked_or_kept_in_the_attempt(self, live, part, now):
        answer_poll(part, asked(live, now).pk, "Rice", now)
        assert not part.responses.filter(answered_at__isnull=False).exists()


class TestOutcome:
    def test_of_options_by_how_many_chose_each(self, live, now):
        poll = asked(live, now, "choice", COLOURS)
        answered(live, poll, now, "0", "1", "1")
        rows = outcome_of_poll(poll)["rows"]
        assert [(row.text, row.count, row.share) for row in rows] == [
            ("Red", 1, 33),
            ("Green", 2, 67),
        ]

    def test_of_a_scale_with_its_mean(self, live, now):
        poll = asked(live, now, "scale")
        answered(live, poll, now, "2", "5")
        outcome = outcome_of_poll(poll)
        assert [row.count for row in outcome["rows"]] == [0, 1, 0, 0, 1]
        assert outcome["mean"] == 3.5

    def test_of_words_as_a_cloud_whatever_their_capitals(self, live, now):
        poll = asked(live, now)
        answered(live, poll, now, "Tea", "tea", "Rice")
        cloud = outcome_of_poll(poll)["cloud"]
        assert [(one.text, one.count, one.size) for one in cloud] == [
            ("Rice", 1, 3),
            ("Tea", 2, 5),
        ]

    def test_a_hidden_word_leaves_the_screen_and_stays_away(self, live, now):
        poll = asked(live, now)
        answered(live, poll, now, "Rude", "Tea")
        before = LiveSource().look([live.pk], [live.pk])[live.pk].counts["answered"]
        hide_word(poll, "rude")
        answered(live, poll, now, "RUDE")
        assert [one.text for one in outcome_of_poll(poll)["cloud"]] == ["Tea"]
        assert LiveSource().look([live.pk], [live.pk])[live.pk].counts["answered"] == before - 1
        assert "Rude" not in frame(live.pk, SCREEN)[1]


class TestPages:
    def test_a_presenter_asks_one_and_reads_the_answers(self, other_client, live, part, now):
        form = {
            "version": live.version,
            "form": "choice",
            "stem": "Which?",
            "options": "Red\nGreen",
        }
        response = other_client.post(reverse("ask_live_poll", args=[live.pk]), form)
        assert response.url == reverse("present_live", args=[live.pk])
        answer_poll(part, live.polls.get().pk, "1", now)
        page = other_client.get(reverse("live_poll", args=[live.pk]), headers=HTMX).text
        assert "Green" in page
        moved(live, "end", now)
        assert "Which?" in other_client.get(response.url).text

    @pytest.mark.parametrize(
        ("form", "says"),
        [
            ({"form": "choice", "stem": "Which?", "options": "Red\nRed"}, "Enter 2 to 8"),
            ({"form": "scale", "stem": "How?", "options": "Low"}, "Name both ends"),
        ],
    )
    def test_one_without_options_is_refused(self, other_client, live, form, says):
        form |= {"version": live.version}
        response = other_client.post(reverse("ask_live_poll", args=[live.pk]), form)
        assert response.status_code == 422
        assert says in response.text

    def test_while_a_question_is_open_it_says_so(self, other_client, live, now):
        form = {"version": moved(live, "next", now).version, "form": "words", "stem": "Why?"}
        response = other_client.post(reverse("ask_live_poll", args=[live.pk]), form)
        assert "Close this question first" in response.text

    def test_a_phone_answers_and_is_told_that_it_is_saved(self, learner_client, live, part, now):
        poll = asked(live, now)
        assert "A word or two" in frame(live.pk, PHONE)[1]
        address = reverse("answer_live_poll", args=[live.pk, poll.pk])
        assert "Give an answer first" in learner_client.post(address, headers=HTMX).text
        page = learner_client.post(address, {"given": "Tea"}, headers=HTMX).text
        assert "Answer saved" in page
        moved(live, "next", now)
        late = learner_client.post(address, {"given": "Tea"}, headers=HTMX)
        assert late.status_code == 409

    def test_a_poll_of_another_session_is_not_found(self, learner_client, live, part, now):
        asked(live, now)
        address = reverse("answer_live_poll", args=[live.pk, LivePollFactory.create().pk])
        assert learner_client.post(address, {"given": "Tea"}).status_code == 404

    def test_the_screen_fetches_the_results_alone(self, visitor, live, part, now):
        answer_poll(part, asked(live, now).pk, "Tea", now)
        address = reverse("live_screen", args=[live.pk, screen_token(live)])
        page = visitor.get(address, headers=HTMX).text
        assert "Tea" in page
        assert "<html" not in page

    def test_only_the_presenter_hides_words(self, learner, live, part, now):
        poll = asked(live, now)
        answer_poll(part, poll.pk, "Rude", now)
        address = reverse("hide_live_word", args=[live.pk])
        assert signed_in(learner).post(address, {"word": "Rude"}).status_code == 404
        signed_in(live.owner).post(address, {"word": "Rude"})
        assert poll.answers.get().hidden
