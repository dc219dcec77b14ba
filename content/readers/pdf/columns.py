"""Finds the columns of a page, and the order in which they are read."""

from collections.abc import Iterator, Sequence
from statistics import median

from content.readers.pdf.lines import Piece

_FEWEST_LINES = 5  # of a column
_FEWEST_CHARACTERS = 15  # of a usual line of one; cells of tables are shorter
_SHORT = 3  # characters: bullets and numbers of a list
_DEEPEST = 3  # cuts: eight columns
_MOST_PIECES = 1_500  # of a page; more are no text


def read_columns(pieces: Sequence[Piece], usual: Sequence[float] = ()) -> list[list[Piece]]:
    """The pieces of each column, in the order of reading.

    What stands across the columns, such as a title, parts those above it from those below.
    ``usual`` is where other pages have their columns parted: a last page may have few lines.
    """
    return _columns(pieces, usual, _DEEPEST)


def find_gutters(pieces: Sequence[Piece], deepest: int = _DEEPEST) -> list[float]:
    """Where the columns of a page are parted, the clearest place first."""
    cut = find_gutter(pieces) if deepest else None
    if cut is None:
        return []
    parts = (
        side for across, band in _bands(pieces, cut) if not across for side in _sides(band, cut)
    )
    return [cut, *(found for part in parts for found in find_gutters(part, deepest - 1))]


def find_gutter(pieces: Sequence[Piece]) -> float | None:
    """Where two columns are parted; None if there is one column, or a table."""
    if not 2 * _FEWEST_LINES <= len(pieces) <= _MOST_PIECES:
        return None
    left = min(piece.left for piece in pieces)
    right = max(piece.right for piece in pieces)
    best: tuple[int, float, float] | None = None
    for at, width, crossing in _gaps(pieces, left + 0.2 * (right - left), right):
        rank = (-crossing, width, at)
        if (best is None or rank > best) and all(
            _is_column(side, right - left) for side in _sides(pieces, at)
        ):
            best = rank
    return best[2] if best else None


def _columns(pieces: Sequence[Piece], usual: Sequence[float], deepest: int) -> list[list[Piece]]:
    fitting = (cut for cut in usual if _fits(cut, pieces))
    cut = (find_gutter(pieces) or next(fitting, None)) if deepest else None
    if cut is None:
        return [list(pieces)] if pieces else []
    columns: list[list[Piece]] = []
    for across, band in _bands(pieces, cut):
        if across:
            columns.append(band)
        else:
            for side in _sides(band, cut):
                columns += _columns(side, usual, deepest - 1)
    return columns


def _sides(pieces: Sequence[Piece], cut: float) -> tuple[list[Piece], list[Piece]]:
    return (
        [piece for piece in pieces if piece.right <= cut],
        [piece for piece in pieces if piece.left >= cut],
    )


def _fits(cut: float, pieces: Sequence[Piece]) -> bool:
    """Whether a cut parts these pieces, and crosses few of them."""
    crossing = sum(piece.left < cut < piece.right for piece in pieces)
    return all(_sides(pieces, cut)) and crossing * 4 <= len(pieces)


def _gaps(pieces: Sequence[Piece], least: float, most: float) -> Iterator[tuple[float, float, int]]:
    """Places that few lines cross: the middle, the width, and how many do."""
    starts = sorted({round(piece.left) for piece in pieces})
    few = len(pieces) // 4
    for start in starts:
        at = start - 0.5
        if not least < at < most:
            continue
        before = [piece.right for piece in pieces if piece.right <= at]
        crossing = sum(piece.left < at < piece.right for piece in pieces)
        if before and crossing <= few:
            width = start - max(before)
            yield at - min(width / 2, 4), width, crossing


def _is_column(pieces: Sequence[Piece], width: float) -> bool:
    """Whether pieces are lines of running text, in one column or more: many are nearly as wide as
    the widest."""
    texts = [one for one in pieces if len(one.text) > _SHORT]
    if len(texts) < _FEWEST_LINES or median(len(one.text) for one in texts) < _FEWEST_CHARACTERS:
        return False
    widths = sorted(one.right - one.left for one in texts)
    usual = widths[len(widths) * 9 // 10]
    wide = sum(one > 0.6 * usual for one in widths)
    return usual > 0.15 * width and wide * 5 >= 2 * len(texts)


def _bands(pieces: Sequence[Piece], cut: float) -> Iterator[tuple[bool, list[Piece]]]:
    """The pieces from top to bottom: those that cross the cut, and those between them."""
    band: list[Piece] = []
    across = False
    for piece in sorted(pieces, key=lambda one: -one.baseline):
        crosses = piece.left < cut < piece.right
        if band and crosses != across:
            yield across, band
            band = []
        across = crosses
        band.append(piece)
    if band:
        yield across, band
