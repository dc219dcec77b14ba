"""Which options of a question were chosen, and by whom."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from learning.results.statistics.tables import MarksTable, mean

OFTEN = 0.05  # share of sittings; a distractor chosen less often does not work
THIRDS = ("bottom", "middle", "top")


@dataclass(frozen=True, slots=True)
class SittingChoice:
    """What one sitting chose, nothing if the question was left open. ``third`` is the group of its
    total, ``rest`` its points in the other questions, ``right`` whether it had full marks here.
    """

    picked: tuple[str, ...]
    third: str
    rest: float
    right: bool


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """An option and how many chose it, in total and by group, the bottom group first.

    ``works`` applies to distractors only: whether it attracts weaker learners. None if nobody was
    right, so that there is no comparison.
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

    @property
    def effect(self) -> str:
        """Whether a wrong option distracts, and if not, why; "" of a right one."""
        if self.right:
            return ""
        if self.works is None:
            return "Nobody was right"
        if self.works:
            return "Yes"
        if self.is_rare:
            return "No: hardly anybody takes it"
        return "No: those who take it do as well in the rest"


def thirds(table: MarksTable) -> list[str]:
    """The group of each sitting by its total: equally many at the bottom and the top, the remainder
    in the middle. Of equal totals, earlier sittings rank higher.
    """
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
    options: Mapping[str, bool], choices: Sequence[SittingChoice], most: int | None = None
) -> list[OptionFigures]:
    """The options in order, each with whether it is right, followed by the most frequent other
    answers, at most ``most``.
    """
    counts = Counter(chain.from_iterable(one.picked for one in choices))
    others = [text for text, _ in counts.most_common() if text not in options][:most]
    right = {text for one in choices if one.right for text in one.picked}
    listed = dict(options) | {text: text in right for text in others}
    return [_figures(text, is_right, choices) for text, is_right in listed.items()]


def _figures(text: str, is_right: bool, choices: Sequence[SittingChoice]) -> OptionFigures:
    chose = [one for one in choices if text in one.picked]
    thirds = Counter(one.third for one in chose)
    bottom, middle, top = (thirds[name] for name in THIRDS)
    share = len(chose) / len(choices) if choices else 0.0
    works = None if is_right else _works(chose, choices, share)
    return OptionFigures(text, is_right, len(chose), share, (bottom, middle, top), works)


def _works(
    chose: Collection[SittingChoice], choices: Collection[SittingChoice], share: float
) -> bool | None:
    """Whether enough learners chose it, and these do worse in the rest than those who
    were right.
    """
    if share < OFTEN:
        return False
    right = [one.rest for one in choices if one.right]
    return mean([one.rest for one in chose]) < mean(right) if right else None
