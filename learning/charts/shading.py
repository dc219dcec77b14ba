"""Texts cut where the memory of them changes."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from content.reading.highlighting import Highlight, highlight
from learning.charts.looks import Look, worst


class Shaded(NamedTuple):
    """Words that look alike; "" if no question about them was met."""

    text: str
    look: Look | str


def shaded(text: str, marks: Iterable[Highlight[Look]]) -> list[Shaded]:
    """``text`` in pieces; joined, they are the text again.

    Words under several marks have the worst look of those; what is new is not shaded.
    """
    pieces = [(_shade(piece.subjects), piece.text) for piece in highlight(text, marks)]
    return [
        Shaded("".join(words for _, words in run), look)
        for look, run in groupby(pieces, key=lambda piece: piece[0])
    ]


def _shade(looks: tuple[Look, ...]) -> Look | str:
    look = worst(looks)
    return "" if look is None or look == "new" else look
