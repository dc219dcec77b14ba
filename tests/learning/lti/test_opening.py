"""Who a launch signs in, and what it opens for them."""

import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from content.factories import BriefFactory
from learning.factories import (
    PASSWORD,
    AssignmentFactory,
    ClassroomFactory,
    MembershipFactory,
    QuizFactory,
    QuizItemFactory,
    UserFactory,
)
from learning.lti.browsers import COOKIE
from learning.lti.factories import LtiAccountFactory, LtiCourseFactory, LtiLinkFactory
from learning.lti.people import new_account
from learning.lti.tokens import CLAIM
from learning.models import (
    Assignment,
    Classroom,
    LtiAccount,
    LtiCourse,
    LtiLaunch,
    LtiLineItem,
    LtiLink,
    Membership,
    User,
)
from tests.clients import signed_in
from tests.learning.lti.campus import FRAME, INSTRUCTOR, LEARNER, sign_in, signed_in_id

pytestmark = pytest.mark.django_db
ENDPOINT = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
ROSTER = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice"
TEACHES = {"sub": "tom", "given_name": "Tom", "name": "Tom Ng", CLAIM + "roles": [INSTRUCTOR]}


class TestAPersonWhoIsNew:
    def test_gets_an_account_and_joins_the_class(self, campus, link):
        response = campus.enter()
        task = link.assignment
        assert response["Location"] == f"/classes/{task.classroom_id}/set/{task.pk}/"
        account = LtiAccount.objects.get()
        assert (account.registration, account.sub) == (campus.registration, "ana")
        assert account.user.display_name == "Ana Lopez"
        assert not account.user.is_guest
        assert not account.user.has_usable_password()
        assert account.user.email == ""
        assert account.user.time_zone == "Asia/Tokyo"
        assert account.launched_at
        member = task.classroom.memberships.get(user=account.user)
        assert (member.role, member.name) == ("learner", "Ana Lopez")
        assert signed_in_id(campus.client) == account.user_id
        assert campus.client.session.get_expire_at_browser_close()
        page = campus.client.get(response["Location"], secure=True)
        assert task.title in page.text

    def test_is_one_person_if_two_requests_make_them_at_once(self, campus, now):
        first = new_account(campus.registration, "ana", now, given_name="Ana")
        again = new_account(campus.registration, "ana", now, given_name="Ana")
        assert first == again
        assert User.objects.get() == first.user

    def test_is_never_found_by_their_mail_address(self, campus, link):
        same = UserFactory.create(email="ana@campus.example", username="ana")
        campus.enter()
        assert LtiAccount.objects.get().user != same

    def test_whose_name_the_platform_keeps_is_a_member(self, campus, link):
        campus.enter(given_name=None, family_name=None, name=None)
        [member] = link.assignment.classroom.memberships.learners()
        assert member.name == member.user.username
        assert member.name.startswith("member-")

    def test_with_the_same_sub_at_another_platform_is_another_person(self, campus, link):
        other = LtiAccountFactory.create(sub="ana").user
        campus.enter()
        assert LtiAccount.objects.get(registration=campus.registration).user != other

    def test_as_an_observer_of_the_course_is_refused(self, campus, link):
        mentor = "http://purl.imsglobal.org/vocab/lis/v2/membership#Mentor"
        response = campus.enter(**{CLAIM + "roles": [mentor]})
        assert response.status_code == 403
        assert "Your role in this course opens nothing here" in response.text
        assert not LtiAccount.objects.exists()

    def test_with_a_role_in_the_institution_alone_does_not_teach(self, campus, link):
        everywhere = "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor"
        campus.enter(**{CLAIM + "roles": [everywhere, LEARNER]})
        assert link.assignment.classroom.memberships.teachers().count() == 1

    def test_in_a_class_that_is_archived_is_refused_and_gets_no_account(self, campus, link):
        Classroom.objects.update(archived_at=timezone.now())
        response = campus.enter()
        assert response.status_code == 403
        assert "The class of this course is archived" in response.text
        assert not LtiAccount.objects.exists()

    def test_may_do_so_again_once_that_is_mended(self, campus, link):
        """What is refused uses nothing up."""
        Classroom.objects.update(archived_at=timezone.now())
        location = campus.launch()["Location"]
        assert campus.client.get(location, secure=True).status_code == 403
        Classroom.objects.update(archived_at=None)
        assert campus.client.get(location, secure=True).status_code == 302


class TestAPersonWhoIsKnown:
    def test_is_signed_in_to_their_account(self, campus, link, learner):
        LtiAccountFactory.create(registration=campus.registration, sub="ana", user=learner)
        campus.enter()
        assert signed_in_id(campus.client) == learner.pk
        assert LtiAccount.objects.count() == 1

    def test_and_signed_in_goes_on(self, campus, link, learner):
        LtiAccountFactory.create(registration=campus.registration, sub="ana", user=learner)
        sign_in(campus.client, learner)
        assert campus.enter().status_code == 302
        assert not campus.client.session.get_expire_at_browser_close()

    def test_may_come_back_and_teach(self, campus, link, learner):
        LtiAccountFactory.create(registration=campus.registration, sub="ana", user=learner)
        campus.enter()
        campus.enter(**{CLAIM + "roles": [INSTRUCTOR]})
        assert learner.memberships.get().role == "teacher"
        campus.enter()
        assert learner.memberships.get().role == "learner"

    def test_stays_a_teacher_as_the_last_one(self, campus, link):
        teacher = User.objects.get(username="teacher")
        LtiAccountFactory.create(registration=campus.registration, sub="ana", user=teacher)
        campus.enter()
        assert teacher.memberships.get().role == "teacher"

    def test_is_asked_while_somebody_else_is_signed_in(self, campus, link, learner, other_learner):
        LtiAccountFactory.create(registration=campus.registration, sub="ana", user=learner)
        sign_in(campus.client, other_learner)
        location = campus.launch()["Location"]
        page = campus.client.get(location, secure=True)
        assert "Go on as learner?" in page.text
        assert signed_in_id(campus.client) == other_learner.pk
        for answer in ("link", "new", ""):  # of the other question
            campus.client.post(location, {"answer": answer}, secure=True)
            assert signed_in_id(campus.client) == other_learner.pk
        campus.client.post(location, {"answer": "switch"}, secure=True)
        assert signed_in_id(campus.client) == learner.pk

    def test_whose_account_is_switched_off_is_refused(self, campus, link, learner):
        LtiAccountFactory.create(registration=campus.registration, sub="ana", user=learner)
        User.objects.filter(pk=learner.pk).update(is_active=False)
        assert "Your account is switched off" in campus.enter().text
        assert signed_in_id(campus.client) is None

    def test_and_staff_signs_in_here(self, campus, link):
        staff = UserFactory.create(is_staff=True)
        LtiAccountFactory.create(registration=campus.registration, sub="ana", user=staff)
        location = campus.launch()["Location"]
        response = campus.client.get(location, secure=True)
        assert response["Location"].startswith("/account/login/?next=/lti/enter/")
        assert signed_in_id(campus.client) is None
        sign_in(campus.client, staff)
        assert campus.client.get(location, secure=True)["Location"].startswith("/classes/")

    def test_and_staff_is_not_taken_over_from_another_account(self, campus, link, learner):
        staff = UserFactory.create(is_staff=True, username="chief")
        LtiAccountFactory.create(registration=campus.registration, sub="ana", user=staff)
        sign_in(campus.client, learner)
        location = campus.launch()["Location"]
        response = campus.client.post(location, {"answer": "switch"}, secure=True)
        assert "Sign in as chief" in response.text
        assert signed_in_id(campus.client) == learner.pk


class TestALinkWithAPlatform:
    def unlink(self, account: LtiAccount, user: User):
        client = signed_in(user)
        client.post("/account/reauthenticate/", {"password": PASSWORD})
        return client.post(f"/lti/accounts/{account.pk}/unlink/", follow=True)

    def test_is_removed_by_whoever_has_it(self, learner):
        account = LtiAccountFactory.create(user=learner)
        client = signed_in(learner)
        assert "Campus, linked since" in client.get("/account/signing-in/").text
        assert "The link is removed" in self.unlink(account, learner).text
        assert not LtiAccount.objects.exists()

    def test_is_not_removed_by_others(self, learner, other_learner):
        account = LtiAccountFactory.create(user=learner)
        assert self.unlink(account, other_learner).status_code == 404
        assert LtiAccount.objects.exists()

    def test_is_kept_by_whoever_has_no_password(self, db):
        account = LtiAccountFactory.create(user__locked=True)
        page = self.unlink(account, account.user).text
        assert "First set a password" in page
        assert "Campus signs you in." in " ".join(page.split())
        assert LtiAccount.objects.exists()


class TestTheSecondStep:
    def test_is_used_up_once(self, campus, link):
        location = campus.launch()["Location"]
        assert campus.client.get(location, secure=True).status_code == 302
        again = campus.client.get(location, secure=True)
        assert again.status_code == 403
        assert "This link no longer works" in again.text

    def test_is_for_the_browser_that_launched(self, campus, link):
        location = campus.launch()["Location"]
        thief = Client(headers={"Host": "lilun.example"})
        assert "refused our cookie" in thief.get(location, secure=True).text
        assert not LtiAccount.objects.exists()

    def test_is_over_after_ten_minutes(self, campus, link):
        location = campus.launch()["Location"]
        LtiLaunch.objects.update(expires_at=timezone.now())
        assert campus.client.get(location, secure=True).status_code == 403

    @pytest.mark.parametrize("waits", ["enter", "pick"])
    def test_is_not_for_a_platform_that_was_paused_meanwhile(self, campus, course, learner, waits):
        LtiAccountFactory.create(registration=campus.registration, sub="tom", user=learner)
        if waits == "enter":
            there = campus.launch(**TEACHES)["Location"]
        else:
            there = campus.enter(**TEACHES)["Location"]
        assert there.startswith(f"/lti/{waits}/")
        platforms = type(campus.registration).objects
        platforms.update(paused_at=timezone.now())
        for response in (
            campus.client.get(there, secure=True),
            campus.client.post(there, {"what": "quiz-1", "classroom": "new"}, secure=True),
        ):
            assert response.status_code == 403
            assert "Lilun is paused for this platform" in response.text
        platforms.update(paused_at=None)
        assert campus.client.get(there, secure=True).status_code < 400
        platforms.all().delete()
        response = campus.client.get(there, secure=True)
        assert response.status_code == 403
        assert "This link no longer works. Open it again from your course." in response.text


class TestALink:
    def test_chosen_before_is_known_by_its_key_at_first(self, campus, course):
        link = LtiLinkFactory.create(course=course, resource_link_id=None)
        response = campus.enter(**{CLAIM + "custom": {"lilun": str(link.key)}})
        assert response["Location"].endswith(f"/set/{link.assignment_id}/")
        link.refresh_from_db()
        assert link.resource_link_id == "r1"

    def test_that_was_copied_within_the_course_opens_the_same(self, campus, link):
        custom = {CLAIM + "custom": {"lilun": str(link.key)}}
        response = campus.enter(**custom, **{CLAIM + "resource_link": {"id": "r2"}})
        assert response["Location"].endswith(f"/set/{link.assignment_id}/")
        assert set(LtiLink.objects.values_list("resource_link_id", flat=True)) == {"r1", "r2"}

    def test_of_another_course_opens_nothing_for_a_learner(self, campus, link):
        LtiCourse.objects.update(context_id="c2")
        custom = {CLAIM + "custom": {"lilun": str(link.key)}}
        response = campus.enter(**custom)
        assert response.status_code == 403
        assert "Nothing is here yet" in response.text

    def test_that_opens_nothing_yet_says_so(self, campus, course):
        response = campus.enter()
        assert response.status_code == 403
        assert "Nothing is here yet. Your teacher has to choose something first" in response.text
        assert not course.classroom.memberships.learners().exists()

    @pytest.mark.parametrize("key", ["", "none", "0" * 36, "\0"])
    def test_with_a_key_that_is_none(self, campus, course, key):
        assert campus.enter(**{CLAIM + "custom": {"lilun": key}}).status_code == 403

    def test_without_a_course_opens_nothing(self, campus, link):
        response = campus.enter(**{CLAIM + "context": None})
        assert "doesn’t say which course" in response.text

    def test_to_a_brief_leads_to_the_text(self, campus, course):
        brief = BriefFactory.create(visibility="public")
        task = AssignmentFactory.create(of_brief=True, brief=brief, classroom=course.classroom)
        LtiLinkFactory.create(course=course, resource_link_id="r1", assignment=task)
        response = campus.enter()
        page = campus.client.get(response["Location"], secure=True)
        assert page["Location"] == brief.get_absolute_url()

    def test_keeps_where_grades_go_and_where_the_roster_is(self, campus, link):
        scopes = ["https://purl.imsglobal.org/spec/lti-ags/scope/score"]
        told = {"lineitem": "https://campus.example/items/1", "scope": scopes}
        campus.enter(
            **{
                ENDPOINT: told | {"lineitems": "https://campus.example/items"},
                ROSTER: {"context_memberships_url": "https://campus.example/members"},
            }
        )
        item = LtiLineItem.objects.get()
        assert (item.link, item.url, item.scopes) == (link, told["lineitem"], scopes)
        assert item.container == "https://campus.example/items"
        assert LtiCourse.objects.get().members_url == "https://campus.example/members"


class TestATeacherWhoseLinkOpensNothing:
    def quiz(self, owner: User):
        quiz = QuizFactory.create(authored=True, owner=owner, title="Ports")
        QuizItemFactory.create(quiz=quiz)
        return quiz

    def test_chooses_it_and_makes_the_class(self, campus, learner):
        quiz = self.quiz(learner)
        LtiAccountFactory.create(registration=campus.registration, sub="tom", user=learner)
        response = campus.enter(**TEACHES)
        there = response["Location"]
        assert there.startswith("/lti/pick/")
        page = campus.client.get(there, secure=True)
        assert "New class “Policy 101”" in page.text
        assert "“Week 1” opens nothing yet" in page.text
        chosen = campus.client.post(
            there, {"what": f"quiz-{quiz.pk}", "classroom": "new"}, secure=True
        )
        course = LtiCourse.objects.get()
        task = Assignment.objects.get()
        assert chosen["Location"] == f"/classes/{course.classroom_id}/set/{task.pk}/"
        assert (course.context_id, course.classroom.name) == ("c1", "Policy 101")
        assert (task.quiz, task.classroom) == (quiz, course.classroom)
        assert LtiLink.objects.get().resource_link_id == "r1"
        assert course.classroom.memberships.get().role == Membership.Role.TEACHER
        campus.client.logout()
        assert campus.enter()["Location"] == f"/classes/{course.classroom_id}/set/{task.pk}/"

    def test_may_bind_a_class_that_they_teach(self, campus, learner):
        quiz = self.quiz(learner)
        own = MembershipFactory.create(user=learner, teacher=True).classroom
        LtiAccountFactory.create(registration=campus.registration, sub="tom", user=learner)
        there = campus.enter(**TEACHES)["Location"]
        campus.client.post(there, {"what": f"quiz-{quiz.pk}", "classroom": own.pk}, secure=True)
        assert LtiCourse.objects.get().classroom == own

    def test_may_bind_no_class_of_somebody_else(self, campus, learner):
        quiz = self.quiz(learner)
        theirs = ClassroomFactory.create()
        LtiAccountFactory.create(registration=campus.registration, sub="tom", user=learner)
        there = campus.enter(**TEACHES)["Location"]
        form = {"what": f"quiz-{quiz.pk}", "classroom": theirs.pk}
        response = campus.client.post(there, form, secure=True)
        assert response.status_code == 403
        assert not LtiCourse.objects.exists()

    @pytest.mark.parametrize("what", ["quiz-{}", "brief-{}", "quiz-x", "", "quiz-" + "9" * 40])
    def test_may_choose_no_quiz_of_somebody_else(self, campus, learner, other_learner, what):
        kind, _, _ = what.partition("-")
        private = {"owner": other_learner, "visibility": "private"}
        theirs = self.quiz(other_learner) if kind == "quiz" else BriefFactory.create(**private)
        LtiAccountFactory.create(registration=campus.registration, sub="tom", user=learner)
        there = campus.enter(**TEACHES)["Location"]
        form = {"what": what.format(theirs.pk), "classroom": "new"}
        response = campus.client.post(there, form, secure=True)
        assert response.status_code == 403
        assert "can’t be chosen any more" in response.text
        assert not LtiLink.objects.exists()

    def test_may_not_use_the_page_of_another(self, campus, learner, other_learner):
        LtiAccountFactory.create(registration=campus.registration, sub="tom", user=learner)
        there = campus.enter(**TEACHES)["Location"]
        sign_in(campus.client, other_learner)
        assert campus.client.get(there, secure=True).status_code == 404

    @pytest.mark.parametrize("is_bound", [True, False])
    def test_the_page_is_for_no_launch_of_a_learner(self, campus, learner, is_bound):
        quiz = self.quiz(learner)
        if is_bound:
            LtiCourseFactory.create(
                deployment=campus.registration.deployments.get(), context_id="c1"
            )
        LtiAccountFactory.create(registration=campus.registration, sub="ana", user=learner)
        campus.client.force_login(learner)
        there = campus.launch()["Location"].replace("/enter/", "/pick/")
        form = {"what": f"quiz-{quiz.pk}", "classroom": "new"}
        assert campus.client.get(there, secure=True).status_code == 404
        assert campus.client.post(there, form, secure=True).status_code == 404
        assert not Assignment.objects.exists()
        assert not Membership.objects.filter(user=learner).exists()

    def test_of_a_copied_course_is_offered_what_it_opened_before(self, campus, link, learner):
        quiz = link.assignment.quiz
        QuizItemFactory.create(quiz=quiz)
        type(quiz).objects.filter(pk=quiz.pk).update(owner=learner)
        LtiCourse.objects.update(context_id="c0")
        LtiAccountFactory.create(registration=campus.registration, sub="tom", user=learner)
        custom = {CLAIM + "custom": {"lilun": str(link.key)}}
        there = campus.enter(**TEACHES, **custom)["Location"]
        page = campus.client.get(there, secure=True).text
        assert page.index("As in the copied course") < page.index(quiz.title)
        assert page.count(f'value="quiz-{quiz.pk}"') == 1

    def test_sets_a_quiz_on_the_terms_that_the_class_has(self, campus, course, learner):
        quiz = self.quiz(learner)
        due = timezone.now()
        task = AssignmentFactory.create(quiz=quiz, classroom=course.classroom, due_at=due)
        LtiAccountFactory.create(registration=campus.registration, sub="tom", user=learner)
        there = campus.enter(**TEACHES)["Location"]
        campus.client.post(there, {"what": f"quiz-{quiz.pk}"}, secure=True)
        task.refresh_from_db()
        assert task.due_at == due
        assert LtiLink.objects.get().assignment == task


class TestInAFrame:
    def test_there_is_only_a_page_that_opens_a_window(self, campus):
        response = campus.log_in(headers=FRAME)
        assert response.status_code == 200
        assert "Open in a new window" in response.text
        assert 'target="_blank"' in response.text
        assert not response.cookies
        policy = response["Content-Security-Policy"]
        assert "frame-ancestors https://campus.example;" in policy + ";"
        assert "X-Frame-Options" not in response

    def test_the_window_begins_the_login(self, campus):

        page = campus.log_in(headers=FRAME).text
        [address] = re.findall(r'href="(\?[^"]+)"', page)
        there = "/lti/login/" + unescape(address)
        response = campus.client.get(there, secure=True)  # by a browser that tells no destination
        assert response["Location"].startswith("https://campus.example/auth?")

    def test_the_cookie_is_one_that_frames_keep(self, campus):
        cookie = campus.log_in().cookies[COOKIE].OutputString()
        for part in ("Secure", "HttpOnly", "SameSite=None", "Partitioned", "Max-Age=300", "Path=/"):
            assert part in cookie

    def test_a_refusal_may_be_shown_there_too(self, campus):
        response = campus.log_in(headers=FRAME, target_link_uri="https://evil.example/")
        assert response.status_code == 403
        assert "frame-ancestors https://campus.example" in response["Content-Security-Policy"]

    def test_the_page_may_be_shown_where_people_use_the_platform(self, campus):
        type(campus.registration).objects.update(site="https://school.example/home")
        policy = campus.log_in(headers=FRAME)["Content-Security-Policy"]
        assert "frame-ancestors https://campus.example https://school.example" in policy
