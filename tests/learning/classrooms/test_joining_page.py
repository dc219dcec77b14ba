"""Coming in by a code: what somebody sees before, and who they are afterwards."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone
from time_machine import Traveller

from learning.factories import (
    AssignmentFactory,
    ClassroomFactory,
    MembershipFactory,
    QuizItemFactory,
)
from learning.models import Attempt, Classroom, Membership, Quiz, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz() -> Quiz:
    quiz: Quiz = QuizItemFactory.create(quiz__published=True, quiz__owner__username="mr-chips").quiz
    return quiz


@pytest.fixture
def classroom() -> Classroom:
    classroom: Classroom = MembershipFactory.create(teacher=True, name="Mr Chips").classroom
    return classroom


def address(of: Quiz | Classroom) -> str:
    return reverse("join_by_code", args=[of.code])


class TestByACode:
    def test_it_leads_on_however_it_is_typed(self, client: Client, quiz: Quiz) -> None:
        typed = f"{quiz.code[:3]} {quiz.code[3:]}".lower()
        assert client.get("/join/", {"code": typed}).url == address(quiz)

    def test_a_wrong_code_is_not_found(self, client: Client) -> None:
        response = client.get("/join/", {"code": "QQQQQQ"})
        assert response.status_code == 404
        assert "No class or quiz has this code" in response.text

    @override_settings(ACCOUNT_RATE_LIMITS={"wrong_code": "3/d/ip"})
    def test_wrong_codes_are_limited(self, client: Client, quiz: Quiz) -> None:
        tries = [client.get("/join/", {"code": "QQQQQQ"}).status_code for _ in range(3)]
        tries.append(client.get("/join/QQQQQQ/").status_code)
        assert tries == [404, 404, 404, 429]
        refused = client.get(address(quiz))
        assert refused.status_code == 429, "or guessing would go on"
        assert "Wait ten minutes, then try again" in refused.text
        assert Client(REMOTE_ADDR="192.0.2.7").get(address(quiz)).status_code == 200

    @override_settings(ACCOUNT_RATE_LIMITS={"wrong_code": "3/d/ip"})
    def test_a_class_whose_members_mistype_its_code_comes_in(
        self, client: Client, classroom: Classroom
    ) -> None:
        client.get(address(classroom))
        tries = [Client().get("/join/", {"code": "QQQQQQ"}).status_code for _ in range(5)]
        assert tries == [404, 404, 404, 429, 429]
        assert Client().get("/join/", {"code": classroom.code}).url == address(classroom)
        assert Client().post(address(classroom), {"name": "Mei"}).status_code == 302

    @override_settings(ACCOUNT_RATE_LIMITS={"wrong_code": "1/d/ip", "refused_code": "2/h/ip"})
    def test_those_codes_cannot_be_guessed_without_end_either(
        self, client: Client, classroom: Classroom
    ) -> None:
        client.get(address(classroom))
        tries = [client.get("/join/QQQQQQ/").status_code for _ in range(5)]
        assert tries == [404, 429, 429, 429, 429]
        assert client.get(address(classroom)).status_code == 429

    @override_settings(ACCOUNT_RATE_LIMITS={"wrong_code": "1/d/ip"})
    def test_a_malformed_code_does_not_count_as_a_guess(self, client: Client) -> None:
        tries = [client.get("/join/", {"code": "ABC"}).status_code for _ in range(3)]
        assert tries == [404, 404, 404]


class TestAQuiz:
    def test_the_page_says_who_asks_and_what_they_will_see(
        self, client: Client, quiz: Quiz
    ) -> None:
        page = client.get(address(quiz)).text
        assert "by mr-chips" in page
        assert "sees this name, your answers and your mark" in page

    def test_a_stranger_reads_its_times_in_utc(self, client: Client, quiz: Quiz) -> None:
        Quiz.objects.update(closes_at=datetime(2926, 3, 1, 17, tzinfo=UTC))
        assert "1 March 2926, 17:00 UTC" in client.get(address(quiz)).text

    def test_a_stranger_becomes_a_guest_with_an_attempt(self, client: Client, quiz: Quiz) -> None:
        response = client.post(address(quiz), {"name": " Mei ", "time_zone": "Asia/Shanghai"})
        attempt = Attempt.objects.get()
        assert response.url == reverse("quiz_question", args=[attempt.pk, 1])
        assert (attempt.name, attempt.user.is_guest) == ("Mei", True)
        assert attempt.user.time_zone == "Asia/Shanghai"
        assert client.get(response.url).status_code == 200

    def test_a_name_is_needed(self, client: Client, quiz: Quiz) -> None:
        response = client.post(address(quiz), {"name": "  "})
        assert response.status_code == 422
        assert "This field is required" in response.text
        assert not User.objects.filter(is_guest=True).exists()

    def test_a_second_visit_leads_to_the_attempt(self, learner_client: Client, quiz: Quiz) -> None:
        learner_client.post(address(quiz), {"name": "Mei"})
        attempt = Attempt.objects.get()
        assert learner_client.get(address(quiz)).url == reverse(
            "quiz_question", args=[attempt.pk, 1]
        )
        learner_client.post(reverse("quiz_submit", args=[attempt.pk]))
        assert learner_client.get(address(quiz)).url == reverse("quiz_results", args=[attempt.pk])

    def test_nobody_begins_a_closed_quiz(self, client: Client, quiz: Quiz) -> None:
        Quiz.objects.update(closed_at=timezone.now())
        assert "It is closed" in client.post(address(quiz), {"name": "Mei"}).text
        assert not Attempt.objects.exists()
        assert not User.objects.filter(is_guest=True).exists()

    def test_its_author_cannot_take_it(self, client: Client, quiz: Quiz) -> None:
        client.force_login(quiz.owner)
        assert "This is your own quiz" in client.post(address(quiz), {"name": "Mei"}).text
        assert not Attempt.objects.exists()

    def test_the_next_in_the_same_browser_is_another_guest(
        self, client: Client, quiz: Quiz
    ) -> None:
        for _ in range(2):
            client.get(address(quiz))
            client.post(address(quiz), {"name": "Mei"})
            client.logout()
        assert User.objects.filter(is_guest=True).count() == 2

    @override_settings(ACCOUNT_RATE_LIMITS={"join": "2/d/key"})
    def test_too_many_strangers_by_one_code_have_to_wait(
        self, learner_client: Client, quiz: Quiz, classroom: Classroom
    ) -> None:
        came = [Client().post(address(quiz), {"name": "Mei"}) for _ in range(3)]
        assert [response.status_code for response in came] == [302, 302, 429]
        assert "Sign in to join" in came[-1].text
        assert learner_client.post(address(quiz), {"name": "Mei"}).status_code == 302
        assert Client().post(address(classroom), {"name": "Mei"}).status_code == 302

    @override_settings(ACCOUNT_RATE_LIMITS={"join_as_user": "1/m/user"})
    def test_people_who_are_signed_in_are_counted_one_by_one(
        self, learner_client: Client, other_client: Client, quiz: Quiz, classroom: Classroom
    ) -> None:
        assert learner_client.post(address(quiz), {"name": "Mei"}).status_code == 302
        assert learner_client.post(address(classroom), {"name": "Mei"}).status_code == 429
        assert other_client.post(address(classroom), {"name": "Li"}).status_code == 302

    @override_settings(ACCOUNT_RATE_LIMITS={"new_guest": "2/d/key"})
    def test_guests_a_day_are_limited_over_all_ways_in(
        self, quiz: Quiz, classroom: Classroom
    ) -> None:
        assert Client().post("/start/").status_code == 302
        assert Client().post(address(quiz), {"name": "Mei"}).status_code == 302
        refused = Client(REMOTE_ADDR="192.0.2.7").post(address(classroom), {"name": "Mei"})
        assert refused.status_code == 429
        assert "No more guests today" in refused.text
        assert User.objects.filter(is_guest=True).count() == 2


class TestAClass:
    def test_the_page_says_what_the_teacher_will_see(
        self, client: Client, classroom: Classroom
    ) -> None:
        page = client.get(address(classroom)).text
        assert "Mr Chips will see this name" in page
        assert "is private" in page

    def test_the_form_is_filled_with_the_name_of_an_account(
        self, learner_client: Client, classroom: Classroom
    ) -> None:
        assert 'value="learner"' in learner_client.get(address(classroom)).text

    def test_a_stranger_becomes_a_guest_in_the_class(
        self, client: Client, classroom: Classroom
    ) -> None:
        response = client.post(address(classroom), {"name": "Mei"})
        member = Membership.objects.get(name="Mei")
        assert response.url == reverse("classroom", args=[classroom.pk])
        assert (member.user.is_guest, member.role) == (True, "learner")
        assert client.get(response.url).status_code == 200

    @pytest.mark.soak
    def test_400_come_in_from_one_address_within_a_minute(
        self, classroom: Classroom, clock: Traveller
    ) -> None:
        codes = [Client().post(address(classroom), {"name": "Mei"}).status_code for _ in range(400)]
        assert set(codes) == {302}
        assert classroom.memberships.filter(name="Mei").count() == 400

    def test_a_member_is_redirected_to_the_class(
        self, learner_client: Client, learner: User, classroom: Classroom
    ) -> None:
        MembershipFactory.create(classroom=classroom, user=learner)
        page = learner_client.get(address(classroom))
        assert page.url == reverse("classroom", args=[classroom.pk])

    def test_nobody_joins_an_archived_one(self, client: Client) -> None:
        over = ClassroomFactory.create(archived_at=timezone.now())
        assert "It is over" in client.post(address(over), {"name": "Mei"}).text
        assert not Membership.objects.exists()


class TestWhatIsSet:
    @pytest.fixture
    def assignment_address(self, learner: User, classroom: Classroom) -> str:
        MembershipFactory.create(classroom=classroom, user=learner, name="Mei")
        quiz = QuizItemFactory.create().quiz
        self.assignment = AssignmentFactory.create(classroom=classroom, quiz=quiz)
        return reverse("assignment", args=[classroom.pk, self.assignment.pk])

    def test_it_is_taken_under_the_name_in_the_class_as_often_as_allowed(
        self, learner_client: Client, assignment_address: str
    ) -> None:
        learner_client.post(assignment_address)
        attempt = Attempt.objects.get()
        assert (attempt.name, attempt.assignment) == ("Mei", self.assignment)
        assert "Go on" in learner_client.get(assignment_address).text
        learner_client.post(reverse("quiz_submit", args=[attempt.pk]))
        page = learner_client.post(assignment_address, follow=True).text
        assert "You have had all your attempts at it" in page
        assert Attempt.objects.count() == 1

    def test_nobody_begins_it_after_it_was_due(
        self, learner_client: Client, assignment_address: str
    ) -> None:
        self.assignment.due_at = timezone.now() - timedelta(hours=1)
        self.assignment.save()
        assert "It is closed" in learner_client.post(assignment_address, follow=True).text
        assert not Attempt.objects.exists()

    def test_it_ends_when_it_is_due_however_many_minutes_there_are(
        self, learner_client: Client, assignment_address: str
    ) -> None:
        Quiz.objects.update(minutes=60)
        self.assignment.due_at = timezone.now() + timedelta(minutes=5)
        self.assignment.save()
        learner_client.post(assignment_address)
        assert Attempt.objects.get().deadline_at == self.assignment.due_at
