"""A data folder of an earlier version opens with everything that was under way.

``tests/data/old_folder/README.md`` says how the folder was made.
"""

import copy
import io
import json
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
import time_machine
from django.conf import settings as configured
from django.db import connection, connections
from django.test import Client
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoDbBlocker, Settings

from config import startup
from learning.models import Attempt, Download, Review

FOLDER = Path(__file__).parent.parent / "data" / "old_folder"
OLD = tomllib.loads((FOLDER / "pages.toml").read_text())
OPENED_AT = OLD["made_at"] + timedelta(minutes=10)

pytestmark = [
    pytest.mark.skipif(connection.vendor != "sqlite", reason="The database of a folder is SQLite"),
    pytest.mark.usefixtures("old_folder"),
]


@pytest.fixture
def old_folder(
    tmp_path: Path, settings: Settings, django_db_blocker: DjangoDbBlocker
) -> Iterator[time_machine.Traveller]:
    """Opens the folder with the present code; returns the clock, set ten minutes later."""
    settings.SECRET_KEY, settings.LILUN_HOME = OLD["secret_key"], tmp_path
    file = tmp_path / "lilun.sqlite3"
    with closing(sqlite3.connect(file)) as database:
        database.executescript((FOLDER / "database.sql").read_text())
    others = connections["default"]
    opened = type(others)(copy.deepcopy(others.settings_dict) | {"NAME": str(file)}, "default")
    connections["default"] = opened
    try:
        with django_db_blocker.unblock(), time_machine.travel(OPENED_AT, tick=False) as clock:
            startup.prepare_database(OPENED_AT)
            yield clock
            opened.close()
    finally:
        connections["default"] = others


def browser(name: str | None) -> Client:
    client = Client()
    if name:
        client.cookies[configured.SESSION_COOKIE_NAME] = OLD["sessions"][name]
    return client


def run_tasks() -> None:
    """Runs the queued tasks that are due."""
    Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="worker",
    ).run()


def test_people_stay_signed_in_and_keep_their_history() -> None:
    page = browser("ada").get("/progress/")
    assert page.context["user"].username == "ada"
    assert [*page.context["progress"].days.values()][-1] == 4
    assert browser("bo").get("/quizzes/").context["user"].is_guest


def test_the_briefs_can_be_searched() -> None:
    for name in ("ada", "bo"):
        page = browser(name).get("/search/", {"q": "harbour revnue"})
        assert "Concepts" in [group.name for group in page.context["groups"]]


def test_an_open_card_can_be_answered() -> None:
    form = {"shown": OLD["card"]["shown"], "option": "none of them"}
    assert browser("ada").post(OLD["card"]["address"], form, follow=True).status_code == 200
    assert Review.objects.standing().count() == 4 + 1


def test_an_attempt_continues_at_an_open_question() -> None:
    form = {"shown": OLD["quiz_question"]["shown"], "response": "Wang Li"}
    assert browser("bo").post(OLD["quiz_question"]["address"], form).status_code == 302
    assert browser("bo").post("/quizzes/1/submit/").status_code == 302
    attempt = Attempt.objects.get()
    assert attempt.submitted_at == OPENED_AT
    assert attempt.responses.filter(answered_at__isnull=False).count() == 2


def test_queued_tasks_run(old_folder: time_machine.Traveller, settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    run_tasks()
    name = Download.objects.get().name
    archive = b"".join(browser("ada").get(f"/account/download/{name}/"))
    everything = json.loads(ZipFile(io.BytesIO(archive)).read("everything.json"))
    assert len(everything["reviews"]) == 4

    old_folder.shift(timedelta(days=1))
    run_tasks()
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}
    assert not Download.objects.exists()


@pytest.mark.parametrize("link", OLD["links"], ids=lambda link: link["address"][:20])
def test_links_lead_to_the_same_pages(link: dict[str, str]) -> None:
    page = browser(link.get("who")).get(link["address"], follow=True)
    assert page.status_code == 200
    assert page.request["PATH_INFO"] == link["leads_to"]
