"""Finds what is printed on every page: running heads, page numbers, addresses."""

import re
from collections import Counter
from collections.abc import Sequence

from content.readers.pdf.lines import Piece

_EDGE = 0.13  # of the height of a page, at its top and its bottom
_LONGEST_HEAD = 60  # characters
_NUMBER = re.compile(r"\d+|\b[ivxl]{1,7}\b")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page\s*)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:/|of|\|)\s*\d{1,4})?[-–—|\s]*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?|file)://\S+$|\d\d?/\d\d?/\d\d(?:\d\d)?,? \d\d?:\d\d")


def without_furniture(
    pages: Sequence[list[Piece]], edges: Sequence[tuple[float, float]]
) -> list[list[Piece]]:
    """The pieces of each page without those at its top and bottom that other pages repeat at the
    same height, and without page numbers.

    ``edges`` has the bottom and the top of each page.
    """
    keys = [
        {key for piece in pieces if (key := _key(piece, *edge))}
        for pieces, edge in zip(pages, edges, strict=True)
    ]
    counts = Counter(key for found in keys for key in found)
    return [
        _without(pieces, edge, counts, len(pages))
        for pieces, edge in zip(pages, edges, strict=True)
    ]


def _key(piece: Piece, bottom: float, top: float) -> tuple[int, str] | None:
    """The same for a head on all pages; None for a piece inside of the page."""
    edge = _EDGE * (top - bottom)
    if bottom + edge < piece.baseline < top - edge:
        return None
    return round((piece.baseline - bottom) / 3), _NUMBER.sub("0", piece.text)


def _without(
    pieces: list[Piece],
    edge: tuple[float, float],
    counts: Counter[tuple[int, str]],
    pages: int,
) -> list[Piece]:
    least = 2 if pages < 5 else 3
    levels = set()
    for piece in pieces:
        if key := _key(piece, *edge):
            repeated = counts[key] >= least or _ADDRESS.match(piece.text)
            if repeated or _numbers(piece, pieces) or _parts_head(piece, pieces):
                levels.add(round(piece.baseline))
    return [piece for piece in pieces if round(piece.baseline) not in levels]


def _numbers(piece: Piece, pieces: list[Piece]) -> bool:
    """Whether a piece is a page number, alone at the edge of its page."""
    if not _PAGE_NUMBER.match(piece.text):
        return False
    return _stands_apart(piece, pieces)


def _parts_head(piece: Piece, pieces: list[Piece]) -> bool:
    """Whether a piece is one of two at both ends of a line far above the text."""
    level = [other for other in pieces if abs(other.baseline - piece.baseline) < 1]
    if len(level) != 2 or any(len(other.text) > _LONGEST_HEAD for other in level):
        return False
    left, right = sorted(level, key=lambda other: other.left)
    return right.left - left.right > 10 * piece.size and _stands_apart(piece, pieces)


def _stands_apart(piece: Piece, pieces: list[Piece]) -> bool:
    """Whether a piece is the first or last of its page, with more space than a line takes."""
    height = piece.baseline
    others = [other.baseline for other in pieces if abs(other.baseline - height) > 1]
    if not others:
        return False
    return height < min(others) - 1.8 * piece.size or height > max(others) + 1.8 * piece.size
