"""What a wrong name was perhaps meant to be."""

from collections.abc import Collection

from rapidfuzz import fuzz, process


class Hints:
    """Hints for the messages on one brief; the first few names get one, the others cost nothing."""

    MOST = 20
    MOST_KNOWN = 500

    def __init__(self, most: int = MOST) -> None:
        self.left = most

    def did_you_mean(self, word: str, known: Collection[str]) -> str:
        """What to end a message with; empty when nothing known is like ``word``, or at the limit.

        More than ``MOST_KNOWN`` names are not compared at all.
        """
        if not (word and self.left) or len(known) > self.MOST_KNOWN:
            return ""
        self.left -= 1
        names = sorted(known)
        near = process.extractOne(word[:100], names, scorer=fuzz.ratio, score_cutoff=65)
        return f": did you mean “{near[0]}”?" if near else ""
