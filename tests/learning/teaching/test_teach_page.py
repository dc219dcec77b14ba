"""Teach: for whom it shows, what runs with live counts, and what else there is."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.factories import BriefFactory
from learning.accounts.merging import merge_guest
from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    CardFactory,
    ClassroomFactory,
    MembershipFactory,
    QuestionFactory,
    QuizFactory,
    QuizItemFactory,
    ResponseFactory,
    UserFactory,
    question_body,
)
from learning.models import Classroom, Quiz, User
from tests.clients import HTMX, signed_in

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def page(client: Client, **headers: str) -> str:
    return " ".join(client.get(reverse("teach"), headers=headers).text.split())


def in_navigation(client: Client) -> bool:
    home = client.get(reverse("home")).text
    return "Teach\n" in home[home.index('<nav class="nav"') : home.index("</nav>")]


class TestNavigation:
    def test_it_is_not_shown_to_who_only_learns(
        self, learner_client: Client, learner: User
    ) -> None:
        MembershipFactory.create(user=learner)
        AttemptFactory.create(user=learner)
        assert not in_navigation(learner_client)
        page(learner_client)
        assert not in_navigation(learner_client)  # to look is not to ask

    def test_it_is_shown_to_who_asks_for_it(self, learner_client: Client) -> None:
        assert "Teach a class" in learner_client.get(reverse("home")).text
        assert learner_client.post(reverse("teach")).url == reverse("teach")
        assert in_navigation(learner_client)
        assert "Teach a class" not in learner_client.get(reverse("home")).text

    @pytest.mark.parametrize("name", ["new_quiz", "make_quiz", "classrooms"])
    def test_it_is_shown_to_who_makes_a_quiz_or_a_class(
        self, learner_client: Client, name: str
    ) -> None:
        brief = QuestionFactory.create(brief__visibility="public").brief
        address = reverse(name, args=[brief.slug] if name == "make_quiz" else [])
        learner_client.post(address, {"name": "Rivers"})
        assert in_navigation(learner_client)

    def test_it_is_shown_to_who_is_made_a_teacher(
        self, learner_client: Client, learner: User
    ) -> None:
        own = MembershipFactory.create(user=learner, teacher=True)
        other = MembershipFactory.create(classroom=own.classroom)
        address = reverse("member", args=[own.classroom_id, other.pk])
        learner_client.post(address, {"role": "teacher"})
        assert in_navigation(signed_in(other.user))

    def test_it_is_shown_to_staff(self) -> None:
        assert in_navigation(signed_in(UserFactory.create(is_staff=True)))

    def test_a_guests_wish_goes_with_them_to_their_account(self, learner: User) -> None:
        guest = UserFactory.create(guest=True, teaches=True)
        merge_guest(guest.pk, learner)
        assert in_navigation(signed_in(learner))


class TestRunning:
    def test_a_quiz_for_a_class_counts_its_learners(
        self, learner_client: Client, learner: User, now: datetime
    ) -> None:
        room = MembershipFactory.create(user=learner, teacher=True).classroom
        task = AssignmentFactory.create(classroom=room, quiz__title="On mud")
        members = MembershipFactory.create_batch(3, classroom=room)
        AttemptFactory.create(
            quiz=task.quiz, assignment=task, user=members[0].user, submitted_at=now
        )
        AttemptFactory.create(quiz=task.quiz, assignment=task, user=members[1].user)
        AttemptFactory.create(quiz=task.quiz, assignment=task)  # has left the class
        shown = page(learner_client)
        assert "On mud" in shown
        assert "<b>1</b> of 3 handed in" in shown
        assert "1 under way" in shown

    def test_a_brief_is_begun_with_the_first_answer_since_it_was_set(
        self, learner_client: Client, learner: User, now: datetime
    ) -> None:
        room = MembershipFactory.create(user=learner, teacher=True).classroom
        brief = BriefFactory.create(visibility="public")
        AssignmentFactory.create(classroom=room, of_brief=True, brief=brief, set_at=now)
        for answered_at in (now + HOUR, now - HOUR):
            member = MembershipFactory.create(classroom=room)
            CardFactory.create(
                user=member.user, question__brief=brief, in_review=True, reviewed_at=answered_at
            )
        assert "<b>1</b> of 2 studying" in page(learner_client)

    def test_a_quiz_open_by_its_link_counts_those_who_came(
        self, learner_client: Client, learner: User, now: datetime
    ) -> None:
        quiz = QuizFactory.create(owner=learner, authored=True, published=True)
        AttemptFactory.create(quiz=quiz, submitted_at=now)
        AttemptFactory.create(quiz=quiz)
        shown = page(learner_client)
        assert "Anyone with the link" in shown
        assert "<b>1</b> of 2 handed in" in shown

    def test_the_counts_are_polled_while_something_runs(
        self, learner_client: Client, learner: User
    ) -> None:
        quiz = QuizFactory.create(owner=learner, authored=True, published=True)
        part = page(learner_client, **HTMX)
        assert part.startswith("<section")
        assert "every 15s" in part
        Quiz.objects.filter(pk=quiz.pk).update(closed_at=timezone.now())
        assert "every 15s" not in page(learner_client, **HTMX)

    def test_others_classes_and_quizzes_are_not_there(self, learner_client: Client) -> None:
        QuizFactory.create(authored=True, published=True, title="Not yours")
        QuizFactory.create(authored=True, title="Nor this draft")
        task = AssignmentFactory.create(quiz__title="Nor this")
        MembershipFactory.create(classroom=task.classroom, teacher=True)
        shown = page(learner_client)
        assert "Not yours" not in shown
        assert "Nor this" not in shown


class TestOtherQuizzes:
    def part_with(self, shown: str, title: str) -> str:
        """The id of the heading above a title."""
        before = shown.partition(title)[0]
        return before.rpartition("<h2 id=")[2].partition(">")[0].strip('"')

    def test_drafts_and_past_ones_stand_apart(
        self, learner_client: Client, learner: User, now: datetime
    ) -> None:
        QuizFactory.create(owner=learner, authored=True, title="A draft")
        QuizFactory.create(
            owner=learner, authored=True, published=True, closed_at=now, title="Closed"
        )
        ended = QuizFactory.create(owner=learner, authored=True, title="Ended")
        room = MembershipFactory.create(user=learner, teacher=True).classroom
        AssignmentFactory.create(classroom=room, quiz=ended, due_at=now - HOUR)
        shown = page(learner_client)
        assert self.part_with(shown, "A draft") == "drafts"
        past = shown.partition("Past quizzes (2)")[2]
        assert "Closed" in past
        assert "Ended" in past

    def test_a_past_quiz_with_answers_to_mark_is_not_folded(
        self, learner_client: Client, learner: User, now: datetime
    ) -> None:
        quiz = QuizFactory.create(
            owner=learner, authored=True, published=True, closed_at=now, title="Essays"
        )
        attempt = AttemptFactory.create(quiz=quiz, submitted_at=now)
        body = question_body(formats=["open", "recall"])
        ResponseFactory.create(
            attempt=attempt, format="open", question__body=body, answered_at=now, mark=None
        )
        shown = page(learner_client)
        assert self.part_with(shown, "Essays") == "to-mark"
        assert "Mark 1" in shown

    def test_nothing_yet_offers_a_quiz_of_a_brief(self, learner_client: Client) -> None:
        BriefFactory.create(visibility="public", title="Ports")
        BriefFactory.create(visibility="private", title="Secret")
        shown = page(learner_client)
        assert "No quizzes yet" in shown
        assert "Quiz on Ports" in shown
        assert "Secret" not in shown


def test_an_archived_class_is_over(learner_client: Client, learner: User, now: datetime) -> None:
    room = ClassroomFactory.create(name="Rivers")
    MembershipFactory.create(user=learner, classroom=room, teacher=True)
    AssignmentFactory.create(classroom=room, quiz__title="On mud")
    assert "Rivers" in page(learner_client)
    Classroom.objects.update(archived_at=now)
    shown = page(learner_client)
    assert "Rivers" not in shown
    assert "On mud" not in shown


def test_a_learner_finds_their_class_on_the_first_page(
    learner_client: Client, learner: User
) -> None:
    MembershipFactory.create(user=learner, classroom__name="Rivers")
    assert "Rivers" in learner_client.get(reverse("home")).text


def test_a_newcomer_can_enter_a_code(learner_client: Client) -> None:
    home = learner_client.get(reverse("home")).text
    assert f'href="{reverse("join")}">Enter a class code</a>' in home


def test_a_draft_has_its_number_of_questions(learner_client: Client, learner: User) -> None:
    quiz = QuizFactory.create(owner=learner, authored=True)
    for position in (1, 2):
        QuizItemFactory.create(quiz=quiz, position=position)
    AttemptFactory.create_batch(2, quiz=quiz)
    assert "2 questions" in page(learner_client)
