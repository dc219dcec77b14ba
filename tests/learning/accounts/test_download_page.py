"""The page on which people request and fetch a file with all their data."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.tasks import task_backends

from learning.accounts import downloads
from learning.factories import NOON, CardFactory
from learning.limits.disk_space import Room
from learning.models import Download, User
from tests.clients import HTMX

pytestmark = pytest.mark.django_db
URL = "/account/download/"
LATER = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.LILUN_HOME = tmp_path


@pytest.fixture
def queued_tasks(settings):
    """Tasks stay in the queue, as they do until a worker runs them."""
    settings.TASKS = LATER
    task_backends["default"].clear()


def link() -> str:
    return f"{URL}{Download.objects.get().name}/"


def test_without_a_worker_the_file_is_ready_at_once(learner_client, learner):
    CardFactory.create(user=learner)
    page = learner_client.get(learner_client.post(URL).url).text
    assert f'href="{link()}"' in page
    response = learner_client.get(link())
    assert response["Content-Disposition"].startswith('attachment; filename="lilun-')
    with zipfile.ZipFile(io.BytesIO(response.getvalue())) as archive:
        assert len(json.loads(archive.read("everything.json"))["cards"]) == 1


def test_the_page_shows_the_progress_and_polls(learner_client, learner, queued_tasks):
    learner_client.post(URL)
    Download.objects.update(done=1, total=4)
    page = learner_client.get(URL).text
    assert '<progress class="progress" id="made" value="1" max="4">' in page
    assert 'hx-trigger="every 1s"' in page
    part = learner_client.get(URL, headers=HTMX).text
    assert "1 of 4 rows" in part
    assert "<html" not in part
    assert learner_client.get(link()).status_code == 404


def test_the_page_stops_polling_once_the_file_is_ready(learner_client, queued_tasks, clock):
    User.objects.update(time_zone="Asia/Shanghai")
    learner_client.post(URL)
    asked = Download.objects.get()
    downloads.make_download(asked.pk, str(asked.name), NOON)
    part = learner_client.get(URL, headers=HTMX).text
    assert "every 1s" not in part
    assert "until Tuesday 3 March, 20:00." in part


def test_two_requests_make_one_file(learner_client, queued_tasks):
    for _ in range(2):
        learner_client.post(URL)
    assert Download.objects.count() == 1
    names = [result.task.name for result in task_backends["default"].results]
    assert names.count("make_download") == 1


def test_a_worker_is_scheduled_to_delete_the_file_after_a_day(learner_client, queued_tasks, clock):
    learner_client.post(URL)
    clearing = task_backends["default"].results[-1].task
    assert (clearing.name, clearing.run_after) == (
        "remove_old_downloads",
        NOON + downloads.KEPT_FOR,
    )


def test_the_page_reports_a_failure_and_offers_another_try(learner_client):
    learner_client.post(URL)
    Download.objects.update(failed=True, ready_at=None)
    page = learner_client.get(URL).text
    assert "Something went wrong." in page
    assert "Prepare again" in page
    learner_client.post(URL)
    assert "Ready." in learner_client.get(URL).text


def test_no_file_is_made_on_a_nearly_full_disk(learner_client, monkeypatch):
    monkeypatch.setattr("learning.accounts.views.downloads.room_left", lambda: Room.LITTLE)
    response = learner_client.post(URL)
    assert response.status_code == 507
    assert "nearly full" in response.text
    assert not Download.objects.exists()


def test_a_file_deleted_meanwhile_is_not_found(learner_client, monkeypatch):
    learner_client.post(URL)
    monkeypatch.setattr(Path, "exists", lambda path: True)  # as it did a moment ago
    downloads.file_of(Download.objects.get()).unlink()
    assert learner_client.get(link()).status_code == 404


def test_requests_per_hour_are_limited(learner_client):
    for _ in range(10):
        assert learner_client.post(URL).status_code == 302
    assert learner_client.post(URL).status_code == 429
