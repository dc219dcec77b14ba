"""Who was spoken of last, sentence by sentence."""

from dataclasses import dataclass, field
from itertools import islice


@dataclass(slots=True)
class Focus:
    """The people whom a pronoun may mean. ``block`` is the one in which the latest was named."""

    people: dict[int, None] = field(default_factory=dict)  # as a set in order, the latest last
    block: int = -1
    pair: tuple[int, ...] = ()  # the last people that were named together
    seen: set[int] = field(default_factory=set)  # who was named in the block so far
    latest: set[int] = field(default_factory=set)  # and in the sentence before
    by_pronoun: bool = False  # whether that was about somebody else, who is only "she" in it
    known: set[int] = field(default_factory=set)  # and in the text

    def set(self, person: int, block: int) -> None:
        self.people.pop(person, None)
        self.people[person] = None
        self.block = block

    def last(self, count: int) -> list[int]:
        """The latest people, the last one first."""
        return list(islice(reversed(self.people), count))
