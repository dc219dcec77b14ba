"""The grades of a class."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest

from learning.classrooms.gradebook import Gradebook, fill_cells, grades_of
from learning.classrooms.gradebook import gradebook as of_class
from learning.classrooms.gradebook_files import as_csv, as_xlsx
from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    ClassroomFactory,
    MembershipFactory,
    QuizFactory,
)
from learning.models import Assignment, Classroom, Membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def classroom() -> Classroom:
    made: Classroom = ClassroomFactory.create()
    return made


def member(classroom, name) -> Membership:
    made: Membership = MembershipFactory.create(classroom=classroom, name=name)
    return made


def gradebook(classroom, **wish) -> Gradebook:
    """All of it on one page."""
    book = of_class(classroom, **wish)
    fill_cells(book, book.rows)
    return book


def task(classroom, **quiz) -> Assignment:
    made: Assignment = AssignmentFactory.create(
        classroom=classroom, quiz=QuizFactory.create(authored=True, **quiz)
    )
    return made


def reached(member, task, percent, now, **more) -> None:
    values = {"submitted_at": now, "graded_at": now, "mark": percent / 10, "points": 10} | more
    AttemptFactory.create(quiz=task.quiz, user=member.user, assignment=task, **values)


def test_each_learner_has_a_grade_in_each_quiz(classroom, now):
    mei, anna = member(classroom, "Mei"), member(classroom, "Anna")
    first, second = task(classroom), task(classroom)
    reached(mei, first, 80, now)
    reached(anna, first, 40, now)
    reached(anna, second, 60, now)
    book = gradebook(classroom)
    grades = {row.membership.name: [cell.percent for cell in row.cells] for row in book.rows}
    assert grades == {"Anna": [40, 60], "Mei": [80, None]}
    assert [column.mean for column in book.columns] == [60, 60]
    assert {row.membership.name: row.total.percent for row in book.rows} == {"Anna": 50, "Mei": 80}
    assert book.mean == 65


@pytest.mark.parametrize(
    ("by", "percent"), [("highest", 90), ("average", 60), ("first", 30), ("last", 60)]
)
def test_several_attempts_are_graded_as_the_quiz_says(classroom, now, by, percent):
    mei, quiz = member(classroom, "Mei"), task(classroom, grade_by=by)
    for one in (30, 90, 60):
        reached(mei, quiz, one, now)
    reached(mei, quiz, 0, now, abandoned=True)
    (row,) = gradebook(classroom).rows
    assert row.cells[0].percent == percent
    assert row.cells[0].attempts == 4


def test_a_cell_says_what_is_under_way_or_waits_to_be_marked(classroom, now):
    mei, anna = member(classroom, "Mei"), member(classroom, "Anna")
    quiz = task(classroom, pass_mark=50)
    reached(mei, quiz, 80, now, graded_at=None)
    AttemptFactory.create(quiz=quiz.quiz, user=anna.user, assignment=quiz)
    anna_row, mei_row = gradebook(classroom).rows
    assert (anna_row.cells[0].under_way, anna_row.cells[0].percent) == (True, None)
    assert (mei_row.cells[0].waiting, mei_row.cells[0].passed) == (True, None)


@pytest.mark.parametrize(("percent", "passed"), [(49.9, False), (50, True)])
def test_the_pass_mark_is_reached_or_not(classroom, now, percent, passed):
    reached(member(classroom, "Mei"), task(classroom, pass_mark=50), percent, now)
    assert gradebook(classroom).rows[0].cells[0].passed is passed


def test_names_stand_word_by_word_whatever_their_case(classroom):
    for name in ("Mao", "Zoe", "anna", "Ma Xiaohe", "Élan"):
        member(classroom, name)
    names = [row.membership.name for row in gradebook(classroom).rows]
    assert names == ["anna", "Élan", "Ma Xiaohe", "Mao", "Zoe"]


def test_it_is_sorted_by_any_column_with_missing_grades_last(classroom, now):
    quiz = task(classroom)
    for name, percent in (("Amal", 50), ("Bo", 90), ("Chen", None), ("Dana", 10)):
        one = member(classroom, name)
        if percent is not None:
            reached(one, quiz, percent, now)

    def order(**wish) -> str:
        return "".join(row.membership.name[0] for row in gradebook(classroom, **wish).rows)

    assert order() == "ABCD"
    assert order(descending=True) == "DCBA"
    assert order(by=str(quiz.pk)) == order(by="total") == "DABC"
    assert order(by=str(quiz.pk), descending=True) == "BADC"
    assert order(by="no such quiz") == "ABCD"


def test_only_quizzes_that_are_still_set_and_learners_who_are_still_there(classroom, now):
    mei, gone = member(classroom, "Mei"), member(classroom, "Gone")
    quiz = task(classroom)
    reached(gone, quiz, 10, now)
    gone.delete()
    MembershipFactory.create(classroom=classroom, teacher=True)
    AssignmentFactory.create(classroom=classroom, of_brief=True)
    AssignmentFactory.create(classroom=classroom, withdrawn_at=now)
    book = gradebook(classroom)
    assert [column.assignment for column in book.columns] == [quiz]
    assert [row.membership for row in book.rows] == [mei]


def test_the_grades_of_a_learner_list_each_attempt(classroom, now):
    mei, quiz = member(classroom, "Mei"), task(classroom)
    reached(mei, quiz, 50, now)
    reached(mei, quiz, 80, now + timedelta(hours=1))
    reached(member(classroom, "Anna"), quiz, 10, now)
    (taken,) = grades_of(mei).taken
    assert ([one.percent for one in taken.attempts], taken.cell.percent) == ([50, 80], 80)


class TestFiles:
    @pytest.fixture
    def book(self, classroom, now):
        quiz = task(classroom, title='=HYPERLINK("https://example.org")')
        Assignment.objects.update(weight=30)
        mei = member(classroom, "+Mei, 美")
        Membership.objects.filter(pk=mei.pk).update(identification="=41")
        reached(mei, quiz, 200 / 3, now)
        member(classroom, "Anna")
        return of_class(classroom)

    def test_no_spreadsheet_runs_a_cell_of_the_csv(self, book):
        text = as_csv(book)
        assert text.startswith("\ufeff")
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
        assert rows == [
            ["Name", "Number", '\'=HYPERLINK("https://example.org")', "Total", "Points", "Of"],
            ["Weight", "", "30.0", "", "", ""],
            ["Anna", "", "", "", "", ""],
            ["'+Mei, 美", "'=41", "66.67", "66.67", "20.0", "30.0"],
        ]

    def test_a_workbook_with_texts_and_numbers_and_no_formula(self, book):
        with zipfile.ZipFile(io.BytesIO(as_xlsx(book))) as archive:
            sheet = archive.read("xl/worksheets/sheet1.xml").decode()
            strings = archive.read("xl/sharedStrings.xml").decode()
        assert "<f>" not in sheet
        assert "<v>66.67</v>" in sheet
        assert "<v>20</v>" in sheet
        assert "=41" in strings
        assert "+Mei, 美" in strings
        assert "=HYPERLINK" in strings


class TestTotals:
    def test_weights_and_dropped_grades_count_as_the_class_says(self, classroom, now):
        mei, (first, second, third) = member(classroom, "Mei"), [task(classroom) for _ in range(3)]
        Assignment.objects.filter(pk=second.pk).update(weight=3)
        for quiz, percent in ((first, 20), (second, 60), (third, 100)):
            reached(mei, quiz, percent, now)
        classroom.drop_lowest = 1
        (row,) = gradebook(classroom).rows
        assert row.total[:3] == (70, 2.8, 4)
        assert [cell.dropped for cell in row.cells] == [True, False, False]

    @pytest.mark.parametrize(("as_zero", "total"), [(False, 80), (True, 40)])
    def test_what_was_not_handed_in_is_left_out_or_nothing(self, classroom, now, as_zero, total):
        mei, quiz, _ = member(classroom, "Mei"), task(classroom), task(classroom)
        reached(mei, quiz, 80, now)
        classroom.missing_is_zero = as_zero
        assert gradebook(classroom).rows[0].total.percent == total
        assert grades_of(mei).total.percent == total

    def test_what_waits_for_its_mark_is_never_nothing(self, classroom, now):
        mei, quiz, essay = member(classroom, "Mei"), task(classroom), task(classroom)
        reached(mei, quiz, 80, now)
        reached(mei, essay, 0, now, mark=None, graded_at=None)
        Classroom.objects.update(missing_is_zero=True)
        classroom.refresh_from_db()
        assert gradebook(classroom).rows[0].total.percent == 80
        assert grades_of(Membership.objects.get()).total.percent == 80

    def test_a_learner_sees_no_grade_before_it_is_told(self, classroom, now):
        mei = member(classroom, "Mei")
        told, untold = task(classroom), task(classroom, feedback="released")
        reached(mei, told, 80, now)
        reached(mei, untold, 20, now)
        shown = grades_of(mei, told_by=now)
        assert [one.cell.percent for one in shown.taken] == [80, None]
        assert (shown.total.percent, shown.hidden) == (80, 1)
        assert grades_of(mei).total.percent == 50

    def test_a_page_of_a_large_class_takes_as_many_statements_as_a_small_one(
        self, classroom, now, django_assert_num_queries
    ):
        quiz = task(classroom)
        for place in range(30):
            reached(member(classroom, f"L {place}"), quiz, 50, now)
        with django_assert_num_queries(4):
            gradebook(classroom)
