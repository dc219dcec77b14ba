"""Spoilt files are read or refused, quickly, and nothing else: ``pytest -m soak`` tries 20,000."""

import io
import random
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest

from content.readers.errors import UnreadableDocument
from content.readers.files import read_file
from tests.content.readers.papers import Paper
from tests.content.readers.test_limited import FILES
from tests.content.readers.word import packed

PROSE = "The river rose, and nobody had asked the people who live beside it. "
FEW, ALL = 60, 5_000  # for each of the four kinds of file
LONGEST = 5.0  # seconds

PAGE = (
    f"<!doctype html><title>a</title><header><h1>Rivers</h1></header><p>{PROSE}"
    "<sup><a href='#fn1'>1</a></sup><ul><li>one<ul><li>two</ul></ul><ol start=3><li>x</ol>"
    f"<table><tr><th>a<th>b<tr><td>1<td>2</table><blockquote><p>{PROSE}</blockquote>"
    "<ol class=footnotes><li id=fn1>note</ol>"
).encode()
TEXT = f"# Rivers\n\n{PROSE}\n\n- one\n  - two\n\n| a | b |\n|---|---|\n\n> so\n\n[1] note".encode()
PIECES = [
    *[b"<div>", b"</p>", b"<table>", b"<ul><li>", b"<sup>", b"<!--", b"<svg>", b"&#0;", b"&amp;"],
    *[b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\x1a", b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80"],
    *[b"999999999", b"-1", b"()", b"<<", b">>", b"[", b"endobj", b"stream", b"Tf", b"1e30 0 0 1"],
    *[b"| ", b"- ", b"> ", b"1. ", b"\t", b"<w:p>", b"</w:r>", b'w:val="', b"w:ilvl"],
]


def spoilt(data: bytes, rng: random.Random) -> bytes:
    """The data with up to eight changes: of a byte, or of a stretch."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        start = rng.randrange(len(changed) + 1)
        end = min(start + rng.choice((0, 1, 1, 4, 40)), len(changed))
        kind = rng.randrange(5)
        if kind == 0:
            changed[start:end] = rng.randbytes(end - start)
        elif kind == 1:
            del changed[start:end]
        elif kind == 2:
            changed[start:start] = rng.choice(PIECES) * rng.choice((1, 1, 2, 300))
        elif kind == 3:
            changed[start:start] = changed[start:end] * rng.choice((1, 50))
        elif rng.random() < 0.2:
            del changed[start:]
    return bytes(changed)


def spoilt_word(rng: random.Random) -> bytes:
    """A Word document in which one of the files is spoilt, or all of it."""
    data = FILES["a.docx"]
    if rng.random() < 0.2:
        return spoilt(data, rng)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    name = rng.choice(["word/document.xml", *files])
    files[name] = spoilt(files[name].encode(), rng).decode(errors="replace")
    return packed(files)


def paper() -> bytes:
    paper = Paper().paragraph("Rivers", size=16, bold=True).paragraph(PROSE * 3)
    paper.paragraph("one", 90, label="-").paragraph("two", 110, label="-").new_page()
    return paper.paragraph(PROSE * 2, 50, 38).written()


KINDS: dict[str, Callable[[random.Random], bytes]] = {
    "a.txt": lambda rng: spoilt(TEXT, rng),
    "a.html": lambda rng: spoilt(PAGE, rng),
    "a.docx": spoilt_word,
    "a.pdf": lambda rng: spoilt(paper(), rng),
}


def check(name: str, count: int) -> None:
    read = 0
    for seed in range(count):
        data = KINDS[name](random.Random(seed))
        began = time.process_time()
        with suppress(UnreadableDocument):
            read += bool(read_file(name, data).document.blocks)
        assert time.process_time() - began < LONGEST, seed
    assert read > count / 10, "nearly all are refused, so that little is tried"


@pytest.mark.parametrize("name", KINDS)
def test_some_spoilt_files_are_read_or_refused(name: str) -> None:
    check(name, FEW)


@pytest.mark.soak
@pytest.mark.parametrize("name", KINDS)
def test_many_spoilt_files_are_read_or_refused(name: str) -> None:
    check(name, ALL)
