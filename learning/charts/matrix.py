"""A table of discs, each as large as the number of entries with its row and its column."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

SMALLEST, LARGEST = 8.0, 15.5  # radius of a disc; a sign has room beside it


@dataclass(frozen=True, slots=True)
class MatrixCell[T]:
    """The entries of a row and a column; the area of the disc grows with their number."""

    row: str
    column: str
    entries: tuple[T, ...]
    radius: float


@dataclass(frozen=True, slots=True)
class Matrix[T]:
    """Rows with more entries come first, columns in the order of the entries. A cell without
    entries is None."""

    columns: list[str]
    rows: list[tuple[str, list[MatrixCell[T] | None]]]

    def cell(self, row: str, column: str) -> MatrixCell[T] | None:
        named = dict(self.rows).get(row, [])
        return next((cell for cell in named if cell and cell.column == column), None)

    @property
    def cells(self) -> list[MatrixCell[T]]:
        return [cell for _, cells in self.rows for cell in cells if cell]


def matrix[T](entries: Iterable[tuple[str, str, T]], last: str = "") -> Matrix[T]:
    """A matrix of entries, each with its row and its column; the row ``last`` is the last one."""
    together: dict[str, dict[str, list[T]]] = {}
    columns: dict[str, None] = {}
    for row, column, entry in entries:
        columns.setdefault(column)
        together.setdefault(row, {}).setdefault(column, []).append(entry)
    most = max((len(found) for row in together.values() for found in row.values()), default=1)
    fullest = sorted(
        together, key=lambda row: (row == last, -sum(map(len, together[row].values())))
    )
    return Matrix(
        list(columns),
        [(row, [_cell(row, each, together[row], most) for each in columns]) for row in fullest],
    )


def _cell[T](row: str, column: str, found: dict[str, list[T]], most: int) -> MatrixCell[T] | None:
    entries = tuple(found.get(column, ()))
    radius = max(SMALLEST, round(LARGEST * sqrt(len(entries) / most), 1))
    return MatrixCell(row, column, entries, radius) if entries else None
