"""Files are read in a child process that has limits and reaches nothing else."""

import subprocess
import sys
from functools import partial
from typing import Any

import pytest

from content.readers import limited
from content.readers.errors import UnreadableDocument
from content.readers.files import read_file
from content.readers.limited import (
    BROKEN,
    TOO_MUCH,
    TOO_SLOW,
    read_limited,
)
from content.readers.reading import TOO_LARGE
from content.sandbox import OutOfMemory, OutOfTime, ReaderFailed, run_limited
from tests.content import jobs
from tests.content.readers.papers import Paper
from tests.content.readers.word import BULLETS, note, paragraph, table, text, word

PROSE = "The river rose, and nobody had asked the people who live beside it."
# Each has what a reader might import late, which the child could not.
FILES = {
    "a.txt": f"\ufeff# Rivers\r\n\r\n{PROSE}\r\n\r\n- one\r\n- two".encode(),
    "cafe.txt": b"The caf\xe9 of the town, which is by the river.",
    "utf-16.txt": PROSE.encode("utf-16"),
    "a.html": f'<meta charset="gb2312"><h1>斌</h1><p>{PROSE}'.encode("gb18030"),
    "a.docx": word(
        paragraph("Rivers", style="Title"),
        paragraph(text(PROSE) + note(2)),
        paragraph("one", list=BULLETS),
        table(("Year", "Sum"), ("2020", "3")),
        notes={2: "A note."},
        **{"media/image1.png": "x"},
    ),
    "a.pdf": Paper().paragraph("Rivers", size=16, bold=True).paragraph(PROSE, 40).written(),
}
BAD_FILES = {
    "empty.txt": b"",
    "binary.txt": b"\0\1\2",
    "bad.docx": word(paragraph("x"))[:-100],
    "bad.pdf": b"%PDF-1.7",
    "locked.pdf": Paper().written(locked=True),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_alike_in_a_child(name: str) -> None:
    assert read_limited(name, FILES[name]) == read_file(name, FILES[name])


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_is_refused_alike_in_a_child(name: str) -> None:
    with pytest.raises(UnreadableDocument) as directly:
        read_file(name, BAD_FILES[name])
    with pytest.raises(UnreadableDocument) as caught:
        read_limited(name, BAD_FILES[name])
    assert str(caught.value) == str(directly.value)


def test_the_app_starts_without_the_libraries() -> None:
    code = (
        "import sys, content.readers.limited;"
        "print(sorted({'lxml', 'mammoth', 'pypdfium2'} & sys.modules.keys()))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout == "[]\n"


def test_a_file_that_is_too_large_reaches_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited, "run_limited", lambda *arguments, **limits: 1 / 0)
    with pytest.raises(UnreadableDocument) as caught:
        read_limited("a.txt", bytes(200_000_000))
    assert str(caught.value) == TOO_LARGE


@pytest.mark.parametrize(
    ("stopped", "message"), [(OutOfTime, TOO_SLOW), (OutOfMemory, TOO_MUCH), (ReaderFailed, BROKEN)]
)
def test_a_child_that_is_stopped_is_reported_with_its_reason(
    stopped: type[Exception], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run_limited(*arguments: Any, **limits: float) -> None:
        raise stopped

    monkeypatch.setattr(limited, "run_limited", run_limited)
    with pytest.raises(UnreadableDocument) as caught:
        read_limited("a.txt", b"x")
    assert str(caught.value) == message


def test_the_memory_of_a_reader_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"<p>{PROSE}</p>".encode() * 100_000
    monkeypatch.setattr(limited, "run_limited", partial(run_limited, megabytes=90))
    with pytest.raises(UnreadableDocument) as caught:
        read_limited("a.html", page)
    assert str(caught.value) == TOO_MUCH


def test_a_closed_process_opens_neither_files_nor_connections() -> None:
    assert run_limited(jobs.reached, False) == ["file", "connection"]
    assert run_limited(jobs.reached, True) == []
