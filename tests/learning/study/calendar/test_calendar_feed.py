"""The calendar of days on which cards come back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    CardFactory,
    ClassroomFactory,
    MembershipFactory,
    QuizFactory,
)
from learning.study.calendar_feed import (
    DAYS,
    assignments_due,
    calendar_of,
    dates_of,
    due_days,
    taught_dates,
)

TOKEN = "a-secret"
DAY = timedelta(days=1)


@pytest.mark.django_db
class TestDueDays:
    def due(self, user, show_at, **fields) -> None:
        CardFactory.create(user=user, in_review=True, **{"show_at": show_at, **fields})

    def test_each_day_has_the_number_of_its_cards(self, learner, now):
        for days in (1, 1, 7):
            self.due(learner, now + days * DAY)
        assert due_days(learner, now) == {date(2026, 3, 3): 2, date(2026, 3, 9): 1}

    def test_overdue_cards_count_for_today(self, learner, now):
        self.due(learner, now - 30 * DAY)
        CardFactory.create(user=learner, in_learning=True)
        assert due_days(learner, now) == {date(2026, 3, 2): 2}

    def test_new_and_suspended_cards_and_those_of_others_are_left_out(
        self, learner, other_learner, now
    ):
        CardFactory.create(user=learner)
        CardFactory.create(user=learner, show_at=now)
        self.due(learner, now, suspended=True, suspension="leech")
        self.due(other_learner, now)
        assert due_days(learner, now) == {}

    def test_it_ends_after_so_many_days(self, learner, now):
        self.due(learner, now + (DAYS - 1) * DAY)
        self.due(learner, now + DAYS * DAY)
        assert due_days(learner, now) == {date(2026, 4, 30): 1}

    def test_a_day_is_a_study_day_of_the_learner(self, learner):
        learner.time_zone = "Asia/Kathmandu"  # 5:45 ahead; days start at 04:00 there
        morning = datetime(2026, 3, 2, 22, 15, tzinfo=UTC)
        self.due(learner, morning - timedelta(seconds=1))
        self.due(learner, morning)
        now = datetime(2026, 3, 2, 12, tzinfo=UTC)
        assert due_days(learner, now) == {date(2026, 3, 2): 1, date(2026, 3, 3): 1}


def events(text: str) -> list[dict[str, str]]:
    """The events of a feed, as other programs read them."""
    return [
        {name: event[name].to_ical().decode() for name in event}
        for event in Calendar.from_ical(text).walk("VEVENT")
    ]


def test_a_day_is_an_event_that_takes_no_time(now):
    due = {date(2026, 3, 31): 1, date(2026, 4, 1): 12}
    text = calendar_of(TOKEN, due, [], now, "https://l.example")

    one, twelve = events(text)
    assert one == {
        "UID": "20260331-b4d87524393b45e7@lilun",
        "DTSTAMP": "20260302T120000Z",
        "DTSTART": "20260331",
        "DTEND": "20260401",
        "SUMMARY": "Lilun: 1 card due",
        "TRANSP": "TRANSPARENT",
        "URL": "https://l.example/",
    }
    assert twelve["SUMMARY"] == "Lilun: 12 cards due"
    assert text.endswith("END:VCALENDAR\r\n")


def test_the_secret_is_not_in_it_and_no_line_is_too_long(now):
    due = {date(2026, 3, 2) + place * DAY: 9_999 for place in range(DAYS)}
    quiz = QuizFactory.build(authored=True, title="Häfen; Flüsse, und\nmehr " + 20 * "港")
    task = AssignmentFactory.build(
        pk=7, quiz=quiz, due_at=now, classroom=ClassroomFactory.build(pk=3)
    )
    dates = list(dates_of([task], now))
    text = calendar_of(TOKEN, due, dates, now, "https://learn.example.org")
    assert TOKEN not in text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert Calendar.from_ical(text).walk("VEVENT")[-1]["SUMMARY"] == f"Due: {quiz.title}"


@pytest.mark.django_db
class TestAssignments:
    @pytest.fixture
    def classroom(self, learner):
        classroom = ClassroomFactory.create()
        MembershipFactory.create(classroom=classroom, user=learner)
        return classroom

    def test_what_is_due_is_an_event_at_its_moment(self, learner, classroom, now):
        task = AssignmentFactory.create(classroom=classroom, due_at=now + 2 * DAY)

        found = dates_of(assignments_due(learner, now), now)

        [event] = events(calendar_of(TOKEN, {}, found, now, "https://l.example"))
        assert event["DTSTART"] == "20260304T120000Z"
        assert event["SUMMARY"] == f"Due: {task.title}"
        assert event["URL"] == f"https://l.example/classes/{classroom.pk}/set/{task.pk}/"

    def test_the_earliest_comes_first_and_what_is_over_open_or_handed_in_is_left_out(
        self, learner, classroom, now
    ):
        late, soon = (
            AssignmentFactory.create(classroom=classroom, due_at=now + days * DAY)
            for days in (9, 1)
        )
        AssignmentFactory.create(classroom=classroom, due_at=now - DAY)
        AssignmentFactory.create(classroom=classroom, due_at=None)
        AssignmentFactory.create(due_at=now + DAY)  # of another class
        done = AssignmentFactory.create(classroom=classroom, due_at=now + DAY)
        AttemptFactory.create(user=learner, quiz=done.quiz, assignment=done, submitted_at=now)

        assert assignments_due(learner, now) == [soon, late]

    def test_what_opens_later_is_an_event_until_it_has_opened(self, learner, classroom, now):
        task = AssignmentFactory.create(classroom=classroom, opens_at=now + DAY)
        [opens] = dates_of(assignments_due(learner, now), now)
        assert (opens.summary, opens.at) == (f"Opens: {task.title}", now + DAY)
        assert list(dates_of(assignments_due(learner, now + 2 * DAY), now + 2 * DAY)) == []


@pytest.mark.django_db
def test_a_teacher_has_the_dates_of_their_classes(learner, now):
    taught = MembershipFactory.create(user=learner, teacher=True).classroom
    quiz = AssignmentFactory.create(classroom=taught, opens_at=now - DAY, due_at=now + DAY)
    brief = AssignmentFactory.create(classroom=taught, of_brief=True, due_at=now + 2 * DAY)
    AssignmentFactory.create(classroom=taught, due_at=now - 40 * DAY)
    AssignmentFactory.create(due_at=now + DAY)  # of another teacher's class
    found = list(taught_dates(learner, now))
    assert [(one.summary, one.at) for one in found] == [
        (f"Opens: {quiz.title}", now - DAY),
        (f"Closes: {quiz.title}", now + DAY),
        (f"Due: {brief.title}", now + 2 * DAY),
    ]
    assert len({event["UID"] for event in events(calendar_of(TOKEN, {}, found, now, "x"))}) == 3
    taught.archived_at = now
    taught.save()
    assert list(taught_dates(learner, now)) == []
