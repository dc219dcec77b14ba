"""Where the words of an old text stand in its new version."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from content.extraction.sentences import sentences
from content.material import Passage, Span
from content.revision.passages import Alignment
from content.revision.words import Word, followed, words_of

LEAST_ELSEWHERE = 5  # words that are followed to a passage that their own did not become


class Places:
    """Follows spans; those of the new text go by the slugs that its passages have at last."""

    def __init__(
        self, old: Sequence[Passage], new: Sequence[Passage], alignment: Alignment
    ) -> None:
        self.old, self.new, self.alignment = old, new, alignment
        self._rank = {one.slug: n for n, one in enumerate(old)}
        self._new_rank = {one.slug: n for n, one in enumerate(new)}
        self._from = {place: n for n, place in alignment.pairs.items()}
        self._words: dict[tuple[bool, int], list[Word]] = {}
        self._known: dict[int, set[int]] = {}
        self._joined: dict[int, str] = {}
        self._followed: dict[tuple[int, int], dict[int, int]] = {}

    def carried(self, span: Span) -> Span | None:
        """Where exactly these words stand now; None if they are gone, or stand in two places."""
        old = self._rank[span.passage]
        words = self._range(old, span)
        if not words:
            return None
        targets = list(self._targets(old))
        for new in targets:
            places = [self.follow(old, new).get(n) for n in words]
            if _is_run(places):
                return self._span(old, span, words, new, places[0] or 0)
        keys = [self.old_words(old)[n].key for n in words]
        found = [(new, start) for new in targets for start in self._starts(new, keys)]
        if not found:
            found = self._elsewhere(keys)
        if len(found) == 1:
            new, start = found[0]
            return self._span(old, span, words, new, start)
        return None

    def region(self, span: Span) -> Span | None:
        """The words that stand in the place of others now; None if none do."""
        old = self._rank[span.passage]
        new, words = self.alignment.pairs.get(old), self._range(old, span)
        if new is None or not words:
            return None
        follow, after = self.follow(old, new), self.new_words(new)
        before = next((follow[n] for n in range(words[0] - 1, -1, -1) if n in follow), -1)
        beyond = range(words[-1] + 1, len(self.old_words(old)))
        until = next((follow[n] for n in beyond if n in follow), len(after))
        if until - before < 2:
            return None
        start, end = after[before + 1].start, after[until - 1].end
        return Span(passage=self.new[new].slug, start=start, end=end)

    def likeness(self, span: Span, now: Span) -> float:
        """How much the words of an old and a new span have in common, from 0 to 1."""
        old, new = self._rank[span.passage], self._new_rank[now.passage]
        before = Counter(self.old_words(old)[n].key for n in self._range(old, span))
        after = Counter(self.new_words(new)[n].key for n in _within(self.new_words(new), now))
        return 2 * (before & after).total() / max(1, before.total() + after.total())

    def is_reworded_around(self, span: Span, now: Span, *, before: bool) -> bool:
        """Whether the sentence of a span, which stands at ``now``, has other words, or with
        ``before`` also anything from the passage before on.
        """
        old, new = self._rank[span.passage], self._new_rank[now.passage]
        if self.alignment.same.get(old) != new:
            return before or not self._is_same_sentence(old, span, new, now)
        return before and old > 0 and self.alignment.same.get(old - 1) != new - 1

    def is_new(self, span: Span) -> bool:
        """Whether some words of a span of the new text were not in the old one."""
        new = self._new_rank[span.passage]
        known = self._known_words(new)
        return any(n not in known for n in _within(self.new_words(new), span))

    def is_new_around(self, span: Span) -> bool:
        """The same for the sentence of a span of the new text."""
        new = self._new_rank[span.passage]
        if self._known_words(new) >= set(range(len(self.new_words(new)))):
            return False
        start, end = _sentence_around(self.new[new], span)
        return self.is_new(Span(passage=span.passage, start=start, end=end))

    def _known_words(self, new: int) -> set[int]:
        """The words of a passage that it has from old ones."""
        if new not in self._known:
            olds = [old for old, place in self.alignment.parts if place == new]
            olds += [self._from[new]] if new in self._from else []
            self._known[new] = {n for old in olds for n in self.follow(old, new).values()}
        return self._known[new]

    def rank_of(self, old_slug: str) -> int:
        return self._rank[old_slug]

    def follow(self, old: int, new: int) -> dict[int, int]:
        """The place of each word of one passage that is still in the other."""
        if (old, new) not in self._followed:
            keys = [
                [one.key for one in words] for words in (self.old_words(old), self.new_words(new))
            ]
            self._followed[old, new] = followed(*keys)
        return self._followed[old, new]

    def old_words(self, rank: int) -> list[Word]:
        return self._words_of(False, rank)

    def new_words(self, rank: int) -> list[Word]:
        return self._words_of(True, rank)

    def share_left(self) -> float:
        """The share of the old words that are left, from 0 to 1."""
        pairs = {*self.alignment.pairs.items(), *self.alignment.parts}
        left = {(old, n) for old, new in pairs for n in self.follow(old, new)}
        return len(left) / max(1, sum(len(self.old_words(n)) for n in range(len(self.old))))

    def _words_of(self, is_new: bool, rank: int) -> list[Word]:
        if (is_new, rank) not in self._words:
            self._words[is_new, rank] = words_of((self.new if is_new else self.old)[rank].text)
        return self._words[is_new, rank]

    def _range(self, old: int, span: Span) -> list[int]:
        return _within(self.old_words(old), span)

    def _targets(self, old: int) -> Iterator[int]:
        """The passages that one has become, first the one that keeps its name."""
        if old in self.alignment.pairs:
            yield self.alignment.pairs[old]
        yield from (new for one, new in self.alignment.parts if one == old)

    def _elsewhere(self, keys: Sequence[str]) -> list[tuple[int, int]]:
        """Each place of a long run of words in the passages that have changed."""
        size = len(keys)
        return [
            (new, start)
            for new, start in self._beginnings.get(tuple(keys[:LEAST_ELSEWHERE]), ())
            if [one.key for one in self.new_words(new)[start : start + size]] == list(keys)
        ]

    @cached_property
    def _beginnings(self) -> dict[tuple[str, ...], list[tuple[int, int]]]:
        """The places of all runs of so many words in the passages that have changed."""
        unchanged = set(self.alignment.same.values())
        found: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for new in range(len(self.new)):
            if new not in unchanged:
                keys = [one.key for one in self.new_words(new)]
                for start in range(len(keys) - LEAST_ELSEWHERE + 1):
                    found[tuple(keys[start : start + LEAST_ELSEWHERE])].append((new, start))
        return found

    def _starts(self, new: int, keys: Sequence[str]) -> Iterator[int]:
        """Each place of a run of words in a passage."""
        if new not in self._joined:
            self._joined[new] = f" {' '.join(one.key for one in self.new_words(new))} "
        text, wanted = self._joined[new], f" {' '.join(keys)} "
        at = text.find(wanted)
        while at >= 0:
            yield text.count(" ", 0, at)
            at = text.find(wanted, at + 1)

    def _span(self, old: int, span: Span, words: Sequence[int], new: int, start: int) -> Span:
        """A span that begins and ends within the same words as before."""
        before, after = self.old_words(old), self.new_words(new)
        first, last = before[words[0]], before[words[-1]]
        end = after[start + len(words) - 1].end - (last.end - min(last.end, span.end))
        begin = after[start].start + max(0, span.start - first.start)
        return Span(passage=self.new[new].slug, start=begin, end=end)

    def _is_same_sentence(self, old: int, span: Span, new: int, now: Span) -> bool:
        then = _keys_around(self.old[old], self.old_words(old), span)
        return then == _keys_around(self.new[new], self.new_words(new), now)


def _sentence_around(passage: Passage, span: Span) -> tuple[int, int]:
    """The offsets of the sentence of a span, or of those that it is in."""
    around = [
        (start, end)
        for start, end in sentences(passage.text)
        if start < span.end and span.start < end
    ]
    if not around:
        return 0, len(passage.text)
    return around[0][0], around[-1][1]


def _keys_around(passage: Passage, words: Sequence[Word], span: Span) -> list[str]:
    start, end = _sentence_around(passage, span)
    return [one.key for one in words if start <= one.start and one.end <= end]


def _within(words: Sequence[Word], span: Span) -> list[int]:
    return [n for n, one in enumerate(words) if one.start < span.end and span.start < one.end]


def _is_run(places: Sequence[int | None]) -> bool:
    first = places[0]
    return first is not None and all(place == first + n for n, place in enumerate(places))
