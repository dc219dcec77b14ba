"""No reader takes more than its share longer for a file four times as large, whatever is in it."""

import contextlib
import re
import time
from collections.abc import Callable
from math import inf
from typing import Any

import pytest

from learning.exchange import READ, ExchangeFormat
from learning.exchange.format import Unreadable
from learning.exchange.gift import GIFT
from learning.exchange.markup import escaped, from_html
from learning.exchange.table import CSV

SIZE = 12_000  # signs; a square takes sixteen times as long for four times as much
MOST = 9
HOSTILE = {
    "braces": "{",
    "closing braces": "}",
    "pairs of braces": "{}",
    "colons": "::",
    "tildes": "~",
    "weights": "~%1",
    "backslashes": "\\",
    "hashes": "#",
    "arrows": "=->",
    "tags": "//[tag:",
    "tags that go on": "//[tag:\\",
    "questions": "a{T}\n\n",
    "commented": "//\n",
    "blank lines": "\n",
    "carriage returns": "\r",
    "angle brackets": "<",
    "opened tags": "<b>",
    "named tags": "<a ",
    "comments": "<!--",
    "entities": "&a",
    "quotes": '"',
    "cells": ",",
    "quoted cells": '"",',
    "strokes": "|",
    "gaps": "[[",
    "spaces": " ",
    "options": "A. a\n",
    "answers": "ANSWER: A\n",
    "stars": "*",
    "underscores": "_ ",
}
READERS = {one.read: one for one in READ}  # tables have one, whatever parts their cells
BEFORE = ("", "question,answer\n", "q{", "q\nA. a\nB. b\n", "<quiz><question type='essay'><x>")


def read(format: ExchangeFormat, text: str) -> None:
    assert format.read
    with contextlib.suppress(Unreadable):
        format.read(text.encode())


def seconds(work: Callable[[], Any]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def grows_by(work: Callable[[int], Any]) -> float:
    """How many times longer four times as much takes; what is too quick to tell counts as once.

    Of three tries the best, and no more than are needed: anything may come between two of them.
    """
    grown = inf
    for _ in range(3):
        small, large = seconds(lambda: work(SIZE)), seconds(lambda: work(4 * SIZE))
        grown = min(grown, large / small if large > 0.02 else 1.0)
        if grown < MOST:
            break
    return grown


@pytest.mark.parametrize("format", READERS.values(), ids=lambda one: one.name)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_four_times_as_much_takes_no_sixteen_times_as_long(
    format: ExchangeFormat, hostile: str
) -> None:
    for before in BEFORE:
        piece = HOSTILE[hostile]
        grown = grows_by(lambda size, b=before, p=piece: read(format, b + p * (size // len(p))))
        assert grown < MOST, before


@pytest.mark.parametrize(
    "head", ["question,kind,answer,options\n", "question,kind,options,answer\n"]
)
def test_nor_does_a_choice_with_many_options(head: str) -> None:
    def choice_of(size: int) -> None:
        options = "|".join(f"{number:x}" for number in range(size // 8))
        read(CSV, f'{head}q,choice,"{options}","{options}"')

    assert grows_by(choice_of) < MOST


def test_nor_do_tags_that_seem_to_begin_in_one_another() -> None:
    assert grows_by(lambda size: read(GIFT, "//[tag:" + "\\[tag:" * (size // 6))) < MOST


def test_nor_does_one_in_gift() -> None:
    def choice_of(size: int) -> None:
        read(GIFT, "q{=a" + "".join(f"~{number:x}" for number in range(size // 4)) + "}")

    assert grows_by(choice_of) < MOST


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nor_does_a_text_of_html_or_markdown(hostile: str) -> None:
    piece = HOSTILE[hostile]
    assert grows_by(lambda size: from_html(piece * (size // len(piece)))) < MOST
    assert grows_by(lambda size: escaped(piece * (size // len(piece)))) < MOST


def test_control_a_square_is_seen() -> None:
    squared = re.compile(r"^\s*#", re.MULTILINE)
    assert grows_by(lambda size: squared.search("\n" * (size // 2))) > 9
