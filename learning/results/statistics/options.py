"""What was chosen of the options of a question, and by whom."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from learning.results.statistics.tables import Table, mean

OFTEN = 0.05  # of the sittings: a wrong option that fewer choose distracts nobody
THIRDS = ("bottom", "middle", "top")


@dataclass(frozen=True, slots=True)
class Choice:
    """What one sitting chose of a question, nothing where it was left open; ``third`` is where its
    total stands, ``rest`` what it reached in the other questions, ``right`` whether it had all the
    points of this one."""

    picked: tuple[str, ...]
    third: str
    rest: float
    right: bool


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """An option and how many chose it, in all and by third, the bottom one first.

    ``works`` is said of wrong options alone: whether it distracts those who know less. It is None
    where nobody was right, so that there is nobody to compare with.
    """

    text: str
    right: bool
    times: int
    share: float
    by_third: tuple[int, int, int]
    works: bool | None = None

    @property
    def is_rare(self) -> bool:
        return self.share < OFTEN


def thirds(table: Table) -> list[str]:
    """In which third of the totals each sitting stands: as many at the bottom as at the top, the
    remainder in the middle. Of equal totals, those that come first stand higher."""
    n = len(table.totals)
    outer = round(n / 3)
    ranked = sorted(range(n), key=lambda place: (-table.totals[place], place))
    found = ["middle"] * n
    for rank, place in enumerate(ranked):
        if rank < outer:
            found[place] = "top"
        elif rank >= n - outer:
            found[place] = "bottom"
    return found


def option_figures(
    options: Mapping[str, bool], choices: Sequence[Choice], most: int | None = None
) -> list[OptionFigures]:
    """The options as they stand, each with whether it is right, then what else was chosen, the most
    frequent first, ``most`` of these at most."""
    counts = Counter(chain.from_iterable(one.picked for one in choices))
    others = [text for text, _ in counts.most_common() if text not in options][:most]
    right = {text for one in choices if one.right for text in one.picked}
    listed = dict(options) | {text: text in right for text in others}
    return [_figures(text, is_right, choices) for text, is_right in listed.items()]


def _figures(text: str, is_right: bool, choices: Sequence[Choice]) -> OptionFigures:
    chose = [one for one in choices if text in one.picked]
    thirds = Counter(one.third for one in chose)
    bottom, middle, top = (thirds[name] for name in THIRDS)
    share = len(chose) / len(choices) if choices else 0.0
    works = None if is_right else _works(chose, choices, share)
    return OptionFigures(text, is_right, len(chose), share, (bottom, middle, top), works)


def _works(chose: Collection[Choice], choices: Collection[Choice], share: float) -> bool | None:
    """Whether enough chose it, and these do worse in the rest than those who were right."""
    if share < OFTEN:
        return False
    right = [one.rest for one in choices if one.right]
    return mean([one.rest for one in chose]) < mean(right) if right else None
