"""Finds the names of concepts and people in a text."""

import re
from collections.abc import Iterable, Iterator, Mapping

from content.reading.highlighting import Highlight

AROUND = 110  # characters of an excerpt on either side


class Lexicon[K]:
    """Names to find in texts, by the key of what they name.

    If one name is part of another, only the longer one is found: "new productive forces" does not
    name "productive forces". Names in capitals match capitals only, and an "s" may follow.
    """

    def __init__(self, names: Mapping[K, Iterable[str]]) -> None:
        pairs = [(name, key) for key, group in names.items() for name in group if name]
        self._keys = {name.casefold(): key for name, key in pairs}
        self._capitals = {name.casefold() for name, _ in pairs if name.isupper()}
        longest_first = sorted(self._keys, key=len, reverse=True)
        words = "|".join(re.escape(name) for name in longest_first) or r"(?!)"
        self._pattern = re.compile(rf"(?<![^\W_])({words})(?:s|’s|'s)?(?![^\W_])", re.IGNORECASE)

    def mentions(self, text: str) -> Iterator[Highlight[K]]:
        for match in self._pattern.finditer(text):
            name = match.group(1).casefold()
            if name not in self._capitals or match.group(1).isupper():
                yield Highlight(*match.span(1), self._keys[name])

    def is_named_in(self, key: K, *texts: str) -> bool:
        """Whether any of the texts has a name of ``key``."""
        return any(mention.subject == key for text in texts for mention in self.mentions(text))


def excerpt(text: str, start: int, end: int, around: int = AROUND) -> tuple[str, int, int]:
    """The part of ``text`` around ``start:end``, cut between words, and their place in it."""
    left = 0 if start <= around else text.find(" ", start - around, start) + 1 or start
    right = len(text) if len(text) - end <= around else text.rfind(" ", end, end + around)
    right = end if right < 0 else right
    before, after = "… " if left else "", " …" if right < len(text) else ""
    shift = len(before) - left
    return before + text[left:right] + after, start + shift, end + shift
