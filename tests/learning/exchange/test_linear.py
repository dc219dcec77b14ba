"""The time of every reader grows linearly with the size of a file, whatever is in it."""

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
from learning.exchange.tables.table import CSV

SIZE = 12_000  # characters; quadratic time is sixteen times as long for four times as many
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
READERS = {one.read: one for one in READ}  # tables share one, whatever their separator
PREFIXES = ("", "question,answer\n", "q{", "q\nA. a\nB. b\n", "<quiz><question type='essay'><x>")


def read(format: ExchangeFormat, text: str) -> None:
    assert format.read
    with contextlib.suppress(Unreadable):
        format.read(text.encode())


def seconds(work: Callable[[], Any]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def grows_by(work: Callable[[int], Any]) -> float:
    """How many times longer four times as much takes; 1 where it is too quick to measure.

    The best of up to three tries, since other processes disturb the measurement.
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
def test_no_format_takes_quadratic_time(format: ExchangeFormat, hostile: str) -> None:
    for before in PREFIXES:
        piece = HOSTILE[hostile]
        grown = grows_by(lambda size, b=before, p=piece: read(format, b + p * (size // len(p))))
        assert grown < MOST, before


@pytest.mark.parametrize(
    "head", ["question,kind,answer,options\n", "question,kind,options,answer\n"]
)
def test_a_table_row_with_many_options_takes_linear_time(head: str) -> None:
    def choice_of(size: int) -> None:
        options = "|".join(f"{number:x}" for number in range(size // 8))
        read(CSV, f'{head}q,choice,"{options}","{options}"')

    assert grows_by(choice_of) < MOST


def test_tags_that_seem_nested_take_linear_time() -> None:
    assert grows_by(lambda size: read(GIFT, "//[tag:" + "\\[tag:" * (size // 6))) < MOST


def test_a_gift_choice_with_many_options_takes_linear_time() -> None:
    def choice_of(size: int) -> None:
        read(GIFT, "q{=a" + "".join(f"~{number:x}" for number in range(size // 4)) + "}")

    assert grows_by(choice_of) < MOST


@pytest.mark.parametrize("hostile", HOSTILE)
def test_html_and_markdown_take_linear_time(hostile: str) -> None:
    piece = HOSTILE[hostile]
    assert grows_by(lambda size: from_html(piece * (size // len(piece)))) < MOST
    assert grows_by(lambda size: escaped(piece * (size // len(piece)))) < MOST


def test_control_quadratic_time_is_detected() -> None:
    squared = re.compile(r"^\s*#", re.MULTILINE)
    assert grows_by(lambda size: squared.search("\n" * (size // 2))) > 9
