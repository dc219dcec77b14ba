"""A reader in the sandbox has limits, and can neither write nor read a secret."""

import logging
import subprocess
import sys
import time
from pathlib import Path

import pytest

from content import sandbox
from content.sandbox import OutOfMemory, OutOfTime, ReaderFailed, run_limited
from tests.content import jobs
from tests.server import within


def test_an_answer_has_the_annotated_type() -> None:
    assert run_limited(jobs.doubled, "河") == ("河河", 1)


def test_a_reader_that_computes_for_too_long_is_stopped() -> None:
    with pytest.raises(OutOfTime):
        run_limited(jobs.busy, 30, seconds=1)


def test_a_reader_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "WALL_CLOCK_FACTOR", 1)
    with pytest.raises(OutOfTime):
        run_limited(jobs.asleep, 60, seconds=1)


def test_what_a_reader_has_started_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would hold the answer open. Only root may start anything; for others the fork fails."""
    monkeypatch.setattr(sandbox, "WALL_CLOCK_FACTOR", 1)
    began = time.monotonic()
    with pytest.raises((OutOfTime, ReaderFailed)):
        run_limited(jobs.leaves_a_process_behind, 60, seconds=1)
    assert time.monotonic() - began < 30


def test_the_memory_of_a_reader_is_limited() -> None:
    assert run_limited(jobs.large, 60, megabytes=100) == 60_000_000
    with pytest.raises(OutOfMemory):
        run_limited(jobs.large, 110, megabytes=100)


@pytest.mark.parametrize(
    ("job", "logged"),
    [
        (jobs.broken, "LookupError: the reason"),
        (jobs.crashed, "ended with -6"),
        (jobs.lying, "something else than lying"),
    ],
)
def test_a_reader_that_fails_is_logged(
    caplog: pytest.LogCaptureFixture, job: object, logged: str
) -> None:
    with pytest.raises(ReaderFailed):
        run_limited(job)  # type: ignore[arg-type]
    assert logged in caplog.text
    assert caplog.records[0].levelno == logging.ERROR


def test_a_reader_that_does_not_start_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(ReaderFailed):
        run_limited(jobs.doubled, "x" * 1_000_000)
    assert "ended with 1" in caplog.text


def test_the_length_of_an_answer_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MAX_ANSWER_BYTES", 1000)
    with pytest.raises(ReaderFailed):
        run_limited(jobs.doubled, "x" * 200_000)


def test_a_reader_cannot_write_files(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ReaderFailed):
        run_limited(jobs.writing, str(tmp_path / "a"))
    assert "File too large" in caplog.text


def test_a_reader_gets_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "dark")
    monkeypatch.setenv("DATABASE_URL", "postgres://a:b@c/d")
    found = set(run_limited(jobs.environment))
    assert found <= {*sandbox.INHERITED_VARIABLES, "PYPINYIN_NO_PHRASES", "LC_CTYPE"}


def test_a_reader_does_not_outlive_its_parent() -> None:
    code = (
        "import threading, time; from content.sandbox import run_limited, _running;"
        "from tests.content.jobs import asleep;"
        "threading.Thread(target=run_limited, args=(asleep, 50), daemon=True).start();"
        "time.sleep(1); print([one.pid for one in _running][0])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    status = Path(f"/proc/{int(ended.stdout)}/stat")
    within(5, lambda: not status.exists() or status.read_text().split()[2] == "Z")
