"""Every URL, asked for by everybody in every way, against ``data/access.toml``."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from config.database import CACHE_TABLE
from content.models import Brief
from content.sharing import BriefQuerySet
from learning.factories import AssignmentFactory, MembershipFactory, UserFactory
from tests.clients import HTMX, new_session
from tests.routes import ROUTES, address, fits
from tests.things import THINGS, Thing

TABLE = tomllib.loads((Path(__file__).parent / "data" / "access.toml").read_text())
OTHER_METHODS = ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE")
PEOPLE = {
    "guest": {"is_guest": True, "password": "!"},
    "learner": {},
    "staff": {"is_staff": True, "is_superuser": True},
}
# Who is let in is the same on every database; what it makes of an address or a form may not be.
ASKING = ("anonymous", *PEOPLE) if connection.vendor == "sqlite" else ("anonymous", "learner")
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")  # but for the cache, where limits are counted


def line_of(route: str) -> dict[str, Any] | None:
    return next((TABLE[line] for line in TABLE if fits(route, line)), None)


@dataclass
class Person:
    """Somebody with a thing of their own; nobody is signed in without a session."""

    name: str
    thing: Thing
    session: str = ""
    client: Client = field(default_factory=Client)

    @classmethod
    def called(cls, name: str, of: str) -> "Person":
        user = UserFactory.create(username=name, **PEOPLE[name])
        return cls(name, THINGS[of](user), new_session(user))

    @property
    def kind(self) -> str:
        return self.name if self.name in ("anonymous", "guest") else "claimed"

    def open_browser(self) -> None:
        """As before the first request: with the cookie of the session and no other."""
        self.client.cookies.clear()
        if self.session:
            self.client.cookies[settings.SESSION_COOKIE_NAME] = self.session


@dataclass(frozen=True)
class Request:
    """``whose`` is what the path names; with "their form" it is one's own, but the form is not."""

    person: Person
    method: str
    path: str
    form: dict[str, Any]
    whose: str = "own"
    htmx: bool = False

    def __str__(self) -> str:
        htmx = ", htmx" if self.htmx else ""
        return f"{self.person.name}: {self.method} {self.path} ({self.whose}{htmx})"


def requests_for(
    route: str, line: dict[str, Any], person: Person, theirs: Thing
) -> Iterator[Request]:
    """All that may come out differently: other methods and htmx for one's own thing, and the things
    that are absent or another's for all but a guest, who may do there what a learner may."""
    own, form = person.thing.arguments, person.thing.form
    path, names = address(route, own), re.findall(r"<(?:\w+:)?(\w+)>", route)
    for method in ("GET", "POST"):
        yield Request(person, method, path, form)
    if ASKING != ("anonymous", "learner") and person.name in ("anonymous", "learner"):
        for method in ("GET", "POST"):
            yield Request(person, method, path, form, htmx=True)
        for method in OTHER_METHODS:
            yield Request(person, method, path, form)
    is_kept_out = line["for"] == "staff" and person.name != "staff"
    if not names or is_kept_out or person.name == "guest":
        return
    elsewhere = [("absent", person.thing.absent())]
    if line["for"] == "owner":
        mixed = [own | {name: theirs.arguments[name]} for name in names]
        elsewhere += [("theirs", arguments) for arguments in (theirs.arguments, *mixed)]
        yield Request(person, "POST", path, theirs.form, "their form")
    for whose, arguments in elsewhere:
        for method in ("GET", "POST"):
            yield Request(person, method, address(route, arguments), form, whose)


def expected(line: dict[str, Any], request: Request) -> int:
    status = line.get({"HEAD": "get", "GET": "get", "POST": "post"}.get(request.method, ""))
    if status is None:
        return 405
    if request.whose == "their form" and "theirs" in line:
        return line["theirs"]
    if request.whose in ("absent", "theirs") and line["for"] == "owner":
        return 404
    if request.whose == "absent" and "absent" in line:
        return line["absent"]
    status = line.get(request.person.kind, status)
    return status if isinstance(status, int) else status[request.htmx]


def is_led_to_sign_in(response: HttpResponse) -> bool:
    target = response.headers.get("HX-Redirect") or response.headers.get("Location", "")
    return target.startswith(("/account/login/?next=", "/admin/login/?next="))


def is_turned_away_from_the_admin(response: HttpResponse) -> bool:
    target = response.headers.get("Location", "").partition("?")[0]
    return response.status_code == 403 or target in ("/admin/login/", "/admin/")


def is_out_of_caches(response: HttpResponse) -> bool:
    """No cache stores it, but a browser may store an image: its address names its content."""
    is_image = response.headers.get("Content-Type", "").startswith("image/")
    return ("private" if is_image else "no-store") in response.headers.get("Cache-Control", "")


def has_safe_headers(response: HttpResponse) -> bool:
    policy = response.headers.get("Content-Security-Policy", "")
    request = response.wsgi_request
    personal = request.session.accessed and request.user.is_authenticated
    return (
        "default-src 'none'" in policy
        and "unsafe" not in policy
        and response.headers.get("X-Content-Type-Options") == "nosniff"
        and response.headers.get("Referrer-Policy") == "same-origin"
        and response.headers.get("X-Frame-Options") == "DENY"
        and (is_out_of_caches(response) or not personal)
    )


def ask(request: Request) -> tuple[HttpResponse, list[str]]:
    """The response, and the statements that wrote; all of it is undone afterwards."""
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        request.person.open_browser()
        send = getattr(request.person.client, request.method.lower())
        data = request.form if request.method == "POST" else None
        response = send(request.path, data, headers=HTMX if request.htmx else None)
        statements = [query["sql"] for query in queries.captured_queries]
        transaction.set_rollback(True)
    writes = [sql for sql in statements if sql.lstrip().startswith(WRITES)]
    return response, [sql for sql in writes if CACHE_TABLE not in sql]


def is_right(line: dict[str, Any], person: Person, status: int, response: HttpResponse) -> bool:
    if line["for"] != "everyone" and person.name == "anonymous":
        return is_led_to_sign_in(response)
    if line["for"] == "staff" and person.name != "staff":
        return is_turned_away_from_the_admin(response)
    if line["for"] == "staff" and status == 405:
        return response.status_code < 500
    return response.status_code == status


def is_denied(line: dict[str, Any], person: Person, status: int) -> bool:
    turned_away = line["for"] == "staff" and person.name != "staff"
    unknown = line["for"] != "everyone" and person.name == "anonymous"
    return turned_away or unknown or (status >= 400 and line["for"] != "staff")


def faults(route: str) -> Iterator[str]:
    """What is wrong with the answers that people get."""
    line = line_of(route)
    assert line
    people = [Person.called(name, line.get("of", "")) for name in PEOPLE]
    people.append(Person("anonymous", people[0].thing))
    for person, other in zip(people, people[1:] + people[:1], strict=True):
        if person.name not in ASKING:
            continue
        for request in requests_for(route, line, person, other.thing):
            status = expected(line, request)
            response, writes = ask(request)
            if not is_right(line, person, status, response):
                yield f"{request}: {response.status_code}, not {status}"
            if not has_safe_headers(response):
                yield f"{request}: headers {dict(response.headers)}"
            if writes and is_denied(line, person, status):
                yield f"{request}: denied, and yet it wrote {writes}"


@pytest.mark.parametrize("route", ROUTES)
def test_every_url_has_a_line(route):
    assert line_of(route), f"tell in tests/data/access.toml who may ask for {route}"


@pytest.mark.parametrize("line", TABLE)
def test_every_line_has_a_url(line):
    assert any(fits(route, line) for route in ROUTES)


@pytest.mark.django_db
@pytest.mark.parametrize("route", ROUTES)
def test_everybody_gets_what_the_table_says_and_nothing_more(route):
    assert list(faults(route)) == []


@pytest.mark.django_db
def test_a_brief_that_opens_to_everybody_would_be_found(monkeypatch):
    monkeypatch.setattr(BriefQuerySet, "open_to", lambda briefs, user: briefs)
    found = "\n".join(faults("briefs/<slug:slug>/"))
    assert "learner: GET" in found
    assert "200, not 404" in found


# Things with a brief that its owner may share.
WITH_A_BRIEF = ("brief", "brief at the desk", "disputed brief")
OF_BRIEFS = [route for route in ROUTES if (line_of(route) or {}).get("of") in WITH_A_BRIEF]


@pytest.mark.django_db
@pytest.mark.parametrize("route", OF_BRIEFS)
def test_only_its_class_reads_a_brief_that_is_shared_with_it(route):
    line = line_of(route)
    thing = THINGS[line["of"]](UserFactory.create())
    Brief.objects.filter(slug=thing.arguments["slug"]).update(visibility="class")
    brief = Brief.objects.get(slug=thing.arguments["slug"])
    task = AssignmentFactory.create(of_brief=True, brief=brief)
    MembershipFactory.create(classroom=task.classroom, user=brief.owner, teacher=True)
    member = MembershipFactory.create(classroom=task.classroom).user
    outsider = MembershipFactory.create().user
    method = "get" if "get" in line else "post"
    for user, status in ((member, line.get("member", line[method])), (outsider, 404)):
        person = Person(user.username, thing, new_session(user))
        path = address(route, thing.arguments)
        response, _ = ask(Request(person, method.upper(), path, thing.form))
        assert response.status_code == status, user


# What a mail program sends by itself; the secret in the address stands for the form's.
FROM_ANYWHERE = {
    "reminders/stop/<str:token>/",
    "invitations/<str:token>/stop/",
    "notices/stop/<str:token>/",
}
FORMS = [route for route in ROUTES if "post" in (line_of(route) or {})]


@pytest.mark.django_db
@pytest.mark.parametrize("route", [route for route in FORMS if route not in FROM_ANYWHERE])
def test_no_form_is_taken_from_another_site(route):
    person = Person.called("staff", line_of(route).get("of", ""))
    path = address(route, person.thing.arguments)
    person.client = Client(enforce_csrf_checks=True)
    person.open_browser()
    response = person.client.post(path, person.thing.form)
    assert response.status_code == 403
