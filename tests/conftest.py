"""What every test may ask for: a small cast of people and a clock that stands still."""

import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import datetime
from itertools import chain, groupby, pairwise
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client, TransactionTestCase

from learning.factories import NOON, UserFactory
from learning.models import User
from tests.clients import signed_in
from tests.databases import drop_copied
from tests.emptied import empty_tables
from tests.migrated import migrated_once
from tests.server import Served, served_once


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """All tests run on several cores; the few that somebody names, without that detour.

    One process more than cores: those that wait for a browser or a server leave theirs free.
    """
    everything = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    return min((os.cpu_count() or 1) + 1, 4) if everything else 0


def pytest_itemcollected(item: pytest.Item) -> None:
    if may_differ_by_database(item):
        item.add_marker("database")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Each process begins with its share of the dear tests, so that what is left over at the end
    is cheap."""
    processes = getattr(config, "workerinput", {}).get("workercount", 1)
    items.sort(key=cheapness)
    shares: list[list[pytest.Item]] = [[] for _ in range(processes)]
    for _, group in groupby(items, cheapness):
        alike = list(group)
        bounds = [len(alike) * n // processes for n in range(processes + 1)]
        for share, (start, end) in zip(shares, pairwise(bounds), strict=True):
            share += alike[start:end]
    items[:] = chain.from_iterable(shares)


def pytest_collection_finish() -> None:
    """What is there before the first test stays: no collection of garbage has to look at it."""
    gc.collect()
    gc.freeze()


def cheapness(item: pytest.Item) -> int:
    if item.get_closest_marker("e2e"):
        return 0
    if {"server", "served"} & set(item.fixturenames):
        return 1
    return 2 if item.get_closest_marker("database") else 3


def may_differ_by_database(item: pytest.Item) -> bool:
    marks = (item.get_closest_marker(name) for name in ("e2e", "django_db"))
    return any(marks) or "db" in getattr(item, "fixturenames", ())


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(settings.LILUN_HOME, ignore_errors=True)
    if not hasattr(config, "workerinput"):  # of several processes, the one that leads them
        drop_copied()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder for all processes of this run."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if hasattr(request.config, "workerinput") else folder


@pytest.fixture(scope="session")
def served(shared: Path) -> Served:
    """A data folder as the first start leaves it, one for all processes of this run."""
    return served_once(shared)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Whether Django is to take the file that is there: it goes with its folder in any case."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_modify_db_settings: None, shared: Path, request: pytest.FixtureRequest
) -> None:
    """Each process has a database of its own, as before; one of them has migrated it for all."""
    several = hasattr(request.config, "workerinput")
    with migrated_once(shared) if several else nullcontext():
        request.getfixturevalue("django_db_setup")


@pytest.fixture(scope="session", autouse=True)
def emptied_in_no_time() -> Iterator[None]:
    """After a test that commits, without Django's ``flush``."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: empty_tables())
        yield


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
