"""A quiz is begun by its link or for a class, no more often than it may be."""

from datetime import datetime, timedelta
from random import Random

import pytest

from content.models import Brief
from learning.accounts.guests import guest_key, guest_of_form
from learning.classrooms.assignments import withdraw
from learning.classrooms.members import remove_member
from learning.factories import (
    NOON,
    AssignmentFactory,
    MembershipFactory,
    QuizItemFactory,
    UserFactory,
)
from learning.models import Assignment, Attempt, Membership, Quiz, User
from learning.quizzes import starting
from learning.quizzes.join_codes import found_by_code
from learning.quizzes.starting import assignment_of
from learning.quizzes.submitting import submit_attempt

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz() -> Quiz:
    """A published quiz of two questions."""
    first = QuizItemFactory.create(quiz__published=True)
    QuizItemFactory.create(quiz=first.quiz, position=2, format="typed")
    quiz: Quiz = first.quiz
    return quiz


def test_a_code_is_found_however_it_is_typed(quiz: Quiz) -> None:
    typed = f" {quiz.code[:3]}-{quiz.code[3:]} ".lower()
    assert found_by_code(typed) == quiz


@pytest.mark.parametrize("typed", ["", "ABC", "ABCDEFG", "OOOOOO", "ＡＢＣＤＥＦ", "A" * 10_000])
def test_a_malformed_code_finds_nothing(quiz: Quiz, typed: str) -> None:
    assert found_by_code(typed) is None


def test_an_attempt_has_the_questions_in_their_order(
    quiz: Quiz, learner: User, now: datetime
) -> None:
    attempt = starting.begin(quiz, learner, "Mei", now, Random(1))
    assert attempt.name == "Mei"
    items = [(item.question_id, item.format) for item in quiz.items.all()]
    assert [(one.question_id, one.format) for one in attempt.responses.all()] == items


def test_beginning_again_continues_the_same_attempt(
    quiz: Quiz, learner: User, now: datetime
) -> None:
    first = starting.begin(quiz, learner, "Mei", now, Random(1))
    assert starting.begin(quiz, learner, "Somebody else", now, Random(1)) == first
    assert Attempt.objects.get().name == "Mei"


def test_a_closed_quiz_cannot_be_begun_but_can_be_continued(
    quiz: Quiz, learner: User, now: datetime
) -> None:
    attempt = starting.begin(quiz, learner, "Mei", now, Random(1))
    Quiz.objects.update(closed_at=now)
    assert starting.begin(quiz, learner, "Mei", now, Random(1)) == attempt
    with pytest.raises(starting.QuizClosed):
        starting.begin(quiz, UserFactory.create(), "Late", now, Random(1))


def test_nobody_begins_a_quiz_whose_questions_are_gone(
    quiz: Quiz, learner: User, now: datetime
) -> None:
    quiz.items.all().delete()
    with pytest.raises(starting.QuizClosed):
        starting.begin(quiz, learner, "Mei", now, Random(1))


def test_a_change_of_the_quiz_changes_no_attempt_under_way(
    quiz: Quiz, learner: User, now: datetime
) -> None:
    attempt = starting.begin(quiz, learner, "Mei", now, Random(1))
    before = list(attempt.responses.values_list("uid", flat=True))
    quiz.items.all().delete()
    assert list(attempt.responses.values_list("uid", flat=True)) == before


def test_nobody_begins_a_quiz_whose_briefs_are_closed_to_its_author(
    learner: User, now: datetime
) -> None:
    closed = QuizItemFactory.create(quiz__published=True)
    Brief.objects.update(visibility=Brief.Visibility.PRIVATE)
    with pytest.raises(starting.QuizClosed, match="no questions any more"):
        starting.begin(closed.quiz, learner, "Mei", now, Random(1))


def test_one_form_makes_one_guest_however_often_it_is_sent(now: datetime) -> None:
    key = guest_key()
    guests = {guest_of_form(key, now, time_zone="Asia/Shanghai") for _ in range(2)}
    assert len(guests) == User.objects.filter(is_guest=True).count() == 1


@pytest.mark.parametrize(
    ("changed", "wait"),
    [
        ({}, timedelta(minutes=2)),
        ({"is_active": False}, timedelta(0)),
        ({"is_guest": False}, timedelta(0)),
    ],
)
def test_a_form_lets_nobody_into_an_account_that_is_somebodys_by_now(
    now: datetime, changed: dict[str, bool], wait: timedelta
) -> None:
    key = guest_key()
    first = guest_of_form(key, now, time_zone="UTC")
    User.objects.update(**changed)
    assert guest_of_form(key, now + wait, time_zone="UTC") != first


class TestAnAssignment:
    @pytest.fixture
    def member(self, learner: User) -> Membership:
        membership: Membership = MembershipFactory.create(user=learner, name="Mei")
        return membership

    @pytest.fixture
    def assignment(self, member: Membership, quiz: Quiz) -> Assignment:
        assignment: Assignment = AssignmentFactory.create(classroom=member.classroom, quiz=quiz)
        return assignment

    def test_an_attempt_begun_by_the_link_counts_for_the_class(
        self, member: Membership, quiz: Quiz, now: datetime
    ) -> None:
        attempt = starting.begin(quiz, member.user, "Mei", now, Random(1))
        task = AssignmentFactory.create(classroom=member.classroom, quiz=quiz)
        assert starting.begin_assigned(member, task, now, Random(1)) == attempt
        submit_attempt(attempt, now)
        with pytest.raises(starting.QuizClosed, match="all your attempts"):
            starting.begin_assigned(member, task, now, Random(1))

    def test_its_learners_do_not_begin_by_the_link(
        self, member: Membership, assignment: Assignment, quiz: Quiz, now: datetime
    ) -> None:
        with pytest.raises(starting.QuizClosed, match="set for your class"):
            starting.begin(quiz, member.user, "Mei", now, Random(1))

    @pytest.mark.parametrize("left", ["class", "assignment"])
    def test_its_attempts_are_used_up_by_the_link_too(
        self, member: Membership, assignment: Assignment, quiz: Quiz, now: datetime, left: str
    ) -> None:
        submit_attempt(starting.begin_assigned(member, assignment, now, Random(1)), now)
        if left == "class":
            remove_member(member, NOON)
        else:
            withdraw(assignment, now)
        later = now + timedelta(hours=1)
        with pytest.raises(starting.QuizClosed, match="all your attempts"):
            starting.begin(quiz, member.user, "Mei", later, Random(1))

    def test_of_several_assignments_the_open_one_is_chosen(
        self, learner: User, quiz: Quiz, now: datetime
    ) -> None:
        hour = timedelta(hours=1)
        closed, later, open_now = (
            AssignmentFactory.create(
                classroom=MembershipFactory.create(user=learner).classroom, quiz=quiz, **times
            )
            for times in ({"due_at": now - hour}, {"opens_at": now + hour}, {})
        )
        assert assignment_of(quiz, learner, now) == open_now
        withdraw(open_now, now)
        assert assignment_of(quiz, learner, now) == closed
        assert assignment_of(quiz, learner, now + hour) == later

    def test_is_over_with_its_class(
        self, member: Membership, assignment: Assignment, now: datetime
    ) -> None:
        assignment.classroom.archived_at = now
        with pytest.raises(starting.QuizClosed, match="The class is over"):
            starting.begin_assigned(member, assignment, now, Random(1))
