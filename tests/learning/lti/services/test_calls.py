"""Tokens for the services of a platform, and what its answers mean."""

from datetime import datetime, timedelta

import pytest
from jwt.algorithms import RSAAlgorithm

from learning.factories import NOON
from learning.lti.services.calls import Later, Never, access_token, call
from learning.models import LtiCourse, LtiKey, LtiRegistration
from tests.learning.lti.services.university import University, course_at

SCOPE, JSON = "https://example.org/scope", "application/json"


@pytest.fixture
def registration(course: LtiCourse) -> LtiRegistration:
    return course.deployment.registration


def ask(registration: LtiRegistration, university: University, now: datetime = NOON) -> None:
    call(registration, SCOPE, "GET", f"{university.address}/members", now, takes=JSON)


class TestTokens:
    def test_the_app_signs_what_it_asks_with(
        self, university: University, registration: LtiRegistration, now: datetime
    ) -> None:
        access_token(registration, [SCOPE], now)
        university.key = RSAAlgorithm.from_jwk(LtiKey.objects.get().public)
        access_token(registration, ["another"], now)
        asked = {"client": registration.client_id, "scope": "another"}
        assert university.tokens[-1] == asked

    def test_a_token_is_kept_until_shortly_before_its_end(
        self, university: University, registration: LtiRegistration, now: datetime
    ) -> None:
        for minutes in (0, 58):
            ask(registration, university, now + timedelta(minutes=minutes))
        assert len(university.tokens) == 1
        ask(registration, university, now + timedelta(minutes=59))
        assert len(university.tokens) == 2

    @pytest.mark.parametrize("lasts", [None, True, "soon", -5, 0, 10**12])
    def test_a_platform_may_say_anything_about_how_long_it_lasts(
        self, university: University, registration: LtiRegistration, now: datetime, lasts: object
    ) -> None:
        university.lasts = lasts
        ask(registration, university, now)

    def test_two_schools_at_one_issuer_share_no_token(
        self, university: University, registration: LtiRegistration, now: datetime
    ) -> None:
        other = course_at(university).deployment.registration
        assert other.issuer == registration.issuer
        ask(registration, university, now)
        ask(other, university, now)
        clients = [one["client"] for one in university.tokens]
        assert clients == [registration.client_id, other.client_id]

    def test_a_token_that_is_refused_is_renewed_once(
        self, university: University, registration: LtiRegistration, now: datetime
    ) -> None:
        ask(registration, university, now)
        university.valid.clear()
        ask(registration, university, now)
        university.answers = [401, 401]
        with pytest.raises(Never, match="401"):
            ask(registration, university, now)
        assert len(university.tokens) == 3

    def test_a_registration_that_is_wrong_can_be_mended(
        self, registration: LtiRegistration, university: University, now: datetime
    ) -> None:
        university.token_status = 400
        with pytest.raises(Later, match="gives Lilun no access: 400"):
            ask(registration, university, now)
        university.token_status = 200
        ask(registration, university, now)


class TestAnswers:
    @pytest.mark.parametrize("status", [500, 502, 503, 408, 429])
    def test_some_errors_pass(
        self, university: University, registration: LtiRegistration, now: datetime, status: int
    ) -> None:
        university.answers = [status]
        with pytest.raises(Later, match=str(status)):
            ask(registration, university, now)

    @pytest.mark.parametrize("status", [302, 400, 403, 404, 422])
    def test_others_stay(
        self, university: University, registration: LtiRegistration, now: datetime, status: int
    ) -> None:
        university.answers = [(status, {"Location": "https://elsewhere.example/"})]
        with pytest.raises(Never, match=str(status)) as caught:
            ask(registration, university, now)
        assert caught.value.status == status

    @pytest.mark.parametrize(
        ("asked", "after"),
        [
            ("120", timedelta(minutes=2)),
            ("Fri, 02 Feb 2024 12:30:00 GMT", timedelta(minutes=30)),
            ("Fri, 02 Feb 2024 11:30:00 GMT", timedelta(0)),
            ("99999999", timedelta(days=1)),
            ("9" * 40, timedelta(0)),
            ("-5", timedelta(0)),
            ("soon", timedelta(0)),
        ],
    )
    def test_a_platform_may_ask_for_time(
        self,
        university: University,
        registration: LtiRegistration,
        asked: str,
        after: timedelta,
    ) -> None:
        now = datetime.fromisoformat("2024-02-02T12:00:00+00:00")
        university.answers = [(429, {"Retry-After": asked})]
        with pytest.raises(Later) as caught:
            ask(registration, university, now)
        assert caught.value.after == after

    def test_a_slow_platform_is_not_waited_for(
        self,
        university: University,
        registration: LtiRegistration,
        now: datetime,
        impatient: None,
    ) -> None:
        university.wait = 0.6
        with pytest.raises(Later, match="too slowly"):
            ask(registration, university, now)
