"""What every page and every form asks of the database, against ``data/statements.toml``.

The number is the same in a small world and in one three times as large: no page asks once for
each thing that it shows.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from tests.clients import HTMX
from tests.routes import ROUTES, address, fits
from tests.statements.visits import VISITS, Visit
from tests.statements.world import World

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("clock"),
]

DATA = Path(__file__).parents[1] / "data"
ACCESS, STATEMENTS = (
    tomllib.loads((DATA / f"{name}.toml").read_text()) for name in ("access", "statements")
)
MAIL = {
    "EMAIL_URL": "smtp://mail.example.org",
    "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
    "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*", "password2*", "email*"],
}
LIST_OR_FORM = re.compile(r"admin/((?:content|learning)/\w+)/(?:<path:object_id>/change/)?")
# What a database is asked does not depend on which it is: on others the larger world tells as much.
SIZES = [1, 3] if connection.vendor == "sqlite" else [3]
PAGES = [route for route in ROUTES if not route.startswith("admin/")]
OF_THE_ADMIN = [route for route in ROUTES if LIST_OR_FORM.fullmatch(route)]


def visits_to_the_admin(route: str) -> dict[str, Visit]:
    """To a list of rows, or to the form of the first of them."""
    model = LIST_OR_FORM.fullmatch(route)[1].replace("/", ".")

    def first_row(world: World, client: Client) -> None:
        world.arguments["object_id"] = apps.get_model(model).objects.earliest("pk").pk

    return {"get": Visit("admin", before=first_row)}


def methods(route: str) -> Iterator[str]:
    """Those with which somebody may ask for the route."""
    line = next(ACCESS[line] for line in ACCESS if fits(route, line))
    return (method for method in ("get", "post") if method in line)


def visits(route: str) -> dict[str, Visit]:
    """A new page is visited without being asked; a new form has to be filled in by hand."""
    if route in OF_THE_ADMIN:
        return visits_to_the_admin(route)
    return VISITS.get(route) or dict.fromkeys(set(methods(route)) & {"get"}, Visit())


def counted(world: World, route: str, name: str, visit: Visit) -> int:
    """How many statements one visit takes; all that it did is undone afterwards."""
    arguments = dict(world.arguments)
    with transaction.atomic(), override_settings(**(MAIL if visit.mail else {})):
        client = world.browser(visit.by)
        if visit.before:
            visit.before(world, client)
        path, form = address(route, world.arguments), visit.form_for(world)
        send = client.get if name.startswith("get") else client.post
        with CaptureQueriesContext(connection) as queries:
            response = send(path, form, headers=HTMX if visit.htmx else None)
        transaction.set_rollback(True)
    world.arguments = arguments
    assert response.status_code < 400, f"{name} {path}: {response.status_code}"
    return len(queries)


def warm_up() -> None:
    """What a process asks once in its life: its migrations, and the numbers of its models."""
    Client().get("/healthz")
    ContentType.objects.get_for_models(*apps.get_models())


@pytest.mark.parametrize("size", SIZES)
def test_every_page_and_form_takes_as_many_statements_as_the_table_says(size: int) -> None:
    world = World(size)
    warm_up()
    counts = {
        (route, name): counted(world, route, name, visit)
        for route in PAGES + OF_THE_ADMIN
        for name, visit in visits(route).items()
    }
    pinned = {(route, name): n for route, line in STATEMENTS.items() for name, n in line.items()}
    assert counts.items() - pinned.items() == set(), "these take another number than the table says"
    assert pinned.keys() - counts.keys() == set(), "the table names what nobody visits"


@pytest.mark.parametrize("route", PAGES)
def test_whatever_somebody_may_ask_for_is_visited(route: str) -> None:
    asked = {name.partition(" ")[0] for name in visits(route)}
    assert asked == set(methods(route)), f"fill in the form of {route} in visits.py"
