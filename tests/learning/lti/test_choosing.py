"""Choosing content for a course in the platform's frame, without a session (deep linking)."""

import html
import re
from datetime import UTC, datetime

import jwt
import pytest
from allauth.mfa.models import Authenticator
from django.core import signing
from django.test import Client
from django.utils import timezone

from learning.accounts import encryption
from learning.factories import MembershipFactory, QuizFactory, QuizItemFactory, QuizSectionFactory
from learning.lti.deep_links import points_of
from learning.lti.factories import LtiAccountFactory, LtiCourseFactory
from learning.lti.keys import replace_key
from learning.lti.tokens import CLAIM, DEEP_LINK_CLAIM
from learning.models import LtiAccount, LtiCourse, LtiKey, LtiLink, LtiRegistration
from tests.learning.lti.campus import LAUNCH, LEARNER, SITE

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz(learner):
    quiz = QuizFactory.create(authored=True, owner=learner, title="Ports & tides")
    QuizItemFactory.create(quiz=quiz, points=3)
    return quiz


@pytest.fixture
def teacher(campus, learner):
    LtiAccountFactory.create(registration=campus.registration, sub="tom", user=learner)
    return learner


def sent(page):
    """Where the page sends what, and the verified claims of its token."""
    [address] = re.findall(r'action="([^"]+)"', page.text)
    [token] = re.findall(r'name="JWT" value="([^"]+)"', page.text)
    published = Client(headers={"Host": "lilun.example"}).get("/lti/keys.json", secure=True)
    [jwk] = published.json()["keys"]
    key = jwt.PyJWK(jwk)
    kid = jwt.get_unverified_header(token)["kid"]
    assert kid == jwk["kid"]
    claims = jwt.decode(token, key, algorithms=["RS256"], audience="https://campus.example")
    return html.unescape(address), claims


def test_a_quiz_goes_to_the_course_with_its_points(campus, teacher, quiz):
    page = campus.choose()
    assert page.status_code == 200
    assert "You are learner" in page.text
    answer = campus.send_choice(page, what=f"quiz-{quiz.pk}")
    address, claims = sent(answer)
    link = LtiLink.objects.get()
    assert address == "https://campus.example/back?course=1"
    assert claims["iss"] == campus.registration.client_id
    assert claims[CLAIM + "message_type"] == "LtiDeepLinkingResponse"
    assert claims[CLAIM + "deployment_id"] == "1"
    assert claims[DEEP_LINK_CLAIM + "data"] == "opaque"
    assert claims[DEEP_LINK_CLAIM + "content_items"] == [
        {
            "type": "ltiResourceLink",
            "title": "Ports & tides",
            "url": LAUNCH,
            "custom": {"lilun": str(link.key)},
            "window": {"targetName": "_blank"},
            "lineItem": {
                "label": "Ports & tides",
                "scoreMaximum": 3.0,
                "resourceId": str(link.key),
            },
        }
    ]
    assert link.assignment.quiz == quiz
    assert link.course.classroom.name == "Policy 101"
    assert link.course.classroom.memberships.get().user == teacher


def test_what_was_chosen_opens_for_a_learner(campus, teacher, quiz):
    campus.send_choice(campus.choose(), what=f"quiz-{quiz.pk}")
    link = LtiLink.objects.get()
    response = campus.enter(**{CLAIM + "custom": {"lilun": str(link.key)}})
    page = campus.client.get(response["Location"], secure=True)
    assert "Ports &amp; tides" in page.text


def test_its_times_go_along(campus, teacher, quiz):
    opens, closes = datetime(2026, 5, 1, 8, tzinfo=UTC), datetime(2026, 5, 8, 8, tzinfo=UTC)
    type(quiz).objects.update(opens_at=opens, closes_at=closes)
    _, claims = sent(campus.send_choice(campus.choose(), what=f"quiz-{quiz.pk}"))
    [item] = claims[DEEP_LINK_CLAIM + "content_items"]
    begin, end = "2026-05-01T08:00:00Z", "2026-05-08T08:00:00Z"
    assert item["available"] == {"startDateTime": begin, "endDateTime": end}
    assert item["submission"] == {"endDateTime": end}


def test_no_line_item_where_the_platform_takes_none(campus, teacher, quiz):
    page = campus.choose(accept_lineitem=False)
    _, claims = sent(campus.send_choice(page, what=f"quiz-{quiz.pk}"))
    [item] = claims[DEEP_LINK_CLAIM + "content_items"]
    assert "lineItem" not in item


def test_a_brief_has_no_line_item(campus, teacher, quiz):
    brief = quiz.items.get().question.brief
    type(brief).objects.update(visibility="public")
    _, claims = sent(campus.send_choice(campus.choose(), what=f"brief-{brief.pk}"))
    [item] = claims[DEEP_LINK_CLAIM + "content_items"]
    assert item["title"] == brief.title
    assert "lineItem" not in item


def test_cancelling_sends_nothing_and_sets_nothing(campus, teacher, quiz):
    _, claims = sent(campus.send_choice(campus.choose(), cancel="1"))
    assert claims[DEEP_LINK_CLAIM + "content_items"] == []
    assert not LtiCourse.objects.exists()


def test_in_a_course_that_has_a_class_no_other_can_be_chosen(campus, teacher, quiz):
    deployment = campus.registration.deployments.get()
    course = LtiCourseFactory.create(deployment=deployment, context_id="c1")
    other = MembershipFactory.create(user=teacher, teacher=True).classroom
    page = campus.choose()
    assert "Class for this course" not in page.text
    campus.send_choice(page, what=f"quiz-{quiz.pk}", classroom=str(other.pk))
    assert LtiLink.objects.get().assignment.classroom == course.classroom


class TestThePage:
    def test_has_no_cookie_and_no_session(self, campus, teacher, quiz):
        page = campus.choose()
        assert set(page.cookies) <= {"__Host-lti"}
        assert "sessionid" not in campus.client.cookies
        assert campus.send_choice(page).cookies.keys() == set()

    def test_is_shown_in_the_platforms_frames_alone(self, campus, teacher, quiz):
        policy = campus.choose()["Content-Security-Policy"]
        assert policy.endswith("frame-ancestors https://campus.example")
        assert "form-action 'self';" in policy

    def test_sends_to_the_platform_alone(self, campus, teacher, quiz):
        page = campus.choose(deep_link_return_url="https://other.example/back")
        policy = campus.send_choice(page, what=f"quiz-{quiz.pk}")["Content-Security-Policy"]
        assert "form-action 'self' https://other.example;" in policy

    def test_sends_nothing_to_an_address_without_https(self, campus, teacher, quiz):
        page = campus.choose(deep_link_return_url="http://campus.example/back")
        answer = campus.send_choice(page, what=f"quiz-{quiz.pk}")
        assert answer.status_code == 403
        assert "an unsafe address" in answer.text

    def test_lists_again_what_was_made_meanwhile(self, campus, teacher):
        page = campus.choose()
        assert "None with questions yet" in page.text
        QuizItemFactory.create(quiz__authored=True, quiz__owner=teacher, quiz__title="Made now")
        assert "Made now" in campus.send_choice(page, again="1").text

    def test_lists_no_quiz_of_others(self, campus, teacher, other_learner):
        QuizItemFactory.create(quiz__authored=True, quiz__owner=other_learner, quiz__title="Mine")
        assert "Mine" not in campus.choose().text

    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            ({"accept_types": ["file"]}, "doesn’t take links to Lilun"),
            ({"deep_link_return_url": None}, "doesn’t say where your choice goes"),
        ],
    )
    def test_is_refused_where_a_choice_could_not_go_back(self, campus, teacher, changes, reason):
        response = campus.choose(**changes)
        assert response.status_code == 403
        assert reason in response.text

    def test_is_for_teachers_of_the_course(self, campus, teacher, monkeypatch):
        monkeypatch.setattr("tests.learning.lti.campus.INSTRUCTOR", LEARNER)
        response = campus.choose()
        assert response.status_code == 403
        assert "Only teachers of the course" in response.text

    def test_is_not_for_links(self, campus, teacher):
        begun = campus.begun(target_link_uri=f"{SITE}/lti/choose/")
        changes = {CLAIM + "target_link_uri": f"{SITE}/lti/choose/"}
        token = campus.token(campus.claims(begun["nonce"], **changes))
        assert "is for choosing alone" in campus.post(token, begun["state"]).text


class TestTheForm:
    def test_from_another_site_is_refused(self, campus, teacher, quiz):
        [state] = re.findall(r'name="state" value="([^"]+)"', campus.choose().text)
        form = {"state": state, "what": f"quiz-{quiz.pk}"}
        for origin in ("https://campus.example", "null"):
            response = campus.client.post(
                "/lti/choose/", form, secure=True, headers={"Origin": origin}
            )
            assert response.status_code == 403
        assert campus.client.post("/lti/choose/", form, secure=True).status_code == 403
        assert not LtiLink.objects.exists()

    def test_with_a_state_that_was_changed_is_refused(self, campus, teacher, quiz):
        page = campus.choose()
        page.content = page.content.replace(b'name="state" value="', b'name="state" value="x')
        answer = campus.send_choice(page, what=f"quiz-{quiz.pk}")
        assert answer.status_code == 403
        assert "This page is too old" in answer.text

    def test_after_an_hour_is_refused(self, campus, teacher, quiz, monkeypatch):
        page = campus.choose()
        monkeypatch.setattr("learning.lti.access.STATE_SECONDS", -1)
        assert campus.send_choice(page, what=f"quiz-{quiz.pk}").status_code == 403

    def test_signed_for_something_else_is_refused(self, campus, teacher, quiz):
        page = campus.choose()
        page.content = re.sub(
            rb'name="state" value="[^"]+"',
            f'name="state" value="{signing.dumps({}, salt="other")}"'.encode(),
            page.content,
        )
        assert campus.send_choice(page, what=f"quiz-{quiz.pk}").status_code == 403

    def test_of_a_platform_that_is_paused_meanwhile_is_refused(self, campus, teacher, quiz):
        page = campus.choose()
        LtiRegistration.objects.update(paused_at=timezone.now())
        assert "Lilun is paused" in campus.send_choice(page, what=f"quiz-{quiz.pk}").text

    def test_of_a_platform_that_is_removed_meanwhile_is_refused(self, campus, teacher, quiz):
        page = campus.choose()
        campus.registration.delete()
        assert campus.send_choice(page, what=f"quiz-{quiz.pk}").status_code == 403


class TestATeacherWithoutAnAccount:
    def test_signs_in_in_a_window_and_goes_on_in_the_frame(self, campus, learner, quiz):
        page = campus.choose()
        assert "First sign in to Lilun" in page.text
        [state] = set(re.findall(r'name="state" value="([^"]+)"', page.text))
        window = Client(headers={"Host": "lilun.example", "Origin": SITE})
        opened = window.post("/lti/connect/", {"state": html.unescape(state)}, secure=True)
        assert opened["Location"].startswith("/lti/enter/")
        there = window.get(opened["Location"], secure=True)
        assert there["Location"] == "/lti/signed-in/"
        assert "press <b>Continue</b>" in window.get("/lti/signed-in/", secure=True).text
        assert LtiAccount.objects.get().sub == "tom"
        assert "What should the link open?" in campus.send_choice(page).text

    def test_with_a_second_step_signs_in_first_too(self, campus, teacher, quiz):
        Authenticator.objects.create(user=teacher, type=Authenticator.Type.TOTP, data={})
        page = campus.choose()
        assert "First sign in to Lilun" in page.text
        assert quiz.title not in page.text
        assert "First sign in" in campus.send_choice(page, what=f"quiz-{quiz.pk}").text
        assert not LtiLink.objects.exists()
        LtiAccount.objects.update(launched_at=timezone.now())
        campus.send_choice(page, what=f"quiz-{quiz.pk}")
        assert LtiLink.objects.exists()

    def test_is_not_signed_in_by_a_form_of_another_site(self, campus):
        [state] = set(re.findall(r'name="state" value="([^"]+)"', campus.choose().text))
        form = {"state": html.unescape(state)}
        evil = Client(headers={"Host": "lilun.example", "Origin": "https://evil.example"})
        assert evil.post("/lti/connect/", form, secure=True).status_code == 403


class TestPoints:
    def test_of_a_part_that_draws_are_its_average(self, learner):
        quiz = QuizFactory.create(authored=True, owner=learner)
        part = QuizSectionFactory.create(quiz=quiz, draws=2)
        for points in (1, 2, 3):
            QuizItemFactory.create(quiz=quiz, position=points, section=part, points=points)
        QuizItemFactory.create(quiz=quiz, position=4, points=0.5)
        assert points_of(quiz) == 4.5

    def test_of_a_part_that_draws_more_than_it_has_are_all(self, learner):
        quiz = QuizFactory.create(authored=True, owner=learner)
        part = QuizSectionFactory.create(quiz=quiz, draws=9)
        QuizItemFactory.create(quiz=quiz, section=part, points=2)
        assert points_of(quiz) == 2


class TestOwnKeys:
    def test_are_made_once_and_stored_encrypted(self, db):
        first, again = (Client().get("/lti/keys.json").json() for _ in range(2))
        assert first == again
        [row] = LtiKey.objects.all()
        assert row.private.startswith(encryption.PREFIX)
        assert "d" not in row.public
        assert "PRIVATE" in encryption.decrypt(row.private)

    def test_stay_published_for_one_replacement(self, db):
        made = [replace_key(timezone.now()).kid for _ in range(3)]
        [published] = [Client().get("/lti/keys.json").json()["keys"]]
        assert {key["kid"] for key in published} == set(made[1:])

    def test_that_cannot_be_decrypted_are_replaced(self, campus, teacher, quiz, settings):
        replace_key(timezone.now())
        settings.SECRET_KEY = "another"
        page = campus.choose()
        answer = campus.send_choice(page, what=f"quiz-{quiz.pk}")
        [token] = re.findall(r'name="JWT" value="([^"]+)"', answer.text)
        newest = LtiKey.objects.first()
        assert LtiKey.objects.count() == 2
        assert jwt.get_unverified_header(token)["kid"] == newest.kid
