"""Long files are read in a subprocess, with the same result as when read directly."""

import time
from contextlib import suppress
from typing import Any

import pytest

from content.sandbox import OutOfMemory, OutOfTime, ReaderFailed
from learning.exchange import READ, format_named, limited
from learning.exchange.format import ExchangeFormat, ParsedFile, Unreadable
from learning.exchange.limited import BROKEN, SMALL, TOO_MUCH, TOO_SLOW, read_limited
from tests.learning.exchange.test_linear import HOSTILE, PREFIXES

LONG = b"question,answer,tags\n" + b"Which river?,Huai,a\n" * 1000


def format(name: str) -> ExchangeFormat:
    found = format_named(name)
    assert found
    return found


def read(data: bytes, name: str = "csv") -> ParsedFile:
    return read_limited(format(name), data)


def test_a_long_file_is_read_alike_in_a_subprocess() -> None:
    assert len(LONG) > SMALL
    reading = format("csv").read
    assert reading
    assert read(LONG) == reading(LONG)


def test_an_unreadable_file_is_refused_alike_in_a_subprocess() -> None:
    with pytest.raises(Unreadable, match="Line 2: this is no well-formed XML"):
        read(b"<quiz>\n<" + b" " * SMALL, "moodle-xml")


@pytest.mark.parametrize(
    ("stopped", "message"), [(OutOfTime, TOO_SLOW), (OutOfMemory, TOO_MUCH), (ReaderFailed, BROKEN)]
)
def test_a_stopped_subprocess_is_reported_with_its_reason(
    stopped: type[Exception], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run_limited(*arguments: Any) -> None:
        raise stopped

    monkeypatch.setattr(limited, "run_limited", run_limited)
    with pytest.raises(Unreadable, match=message):
        read(LONG)


def test_a_short_file_is_read_without_a_subprocess(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited, "run_limited", lambda *arguments: 1 / 0)
    assert read(b"Which river?,Huai").items


@pytest.mark.parametrize("name", [one.name for one in READ])
def test_no_short_file_takes_long(name: str) -> None:
    for before in PREFIXES:
        for piece in HOSTILE.values():
            began = time.thread_time()
            with suppress(Unreadable):
                read((before + piece * SMALL).encode()[:SMALL], name)
            assert time.thread_time() - began < 1, (before, piece)
