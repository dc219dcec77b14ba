"""What every test may ask for: a small cast of people and a clock that stands still."""

import gc
import os
import shutil
from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from django.conf import settings
from django.core.cache import caches
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from learning.factories import NOON, UserFactory
from learning.models import User
from tests.clients import signed_in
from tests.server import Served, serve_for_a_moment

# A busy machine must not fail a property: how long one example takes is no promise.
hypothesis_settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("unhurried")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """All tests run in one process more than there are cores, since many wait for a browser or a
    server; the few that somebody names run in this one."""
    everything = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    return min((os.cpu_count() or 1) + 1, 4) if everything else 0


def pytest_itemcollected(item: pytest.Item) -> None:
    """Marks what ``.ci/run`` repeats on PostgreSQL: to repeat everything takes that run 11 minutes
    instead of 8."""
    marked = item.get_closest_marker("e2e") or item.get_closest_marker("django_db")
    if marked or "db" in getattr(item, "fixturenames", ()):
        item.add_marker("database")


def pytest_collection_finish() -> None:
    """What stands now stays: going through all tests again, for half a second each time, would
    count as time of whichever test the collector ran in."""
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Shows in full the failures of walks that were then walked once more."""
    for report in terminalreporter.getreports("rerun"):
        terminalreporter.section(f"{report.nodeid} failed at first")
        terminalreporter.write_line(report.longreprtext)
        for title, content in report.sections:
            terminalreporter.write_line(f"--- {title}\n{content}")


def pytest_unconfigure() -> None:
    shutil.rmtree(settings.LILUN_HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Served:
    """A data folder as the first start leaves it, to copy: a start takes seconds."""
    home = tmp_path_factory.mktemp("served") / "home"
    return Served(home, serve_for_a_moment(home))


@pytest.fixture(autouse=True)
def _no_counts_of_earlier_tests() -> Iterator[None]:
    """The next test has people with the same ids."""
    yield
    caches["process"].clear()


@pytest.fixture
def now() -> datetime:
    """A moment to pass to functions that take one; the clock itself runs on."""
    return NOON


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The whole process at ``NOON``; ``clock.shift(seconds)`` and ``clock.move_to`` move it."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def learner(db: None) -> User:
    return UserFactory.create(username="learner")


@pytest.fixture
def other_learner(db: None) -> User:
    return UserFactory.create(username="other")


@pytest.fixture
def learner_client(learner: User) -> Client:
    """A browser in which ``learner`` is signed in."""
    return signed_in(learner)


@pytest.fixture
def other_client(other_learner: User) -> Client:
    return signed_in(other_learner)
