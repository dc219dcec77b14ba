"""The marks of a quiz by sitting and question."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum

NOTHING = 1e-12  # smaller variances are rounding errors


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """A question: ``most`` is its maximum mark, ``guess`` the share that blind guessing earns on
    average, None if unknown.
    """

    key: str
    most: float = 1.0
    guess: float | None = 0.0


@dataclass(frozen=True, slots=True)
class Sitting:
    """A first attempt: for each question it had, in order, the share of the points that it earned.
    An unanswered question earned 0; certainty can make a share negative. None means not yet marked.
    """

    shares: Mapping[str, float | None]

    @property
    def is_marked(self) -> bool:
        return None not in self.shares.values()


@dataclass(frozen=True)
class MarksTable:
    """The completely marked sittings, with the questions they had.

    A sitting with an answer that is still to be marked has no total and is left out, as in Moodle's
    report (``quiz_statistics_attempts_sql``).
    """

    items: Sequence[MarkedItem]
    sittings: Sequence[Sitting]

    @cached_property
    def rows(self) -> list[dict[str, float]]:
        """For each sitting, the points by question."""
        most = {item.key: item.most for item in self.items}
        return [
            {key: share * most[key] for key, share in sitting.shares.items() if share is not None}
            for sitting in self.sittings
            if sitting.is_marked
        ]

    @cached_property
    def totals(self) -> list[float]:
        return [fsum(row.values()) for row in self.rows]

    @cached_property
    def outof(self) -> list[float]:
        """The points that each sitting could have earned."""
        most = {item.key: item.most for item in self.items}
        return [fsum(most[key] for key in row) for row in self.rows]

    @cached_property
    def asked_of_all(self) -> set[str]:
        """The questions that every sitting had."""
        return set.intersection(*map(set, self.rows)) if self.rows else set()

    @cached_property
    def slots(self) -> list[list[float]]:
        """The points of all sittings at each place of the quiz; none if sittings have different
        numbers of questions.

        A question that everybody had is a place of its own. Questions drawn at random or replaced
        take the remaining places in order, as Moodle treats random questions.
        """
        if len({len(row) for row in self.rows}) != 1:
            return []
        return [list(slot) for slot in zip(*map(self._in_slots, self.rows), strict=True)]

    def _in_slots(self, row: dict[str, float]) -> list[float]:
        always = [row[item.key] for item in self.items if item.key in self.asked_of_all]
        return always + [points for key, points in row.items() if key not in self.asked_of_all]

    def with_item(self, key: str) -> Iterator[tuple[float, float]]:
        """The points and the total of each sitting that had the question."""
        for row, total in zip(self.rows, self.totals, strict=True):
            if key in row:
                yield row[key], total


def mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)


def covariance(first: Sequence[float], second: Sequence[float]) -> float:
    """The sample covariance of two or more pairs (over n − 1); tiny values become 0."""
    mean_of_first, mean_of_second = mean(first), mean(second)
    products = (
        (one - mean_of_first) * (other - mean_of_second)
        for one, other in zip(first, second, strict=True)
    )
    found = fsum(products) / (len(first) - 1)
    return found if abs(found) > NOTHING else 0.0


def variance(values: Sequence[float]) -> float:
    return covariance(values, values)
