"""The marks of a quiz, person by person and question by question."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum

NOTHING = 1e-12  # a variance below it is none: marks are sums of decimal fractions


@dataclass(frozen=True, slots=True)
class Item:
    """A question: ``most`` are the points that it brings at best, ``guess`` the share of them that
    blind guessing brings on average, None where nobody can say."""

    key: str
    most: float = 1.0
    guess: float | None = 0.0


@dataclass(frozen=True, slots=True)
class Sitting:
    """A first attempt: of each question that it had, in their order, the share of the points that
    it brought. A question left open brought 0; certainty may make a share negative. None stands
    where it is not marked yet."""

    shares: Mapping[str, float | None]

    @property
    def is_marked(self) -> bool:
        return None not in self.shares.values()


@dataclass(frozen=True)
class Table:
    """The sittings that are marked throughout, at the questions that they had.

    A sitting with an answer that somebody has yet to read has no total, and is left out, as
    Moodle's report leaves it out (``quiz_statistics_attempts_sql``).
    """

    items: Sequence[Item]
    sittings: Sequence[Sitting]

    @cached_property
    def rows(self) -> list[dict[str, float]]:
        """Of each sitting the points by question."""
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
        """The points that each sitting could have brought."""
        most = {item.key: item.most for item in self.items}
        return [fsum(most[key] for key in row) for row in self.rows]

    @cached_property
    def asked_of_all(self) -> set[str]:
        """The questions that every sitting had."""
        return set.intersection(*map(set, self.rows)) if self.rows else set()

    @cached_property
    def slots(self) -> list[list[float]]:
        """The points of all sittings at each place of the quiz; none where some had more questions
        than others.

        A question that all had is a place of its own. What was drawn, or stands in another's
        stead, takes the places that are left, in its order: so Moodle treats a random question.
        """
        if len({len(row) for row in self.rows}) != 1:
            return []
        return [list(slot) for slot in zip(*map(self._in_slots, self.rows), strict=True)]

    def _in_slots(self, row: dict[str, float]) -> list[float]:
        always = [row[item.key] for item in self.items if item.key in self.asked_of_all]
        return always + [points for key, points in row.items() if key not in self.asked_of_all]

    def with_item(self, key: str) -> Iterator[tuple[float, float]]:
        """Of each sitting that had a question, its points and the total."""
        for row, total in zip(self.rows, self.totals, strict=True):
            if key in row:
                yield row[key], total


def mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)


def covariance(first: Sequence[float], second: Sequence[float]) -> float:
    """Of a sample of two or more: the sum of products over n − 1; what is hardly any is 0."""
    mean_of_first, mean_of_second = mean(first), mean(second)
    products = (
        (one - mean_of_first) * (other - mean_of_second)
        for one, other in zip(first, second, strict=True)
    )
    found = fsum(products) / (len(first) - 1)
    return found if abs(found) > NOTHING else 0.0


def variance(values: Sequence[float]) -> float:
    return covariance(values, values)
