"""Which passage of a text became which of its new version."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from content.material import Passage
from content.revision.words import followed, words_of

ALIKE = 0.5  # the least share of common words by which one passage is another one, edited
ALIKE_IN_PLACE = 0.25  # the same for the only two between passages that have not changed
PART = 0.7  # the least share of a passage's runs of three words by which it is a part of another
LEAST_RUNS = 3
MOST_COMPARED = 100  # pairs between two passages that have not changed
MOST_CANDIDATES = 5
COMMON_RUN = 30  # passages; a run of words in more of them tells nothing


@dataclass(frozen=True, slots=True)
class Alignment:
    """Passages by their ranks in the old and the new text.

    ``same`` have the same words, ``edited`` have others; ``moved`` are old ranks of both that stand
    in another order. ``parts`` are pairs of which the one was split off the other, or joined to it.
    """

    same: dict[int, int]
    edited: dict[int, int]
    moved: frozenset[int]
    parts: tuple[tuple[int, int], ...]

    @property
    def pairs(self) -> dict[int, int]:
        return self.same | self.edited


def aligned(old: Sequence[Passage], new: Sequence[Passage]) -> Alignment:
    before, after = [_Compared(one) for one in old], [_Compared(one) for one in new]
    same = followed([one.key for one in before], [one.key for one in after])
    gaps = list(_gaps(same, len(old), len(new)))
    same |= dict(_elsewhere(before, after, same))
    left = _Left(before, after, same)
    edited = dict(left.edited(gaps))
    lengths = [len(one.words) for one in before]
    return Alignment(
        same, edited, _moved(same | edited, lengths, len(new)), tuple(left.parts(edited))
    )


class _Compared:
    def __init__(self, passage: Passage) -> None:
        self.is_heading = passage.opens_section
        self.words = [word.key for word in words_of(passage.text)]
        self.key = " ".join(self.words)

    @cached_property
    def bag(self) -> Counter[str]:
        return Counter(self.words)

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        return frozenset(zip(self.words, self.words[1:], self.words[2:], strict=False))


def _gaps(same: dict[int, int], olds: int, news: int) -> Iterator[tuple[range, range]]:
    """The stretches between passages that stand in the same order in both texts."""
    last_old = last_new = -1
    for old, new in [*sorted(same.items()), (olds, news)]:
        yield range(last_old + 1, old), range(last_new + 1, new)
        last_old, last_new = old, new


def _moved(pairs: dict[int, int], lengths: Sequence[int], news: int) -> frozenset[int]:
    """The old ranks of all but the longest text that stands in the same order in both."""
    best: dict[int, int] = {}  # by an old rank, the length of the longest text that ends there
    previous: dict[int, int] = {}
    tree = [(0, -1)] * (news + 1)  # a Fenwick tree: the longest text up to each new rank
    for old, new in sorted(pairs.items()):
        longest, place = (0, -1), new
        while place > 0:
            longest = max(longest, tree[place])
            place -= place & -place
        best[old], previous[old] = longest[0] + lengths[old] + 1, longest[1]
        place = new + 1
        while place <= news:
            tree[place] = max(tree[place], (best[old], old))
            place += place & -place
    at = max(best, key=lambda old: best[old], default=-1)
    in_order = set[int]()
    while at >= 0:
        in_order.add(at)
        at = previous[at]
    return frozenset(pairs.keys() - in_order)


def _elsewhere(
    before: Sequence[_Compared], after: Sequence[_Compared], same: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Passages with the same words in another place, those with equal words in their order."""
    taken = set(same.values())
    places: dict[str, deque[int]] = defaultdict(deque)
    for n, one in enumerate(after):
        if n not in taken:
            places[one.key].append(n)
    for n, one in enumerate(before):
        if n not in same and places[one.key]:
            yield n, places[one.key].popleft()


class _Left:
    """The passages that have no equal in the other text."""

    def __init__(
        self, before: Sequence[_Compared], after: Sequence[_Compared], same: dict[int, int]
    ) -> None:
        taken = set(same.values())
        self.before = {n: one for n, one in enumerate(before) if n not in same}
        self.after = {n: one for n, one in enumerate(after) if n not in taken}
        self.with_run: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for n, one in self.after.items():
            for run in one.runs:
                self.with_run[run].append(n)

    def edited(self, gaps: Iterable[tuple[range, range]]) -> Iterator[tuple[int, int]]:
        """The likest pairs, each passage in one."""
        scored = [
            (self._likeness(old, new), -abs(old - new), old, new) for old, new in self._sharing()
        ]
        for olds, news in gaps:
            here = [n for n in olds if n in self.before], [n for n in news if n in self.after]
            if len(here[0]) * len(here[1]) > MOST_COMPARED:
                continue
            alone = len(here[0]) == len(here[1]) == 1
            scored += [
                (self._likeness(old, new, alone=alone), -abs(old - new), old, new)
                for old in here[0]
                for new in here[1]
            ]
        olds_left, news_left = set(self.before), set(self.after)
        for likeness, _, old, new in sorted(scored, reverse=True):
            if likeness >= ALIKE and old in olds_left and new in news_left:
                olds_left.remove(old)
                news_left.remove(new)
                yield old, new

    def parts(self, edited: dict[int, int]) -> Iterator[tuple[int, int]]:
        """Pairs of a passage and a part of it that is a passage in the other text."""
        taken = set(edited.values())
        for old, new in self._sharing():
            if edited.get(old) == new:
                continue
            is_split_off = new not in taken and self._share_in(self.after[new], self.before[old])
            is_joined = old not in edited and self._share_in(self.before[old], self.after[new])
            if max(is_split_off, is_joined) >= PART:
                yield old, new

    def _sharing(self) -> Iterator[tuple[int, int]]:
        """Pairs with runs of words in common, for each old passage those with the most."""
        for old, one in self.before.items():
            shared = Counter[int]()
            for run in one.runs:
                if len(places := self.with_run.get(run, ())) <= COMMON_RUN:
                    shared.update(places)
            yield from ((old, new) for new, _ in shared.most_common(MOST_CANDIDATES))

    def _likeness(self, old: int, new: int, *, alone: bool = False) -> float:
        """From 0 to 1; over 1 for two headings in the same place, which are one, renamed."""
        one, other = self.before[old], self.after[new]
        if alone and one.is_heading and other.is_heading:
            return 2.0
        shared = (one.bag & other.bag).total()
        likeness = 2 * shared / max(1, len(one.words) + len(other.words))
        if alone and likeness >= ALIKE_IN_PLACE:
            return max(likeness, ALIKE)
        is_part = max(self._share_in(one, other), self._share_in(other, one)) >= PART
        return max(likeness, ALIKE) if is_part else likeness

    @staticmethod
    def _share_in(part: _Compared, whole: _Compared) -> float:
        if len(part.runs) < LEAST_RUNS:
            return 0.0
        return len(part.runs & whole.runs) / len(part.runs)
