"""The pages of a live session, as its presenter, its screen and its phones see them."""

import re
from random import Random

import pytest
from django.test import Client
from django.urls import reverse

from learning.factories import (
    AssignmentFactory,
    ReadingTextFactory,
    UserFactory,
    question_body,
)
from learning.live.access import image_address, screen_token
from learning.live.frames import PHONE, PRESENTER, SCREEN, frame
from learning.live.joining import join_live
from learning.live.sessions import LONGEST, start_live
from learning.live.streams import LiveSource
from learning.models import LiveQuestion, LiveSession, QuestionImage, ReadingText
from tests.clients import HTMX, new_session
from tests.learning.live.presenting import RIGHT, WRONG, moved, option

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def presenter(other_client: Client) -> Client:
    return other_client


def path(page: str, live: LiveSession, *args: object) -> str:
    return reverse(page, args=[live.pk, *args])


def screen_path(live: LiveSession) -> str:
    return path("live_screen", live, screen_token(live))


class TestPresenting:
    def test_a_press_opens_the_lobby(self, presenter, quiz):
        response = presenter.post(
            reverse("present_quiz", args=[quiz.pk]), {"names": "own", "pace": "teacher"}
        )
        assert response.url == path("present_live", quiz.live_sessions.get())

    def test_a_quiz_for_marks_says_why_not(self, presenter, quiz):
        AssignmentFactory.create(quiz=quiz, classroom__name="Ports A")
        response = presenter.get(reverse("present_quiz", args=[quiz.pk]))
        assert "Ports A can still take" in response.text
        assert "Open the lobby" not in response.text
        presenter.post(reverse("present_quiz", args=[quiz.pk]), {"names": "own", "pace": "teacher"})
        assert not quiz.live_sessions.exists()

    @pytest.mark.parametrize("headers", [{}, HTMX])
    def test_no_question_comes_that_has_been_set_for_marks_meanwhile(
        self, presenter, quiz, live, headers
    ):
        AssignmentFactory.create(quiz=quiz, classroom__name="Ports A")
        form = {"action": "next", "version": live.version}
        response = presenter.post(path("move_live", live), form, headers=headers)
        assert response.status_code == 409
        assert "Ports A can still take" in response.text
        live.refresh_from_db()
        assert live.phase == "lobby"

    def test_it_moves_on_and_ends(self, presenter, live, part):
        for action, shown in [("next", "Reveal"), ("reveal", "Next question"), ("end", "over")]:
            live.refresh_from_db()
            form = {"action": action, "version": live.version}
            assert shown in presenter.post(path("move_live", live), form, headers=HTMX).text

    def test_a_name_is_moderated_by_one_press(self, presenter, live, part):
        assert "Ana" in presenter.get(path("present_live", live)).text
        change = path("change_live_person", live, part.pk)
        assert "Ana" not in presenter.post(change, {"action": "rename"}, headers=HTMX).text
        presenter.post(change, {"action": "remove"})
        assert not live.attempts.exists()

    def test_a_forgotten_session_is_ended_where_quizzes_are_listed(self, presenter, live):
        LiveSession.objects.filter(pk=live.pk).update(started_at=live.started_at - LONGEST)
        presenter.get(reverse("teach"))
        live.refresh_from_db()
        assert live.ended_at


class TestPhone:
    def test_an_id_that_no_session_can_have_is_nobodys(self, learner_client):
        address, form = f"/live/{2**63}/", {"position": 1, "option": "a"}
        assert learner_client.get(address).status_code == 404
        assert learner_client.post(f"{address}answer/", form).status_code == 404

    def test_a_visitor_joins_with_the_code_and_a_name(self, visitor, live):
        response = visitor.get(f"/join/?code={live.code}", follow=True)
        assert "Your name" in response.text
        response = visitor.post(reverse("join_live", args=[live.code]), {"name": "Ana"})
        assert response.url == path("take_part", live)
        assert "Ana" in visitor.get(response.url).text

    def test_a_name_is_given_where_none_is_typed(self, visitor, live):
        live.names = LiveSession.Names.GIVEN
        live.save()
        assert "Your name" not in visitor.get(reverse("join_live", args=[live.code])).text
        visitor.post(reverse("join_live", args=[live.code]))
        assert len(live.attempts.get().name.split()) == 2

    def test_an_answer_is_saved_and_not_told(self, learner_client, live, part, now):
        moved(live, "next", now)
        form = {"position": 1} | option(live, RIGHT)
        response = learner_client.post(path("answer_live", live), form, headers=HTMX)
        assert "Answer saved" in response.text
        assert RIGHT in response.text, "one’s own answer"
        assert "Right" not in response.text.replace("Wang", "")
        assert "Answer saved" in learner_client.get(path("take_part", live)).text

    def test_another_answer_does_not_replace_it(self, learner_client, live, part, now):
        moved(live, "next", now)
        for text, status in ((WRONG, 200), (RIGHT, 409)):
            form = {"position": 1} | option(live, text)
            response = learner_client.post(path("answer_live", live), form, headers=HTMX)
            assert response.status_code == status
        assert "Your first answer counts" in response.text

    def test_what_comes_too_late_says_so(self, learner_client, live, part, now):
        moved(live, "next", now)
        moved(live, "close", now)
        form = {"position": 1} | option(live, RIGHT)
        response = learner_client.post(path("answer_live", live), form, headers=HTMX)
        assert response.status_code == 409
        assert "too late" in response.text

    def test_a_blank_answer_is_asked_for_again(self, learner_client, live, part, now):
        moved(live, "next", now)
        response = learner_client.post(path("answer_live", live), {"position": 1}, headers=HTMX)
        assert "Give an answer first" in response.text
        assert part.responses.get(position=1).answered_at is None

    def test_the_result_comes_once_it_is_revealed(self, learner_client, live, part, now):
        moved(live, "next", now)
        learner_client.post(path("answer_live", live), {"position": 1} | option(live, WRONG))
        assert "Missed" not in learner_client.get(path("own_live_result", live)).text
        moved(live, "reveal", now)
        assert "Missed" in learner_client.get(path("own_live_result", live)).text

    def test_who_was_removed_is_told(self, learner_client, presenter, live, part):
        presenter.post(path("change_live_person", live, part.pk), {"action": "remove"})
        response = learner_client.get(path("take_part", live), follow=True)
        assert "The teacher has removed you" in response.text
        form = {"position": 1, "option": "a"}
        assert learner_client.post(path("answer_live", live), form).status_code == 404

    def test_the_end_leads_to_the_results(self, learner_client, live, part, now):
        moved(live, "next", now)
        learner_client.post(path("answer_live", live), {"position": 1} | option(live, RIGHT))
        moved(live, "end", now)
        response = learner_client.get(path("take_part", live), follow=True)
        assert response.redirect_chain[-1][0] == reverse("quiz_results", args=[part.pk])
        assert RIGHT in response.text

    def test_pages_of_quizzes_stay_shut_until_then(self, learner_client, live, part, now):
        moved(live, "next", now)
        for page, args in (("quiz_question", [1]), ("quiz_submit", []), ("quiz_results", [])):
            address = reverse(page, args=[part.pk, *args])
            assert learner_client.get(address).status_code == 404
            assert learner_client.post(address).status_code in (404, 405)
        assert live.quiz.title not in learner_client.get("/quizzes/").text

    def test_without_javascript_it_offers_the_quiz_on_ones_own(self, learner_client, live, part):
        quiz = live.quiz
        quiz.code, quiz.published_at = "QWERTY", quiz.created_at
        quiz.save()
        page = learner_client.get(path("take_part", live)).text
        [told] = re.findall(r"<noscript>(.*?)</noscript>", page, re.DOTALL)
        assert "without JavaScript" in told
        assert reverse("join_by_code", args=["QWERTY"]) in told


class TestNothingIsToldBeforeItsTime:
    CANARY = "Canary explanation"

    @pytest.fixture
    def live(self, live: LiveSession) -> LiveSession:
        body = question_body(explanation=self.CANARY, formats=["typed"], answer="Canary answer")
        question = live.questions.get(position=1)
        shown = {"format": "typed", "stem": body["stem"], "expects": "person"}
        rows = LiveQuestion.objects.filter(pk=question.pk)
        rows.update(format="typed", body=body, shown=shown)
        return live

    @pytest.mark.parametrize("actions", [[], ["next"], ["next", "close"]])
    def test_no_page_and_no_stream_tells(
        self, learner, learner_client, presenter, visitor, live, now, actions
    ):
        join_live(live, learner, "Ana", now, Random(1))
        for action in actions:
            moved(live, action, now)
        told = [frame(live.pk, audience)[1] for audience in (PHONE, SCREEN, PRESENTER)]
        told += [
            learner_client.get(path(name, live)).text for name in ("take_part", "own_live_result")
        ]
        told += [
            presenter.get(path("present_live", live)).text,
            visitor.get(screen_path(live)).text,
        ]
        assert [one for one in told if "Canary" in one] == []

    def test_all_tell_once_it_is_revealed(self, learner, visitor, live, now):
        join_live(live, learner, "Ana", now, Random(1))
        moved(live, "next", now)
        moved(live, "reveal", now)
        assert "Canary answer" in frame(live.pk, PHONE)[1]
        assert "Canary answer" in visitor.get(screen_path(live)).text


class TestScreen:
    def test_its_link_needs_no_account(self, visitor, live, part):
        page = visitor.get(screen_path(live)).text
        assert live.code in page
        assert "Ana" not in page, "it never shows names"

    def test_the_link_of_another_session_is_refused(self, visitor, live):
        assert visitor.get(path("live_screen", live, "wrong")).status_code == 404


class TestStreams:
    """Who is let in, and what the hub is told."""

    def admitted(self, live: LiveSession, user=None, query: str = "") -> str:
        cookies = f"sessionid={new_session(user)}" if user else ""
        return LiveSource().admit(live.pk, cookies, query)[0]

    def test_each_gets_what_is_theirs(self, live, part, learner, other_learner, settings):
        settings.SESSION_COOKIE_NAME = "sessionid"
        assert self.admitted(live, learner) == PHONE
        assert self.admitted(live, other_learner) == PRESENTER
        assert self.admitted(live, query=f"screen={screen_token(live)}") == SCREEN

    def test_nobody_else_is_let_in(self, live, part, settings):
        settings.SESSION_COOKIE_NAME = "sessionid"
        assert self.admitted(live, UserFactory.create()) == ""
        assert self.admitted(live) == ""
        assert self.admitted(live, query="screen=wrong") == ""
        assert LiveSource().admit(live.pk, "sessionid=\0;;", "")[0] == ""

    def test_a_look_is_one_statement(self, live, part, now, django_assert_num_queries):
        moved(live, "next", now)
        with django_assert_num_queries(1):
            seen = LiveSource().look([live.pk, live.pk + 1], [live.pk])
        assert seen.keys() == {live.pk}
        assert seen[live.pk].counts == {"joined": 1, "answered": 0}


def test_an_answer_takes_as_many_statements_in_a_large_class(
    learner_client, live, part, now, django_assert_num_queries
):
    for name in ("Ben", "Cai", "Dan"):
        join_live(live, UserFactory.create(), name, now, Random(1))
    moved(live, "next", now)
    form = {"position": 1} | option(live, RIGHT)
    with django_assert_num_queries(9):
        assert learner_client.post(path("answer_live", live), form, headers=HTMX).status_code == 200


class TestTextOverAQuestion:
    @pytest.fixture
    def text(self, live: LiveSession, now) -> ReadingText:
        text = ReadingTextFactory.create(owner=live.owner, title="A letter", text="Dear *friend*")
        live.questions.update(body=question_body(reading_text=text.sha256))
        moved(live, "next", now)
        return text

    def test_a_phone_shows_it_open_and_then_folded(self, live, text, now):
        assert '<details class="reading-text" open>' in frame(live.pk, PHONE)[1]
        moved(live, "reveal", now)
        moved(live, "next", now)
        _, shown = frame(live.pk, PHONE)
        assert '<details class="reading-text">' in shown
        assert "Read it again" in shown

    def test_the_screen_shows_a_short_one(self, live, text):
        assert "Dear <em>friend</em>" in frame(live.pk, SCREEN)[1]

    @pytest.mark.parametrize(
        "long",
        [
            {"text": "Dear friend. " * 100},
            {"images": [{"sha256": "a" * 64, "alt": "A map", "width": 4, "height": 3}]},
        ],
    )
    def test_a_longer_one_is_read_on_phones(self, live, text, long):
        ReadingText.objects.update(**long)
        _, shown = frame(live.pk, SCREEN)
        assert "Dear" not in shown
        assert "Read the text on your phone" in shown

    def test_it_stands_over_the_questions_at_ones_own_speed(
        self, learner_client, live, part, text, now
    ):
        LiveSession.objects.update(pace=LiveSession.Pace.SELF)
        part.responses.update(body=question_body(reading_text=text.sha256))
        assert "Dear <em>friend</em>" in learner_client.get(path("take_part", live)).text


class TestAfterwards:
    def test_somebody_too_late_is_told_that_it_has_ended(self, visitor, live, now):
        moved(live, "end", now)
        page = visitor.get(reverse("join_by_code", args=[live.code]), follow=True).text
        assert "It has ended" in page

    def test_the_code_leads_to_the_session_that_goes_on(self, visitor, live, quiz, now):
        moved(live, "end", now)
        again = start_live(quiz, now, Random(2))
        LiveSession.objects.filter(pk=again.pk).update(code=live.code)
        page = visitor.get(reverse("join_live", args=[live.code])).text
        assert "It has ended" not in page

    def test_a_phone_in_a_forgotten_session_gets_its_results(self, learner_client, live, part, now):
        live.started_at = now - LONGEST
        live.save()
        moved(live, "next", now)
        response = learner_client.get(reverse("take_part", args=[live.pk]))
        assert response.url == reverse("quiz_results", args=[part.pk])
        live.refresh_from_db()
        assert live.ended_at == now
        assert "time was up" not in learner_client.get(response.url).text

    def test_the_presenter_comes_back_from_teach_and_from_the_quiz(self, other_client, live, part):
        page = reverse("present_live", args=[live.pk])
        assert page in other_client.get(reverse("teach")).text
        assert page in other_client.get(reverse("authored_quiz", args=[live.quiz_id])).text

    def test_an_ended_session_stays_with_the_answers(self, other_client, live, part, now):
        moved(live, "end", now)
        page = reverse("present_live", args=[live.pk])
        assert page not in other_client.get(reverse("teach")).text
        assert page in other_client.get(reverse("quiz_answers", args=[live.quiz_id])).text


class TestPictures:
    @pytest.fixture
    def pictured(self, quiz, live, now):
        """The picture in the first question, which is open."""
        question = live.questions.get(position=1)
        image = QuestionImage.objects.create(
            owner=quiz.owner,
            sha256="ab" * 32,
            content=b"\x89PNG",
            content_type="image/png",
            size=4,
            kept_at=now,
        )
        shown = {"sha256": image.sha256, "alt": "A curve", "width": 9, "height": 9}
        question.body |= {"image": shown, "source": None}
        question.save()
        moved(live, "next", now)
        return image

    def test_a_screen_without_an_account_shows_them(self, visitor, live, pictured):
        page = frame(live.pk, SCREEN)[1]
        address = re.search('<img src="([^"]+)"', page)
        assert address
        assert visitor.get(address[1]).content == b"\x89PNG"

    def test_no_other_picture_is_had_by_its_address(self, visitor, live, pictured, quiz):
        address = image_address(live, pictured.sha256)
        QuestionImage.objects.filter(pk=pictured.pk).update(sha256="cd" * 32)
        assert visitor.get(address).status_code == 404
        other = address.replace("ab" * 32, "cd" * 32)
        assert visitor.get(other).status_code == 404
