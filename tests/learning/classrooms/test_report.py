"""What the teachers of a class see of it, and what they do not."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from content.factories import PersonFactory
from content.models import Brief
from learning.charts.matrix import matrix
from learning.classrooms.confusions import MOST_NAMES, ConfusionMatrices, Confusions
from learning.classrooms.report import (
    FEWEST_CARDS,
    ClassroomReport,
    Done,
    classroom_confusions,
    classroom_report,
)
from learning.factories import (
    NOON,
    AssignmentFactory,
    AttemptFactory,
    CardFactory,
    MembershipFactory,
    QuestionFactory,
    ResponseFactory,
    ReviewFactory,
    question_body,
)
from learning.grading import Outcome
from learning.models import Assignment, Attempt, Classroom, Membership, Question
from learning.questions import characters

pytestmark = pytest.mark.django_db
WRONG = {"outcome": "wrong", "matched": "Zhao Min"}
LAST_YEAR = NOON - timedelta(days=365)


@pytest.fixture
def classroom() -> Classroom:
    classroom: Classroom = MembershipFactory.create(teacher=True, name="Teacher").classroom
    return classroom


@pytest.fixture
def brief(classroom: Classroom) -> Brief:
    """A brief that is set for the class, with four questions."""
    brief: Brief = AssignmentFactory.create(
        classroom=classroom, of_brief=True, set_at=LAST_YEAR
    ).brief
    QuestionFactory.create_batch(4, brief=brief)
    return brief


def joined(classroom: Classroom, name: str) -> Membership:
    membership: Membership = MembershipFactory.create(classroom=classroom, name=name)
    return membership


def learnt(member: Membership, question: Question, now: datetime, days: float = 0) -> None:
    """A card recalled so many days ago, for ten days."""
    at = now - timedelta(days=days)
    CardFactory.create(user=member.user, question=question, in_review=True, reviewed_at=at)


def reported(classroom: Classroom, now: datetime) -> ClassroomReport:
    return classroom_report(classroom, classroom.memberships.get(role="teacher").user, now)


def done(report: ClassroomReport) -> dict[str, list[Done]]:
    return {row.membership.name: row.done for row in report.learners}


class TestABrief:
    def test_each_learner_has_learnt_so_many_of_its_questions(
        self, classroom: Classroom, brief: Brief, now: datetime
    ) -> None:
        mei, anna = joined(classroom, "Mei"), joined(classroom, "Anna")
        for question in brief.questions.all():
            learnt(mei, question, now)
        learnt(anna, brief.questions.all()[0], now, days=10)

        report = reported(classroom, now)

        (of_mei,), (of_anna,) = done(report)["Mei"], done(report)["Anna"]
        assert (of_mei.done, of_mei.of, of_mei.finished) == (4, 4, True)
        assert (of_anna.done, of_anna.finished) == (1, False)
        assert of_anna.known == pytest.approx(0.9, abs=0.01)
        (progress,) = report.assignments
        assert (progress.begun, progress.finished, progress.not_begun) == (2, 1, [])

    def test_what_learners_study_besides_is_left_out(
        self, classroom: Classroom, brief: Brief, now: datetime
    ) -> None:
        mei = joined(classroom, "Mei")
        learnt(mei, QuestionFactory.create(), now)
        report = reported(classroom, now)
        assert done(report)["Mei"] == [Done(of=4)]
        assert report.assignments[0].not_begun == ["Mei"]

    def test_what_learners_studied_before_the_assignment_is_left_out(
        self, classroom: Classroom, brief: Brief, now: datetime
    ) -> None:
        mei = joined(classroom, "Mei")
        slug = PersonFactory.create(brief=brief).slug
        question = QuestionFactory.create(brief=brief, subject=f"people/{slug}")
        learnt(mei, question, now, days=366)
        card = mei.user.cards.get()
        said = {"response": {"given": {"text": "Zhao Min"}}, "verdict": WRONG, "rating": 1}
        ReviewFactory.create(card=card, reviewed_at=card.reviewed_at, format="typed", **said)
        report = reported(classroom, now)
        assert not done(report)["Mei"][0].begun
        assert (report.people, report.confusions.people) == ([], [])

    def test_details_and_characters_make_nobody_done(
        self, classroom: Classroom, brief: Brief, now: datetime
    ) -> None:
        mei = joined(classroom, "Mei")
        for _ in range(4):
            learnt(mei, QuestionFactory.create(brief=brief, position=Question.DETAILS_FROM), now)
            learnt(mei, QuestionFactory.create(brief=brief, type=min(characters.TYPES)), now)
        assert done(reported(classroom, now))["Mei"] == [Done(of=4)]

    def test_new_and_suspended_cards_do_not_count(
        self, classroom: Classroom, brief: Brief, now: datetime
    ) -> None:
        mei, question = joined(classroom, "Mei"), brief.questions.all()
        CardFactory.create(user=mei.user, question=question[0])
        CardFactory.create(user=mei.user, question=question[1], in_review=True, suspended=True)
        assert not done(reported(classroom, now))["Mei"][0].begun

    def test_the_people_known_worst_come_first(
        self, classroom: Classroom, brief: Brief, now: datetime
    ) -> None:
        mei = joined(classroom, "Mei")
        for person, days in (("Wang Li", 30), ("Zhao Min", 1)):
            slug = PersonFactory.create(brief=brief, name=person).slug
            for _ in range(FEWEST_CARDS):
                about = QuestionFactory.create(brief=brief, subject=f"people/{slug}")
                learnt(mei, about, now, days)
        assert [one.name for one in reported(classroom, now).people] == ["Wang Li", "Zhao Min"]

    def test_few_cards_give_no_figures_of_the_class(
        self, classroom: Classroom, brief: Brief, now: datetime
    ) -> None:
        slug = PersonFactory.create(brief=brief).slug
        about = QuestionFactory.create(brief=brief, subject=f"people/{slug}")
        for number in range(FEWEST_CARDS):
            assert reported(classroom, now).people == []
            learnt(joined(classroom, f"Mei {number}"), about, now)
        assert len(reported(classroom, now).people) == 1


class TestAQuiz:
    @pytest.fixture
    def task(self, classroom: Classroom) -> Assignment:
        task: Assignment = AssignmentFactory.create(classroom=classroom, attempts_allowed=None)
        return task

    def taken(self, task: Assignment, member: Membership, outcome: str, now: datetime) -> None:
        attempt = AttemptFactory.create(
            quiz=task.quiz, user=member.user, assignment=task, submitted_at=now
        )
        ResponseFactory.create(attempt=attempt, verdict={"outcome": outcome}, answered_at=now)

    def test_the_best_attempt_counts(
        self, classroom: Classroom, task: Assignment, now: datetime
    ) -> None:
        mei = joined(classroom, "Mei")
        for outcome in (Outcome.RIGHT, Outcome.WRONG):
            self.taken(task, mei, outcome, now)
        assert done(reported(classroom, now))["Mei"] == [Done(True, True, 1, 1)]

    def test_an_attempt_under_way_counts_as_begun_without_a_result(
        self, classroom: Classroom, task: Assignment, now: datetime
    ) -> None:
        mei = joined(classroom, "Mei")
        attempt = AttemptFactory.create(quiz=task.quiz, user=mei.user, assignment=task)
        ResponseFactory.create(attempt=attempt, verdict={"outcome": "right"}, answered_at=now)
        (mei,) = done(reported(classroom, now))["Mei"]
        assert mei == Done(True, False, 0, 1)
        assert mei.is_under_way

    def test_an_attempt_outside_of_the_class_is_left_out(
        self, classroom: Classroom, task: Assignment, now: datetime
    ) -> None:
        mei = joined(classroom, "Mei")
        AttemptFactory.create(quiz=task.quiz, user=mei.user, submitted_at=now)
        assert done(reported(classroom, now))["Mei"] == [Done()]


class TestConfusions:
    def test_confusions_in_study_and_in_quizzes_are_counted_together(
        self, classroom: Classroom, brief: Brief, now: datetime
    ) -> None:
        mei = joined(classroom, "Mei")
        card = CardFactory.create(user=mei.user, question=brief.questions.all()[0])
        missed = {"rating": 1, "format": "typed", "verdict": WRONG}
        ReviewFactory.create(card=card, response={"given": {"text": "Zhao Min"}}, **missed)
        task = AssignmentFactory.create(classroom=classroom)
        attempt = AttemptFactory.create(quiz=task.quiz, user=mei.user, assignment=task)
        ResponseFactory.create(attempt=attempt, given={"text": "Zhao Min"}, verdict=WRONG)
        (confusion,) = reported(classroom, now).confusions.people
        assert (confusion.meant, confusion.taken_for, confusion.times) == ("Wang Li", "Zhao Min", 2)

    def test_an_answer_that_is_no_name_is_left_out(
        self, classroom: Classroom, brief: Brief, now: datetime
    ) -> None:
        mei = joined(classroom, "Mei")
        card = CardFactory.create(user=mei.user, question=brief.questions.all()[0])
        nonsense = {"response": {"given": {"text": "mud"}}, "verdict": {"outcome": "wrong"}}
        ReviewFactory.create(card=card, rating=1, format="typed", **nonsense)
        assert reported(classroom, now).confusions == Confusions([], [])

    def test_an_answer_of_a_quiz_that_reviewed_a_card_counts_once(
        self, classroom: Classroom, brief: Brief, now: datetime
    ) -> None:
        mei = joined(classroom, "Mei")
        card = CardFactory.create(user=mei.user, question=brief.questions.all()[0])
        task = AssignmentFactory.create(classroom=classroom)
        attempt = AttemptFactory.create(quiz=task.quiz, user=mei.user, assignment=task)
        answered = ResponseFactory.create(
            attempt=attempt, question=card.question, given={"text": "Zhao Min"}, verdict=WRONG
        )
        said = {"response": {"given": {"text": "Zhao Min"}}, "verdict": WRONG, "rating": 1}
        ReviewFactory.create(
            card=card, format="typed", session=None, quiz_response=answered, **said
        )
        assert [one.times for one in reported(classroom, now).confusions.people] == [1]


class TestWhoIsTakenForWhom:
    def missed(
        self,
        member: Membership,
        task: Assignment,
        times: int = 1,
        said: str = "Zhao Min",
        **body: Any,
    ) -> None:
        wrong = {"outcome": "wrong", "matched": said}
        for _ in range(times):
            attempt = AttemptFactory.create(
                quiz=task.quiz, user=member.user, assignment=task, submitted_at=NOON
            )
            question = QuestionFactory.create(body=question_body(**body))
            ResponseFactory.create(
                attempt=attempt, question=question, given={"text": said}, verdict=wrong
            )

    @pytest.fixture
    def task(self, classroom: Classroom) -> Assignment:
        task: Assignment = AssignmentFactory.create(classroom=classroom)
        return task

    def found(self, classroom: Classroom) -> ConfusionMatrices:
        return classroom_confusions(classroom, classroom.memberships.get(role="teacher").user)

    def test_people_and_terms_each_have_a_matrix_with_the_question_of_each_time(
        self, classroom: Classroom, task: Assignment
    ) -> None:
        mei = joined(classroom, "Mei")
        self.missed(mei, task, times=2)
        self.missed(mei, task, said="Sun Tao", stem="Who digs canals?")
        self.missed(mei, task, expects="term", answer="mud", said="clay", pool=["clay"])
        found = self.found(classroom)
        (row,) = found.people.rows
        assert row[0] == "Wang Li"
        cell = found.people.cell("Wang Li", "Sun Tao")
        assert cell
        assert cell.entries == (("The brief", "Who digs canals?"),)
        assert {one.column: len(one.entries) for one in found.people.cells} == {
            "Zhao Min": 2,
            "Sun Tao": 1,
        }
        assert [(one.row, one.column) for one in found.terms.cells] == [("mud", "clay")]
        assert not found.cut

    def test_a_written_text_is_listed_without_its_marks_of_emphasis(
        self, classroom: Classroom, task: Assignment
    ) -> None:
        written = {"expects": "term", "answer": "*mud*", "stem": "What is **soft**?"}
        self.missed(
            joined(classroom, "Mei"), task, said="clay", pool=["clay"], source=None, **written
        )
        (cell,) = self.found(classroom).terms.cells
        assert (cell.row, cell.entries) == ("mud", (("The brief", "What is soft?"),))

    def test_dates_are_left_out(self, classroom: Classroom, task: Assignment) -> None:
        mei = joined(classroom, "Mei")
        self.missed(mei, task, expects="date", answer="1998", said="1999", pool=["1999"])
        assert self.found(classroom) == ConfusionMatrices(matrix([]), matrix([]), cut=False)

    def test_reviews_from_before_the_assignment_or_elsewhere_are_left_out(
        self, classroom: Classroom, brief: Brief, now: datetime
    ) -> None:
        mei = joined(classroom, "Mei")
        said = {"rating": 1, "format": "typed", "verdict": WRONG}
        said |= {"response": {"given": {"text": "Zhao Min"}}}
        own = CardFactory.create(user=mei.user)
        ReviewFactory.create(card=own, **said)
        card = CardFactory.create(user=mei.user, question=brief.questions.all()[0])
        ReviewFactory.create(card=card, reviewed_at=LAST_YEAR - timedelta(days=1), **said)
        assert self.found(classroom).people.rows == []
        ReviewFactory.create(card=card, seq=5, **said)
        assert len(self.found(classroom).people.cells) == 1

    def test_an_attempt_by_the_link_is_left_out(
        self, classroom: Classroom, task: Assignment
    ) -> None:
        self.missed(joined(classroom, "Mei"), task)
        Attempt.objects.update(assignment=None)
        assert self.found(classroom).people.rows == []

    def test_the_most_frequent_of_many_names_are_shown(
        self, classroom: Classroom, task: Assignment
    ) -> None:
        mei = joined(classroom, "Mei")
        for place in range(MOST_NAMES + 2):
            self.missed(mei, task, times=1 + (place < MOST_NAMES), answer=f"Li {place}")
        found = self.found(classroom)
        assert found.cut
        assert {row for row, _ in found.people.rows} == {f"Li {n}" for n in range(MOST_NAMES)}


def test_a_learner_who_left_is_not_reported(
    classroom: Classroom, brief: Brief, now: datetime
) -> None:
    mei = joined(classroom, "Mei")
    learnt(mei, brief.questions.all()[0], now)
    mei.delete()
    report = reported(classroom, now)
    assert report.learners == []
    assert [progress.begun for progress in report.assignments] == [0]


def test_a_brief_that_is_closed_to_the_teacher_is_not_reported(
    classroom: Classroom, brief: Brief, now: datetime
) -> None:
    mei = joined(classroom, "Mei")
    slug = PersonFactory.create(brief=brief).slug
    for _ in range(FEWEST_CARDS):
        learnt(mei, QuestionFactory.create(brief=brief, subject=f"people/{slug}"), now)
    assert reported(classroom, now).people
    Brief.objects.update(visibility=Brief.Visibility.PRIVATE)
    report = reported(classroom, now)
    assert report.people == []
    assert not report.learners[0].done[0].begun
