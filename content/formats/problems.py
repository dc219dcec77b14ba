"""The problems of a brief file, with their lines."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A mistake in a file; ``line`` counts from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class BriefError(ValueError):
    """A file that is not a valid brief; ``problems`` are sorted by line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Problems:
    """Collects the problems of one file, ``LIMIT`` at most, so that hostile files stay cheap."""

    LIMIT = 200

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []

    def add(self, line: int, message: str) -> None:
        if len(self.found) == self.LIMIT:
            self.found.append(Problem(self.file, line, "and more: fix those above first"))
            self.stop()
        self.found.append(Problem(self.file, line, message))

    def stop(self) -> None:
        """Raise ``BriefError`` if there are problems."""
        if self.found:
            *first, last = self.found
            if len(self.found) <= self.LIMIT:
                raise BriefError(tuple(sorted(set(self.found))))
            raise BriefError((*sorted(set(first)), last))
