"""When and how often a class may take a quiz: as its teacher sets it, and as everybody reads it."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    ClassroomFactory,
    MembershipFactory,
    QuizItemFactory,
)
from learning.models import Assignment, Attempt, Classroom, Quiz, User
from tests.clients import signed_in

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def classroom(learner: User) -> Classroom:
    classroom: Classroom = ClassroomFactory.create(name="Class 3b")
    MembershipFactory.create(classroom=classroom, user=learner, teacher=True)
    return classroom


@pytest.fixture
def exam(learner: User, now: datetime) -> Quiz:
    """It opens tomorrow, for an hour, once."""
    tomorrow = now + timedelta(days=1)
    rules = {"opens_at": tomorrow, "closes_at": tomorrow + HOUR, "minutes": 30}
    item = QuizItemFactory.create(
        quiz__owner=learner,
        quiz__published=True,
        **{f"quiz__{name}": value for name, value in rules.items()},
    )
    quiz: Quiz = item.quiz
    return quiz


def set_for_class(client: Client, classroom: Classroom, quiz: Quiz, **form: str) -> str:
    sent = {"what": f"quiz-{quiz.pk}"} | form
    return client.post(reverse("assign", args=[classroom.pk]), sent, follow=True).text


@pytest.mark.usefixtures("clock")
class TestSettingAQuiz:
    def test_with_nothing_filled_in_it_opens_when_the_quiz_does(
        self, learner_client: Client, other_learner: User, classroom: Classroom, exam: Quiz
    ) -> None:
        MembershipFactory.create(classroom=classroom, user=other_learner)
        page = set_for_class(learner_client, classroom, exam)
        assert "Set for 1 learner." in page
        assert "Looser than the quiz" not in page
        address = reverse("assignment", args=[classroom.pk, Assignment.objects.get().pk])
        theirs = signed_in(other_learner).post(address, follow=True)
        assert "It is not open yet" in theirs.text
        assert not Attempt.objects.exists()

    def test_a_limit_that_is_lifted_is_flagged(
        self, learner_client: Client, classroom: Classroom, exam: Quiz
    ) -> None:
        form = {"opens_at_once": "on", "unlimited_attempts": "on"}
        page = set_for_class(learner_client, classroom, exam, **form)
        assert "It opens earlier and allows more attempts." in page
        assert "Open at once" in page
        assert "any number of attempts" in page

    @pytest.mark.parametrize(
        ("form", "said"),
        [
            ({"due_at": "2026-03-05T10:00", "never_closes": "on"}, "untick the box below it"),
            ({"attempts_allowed": "2", "unlimited_attempts": "on"}, "untick the box below it"),
            ({"due_at": "2026-03-03T10:00"}, "Closes before it opens"),  # with the quiz's
        ],
    )
    def test_contradictory_terms_are_refused(
        self,
        learner_client: Client,
        classroom: Classroom,
        exam: Quiz,
        form: dict[str, str],
        said: str,
    ) -> None:
        assert said in set_for_class(learner_client, classroom, exam, **form)
        assert not Assignment.objects.exists()

    def test_the_form_shows_the_terms_as_they_are(
        self, learner_client: Client, classroom: Classroom, exam: Quiz
    ) -> None:
        task = AssignmentFactory.create(classroom=classroom, quiz=exam, never_closes=True)
        address = reverse("assign", args=[classroom.pk])
        form = learner_client.get(address, {"again": task.pk}).context["form"]
        assert form.initial["never_closes"] is True
        assert (form.initial["opens_at"], form.initial["opens_at_once"]) == (None, False)


@pytest.mark.usefixtures("clock")
class TestThePageOfTheQuiz:
    def test_it_shows_the_terms_of_each_class_and_flags_looser_ones(
        self, learner_client: Client, classroom: Classroom, exam: Quiz
    ) -> None:
        AssignmentFactory.create(classroom=classroom, quiz=exam, never_closes=True)
        AssignmentFactory.create(classroom__name="Others", quiz=exam)
        page = learner_client.get(reverse("authored_quiz", args=[exam.pk])).text
        assert "Class 3b" in page
        assert "Others" in page
        assert page.count("It closes later.") == 1

    def test_the_page_says_whom_new_rules_affect(
        self, learner_client: Client, classroom: Classroom, exam: Quiz, now: datetime
    ) -> None:
        own_times = {"opens_at": now, "due_at": now + HOUR, "attempts_allowed": 1}
        AssignmentFactory.create(classroom=classroom, quiz=exam)
        AssignmentFactory.create(classroom__name="Others", quiz=exam, **own_times)
        attempt = AttemptFactory.create(quiz=exam, deadline_at=now + timedelta(minutes=30))
        page = learner_client.get(reverse("authored_quiz", args=[exam.pk]))
        form = {name: value or "" for name, value in page.context["form"].initial.items()}
        form |= {"opens_at": "2026-03-02T20:00", "closes_at": "2026-03-02T12:10"}
        address = reverse("authored_quiz", args=[exam.pk])
        assert "Closes before it opens" in learner_client.post(address, form).text
        form["opens_at"] = ""
        saved = learner_client.post(address, form, follow=True).text
        assert "New terms for Class 3b. One person taking it now has a new deadline." in saved
        attempt.refresh_from_db()
        assert attempt.deadline_at == now + timedelta(minutes=10)


def test_a_link_leads_learners_of_a_class_to_the_quiz_in_their_class(
    learner_client: Client, learner: User
) -> None:
    quiz = QuizItemFactory.create(quiz__published=True).quiz
    member = MembershipFactory.create(user=learner)
    task = AssignmentFactory.create(quiz=quiz, classroom=member.classroom)
    for ask in (learner_client.get, learner_client.post):
        page = ask(reverse("join_by_code", args=[quiz.code]))
        assert page.url == reverse("assignment", args=[member.classroom_id, task.pk])
    assert not Attempt.objects.exists()


def test_the_teacher_sees_which_attempts_do_not_count(
    learner_client: Client, learner: User, classroom: Classroom, now: datetime
) -> None:
    quiz = QuizItemFactory.create(quiz__owner=learner, quiz__published=True).quiz
    task = AssignmentFactory.create(quiz=quiz, classroom=classroom)
    member = MembershipFactory.create(classroom=classroom)
    taken = {"quiz": quiz, "assignment": task, "user": member.user, "submitted_at": now}
    AttemptFactory.create(**taken, points=1, mark=0)
    extra = AttemptFactory.create(**taken, points=1, mark=1, beyond_allowed=True)
    for address in (
        reverse("quiz_answers", args=[quiz.pk]),
        reverse("grades", args=[classroom.pk, member.pk]),
    ):
        assert learner_client.get(address).text.count("Not counted") == 1
    page = learner_client.get(reverse("read_attempt", args=[quiz.pk, extra.pk])).text
    assert "It does not count" in page
