"""Which entries of a new text are known ones."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from content.material import (
    Concept,
    Fact,
    KnowledgeItem,
    Person,
    Relation,
    Span,
)


def same_by_name[E: Person | Concept](read: Iterable[E], known: Sequence[E]) -> dict[str, str]:
    """The known slug of each person or term of the new text that has one of its names. Of known
    ones with the same name, the first counts.
    """
    slugs: dict[str, str] = {}
    for one in known:
        for name in (*one.names, one.characters):
            if name:
                slugs.setdefault(name.casefold(), one.slug)
    found: dict[str, str] = {}
    for new in read:
        own = (*new.names, new.characters)
        same = next((slugs[name.casefold()] for name in own if name.casefold() in slugs), "")
        if same:
            found[new.slug] = same
    return found


class Readings:
    """The entries that were found in the new text, by their family and place."""

    def __init__(self, entries: Iterable[tuple[str, KnowledgeItem]]) -> None:
        self.at: dict[tuple[str, str], list[KnowledgeItem]] = defaultdict(list)
        for family, entry in entries:
            self.at[family, entry.span.passage].append(entry)
        self._taken: set[tuple[str, str]] = set()

    def same(self, family: str, known: KnowledgeItem, span: Span) -> KnowledgeItem | None:
        """The entry that says at ``span`` what the known one says."""
        here = self._overlapping(family, span)
        return next((one for one in here if _is_same(known, one)), None)

    def at_place_of(self, family: str, span: Span) -> KnowledgeItem | None:
        """An entry that stands at the place of one that is no longer there, for one of them."""
        return next(iter(self._overlapping(family, span)), None)

    def take(self, family: str, entry: KnowledgeItem) -> None:
        self._taken.add((family, entry.slug))

    def is_taken(self, family: str, entry: KnowledgeItem) -> bool:
        return (family, entry.slug) in self._taken

    def _overlapping(self, family: str, span: Span) -> list[KnowledgeItem]:
        """Those that meet the span and are not taken, the one with the most of it first."""

        def common(one: KnowledgeItem) -> int:
            return min(one.span.end, span.end) - max(one.span.start, span.start)

        here = self.at[family, span.passage]
        left = [o for o in here if common(o) > 0 and (family, o.slug) not in self._taken]
        return sorted(left, key=common, reverse=True)


def _is_same(known: KnowledgeItem, read: KnowledgeItem) -> bool:
    match known, read:
        case Fact(), Fact():
            return known.value == read.value
        case Relation(), Relation():
            return (known.source, known.target) == (read.source, read.target)
    return True
