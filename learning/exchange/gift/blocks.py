"""Cuts a GIFT file into its questions, which empty lines separate, or should."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from learning.exchange.texts import lines_of

# A tag cannot begin at an escaped bracket within another: the search would take quadratic time.
_TAG = re.compile(r"(?<!\\)\[tag:((?:\\.|[^\[\]\\])+)\]")
_BRACE = re.compile(r"\\.|[{}]")


@dataclass(slots=True)
class GiftBlock:
    """The numbered lines of one question, with the tags and the category before it. ``is_open``
    says whether its last brace is not closed yet, ``is_answered`` whether one was."""

    numbered: list[tuple[int, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    category: str = ""
    is_open: bool = False
    is_answered: bool = False
    before_gap: int = 0  # lines before the last empty line within open braces

    @property
    def line(self) -> int:
        return self.numbered[0][0]

    @property
    def text(self) -> str:
        return "\n".join(line for _, line in self.numbered)

    @property
    def is_text(self) -> bool:
        """Whether it has no answers: then the next questions stand under it."""
        return not (self.is_open or self.is_answered)

    def add(self, number: int, line: str) -> None:
        self.numbered.append((number, line))
        for sign in _BRACE.findall(line):
            if sign in "{}":
                self.is_open = sign == "{"
                self.is_answered = self.is_answered or sign == "}"

    def split(self) -> "GiftBlock":
        """Take the lines after the last empty one off, and return them as a block."""
        after = GiftBlock(self.numbered[self.before_gap :], category=self.category)
        del self.numbered[self.before_gap :]
        return after


def blocks_in(text: str) -> Iterator[GiftBlock]:
    """An empty line ends a question, except within braces that are closed later. A name or a
    category begins one, even where the empty line before it is missing."""
    block, category = GiftBlock(), ""
    for number, line in enumerate(chain(lines_of(text), [""]), 1):
        bare = line.strip()
        begins = bare.startswith(("::", "$CATEGORY:")) and (block.is_open or block.is_answered)
        if block.numbered and (begins or not (bare or block.is_open)):
            yield block
            block = GiftBlock()
        if bare.startswith("//"):
            block.tags += [re.sub(r"\\(.)", r"\1", tag) for tag in _TAG.findall(bare)]
        elif bare.startswith("$CATEGORY:") and not block.numbered:
            category = bare.removeprefix("$CATEGORY:").strip()
        elif not bare:
            block.before_gap = len(block.numbered)
        elif block.before_gap and _opens(bare):
            after = block.split()
            yield block
            block = after
            block.add(number, line)
        else:
            block.category = category
            block.add(number, line)
    if block.numbered:
        yield block


def _opens(line: str) -> bool:
    """Whether the first brace in a line is one that opens."""
    signs = (sign for sign in _BRACE.findall(line) if sign in "{}")
    return next(signs, "") == "{"
