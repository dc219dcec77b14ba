"""What is noted for platforms when attempts are submitted, marked and regraded."""

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from learning.authoring.editing import change_rules
from learning.factories import AssignmentFactory, AttemptFactory, ResponseFactory
from learning.lti.courses import note_services
from learning.lti.factories import LtiLineItemFactory, LtiLinkFactory
from learning.lti.messages import OPENS, Message
from learning.lti.services.outbox import note_attempts
from learning.lti.services.sending import note_sent
from learning.models import Attempt, LtiCourse, LtiLineItem, LtiPlace, LtiScore, User
from learning.quizzes.submitting import settle, submit_attempt
from tests.learning.lti.services.conftest import attempt_at, handed_in
from tests.learning.lti.services.university import course_at, known_as, line_item_at, score_of

pytestmark = pytest.mark.django_db


def sent(score: LtiScore, now: datetime) -> None:
    note_sent(score, withheld=False, now=now)


class TestSubmitting:
    def test_a_submitted_attempt_is_to_be_sent(self, attempt: Attempt, now: datetime) -> None:
        handed_in(attempt, 1, now)
        score = score_of(attempt)
        assert (score.version, score.try_at, score.stamped_at) == (1, now, now)

    def test_one_that_is_rolled_back_is_not(
        self, attempt: Attempt, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*args: object) -> None:
            raise RuntimeError

        monkeypatch.setattr("learning.lti.services.outbox.LtiScore.objects.bulk_create", fail)
        with pytest.raises(RuntimeError):
            handed_in(attempt, 1, now)
        attempt.refresh_from_db()
        assert attempt.submitted_at is None

    def test_submitting_again_changes_nothing(self, attempt: Attempt, now: datetime) -> None:
        handed_in(attempt, 1, now)
        submit_attempt(attempt, now + timedelta(hours=1))
        assert score_of(attempt).version == 1

    def test_nothing_is_noted_for_others(
        self, line_item: LtiLineItem, ana: User, now: datetime, course: LtiCourse
    ) -> None:
        assignment = line_item.link.assignment
        not_linked = AssignmentFactory.create(classroom=course.classroom)
        AttemptFactory.create(user=ana, assignment=not_linked, quiz=not_linked.quiz)
        AttemptFactory.create(user=ana)  # on their own
        AttemptFactory.create(assignment=assignment, quiz=assignment.quiz)  # by code alone
        AttemptFactory.create(
            user=ana, assignment=assignment, quiz=assignment.quiz, deadline_at=now
        )  # ran out of time
        for attempt in Attempt.objects.all():
            submit_attempt(attempt, now + timedelta(hours=1))
        assert not LtiScore.objects.exists()

    def test_a_person_of_two_sections_is_told_of_where_they_are(
        self, line_item: LtiLineItem, ana: User, now: datetime, course: LtiCourse
    ) -> None:
        other = line_item_at_second_course(line_item)
        attempt = attempt_at(line_item, ana)
        LtiPlace.objects.create(course=other.link.course, account=ana.lti_accounts.get())
        handed_in(attempt, 1, now)
        assert score_of(attempt).line_item == other

    def test_without_places_every_column_is_told(
        self, line_item: LtiLineItem, ana: User, now: datetime
    ) -> None:
        line_item_at_second_course(line_item)
        handed_in(attempt_at(line_item, ana), 1, now)
        assert LtiScore.objects.count() == 2

    def test_a_column_that_comes_later_gets_what_was_before(
        self, course: LtiCourse, ana: User, now: datetime
    ) -> None:
        assignment = AssignmentFactory.create(classroom=course.classroom)
        attempt = AttemptFactory.create(user=ana, assignment=assignment, quiz=assignment.quiz)
        handed_in(attempt, 1, now)
        link = LtiLinkFactory.create(course=course, assignment=assignment)
        message = Message(OPENS, "1", "", "ana", line_item="https://campus.example/columns/1")
        note_services(course, link, message, now)
        assert score_of(attempt).try_at


def line_item_at_second_course(line_item: LtiLineItem) -> LtiLineItem:
    """Another section with the same class and the same assignment."""
    first = line_item.link.course
    second: LtiLineItem = LtiLineItemFactory.create(
        link__course__deployment=first.deployment,
        link__course__classroom=first.classroom,
        link__assignment=line_item.link.assignment,
    )
    return second


class TestChanges:
    def test_a_changed_mark_is_sent_again_with_a_later_stamp(
        self, attempt: Attempt, now: datetime
    ) -> None:
        handed_in(attempt, 1, now)
        sent(score_of(attempt), now)
        attempt.refresh_from_db()
        attempt.responses.update(mark=1.0)
        settle([attempt], now)
        score = score_of(attempt)
        assert (score.version, score.try_at) == (2, now)
        assert score.stamped_at == now + timedelta(seconds=1)

    def test_an_unchanged_one_is_not(self, attempt: Attempt, now: datetime) -> None:
        handed_in(attempt, 1, now)
        sent(score_of(attempt), now)
        attempt.refresh_from_db()
        settle([attempt], now)
        assert score_of(attempt).try_at is None

    def test_stamps_grow_over_the_attempts_of_a_person(
        self, line_item: LtiLineItem, ana: User, now: datetime
    ) -> None:
        for nth in range(3):
            handed_in(attempt_at(line_item, ana), nth % 2, now)
        stamps = list(LtiScore.objects.order_by("pk").values_list("stamped_at", flat=True))
        assert stamps == [now + timedelta(seconds=nth) for nth in range(3)]

    def test_the_newest_change_stands_for_those_before(
        self, line_item: LtiLineItem, ana: User, now: datetime
    ) -> None:
        first, second = (handed_in(attempt_at(line_item, ana), 1, now) for _ in range(2))
        assert score_of(first).try_at is None
        assert score_of(second).try_at
        assert not LtiScore.objects.failed().exists()

    def test_another_rule_is_told_for_everybody(
        self, line_item: LtiLineItem, course: LtiCourse, now: datetime
    ) -> None:
        people = [known_as(name, course.deployment.registration) for name in ("ana", "bo")]
        for user in people:
            for nth in range(2):
                handed_in(attempt_at(line_item, user), nth, now)
        for score in LtiScore.objects.all():
            sent(score, now)
        quiz = line_item.link.assignment.quiz
        assert quiz
        change_rules(quiz, {"grade_by": "highest", "pass_mark": 50})  # as it is
        assert not LtiScore.objects.waiting().exists()
        change_rules(quiz, {"grade_by": "last"})
        assert LtiScore.objects.waiting().count() == 2


class TestStatements:
    def test_an_attempt_for_no_class_asks_nothing(
        self, ana: User, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        alone = AttemptFactory.create(user=ana, submitted_at=now)
        with django_assert_num_queries(0):
            note_attempts([alone], now)

    def test_one_for_a_class_without_a_platform_asks_once(
        self, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        task = AssignmentFactory.create()
        attempt = AttemptFactory.create(assignment=task, quiz=task.quiz, submitted_at=now)
        with django_assert_num_queries(1):
            note_attempts([attempt], now)

    @pytest.mark.parametrize("count", [1, 30])
    def test_many_cost_as_much_as_one(
        self,
        line_item: LtiLineItem,
        now: datetime,
        count: int,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        registration = line_item.link.course.deployment.registration
        attempts = [
            attempt_at(line_item, known_as(str(nth), registration), submitted_at=now)
            for nth in range(count)
        ]
        with django_assert_num_queries(3):
            note_attempts(attempts, now)
        with django_assert_num_queries(3):
            note_attempts(attempts, now)
        assert LtiScore.objects.filter(version=2).count() == count


@pytest.mark.usefixtures("ana")
def test_another_platform_is_told_nothing(
    attempt: Attempt, line_item: LtiLineItem, now: datetime, university: object
) -> None:
    """A class may be bound to courses of two platforms; the person is known to one."""
    elsewhere = course_at(university, classroom=line_item.link.course.classroom)  # type: ignore[arg-type]
    line_item_at(university, elsewhere, link__assignment=line_item.link.assignment)  # type: ignore[arg-type]
    handed_in(attempt, 1, now)
    assert score_of(attempt).line_item == line_item


def test_an_open_answer_waits_for_its_mark(attempt: Attempt, now: datetime) -> None:
    ResponseFactory.create(attempt=attempt, format="open", answered_at=now, given={"text": "So"})
    submit_attempt(attempt, now)
    assert score_of(attempt).try_at == now
