"""Who may do what with a class: everybody who could come, at every address of it."""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.factories import BriefFactory
from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    MembershipFactory,
    QuizItemFactory,
    ResponseFactory,
    UserFactory,
)
from learning.models import Assignment, Attempt, Classroom, Membership, User
from learning.quizzes.submitting import submit_attempt
from tests.clients import signed_in

pytestmark = pytest.mark.django_db

TEACHERS = ("teacher", "co-teacher")
PEOPLE = (*TEACHERS, "learner", "other teacher", "other learner", "outsider", "guest")


@dataclass
class Cast:
    classroom: Classroom
    assignment: Assignment
    people: dict[str, User]

    def browser(self, name: str) -> Client:
        return signed_in(self.people[name])


@pytest.fixture
def cast() -> Cast:
    people = {name: UserFactory.create(username=name.replace(" ", "-")) for name in PEOPLE[:-1]}
    people["guest"] = UserFactory.create(username="guest-1", guest=True)
    own = MembershipFactory.create(user=people["teacher"], teacher=True).classroom
    MembershipFactory.create(user=people["co-teacher"], teacher=True, classroom=own)
    MembershipFactory.create(user=people["learner"], classroom=own)
    other = MembershipFactory.create(user=people["other teacher"], teacher=True).classroom
    MembershipFactory.create(user=people["other learner"], classroom=other)
    quiz = QuizItemFactory.create(quiz__owner=people["teacher"]).quiz
    assignment = AssignmentFactory.create(classroom=own, quiz=quiz)
    return Cast(own, assignment, people)


def statuses(
    cast: Cast, method: str, page: str, *more: int, form: dict[str, str] | None = None
) -> dict[str, int]:
    """What each of them gets; who gets nothing changes nobody's place in a class."""
    address = reverse(page, args=[cast.classroom.pk, *more])
    found = {}
    for person in PEOPLE:
        before = list(Membership.objects.values())
        send = getattr(cast.browser(person), method)
        found[person] = send(address, form).status_code
        assert found[person] != 404 or list(Membership.objects.values()) == before
    return found


def for_teachers(status: int = 200) -> dict[str, int]:
    """That only the teachers of the class get this status."""
    return {person: status if person in TEACHERS else 404 for person in PEOPLE}


@pytest.mark.parametrize(
    "page",
    [
        *("share_classroom", "edit_classroom", "assign", "classroom_confusions"),
        *("gradebook", "grades_as_csv", "grades_as_xlsx"),
    ],
)
def test_only_its_teachers_open_the_pages_that_manage_a_class(cast: Cast, page: str) -> None:
    assert statuses(cast, "get", page) == for_teachers()


def test_only_its_teachers_read_the_grades_of_a_learner(cast: Cast) -> None:
    member = cast.classroom.memberships.get(user=cast.people["learner"])
    assert statuses(cast, "get", "grades", member.pk) == for_teachers()


@pytest.mark.parametrize(("page", "field"), [("edit_classroom", "name"), ("assign", "what")])
def test_only_its_teachers_may_send_its_forms(cast: Cast, page: str, field: str) -> None:
    assert statuses(cast, "post", page, form={field: ""}) == for_teachers(422)


def test_only_who_is_in_a_class_sees_it_and_a_learner_sees_nobody_else(cast: Cast) -> None:
    MembershipFactory.create(classroom=cast.classroom, name="Shy Person")
    assert statuses(cast, "get", "classroom") == {
        person: 200 if person in (*TEACHERS, "learner") else 404 for person in PEOPLE
    }
    address = reverse("classroom", args=[cast.classroom.pk])
    assert "Shy Person" in cast.browser("teacher").get(address).text
    assert "Shy Person" not in cast.browser("learner").get(address).text


def test_an_assignment_is_there_for_its_learners_alone(cast: Cast) -> None:
    found = statuses(cast, "get", "assignment", cast.assignment.pk)
    expected = {"learner": 200} | dict.fromkeys(TEACHERS, 302)
    assert found == {person: expected.get(person, 404) for person in PEOPLE}


def test_an_assigned_quiz_is_begun_by_its_learners_alone(cast: Cast) -> None:
    for person in ("other teacher", "other learner", "outsider", "guest"):
        address = reverse("assignment", args=[cast.classroom.pk, cast.assignment.pk])
        assert cast.browser(person).post(address).status_code == 404
    assert Assignment.objects.get() == cast.assignment
    assert cast.assignment.attempts.count() == 0


def test_an_assignment_is_withdrawn_by_its_teachers_alone(cast: Cast) -> None:
    assert statuses(cast, "get", "withdraw_assignment", cast.assignment.pk) == for_teachers()
    address = reverse("withdraw_assignment", args=[cast.classroom.pk, cast.assignment.pk])
    for person in PEOPLE:
        if person not in TEACHERS:
            assert cast.browser(person).post(address).status_code == 404
    assert Assignment.objects.current().get() == cast.assignment


def test_the_memory_of_a_class_is_for_its_teachers_alone(cast: Cast) -> None:
    brief = AssignmentFactory.create(classroom=cast.classroom, of_brief=True).brief
    address = reverse("classroom_memory", args=[cast.classroom.pk, brief.slug])
    for person in PEOPLE:
        expected = 200 if person in TEACHERS else 404
        assert cast.browser(person).get(address).status_code == expected
    other = BriefFactory.create()
    address = reverse("classroom_memory", args=[cast.classroom.pk, other.slug])
    assert cast.browser("teacher").get(address).status_code == 404, "it is not set"


def test_a_co_teacher_changes_no_quiz_of_another(cast: Cast) -> None:
    address = reverse("authored_quiz", args=[cast.assignment.quiz_id])
    assert cast.browser("teacher").get(address).status_code == 200
    assert cast.browser("co-teacher").get(address).status_code == 404
    answers = cast.browser("co-teacher").get(
        reverse("quiz_answers", args=[cast.assignment.quiz_id])
    )
    assert f'"{address}"' not in answers.text


def attempt_of(cast: Cast, person: str, assignment: Assignment | None) -> Attempt:
    attempt: Attempt = AttemptFactory.create(
        quiz=cast.assignment.quiz, user=cast.people[person], name=person, assignment=assignment
    )
    ResponseFactory.create(attempt=attempt)
    return submit_attempt(attempt, timezone.now())


@pytest.mark.parametrize("page", ["quiz_answers", "marking", "regrade_quiz"])
def test_all_teachers_of_a_class_read_its_answers(cast: Cast, page: str) -> None:
    address = reverse(page, args=[cast.assignment.quiz_id])
    found = {person: cast.browser(person).get(address).status_code for person in PEOPLE}
    assert found == for_teachers()


def test_an_attempt_is_read_where_it_was_taken(cast: Cast) -> None:
    """In a class by its teachers; by the link by the author of the quiz."""
    in_class = attempt_of(cast, "learner", cast.assignment)
    by_link = attempt_of(cast, "outsider", None)
    for attempt, readers in ((in_class, TEACHERS), (by_link, TEACHERS[:1])):
        address = reverse("read_attempt", args=[attempt.quiz_id, attempt.pk])
        for person in PEOPLE:
            expected = 200 if person in readers else 404
            assert cast.browser(person).get(address).status_code == expected
        answers = cast.browser("co-teacher").get(reverse("quiz_answers", args=[attempt.quiz_id]))
        assert (address in answers.text) == ("co-teacher" in readers)


def test_a_former_teacher_no_longer_reads_the_answers(cast: Cast) -> None:
    attempt = attempt_of(cast, "learner", cast.assignment)
    address = reverse("read_attempt", args=[attempt.quiz_id, attempt.pk])
    Membership.objects.filter(user=cast.people["teacher"]).delete()
    assert cast.browser("teacher").get(address).status_code == 404
    assert cast.browser("co-teacher").get(address).status_code == 200


@pytest.mark.parametrize("huge", [10**20, 2**63])
def test_an_address_that_no_row_can_have_is_not_there(cast: Cast, huge: int) -> None:
    browser = cast.browser("teacher")
    for address in (
        reverse("classroom", args=[huge]),
        reverse("assignment", args=[huge, huge]),
        reverse("authored_quiz", args=[huge]),
        reverse("pick_question", args=[huge, huge]),
        reverse("member", args=[huge, huge]),
    ):
        assert browser.get(address).status_code in (404, 405)
        assert browser.post(address).status_code in (404, 405)


@pytest.mark.parametrize("form", [{"remove": "1"}, {"role": "teacher"}])
def test_only_a_teacher_changes_the_role_of_another(cast: Cast, form: dict[str, str]) -> None:
    victim = MembershipFactory.create(classroom=cast.classroom)
    address = reverse("member", args=[cast.classroom.pk, victim.pk])
    for person in PEOPLE:
        if person not in TEACHERS:
            assert cast.browser(person).post(address, form).status_code == 404
    victim.refresh_from_db()
    assert victim.role == "learner"


def test_a_learner_leaves_and_makes_nobody_a_teacher(cast: Cast) -> None:
    own = cast.people["learner"].memberships.get()
    address = reverse("member", args=[cast.classroom.pk, own.pk])
    browser = cast.browser("learner")
    browser.post(address, {"role": "teacher"})
    own.refresh_from_db()
    assert own.role == "learner"
    assert browser.post(address, {"remove": "1"}).url == reverse("home")
    assert not cast.people["learner"].memberships.exists()
