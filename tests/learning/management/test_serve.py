"""`manage.py serve` as a process: its exit code and its output."""

import hashlib
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

import pytest

from config.server import GRACE_SECONDS
from tests.server import (
    ROOT,
    Served,
    Server,
    clean_environment,
    free_port,
    is_free,
    manage,
    run,
    serve_for_a_moment,
    within,
    workers_of,
)

# Root may write everywhere without this.
WITHOUT_OVERRIDE = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]
BOUND_BY_PERMISSIONS = WITHOUT_OVERRIDE if os.geteuid() == 0 else []

TOKEN = "x" * 32
START = (
    "POST /start/ HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n"
    f"Cookie: csrftoken={TOKEN}\r\nX-CSRFToken: {TOKEN}\r\nContent-Length: 0\r\n\r\n"
).encode()  # makes a guest

# Two threads of granian wait for the end of a worker. The second prints this if the first gets no
# core within a millisecond.
UNFOUNDED = re.compile(r".* Killing worker-1 after it refused to gracefully stop\n")


@pytest.fixture
def home(served: Served, tmp_path: Path) -> Path:
    return shutil.copytree(served.home, tmp_path / "home")


@pytest.fixture
def server(home: Path) -> Iterator[Server]:
    server = Server(home).start("--workers", "1")
    yield server
    if server.process and server.process.poll() is None:
        server.stop()


def test_with_lan_it_prints_a_qr_code_and_answers_there(home: Path) -> None:
    server = Server(home, environment={"LILUN_URL": "http://127.0.0.2:8000"})
    server.start("--lan", "--workers", "1")
    try:
        asked = urllib.request.Request(f"http://127.0.0.2:{server.port}/join/")
        with urllib.request.urlopen(asked, timeout=5) as page:
            assert page.status == 200
    finally:
        server.stop()
    assert "Lilun is at http://127.0.0.2:8000" in server.output()
    assert "▀" in server.output(), "a QR code, two rows of it in a line"


def test_without_a_network_it_says_so(home: Path) -> None:
    server = Server(home, environment={"LILUN_URL": "http://localhost:8000"})
    server.start("--lan", "--workers", "1").stop()
    assert "This computer is in no network" in server.output()


def contents(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refusal(home: Path, *options: str, before: Sequence[str] = ()) -> str:
    """The only line that `serve` prints when it refuses; ``before`` is a command that runs it."""
    options = options or ("--port", str(free_port()))
    result = run(home, *before, sys.executable, "manage.py", "serve", *options)
    assert result.returncode == 2, result.stderr
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    return result.stderr


def test_a_busy_port_is_refused_before_anything_is_made(server: Server, tmp_path: Path) -> None:
    line = refusal(tmp_path / "new", "--port", str(server.port))
    assert f"Port {server.port} on 127.0.0.1 is in use" in line
    assert "--port" in line
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    line = refusal(tmp_path / "file" / "home")
    assert f"{tmp_path}/file/home cannot be used" in line
    assert "LILUN_HOME" in line
    assert contents(tmp_path) == {"file": hashlib.sha256(b"mine").hexdigest()}


def test_a_folder_without_write_permission_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert f"{tmp_path} cannot be used" in refusal(tmp_path, before=BOUND_BY_PERMISSIONS)
    assert contents(tmp_path) == {}


def test_a_database_without_write_permission_is_refused_untouched(home: Path) -> None:
    (home / "lilun.sqlite3").chmod(0o400)
    before = contents(home)
    line = refusal(home, before=BOUND_BY_PERMISSIONS)
    assert f"{home}/lilun.sqlite3 cannot be written to" in line
    assert contents(home) == before


def test_a_damaged_database_is_refused_with_what_to_do(home: Path) -> None:
    file = home / "lilun.sqlite3"
    with file.open("r+b") as database:
        for page in range(100, file.stat().st_size // 4096, 7):  # not the pages that are read first
            database.seek(page * 4096)
            database.write(b"damage" * 600)
    line = refusal(home)
    assert f"The database {file} is damaged" in line
    assert "manage.py restore FILE" in line


def test_a_second_server_on_the_folder_is_refused(server: Server) -> None:
    before = contents(server.home)
    assert "Another server is running on the data folder" in refusal(server.home)
    assert contents(server.home) == before
    assert server.answers()


def test_a_database_of_a_newer_version_is_refused_untouched(home: Path) -> None:
    with closing(sqlite3.connect(home / "lilun.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES (?, ?, ?)",
            ("learning", "9999_from_the_future", "2040-01-01"),
        )
    before = contents(home)
    assert "newer version of the app (it has learning.9999_from_the_future)" in refusal(home)
    assert contents(home) == before


def test_a_file_that_is_no_database_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "lilun.sqlite3").write_text("Not a database at all. " * 99)
    before = contents(tmp_path)
    refusal(tmp_path)
    after = contents(tmp_path)
    assert after["lilun.sqlite3"] == before["lilun.sqlite3"]
    assert set(after) - set(before) <= {"secret_key", "serve.lock"}


def test_an_interrupted_setup_prints_one_word(tmp_path: Path) -> None:
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(free_port())],
        cwd=ROOT,
        env=clean_environment(tmp_path / "home"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    within(30, (tmp_path / "home" / "serve.lock").exists)
    server.send_signal(signal.SIGINT)
    assert server.communicate(timeout=30) == ("", "Stopped.\n")
    assert server.returncode == 130


def test_the_first_start_creates_everything(served: Served) -> None:
    made = set(contents(served.home))
    assert {"lilun.sqlite3", "secret_key", "static/staticfiles.json"} <= made
    for name in ("lilun.sqlite3", "secret_key"):
        assert (served.home / name).stat().st_mode & 0o077 == 0, "only its owner can read it"
    assert not (served.home / "backups").exists()


@pytest.mark.alone
def test_the_first_start_answers_within_20_seconds(served: Served) -> None:
    """A laptop takes 5; half of the limit is for slow machines, which take 10."""
    assert served.seconds < 20


def test_it_prints_its_address_only(server: Server) -> None:
    began = time.monotonic()
    assert server.stop(signal.SIGINT) == 0
    assert time.monotonic() - began < GRACE_SECONDS
    said = UNFOUNDED.sub("", server.output())
    assert said == f"Lilun is at {server.url} (Ctrl-C stops it)\n"


@pytest.mark.alone
def test_a_second_start_answers_within_6_seconds(server: Server) -> None:
    assert server.seconds < 6


def test_a_second_start_changes_nothing(served: Served, server: Server) -> None:
    server.stop()
    assert contents(server.home) == contents(served.home)


def test_expired_sessions_are_cleared(home: Path) -> None:
    with closing(sqlite3.connect(home / "lilun.sqlite3")) as database:
        add = "INSERT INTO django_session VALUES (?, '', ?)"
        database.executemany(add, [("over", "2020-01-01"), ("lasting", "2100-01-01")])
        database.commit()
        Server(home).start("--workers", "1").stop()
        kept = database.execute("SELECT session_key FROM django_session").fetchall()
    assert kept == [("lasting",)]


@pytest.mark.parametrize(("proxies", "said"), [("0", True), ("1", False)])
def test_with_https_it_warns_without_a_trusted_proxy(home: Path, proxies: str, said: bool) -> None:
    environment = {"LILUN_URL": "https://learn.example", "ALLAUTH_TRUSTED_PROXY_COUNT": proxies}
    server = Server(home, environment=environment).start("--workers", "1")
    server.stop()
    assert ("ALLAUTH_TRUSTED_PROXY_COUNT is 0" in server.output()) is said


def test_it_stops_when_its_terminal_closes(server: Server) -> None:
    assert server.stop(signal.SIGHUP) == 0


def test_a_database_is_backed_up_before_it_is_migrated(home: Path) -> None:
    assert manage(home, "migrate", "sessions", "zero").returncode == 0
    server = Server(home).start("--workers", "1")
    server.stop()
    [backup] = (home / "backups").iterdir()
    assert str(backup) in server.output()
    assert not has_sessions(backup)
    assert has_sessions(home / "lilun.sqlite3")


def has_sessions(database: Path) -> bool:
    with closing(sqlite3.connect(database)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return ("django_session",) in tables.fetchall()


def test_debug_is_off_whatever_the_environment_says(home: Path) -> None:
    server = Server(home, environment={"DEBUG": "on"}).start("--workers", "1")
    with pytest.raises(urllib.error.HTTPError) as missing:
        urllib.request.urlopen(f"{server.url}/no-such-page")
    server.stop()
    assert missing.value.code == 404
    assert "urlconf" not in missing.value.read().decode().lower()


def test_a_worker_that_dies_is_replaced(server: Server) -> None:
    [first] = workers_of(server)
    os.kill(first, signal.SIGKILL)
    within(10, lambda: workers_of(server) not in ([], [first]) and server.answers())


def test_the_server_ends_with_an_error_if_its_workers_keep_dying(server: Server) -> None:
    assert server.process

    def ended() -> bool:
        for worker in workers_of(server):
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
        return server.process is not None and server.process.poll() is not None

    within(30, ended)
    assert server.process.returncode == 1
    assert server.output().splitlines()[-1].endswith("Worker crash loop detected, exiting")


def test_no_worker_outlives_a_killed_server(server: Server) -> None:
    server.stop(signal.SIGKILL)
    within(10, lambda: is_free(server.port))
    serve_for_a_moment(server.home)


def test_no_busy_worker_outlives_a_killed_server(server: Server) -> None:
    """This worker waits for the lock of the database, for up to 20 seconds."""
    with closing(sqlite3.connect(server.home / "lilun.sqlite3", isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        with socket.create_connection(("127.0.0.1", server.port)) as client:
            client.sendall(START)
            time.sleep(1)
            server.stop(signal.SIGKILL)
            within(GRACE_SECONDS + 3, lambda: is_free(server.port))


def test_nothing_is_restored_while_it_serves(server: Server, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite3"
    assert server.manage("backup", str(backup)).returncode == 0
    before = contents(server.home)
    refused = server.manage("restore", str(backup))
    assert refused.returncode == 2
    assert contents(server.home) == before
    server.stop()
    assert server.manage("restore", str(backup)).returncode == 0
    serve_for_a_moment(server.home)


def test_a_restore_into_a_new_folder_keeps_no_former_database(home: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite3"
    assert manage(home, "backup", str(backup)).returncode == 0
    restored = manage(tmp_path / "new", "restore", str(backup))
    assert restored.stdout == f"{backup} is restored.\n"
