"""Staff see people and what goes on, mend what is reported, and touch no answer."""

import pytest
from django.test import Client

from learning.factories import (
    CardFactory,
    QuestionReportFactory,
    ReviewFactory,
    StudySessionFactory,
    UserFactory,
)
from learning.models import Card, QuestionReport, Review, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_client() -> Client:
    client = Client()
    client.force_login(UserFactory.create(username="chief", is_staff=True, is_superuser=True))
    return client


def test_a_report_is_resolved_from_the_list(admin_client):
    report, other = QuestionReportFactory.create(), QuestionReportFactory.create()
    form = {"action": "resolve", "_selected_action": [report.pk]}
    admin_client.post("/admin/learning/questionreport/", form)
    report.refresh_from_db()
    other.refresh_from_db()
    assert report.resolved_at
    assert other.resolved_at is None


def test_reports_are_resolved_by_those_who_may_change_them_alone(learner):
    User.objects.filter(pk=learner.pk).update(is_staff=True)
    report = QuestionReportFactory.create()
    client = Client()
    client.force_login(learner)
    form = {"action": "resolve", "_selected_action": [report.pk]}
    assert client.post("/admin/learning/questionreport/", form).status_code == 403
    assert QuestionReport.objects.get().resolved_at is None


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("card", CardFactory.create),
        ("question", lambda: CardFactory.create().question),
        ("review", ReviewFactory.create),
        ("studysession", StudySessionFactory.create),
        ("questionreport", QuestionReportFactory.create),
    ],
)
def test_what_the_app_writes_can_be_seen_and_not_changed(admin_client, name, make):
    row = make()
    assert str(row.pk) in admin_client.get(f"/admin/learning/{name}/").text
    page = admin_client.get(f"/admin/learning/{name}/{row.pk}/change/")
    assert page.status_code == 200
    assert 'name="_save"' not in page.text
    for address in ("add/", f"{row.pk}/delete/"):
        assert admin_client.post(f"/admin/learning/{name}/{address}").status_code == 403


def test_a_person_is_deleted_with_all_that_is_theirs(admin_client):
    review = ReviewFactory.create()
    address = f"/admin/learning/user/{review.user.pk}/delete/"
    assert "cannot be deleted" not in admin_client.get(address).text
    admin_client.post(address, {"post": "yes"})
    assert not User.objects.filter(pk=review.user.pk).exists()
    assert not Card.objects.exists()
    assert not Review.objects.exists()


def test_a_persons_page_shows_how_they_study(admin_client, learner):
    page = admin_client.get(f"/admin/learning/user/{learner.pk}/change/").text
    assert 'name="desired_retention"' in page
    assert 'name="time_zone"' in page
