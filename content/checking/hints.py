"""Suggests the name that a misspelt one was meant to be."""

from collections.abc import Collection

from rapidfuzz import fuzz, process


class Hints:
    """Suggestions for the messages on one brief; only the first ``most`` names get one."""

    MOST = 20
    MOST_KNOWN = 500

    def __init__(self, most: int = MOST) -> None:
        self.left = most

    def did_you_mean(self, word: str, known: Collection[str]) -> str:
        """The end of a message: “: did you mean …?”; empty if no known name is similar to ``word``.

        It is also empty after the limit, and for more than ``MOST_KNOWN`` names.
        """
        if not (word and self.left) or len(known) > self.MOST_KNOWN:
            return ""
        self.left -= 1
        names = sorted(known)
        near = process.extractOne(word[:100], names, scorer=fuzz.ratio, score_cutoff=65)
        return f": did you mean “{near[0]}”?" if near else ""
