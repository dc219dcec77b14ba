"""Mails about classes: to whom, when, once, and what they say."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from learning.classrooms.notices.sending import send_notices, token_of
from learning.factories import (
    AllowanceFactory,
    AssignmentFactory,
    AttemptFactory,
    CardFactory,
    ClassroomFactory,
    MembershipFactory,
    QuizFactory,
    UserFactory,
)
from learning.models import Assignment, Classroom, Membership, SentNotice, User

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
Kind = SentNotice.Kind


@pytest.fixture
def classroom() -> Classroom:
    made: Classroom = ClassroomFactory.create(name="Tuesday seminar")
    return made


def learner(classroom: Classroom, *, verified: bool = True, **fields) -> Membership:
    number = User.objects.count()
    user = UserFactory.create(email=f"l{number}@example.org", **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=verified, primary=True)
    made: Membership = MembershipFactory.create(
        classroom=classroom, user=user, joined_at=NOW - 30 * DAY
    )
    return made


def quiz_set(classroom: Classroom, at: datetime = NOW - HOUR, **terms) -> Assignment:
    quiz = terms.pop("quiz", None) or QuizFactory.create(authored=True, title="Rivers")
    made: Assignment = AssignmentFactory.create(classroom=classroom, quiz=quiz, set_at=at, **terms)
    return made


def subjects() -> list[str]:
    return [one.subject for one in mail.outbox]


class TestSet:
    def test_each_learner_hears_once_of_what_is_set(self, classroom):
        one, two = learner(classroom), learner(classroom)
        MembershipFactory.create(classroom=classroom, teacher=True)
        quiz_set(classroom)
        assert [send_notices(NOW), send_notices(NOW), send_notices(NOW + HOUR)] == [2, 0, 0]
        assert subjects() == ["Set for you: Rivers"] * 2
        assert {to for sent in mail.outbox for to in sent.to} == {one.user.email, two.user.email}

    @pytest.mark.parametrize(
        "fields",
        [
            {"verified": False},
            {"is_guest": True},
            {"is_active": False},
            {"mails_set": False},
        ],
    )
    def test_others_get_none(self, classroom, fields):
        learner(classroom, **fields)
        quiz_set(classroom)
        assert send_notices(NOW) == 0

    @pytest.mark.parametrize(
        ("ago", "sent"), [(timedelta(minutes=4), 0), (timedelta(minutes=5), 1), (DAY, 0)]
    )
    def test_it_waits_a_moment_and_is_not_sent_much_later(self, classroom, ago, sent):
        learner(classroom)
        quiz_set(classroom, NOW - ago)
        assert send_notices(NOW) == sent

    def test_what_is_withdrawn_over_or_of_an_archived_class_is_not_told(self, classroom):
        learner(classroom)
        quiz_set(classroom, withdrawn_at=NOW)
        quiz_set(classroom, due_at=NOW - timedelta(minutes=1))
        old = ClassroomFactory.create(archived_at=NOW)
        learner(old)
        quiz_set(old)
        assert send_notices(NOW) == 0

    def test_who_joins_later_sees_it_on_the_page(self, classroom):
        late = learner(classroom)
        Membership.objects.filter(pk=late.pk).update(joined_at=NOW)
        quiz_set(classroom)
        assert send_notices(NOW) == 0

    def test_a_brief_that_is_closed_to_the_learner_is_not_named(self, classroom):
        learner(classroom)
        AssignmentFactory.create(classroom=classroom, of_brief=True, set_at=NOW - HOUR)
        Assignment.objects.get().brief.__class__.objects.update(visibility="private")
        assert send_notices(NOW) == 0

    def test_it_says_what_where_and_when_by_the_learners_clock(self, classroom, settings):
        settings.LILUN_URL = "https://l.example"
        one = learner(classroom, time_zone="Asia/Shanghai")
        task = quiz_set(classroom, opens_at=NOW + DAY, due_at=NOW + 7 * DAY)
        send_notices(NOW)
        [sent] = mail.outbox
        stop = f"https://l.example/notices/stop/{token_of(one.user_id, Kind.SET)}/"
        assert sent.body.startswith("Tuesday seminar has a new quiz: “Rivers”.\n")
        assert "Opens: Wednesday 4 March, 17:00 (Asia/Shanghai)\n" in sent.body
        assert "Due: Tuesday 10 March, 17:00 (Asia/Shanghai)\n" in sent.body
        assert f"\nhttps://l.example/classes/{classroom.pk}/set/{task.pk}/\n" in sent.body
        assert sent.body.rstrip().endswith(f"Stop these mails: {stop}")
        assert sent.extra_headers == {
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }


class TestDue:
    def due(self, classroom: Classroom, at: datetime = NOW + DAY, **terms) -> Assignment:
        return quiz_set(classroom, NOW - 3 * DAY, due_at=at, **terms)

    def test_what_is_due_tomorrow_is_said_the_morning_before(self, classroom):
        learner(classroom)
        self.due(classroom)
        sent = [send_notices(NOW + hours * HOUR) for hours in (-25, -2, -1, 0, 5)]
        assert sent == [0, 0, 1, 0, 0]
        assert subjects() == ["Due tomorrow: Rivers"]
        assert "is due tomorrow: Wednesday 4 March, 09:00 (UTC)." in mail.outbox[0].body

    def test_tomorrow_is_that_of_the_learners_clock(self, classroom):
        one = learner(classroom, time_zone="Pacific/Auckland")  # 13 hours ahead: 22:00
        learner(classroom)
        self.due(classroom, datetime(2026, 3, 4, 12, tzinfo=UTC))  # there, the day after tomorrow
        assert send_notices(NOW) == 1
        assert mail.outbox[0].to != [one.user.email]

    def test_who_has_handed_in_or_met_all_cards_is_left_alone(self, classroom):
        done, fresh, half = (learner(classroom) for _ in range(3))
        quiz = self.due(classroom)
        for member in (fresh, half):
            AttemptFactory.create(
                quiz=quiz.quiz, user=member.user, assignment=quiz, submitted_at=NOW - HOUR
            )
        brief = AssignmentFactory.create(
            classroom=classroom, of_brief=True, set_at=NOW - 3 * DAY, due_at=NOW + DAY
        ).brief
        brief.visibility = "public"
        brief.save()
        for member in (done, half):
            card = {"user": member.user, "question__brief": brief}
            CardFactory.create(**card, in_review=True)
        CardFactory.create(user=half.user, question__brief=brief)
        send_notices(NOW)
        told = sorted((one.to[0], one.subject) for one in mail.outbox)
        assert told == sorted(
            [
                (done.user.email, "Due tomorrow: Rivers"),
                (fresh.user.email, f"Due tomorrow: {brief}"),
                (half.user.email, f"Due tomorrow: {brief}"),
            ]
        )

    def test_more_time_of_ones_own_moves_the_mail(self, classroom):
        one = learner(classroom)
        task = self.due(classroom)
        AllowanceFactory.create(quiz=task.quiz, user=one.user, closes_at=NOW + 3 * DAY)
        assert [send_notices(NOW), send_notices(NOW + 2 * DAY)] == [0, 1]
        assert "Friday 6 March" in mail.outbox[0].body

    def test_who_just_heard_of_it_is_not_reminded(self, classroom):
        learner(classroom)
        quiz_set(classroom, NOW - HOUR, due_at=NOW + DAY)
        assert send_notices(NOW) == 1
        assert subjects() == ["Set for you: Rivers"]


class TestGraded:
    def handed_in(self, member: Membership, task: Assignment, **more):
        values = {"submitted_at": NOW - 3 * DAY, "graded_at": NOW - HOUR, "mark": 7, "points": 10}
        return AttemptFactory.create(
            quiz=task.quiz, user=member.user, assignment=task, **values | more
        )

    @pytest.fixture
    def task(self, classroom) -> Assignment:
        return quiz_set(classroom, NOW - 9 * DAY)

    def test_an_essay_that_was_marked_is_told_once(self, classroom, task, settings):
        settings.LILUN_URL = "https://l.example"
        attempt = self.handed_in(learner(classroom), task)
        assert [send_notices(NOW), send_notices(NOW)] == [1, 0]
        assert subjects() == ["Marked: Rivers"]
        assert f"https://l.example/quizzes/{attempt.pk}/results/" in mail.outbox[0].body
        assert "7" not in mail.outbox[0].body.split("https")[0]

    @pytest.mark.parametrize(
        "values",
        [
            {"graded_at": None},
            {"graded_at": NOW - 2 * DAY},
            {"graded_at": NOW - HOUR, "submitted_at": NOW - HOUR},  # told at once
            {"abandoned": True},
        ],
    )
    def test_what_was_seen_waits_or_is_old_is_not_told(self, classroom, task, values):
        self.handed_in(learner(classroom), task, **values)
        assert send_notices(NOW) == 0

    def test_nothing_is_said_before_its_time(self, classroom):
        quiz = QuizFactory.create(authored=True, title="Exam", feedback="released")
        task = quiz_set(classroom, NOW - 9 * DAY, quiz=quiz)
        same = NOW - 3 * DAY
        self.handed_in(learner(classroom), task, submitted_at=same, graded_at=same)
        assert send_notices(NOW) == 0
        quiz.released_at = NOW
        quiz.save()
        assert send_notices(NOW) == 1


class TestStop:
    @pytest.mark.parametrize("kind", list(Kind))
    def test_one_press_stops_one_kind(self, classroom, kind):
        one = learner(classroom)
        address = reverse("stop_notices", args=[token_of(one.user_id, kind)])
        browser = Client(enforce_csrf_checks=True)
        assert "Stop these mails?" in browser.get(address).text
        one.user.refresh_from_db()
        assert getattr(one.user, f"mails_{kind}")
        stopped = browser.post(address, {"List-Unsubscribe": "One-Click"})
        assert "No more of these mails" in stopped.text
        one.user.refresh_from_db()
        wants = [one.user.mails_set, one.user.mails_due, one.user.mails_graded]
        assert wants == [each != kind for each in Kind]

    def test_an_address_that_was_changed_stops_nothing(self, classroom):
        one = learner(classroom)
        forged = token_of(one.user_id, Kind.SET).replace("set", "due", 1)
        assert Client().post(reverse("stop_notices", args=[forged])).status_code == 404


def test_a_mail_that_went_astray_is_tried_again(classroom, monkeypatch):
    learner(classroom)
    quiz_set(classroom)
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", fail)
        with pytest.raises(OSError, match="no queue"):
            send_notices(NOW)
    assert not SentNotice.objects.exists()
    assert send_notices(NOW) == 1


def fail(message: object) -> None:
    raise OSError("no queue")


def test_old_notes_are_forgotten(classroom):
    member = learner(classroom)
    SentNotice.objects.create(user=member.user, kind="set", about=1, sent_at=NOW - 101 * DAY)
    send_notices(NOW)
    assert not SentNotice.objects.exists()
