"""Staff see people and answers, resolve reports, and change no answer."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from learning.factories import (
    CardFactory,
    QuestionReportFactory,
    ResponseFactory,
    ReviewFactory,
    StudySessionFactory,
    UserFactory,
)
from learning.models import Card, QuestionReport, Review, User
from tests.clients import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_client() -> Client:
    return signed_in(UserFactory.create(username="chief", is_staff=True, is_superuser=True))


def test_a_report_is_resolved_from_the_list(admin_client):
    report, other = QuestionReportFactory.create(), QuestionReportFactory.create()
    form = {"action": "resolve", "_selected_action": [report.pk]}
    admin_client.post("/admin/learning/questionreport/", form)
    report.refresh_from_db()
    other.refresh_from_db()
    assert report.resolved_at
    assert other.resolved_at is None


def test_only_staff_with_the_permission_resolve_reports(learner):
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
        ("response", ResponseFactory.create),
        ("studysession", StudySessionFactory.create),
        ("questionreport", QuestionReportFactory.create),
    ],
)
def test_rows_of_the_app_can_be_viewed_but_not_changed(admin_client, name, make):
    row = make()
    assert str(row.pk) in admin_client.get(f"/admin/learning/{name}/").text
    page = admin_client.get(f"/admin/learning/{name}/{row.pk}/change/")
    assert page.status_code == 200
    assert 'name="_save"' not in page.text
    for address in ("add/", f"{row.pk}/delete/"):
        assert admin_client.post(f"/admin/learning/{name}/{address}").status_code == 403


def test_a_person_is_deleted_with_all_their_data(admin_client):
    review = ReviewFactory.create()
    address = f"/admin/learning/user/{review.user.pk}/delete/"
    assert "cannot be deleted" not in admin_client.get(address).text
    admin_client.post(address, {"post": "yes"})
    assert not User.objects.filter(pk=review.user.pk).exists()
    assert not Card.objects.exists()
    assert not Review.objects.exists()


@pytest.fixture
def clerk_client() -> Client:
    """Staff who may only change and delete people."""
    clerk = UserFactory.create(username="clerk", is_staff=True)
    names = ["change_user", "delete_user", "view_user"]
    clerk.user_permissions.set(Permission.objects.filter(codename__in=names))
    return signed_in(clerk)


def form_of(page) -> dict[str, object]:
    """What the browser sends if the page is saved unchanged."""
    initial = page.context["adminform"].form
    values = {name: initial[name].value() for name in initial.fields}
    return {name: value for name, value in values.items() if value not in (None, False)}


class TestStaffWithoutSuperuserRights:
    def change(self, client: Client, user: User, **changes):
        address = f"/admin/learning/user/{user.pk}/change/"
        page = client.get(address)
        joined = {"date_joined_0": "2026-03-02", "date_joined_1": "12:00:00"}
        return client.post(address, form_of(page) | joined | changes)

    def test_they_cannot_make_somebody_staff(self, clerk_client, learner):
        group = Group.objects.create(name="editors")
        right = Permission.objects.get(codename="change_brief")
        rights = {"groups": [group.pk], "user_permissions": [right.pk]}
        form = {"username": "renamed", "is_staff": "on", "is_superuser": "on"} | rights
        self.change(clerk_client, learner, **form)
        learner.refresh_from_db()
        assert learner.username == "renamed"
        assert not learner.is_staff
        assert not learner.is_superuser
        assert not learner.groups.exists()
        assert not learner.user_permissions.exists()

    def test_a_superuser_can_make_somebody_staff(self, admin_client, learner):
        self.change(admin_client, learner, is_staff="on")
        learner.refresh_from_db()
        assert learner.is_staff

    @pytest.mark.parametrize("rights", [{"is_staff": True}, {"is_superuser": True}])
    def test_they_cannot_change_other_staff(self, clerk_client, rights):
        chief = UserFactory.create(username="chief", **rights)
        for page in ("change/", "password/", "delete/"):
            form = {"post": "yes", "username": "x", "password1": "quiet7", "password2": "quiet7"}
            address = f"/admin/learning/user/{chief.pk}/{page}"
            assert clerk_client.post(address, form).status_code == 403
        chosen = {"action": "delete_selected", "_selected_action": [chief.pk], "post": "yes"}
        assert clerk_client.post("/admin/learning/user/", chosen).status_code == 403
        kept = User.objects.get(pk=chief.pk)
        assert (kept.username, kept.password) == ("chief", chief.password)

    def test_they_can_delete_people(self, clerk_client, learner):
        clerk_client.post(f"/admin/learning/user/{learner.pk}/delete/", {"post": "yes"})
        assert not User.objects.filter(pk=learner.pk).exists()


def test_signing_out_of_the_admin_signs_out_of_the_app(admin_client):
    response = admin_client.post("/admin/logout/")
    assert (response.status_code, response.url) == (307, "/account/logout/")  # keeps POST
    response = admin_client.post(response.url)
    assert response["Clear-Site-Data"] == '"cache"'
    assert admin_client.get("/admin/").url.startswith("/admin/login/")


@pytest.mark.parametrize("method", ["get", "post"])
def test_staff_change_their_password_on_the_page_of_the_app(admin_client, method):
    response = getattr(admin_client, method)("/admin/password_change/")
    assert response.url == "/account/password/change/"


def test_a_persons_page_shows_how_they_study(admin_client, learner):
    page = admin_client.get(f"/admin/learning/user/{learner.pk}/change/").text
    assert 'name="desired_retention"' in page
    assert 'name="time_zone"' in page


@pytest.mark.parametrize(
    ("rows", "factory"), [("review", ReviewFactory), ("response", ResponseFactory)]
)
def test_overruled_answers_can_be_filtered(admin_client, rows, factory):
    for verdict in ({"overridden": "right"}, {"overridden": "wrong"}, {}):
        factory.create(verdict=verdict)

    def shown(query):
        return admin_client.get(f"/admin/learning/{rows}/{query}").context["cl"].result_count

    assert [shown(query) for query in ("", "?overruled=right", "?overruled=wrong")] == [3, 1, 1]
