"""A teacher's calendar of what opens and closes in their classes."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from learning.factories import AssignmentFactory, MembershipFactory, QuizFactory
from learning.models import Classroom, User
from learning.teaching.agenda import agenda_of, first_of_month

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1)


def at(day: int, hour: int = 12, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


@pytest.fixture
def classroom(learner: User) -> Classroom:
    made: Classroom = MembershipFactory.create(user=learner, teacher=True).classroom
    return made


def entries(teacher: User, month: date = MARCH) -> list[tuple[int, str, str]]:
    days = [day for week in agenda_of(teacher, month).weeks for day in week if day.in_month]
    return [(day.date.day, one.what, one.title) for day in days for one in day.entries]


def test_a_month_lists_what_opens_closes_and_is_due(learner: User, classroom: Classroom) -> None:
    quiz = QuizFactory.create(authored=True, title="Rivers", opens_at=at(5), closes_at=at(20))
    AssignmentFactory.create(classroom=classroom, quiz=quiz, due_at=at(9))
    brief = AssignmentFactory.create(classroom=classroom, of_brief=True, due_at=at(5, 8))
    AssignmentFactory.create(due_at=at(7))  # of another class
    AssignmentFactory.create(classroom=classroom, due_at=at(8), withdrawn_at=at(1))
    assert entries(learner) == [
        (5, "Due", brief.title),
        (5, "Opens", "Rivers"),
        (9, "Closes", "Rivers"),
    ]


def test_a_quiz_that_is_open_by_its_link_stands_there_too(learner: User) -> None:
    quiz = QuizFactory.create(authored=True, published=True, owner=learner, closes_at=at(9))
    assert entries(learner) == [(9, "Closes", quiz.title)]
    quiz.closed_at = at(2)
    quiz.save()
    assert entries(learner) == []


def test_days_are_those_of_the_teachers_clock(learner: User, classroom: Classroom) -> None:
    learner.time_zone = "Asia/Shanghai"
    task = AssignmentFactory.create(classroom=classroom, due_at=at(31, 20))
    assert entries(learner) == []
    assert entries(learner, date(2026, 4, 1)) == [(1, "Closes", task.title)]


def test_an_empty_month_leads_to_the_next_with_something(
    learner: User, classroom: Classroom
) -> None:
    AssignmentFactory.create(classroom=classroom, due_at=at(3, month=6))
    agenda = agenda_of(learner, MARCH)
    assert (agenda.later, agenda.previous, agenda.next) == (
        date(2026, 6, 1),
        date(2026, 2, 1),
        date(2026, 4, 1),
    )


def test_weeks_are_whole_and_begin_on_monday(learner: User, classroom: Classroom) -> None:
    task = AssignmentFactory.create(classroom=classroom, due_at=at(2, month=4))
    agenda = agenda_of(learner, MARCH)
    assert [week[0].date.day for week in agenda.weeks] == [23, 2, 9, 16, 23, 30]
    assert {len(week) for week in agenda.weeks} == {7}
    last = {day.date: day for day in agenda.weeks[-1]}
    assert [one.title for one in last[date(2026, 4, 2)].entries] == [task.title]
    assert not last[date(2026, 4, 2)].in_month
    assert agenda.is_empty


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2027-02", date(2027, 2, 1)),
        *((text, MARCH) for text in ("", "2026-13", "0000-01", "9999-12", "x", "2026-3")),
    ],
)
def test_a_month_that_is_none_is_the_present_one(text: str, month: date) -> None:
    assert first_of_month(text, date(2026, 3, 17)) == month


def test_the_page_says_when_and_where(learner_client: Client, classroom: Classroom) -> None:
    AssignmentFactory.create(classroom=classroom, due_at=at(9, 18))
    address = reverse("teach_calendar")
    page = learner_client.get(address, {"month": "2026-03"}).text
    assert '<th scope="col" abbr="Monday">Mon</th>' in page
    cell = page[page.index('<span class="agenda__weekday">Monday</span> <span>9</span>') :]
    cell = cell[: cell.index("</td>")]
    assert "18:00" in cell
    assert "Closes" in cell
    assert classroom.name in cell
    assert "Nothing this month" not in page
    assert "Nothing this month" in learner_client.get(address, {"month": "2026-05"}).text


def test_today_is_marked_in_its_month_alone(learner_client: Client, clock: Any) -> None:
    clock.move_to(at(17))
    address = reverse("teach_calendar")
    assert learner_client.get(address).text.count('aria-current="date"') == 1
    page = learner_client.get(address, {"month": "2026-06"}).text
    assert 'aria-current="date"' not in page
    assert f'href="{address}">Today' in page
