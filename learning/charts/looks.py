"""The looks of what is remembered: the same four in tiles, charts, maps and text."""

from collections.abc import Iterable
from typing import Literal, get_args

type Look = Literal["missed", "fading", "known", "new"]
WORST_FIRST: tuple[Look, ...] = get_args(Look.__value__)
MET_LOOKS: tuple[Look, ...] = ("known", "fading", "missed")  # the order of bars and keys
KNOWN_FROM, FADING_FROM = 0.75, 0.5  # mean chances of recall


def worst(looks: Iterable[Look]) -> Look | None:
    """The look of several things together: the worst of those that were met; None of nothing."""
    return min(looks, key=WORST_FIRST.index, default=None)


def look_of_chance(chance: float | None) -> Look:
    """The look of what is recalled with this chance; new if nobody was asked."""
    if chance is None:
        return "new"
    if chance >= KNOWN_FROM:
        return "known"
    return "fading" if chance >= FADING_FROM else "missed"
