"""The passages that a new version changes, as they are shown side by side."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from content.material import Passage
from content.revision.comparison import Change, Run
from content.revision.places import Places
from content.revision.words import Word

LEAST_EQUAL = 3  # words between two changes; fewer belong to the change


def changes_of(places: Places) -> tuple[Change, ...]:
    """In the order of the new text; what is gone stands where it was."""
    found = [*_edited(places), *_alone(places), *_moved(places)]
    return tuple(change for _, change in sorted(found, key=lambda one: one[0]))


def _edited(places: Places) -> Iterator[tuple[float, Change]]:
    """Edited passages, with what was split off them and joined to them."""
    for olds, news in _groups(places):
        before = [_runs(places, old, news, is_new=False) for old in olds]
        after = [_runs(places, new, olds, is_new=True) for new in news]
        is_moved = not places.alignment.moved.isdisjoint(olds)
        alone = "moved and edited" if is_moved else "edited"
        what = "joined" if len(olds) > 1 else "split" if len(news) > 1 else alone
        yield (
            news[0],
            Change(what=what, before=tuple(before), after=tuple(after), old=tuple(olds)),
        )


def _groups(places: Places) -> list[tuple[list[int], list[int]]]:
    """The old and new ranks of passages that became each other."""
    olds: dict[int, set[int]] = defaultdict(set)  # by the first new rank of the group
    news: dict[int, set[int]] = defaultdict(set)
    group_of_new: dict[int, int] = {}
    group_of_old: dict[int, int] = {}
    alignment = places.alignment
    same_old, same_new = set(alignment.same), set(alignment.same.values())
    links = [*alignment.edited.items(), *alignment.parts]
    for old, new in links:
        if old in same_old or new in same_new:
            continue
        group = group_of_old.get(old, group_of_new.get(new, new))
        if group_of_new.get(new, group) != group or group_of_old.get(old, group) != group:
            continue  # joins two groups that are shown each by itself
        group_of_old[old] = group_of_new[new] = group
        olds[group].add(old)
        news[group].add(new)
    return [(sorted(olds[group]), sorted(news[group])) for group in olds]


def _alone(places: Places) -> Iterator[tuple[float, Change]]:
    """Passages that are gone or new."""
    grouped = _groups(places)
    pairs = places.alignment.pairs
    old_shown = {*places.alignment.same, *(old for olds, _ in grouped for old in olds)}
    new_shown = {*places.alignment.same.values(), *(new for _, news in grouped for new in news)}
    last = -1.0
    for old, passage in enumerate(places.old):
        if old in pairs and old not in places.alignment.moved:
            last = pairs[old]
        if old not in old_shown:
            text = (_whole(passage),)
            yield last + 0.5, Change(what="removed", before=text, after=(), old=(old,))
    for new, passage in enumerate(places.new):
        if new not in new_shown:
            yield new, Change(what="added", before=(), after=(_whole(passage),), old=())


def _moved(places: Places) -> Iterator[tuple[float, Change]]:
    """Passages that moved, those together that moved as one."""
    runs: list[list[int]] = []
    same = places.alignment.same
    for old in sorted(places.alignment.moved & same.keys()):
        if runs and runs[-1][-1] == old - 1 and same[runs[-1][-1]] == same[old] - 1:
            runs[-1].append(old)
        else:
            runs.append([old])
    for run in runs:
        first = places.alignment.same[run[0]]
        texts = tuple(_whole(places.new[first + n], differs=False) for n in range(len(run)))
        yield first, Change(what="moved", before=texts, after=texts, old=tuple(run))


def _whole(passage: Passage, *, differs: bool = True) -> tuple[Run, ...]:
    return (Run(text=passage.text, differs=differs),)


def _runs(places: Places, rank: int, others: Sequence[int], *, is_new: bool) -> tuple[Run, ...]:
    """A passage, cut where it differs from those that it became or came from."""
    known: set[int] = set()
    for other in others:
        if is_new:
            known |= set(places.follow(other, rank).values())
        else:
            known |= set(places.follow(rank, other))
    passage = (places.new if is_new else places.old)[rank]
    words = places.new_words(rank) if is_new else places.old_words(rank)
    return tuple(_cut(passage.text, words, known))


def _cut(text: str, words: Sequence[Word], known: set[int]) -> Iterator[Run]:
    differs = [n not in known for n in range(len(words))]
    equal_from = 0
    for n, one in enumerate([*differs, True]):
        if one:
            is_inner = equal_from > 0 and n < len(words)
            if is_inner and 0 < n - equal_from < LEAST_EQUAL:
                differs[equal_from:n] = [True] * (n - equal_from)
            equal_from = n + 1
    start = 0
    for n, word in enumerate(words):
        if n and differs[n] != differs[n - 1]:
            cut = words[n - 1].end if differs[n - 1] else word.start
            yield Run(text=text[start:cut], differs=differs[n - 1])
            start = cut
    yield Run(text=text[start:], differs=bool(differs) and differs[-1])
