"""`serve --demo`: a demo class in a temporary data folder."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.server import ROOT, Server, clean_environment, free_port, within


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """The folder in which temporary data folders are created."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


@pytest.fixture
def server(tmp_path: Path, temporary: Path) -> Iterator[Server]:
    """The environment names another database and data folder, which must stay untouched."""
    other = f"sqlite:///{tmp_path}/other.sqlite3"
    environment = {"TMPDIR": str(temporary), "DATABASE_URL": other}
    server = Server(tmp_path / "home", environment=environment, patience=180)
    try:
        yield server.start("--demo", "4", "--workers", "1")
    finally:
        if server.process and server.process.poll() is None:
            server.stop()


def classes_of(server: Server, username: str, password: str) -> str:
    """The page of classes after signing in."""
    browser = build_opener(HTTPCookieProcessor())
    form = browser.open(f"{server.url}/account/login/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    assert token
    fields = {"csrfmiddlewaretoken": token[1], "login": username, "password": password}
    browser.open(f"{server.url}/account/login/", urlencode(fields).encode())
    return str(browser.open(f"{server.url}/classes/").read().decode())


def test_it_serves_a_class_and_removes_everything_at_the_end(
    server: Server, temporary: Path, tmp_path: Path
) -> None:
    [folder] = temporary.iterdir()
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "lilun.sqlite3").exists()
    within(10, lambda: "is deleted when" in server.output())
    said = server.output()
    assert f"Lilun is at {server.url} (Ctrl-C stops it)" in said
    found = re.search(r"teacher +(\S+) +(\S+)", said)
    assert found
    assert "Reading China’s economy" in classes_of(server, *found.groups())
    assert server.stop(signal.SIGINT) == 0
    assert list(temporary.iterdir()) == []
    assert not (tmp_path / "home").exists()
    assert not (tmp_path / "other.sqlite3").exists()


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_setup_leaves_nothing(
    temporary: Path, tmp_path: Path, by: signal.Signals
) -> None:
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--demo", "4", "--port", str(free_port())],
        cwd=ROOT,
        env=clean_environment(tmp_path / "home") | {"TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    within(30, lambda: any(temporary.glob("*/lilun.sqlite3")))
    time.sleep(0.5)  # in the middle of an SQLite statement
    server.send_signal(by)
    assert server.wait(30) == -by
    assert list(temporary.iterdir()) == []


def test_an_impossible_class_is_refused_before_anything_is_created(
    temporary: Path, tmp_path: Path
) -> None:
    refused = subprocess.run(
        [sys.executable, "manage.py", "serve", "--demo", "99"],
        cwd=ROOT,
        env=clean_environment(tmp_path / "home") | {"TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
    )
    assert refused.returncode == 2
    assert "'99'" in refused.stderr
    assert list(temporary.iterdir()) == []
