"""Where a text names a term."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from content.extraction.document import Document, Stretch

_WORD = re.compile(r"\w+")
_QUOTES = str.maketrans("’‘“”", "''\"\"")


_NEXT = 3  # characters


class Mentions:
    """Finds names in a document by their first word and what follows it, so that many names cost
    little.
    """

    def __init__(self, document: Document) -> None:
        self._texts = [plain(block.text) for block in document.blocks]
        # By the first word of a name, then by the next characters.
        self._places: dict[str, dict[str, list[tuple[int, int]]]] = {}
        for n, text in enumerate(self._texts):
            for word in _WORD.finditer(text):
                of_word = self._places.setdefault(word[0], {})
                following = text[word.end() : word.end() + _NEXT]
                of_word.setdefault(following, []).append((n, word.start()))

    def of(self, names: Iterable[str]) -> list[Stretch]:
        """The places of some names, in the singular or plural, in reading order."""
        found: dict[tuple[int, int], int] = {}
        forms = dict.fromkeys(form for name in names for form in _numbers(plain(name)))
        for name in forms:
            for n, start in self._beginnings(name):
                text, end = self._texts[n], start + len(name)
                if text.startswith(name, start):
                    end += text[end : end + 1] == "s"
                    if not text[end : end + 1].isalnum():
                        found[n, start] = max(end, found.get((n, start), 0))
        return [Stretch(n, start, end) for (n, start), end in sorted(found.items())]

    def _beginnings(self, name: str) -> Iterator[tuple[int, int]]:
        """The places where a name can begin."""
        first = _WORD.match(name)
        of_word = self._places.get(first[0], {}) if first else {}
        following = name[first.end() : first.end() + _NEXT] if first else ""
        if len(following) == _NEXT:
            yield from of_word.get(following, ())
        else:
            yield from chain.from_iterable(of_word.values())


def _numbers(name: str) -> tuple[str, ...]:
    """A name, of a plural the singular too, and of a single word the plural."""
    if len(name) > 4 and name.endswith("s") and not name.endswith("ss"):
        return name, name[:-1]
    return (name,) if " " in name else (name, f"{name}s")


def plain(text: str) -> str:
    """A text of the same length in lower case, with straight quotation marks."""
    lowered = text.lower().translate(_QUOTES)
    return lowered if len(lowered) == len(text) else text.translate(_QUOTES)
