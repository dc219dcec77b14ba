"""Slugs from the words of a text."""

import re
import unicodedata
from dataclasses import dataclass, field

LONGEST_SLUG = 60


def slug_of(text: str) -> str:
    """The first words of a text without accents, joined by hyphens; "" for one without letters of
    the Latin alphabet.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return "-".join(words)[:LONGEST_SLUG].strip("-")


@dataclass(slots=True)
class Slugs:
    """Slugs of one family, each used once."""

    taken: set[str] = field(default_factory=set)
    # By the words: the number from which on none is taken, for a text that repeats a line.
    free_from: dict[str, int] = field(default_factory=dict, init=False)

    def new(self, text: str, otherwise: str) -> str:
        base = slug_of(text) or otherwise
        slug, n = base, self.free_from.get(base, 2)
        while slug in self.taken:
            slug, n = f"{base}-{n}", n + 1
        self.taken.add(slug)
        self.free_from[base] = n
        return slug
