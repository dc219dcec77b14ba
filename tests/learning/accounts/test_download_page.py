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
def later(settings):
    """Tasks stay in the queue, as they do until a worker runs them."""
    settings.TASKS = LATER
    task_backends["default"].clear()


def link() -> str:
    return f"{URL}{Download.objects.get().name}/"


def test_without_a_worker_it_is_ready_at_once(learner_client, learner):
    CardFactory.create(user=learner)
    page = learner_client.get(learner_client.post(URL).url).text
    assert f'href="{link()}"' in page
    response = learner_client.get(link())
    assert response["Content-Disposition"].startswith('attachment; filename="lilun-')
    with zipfile.ZipFile(io.BytesIO(response.getvalue())) as archive:
        assert len(json.loads(archive.read("everything.json"))["cards"]) == 1


def test_while_it_is_made_the_page_shows_its_progress_and_asks_again(
    learner_client, learner, later
):
    learner_client.post(URL)
    Download.objects.update(done=1, total=4)
    page = learner_client.get(URL).text
    assert '<progress class="progress" id="made" value="1" max="4">' in page
    assert 'hx-trigger="every 1s"' in page
    part = learner_client.get(URL, headers=HTMX).text
    assert "1 of 4 rows" in part
    assert "<html" not in part
    assert learner_client.get(link()).status_code == 404


def test_once_it_is_ready_the_page_stops_asking(learner_client, later, clock):
    User.objects.update(time_zone="Asia/Shanghai")
    learner_client.post(URL)
    asked = Download.objects.get()
    downloads.make_download(asked.pk, str(asked.name), NOON)
    part = learner_client.get(URL, headers=HTMX).text
    assert "every 1s" not in part
    assert "until Tuesday 3 March, 20:00; then" in part


def test_asking_twice_makes_one(learner_client, later):
    for _ in range(2):
        learner_client.post(URL)
    assert Download.objects.count() == 1
    names = [result.task.name for result in task_backends["default"].results]
    assert names.count("make_download") == 1


def test_a_worker_is_to_clear_it_away_after_a_day(learner_client, later, clock):
    learner_client.post(URL)
    clearing = task_backends["default"].results[-1].task
    assert (clearing.name, clearing.run_after) == (
        "remove_old_downloads",
        NOON + downloads.KEPT_FOR,
    )


def test_where_it_failed_the_page_says_so_and_it_can_be_made_again(learner_client):
    learner_client.post(URL)
    Download.objects.update(failed=True, ready_at=None)
    page = learner_client.get(URL).text
    assert "It could not be made." in page
    assert "Make it anew" in page
    learner_client.post(URL)
    assert "It is ready." in learner_client.get(URL).text


def test_on_a_nearly_full_disk_none_is_made(learner_client, monkeypatch):
    monkeypatch.setattr("learning.accounts.views.downloads.room_left", lambda: Room.LITTLE)
    response = learner_client.post(URL)
    assert response.status_code == 507
    assert "nearly full: no file can be made now" in response.text
    assert not Download.objects.exists()


def test_a_file_that_is_cleared_away_meanwhile_is_not_found(learner_client, monkeypatch):
    learner_client.post(URL)
    monkeypatch.setattr(Path, "exists", lambda path: True)  # as it was when it was looked for
    downloads.file_of(Download.objects.get()).unlink()
    assert learner_client.get(link()).status_code == 404


def test_only_so_many_are_made_in_an_hour(learner_client):
    for _ in range(10):
        assert learner_client.post(URL).status_code == 302
    assert learner_client.post(URL).status_code == 429
