"""The shape of a matrix: who comes together with what, and how often."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

SMALLEST, LARGEST = 8.0, 15.5  # radius of a cell's disc, which leaves room for a sign


@dataclass(frozen=True, slots=True)
class MatrixCell[T]:
    """What comes together; ``radius`` makes the disc's area grow with its number."""

    row: str
    column: str
    entries: tuple[T, ...]
    radius: float


@dataclass(frozen=True, slots=True)
class Matrix[T]:
    """Rows from the fullest to the emptiest, columns in the order in which they come up; a cell
    is None where nothing comes together."""

    columns: list[str]
    rows: list[tuple[str, list[MatrixCell[T] | None]]]

    def cell(self, row: str, column: str) -> MatrixCell[T] | None:
        named = dict(self.rows).get(row, [])
        return next((cell for cell in named if cell and cell.column == column), None)

    @property
    def cells(self) -> list[MatrixCell[T]]:
        return [cell for _, cells in self.rows for cell in cells if cell]


def matrix[T](entries: Iterable[tuple[str, str, T]], last: str = "") -> Matrix[T]:
    """The entries, each with its row and its column; the row ``last`` comes after all others."""
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
