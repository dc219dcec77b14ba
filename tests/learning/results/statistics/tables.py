"""Tables of marks for tests."""

from collections.abc import Iterable, Sequence

from learning.results.statistics import MarkedItem, MarksTable, Sitting


def table(
    rows: Sequence[Sequence[float | None]], most: Sequence[float] | None = None
) -> MarksTable:
    """Rows of points, a column for each question; ``most`` are the points of each."""
    most = most or [1.0] * len(rows[0] if rows else ())
    items = [MarkedItem(str(place), each) for place, each in enumerate(most)]
    return MarksTable(items, [sitting(row, most) for row in rows])


def sitting(row: Iterable[float | None], most: Sequence[float]) -> Sitting:
    pairs = zip(row, most, strict=True)
    return Sitting(
        {
            str(place): None if points is None else points / each
            for place, (points, each) in enumerate(pairs)
        }
    )
