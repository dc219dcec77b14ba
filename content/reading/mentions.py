"""Which terms a text names, and where."""

import re
from collections.abc import Iterable, Iterator, Mapping

from content.reading.highlighting import Highlight

AROUND = 110


class Lexicon[K]:
    """The names of things, to be looked for in running text.

    Where one name is part of another, the longer one is meant: "new productive forces" does not
    name "productive forces". Names in capitals are matched in capitals only, and an "s" may follow.
    """

    def __init__(self, names: Mapping[K, Iterable[str]]) -> None:
        pairs = [(name, key) for key, group in names.items() for name in group if name]
        self._keys = {name.casefold(): key for name, key in pairs}
        self._capitals = {name.casefold() for name, _ in pairs if name.isupper()}
        longest_first = sorted(self._keys, key=len, reverse=True)
        words = "|".join(re.escape(name) for name in longest_first) or r"(?!)"
        self._pattern = re.compile(rf"(?<![^\W_])({words})(?:s|’s|'s)?(?![^\W_])", re.IGNORECASE)

    def marks(self, text: str) -> Iterator[Highlight[K]]:
        for match in self._pattern.finditer(text):
            name = match.group(1).casefold()
            if name not in self._capitals or match.group(1).isupper():
                yield Highlight(*match.span(1), self._keys[name])

    def names(self, key: K, *texts: str) -> bool:
        """Whether any of the texts names it."""
        return any(mark.subject == key for text in texts for mark in self.marks(text))


def excerpt(text: str, start: int, end: int, around: int = AROUND) -> tuple[str, int, int]:
    """The part of ``text`` about ``start:end``, cut between words, and where these are in it."""
    left = 0 if start <= around else text.find(" ", start - around, start) + 1 or start
    right = len(text) if len(text) - end <= around else text.rfind(" ", end, end + around)
    right = end if right < 0 else right
    before, after = "… " if left else "", " …" if right < len(text) else ""
    shift = len(before) - left
    return before + text[left:right] + after, start + shift, end + shift
