"""Joins lines to one text; a word that the end of a line has cut is whole again."""

import re
from collections.abc import Iterable, Sequence

from content.characters import is_wide

_HYPHEN = re.compile(r"(?<!\w)(\w*[^\W\d_A-ZÀ-Þ])[-\u00ad]$")
_OPEN_DASH = re.compile(r"\w[–—]$")  # without a space before it, so without one after it
_WORD = re.compile(r"\w+(?:-\w+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_FEW = 0.025  # of the lines of a text without cut words
# With one of these the hyphen is most often that of a compound.
_FIRST = frozenset(
    """
    all best cross deep double first free full half high ill land large least long low mid multi
    near new non north old one open policy post quasi rain second self short single slow small
    so socio south state third three top two vice water well wide world
    """.split()
)
_SECOND = frozenset(
    """
    added backed based born bound building century class containing controlled day dependent driven
    effective end fed financed flow focused free friendly funded general growing half hour
    intensive keeping led level like line lived looking made makers making minded oriented owned
    paid picked powered price producing quality range related rich run running saving scale sector
    sharing sighted size specific speed state style term third time to type up value wide width
    winning world year
    """.split()
)


# These begin words that are not compounds, such as "outstanding" and "afterthought".
_JOINED = frozenset(
    "after back down every here never over some there under what when where with".split()
)


class Joining:
    """Knows the words of a text, and whether the program that broke its lines cuts words.

    That program does so if many lines end with a hyphen, or if ``cuts_words`` says so.
    """

    def __init__(self, lines: Sequence[str], cuts_words: bool = False) -> None:
        ends = [bool(_HYPHEN.search(line)) for line in lines]
        self._cuts = cuts_words or sum(ends) > _FEW * len(lines)
        self._words: set[str] = set()
        cut = False
        for line, ends_cut in zip(lines, ends, strict=True):
            found = _WORD.findall(line)
            kept = found[int(cut) : len(found) - int(ends_cut)]
            self._words.update(word.casefold() for word in kept)
            cut = ends_cut

    def joined(self, texts: Iterable[str]) -> str:
        pieces: list[str] = []
        for text in filter(None, texts):
            if pieces:
                pieces[-1] = self._before(text, pieces[-1])
            pieces.append(text)
        return "".join(pieces).replace("\u00ad", "")

    def _before(self, text: str, line: str) -> str:
        """The line with a space after it, or without the hyphen of a word that ``text`` ends."""
        hyphen = _HYPHEN.search(line)
        if hyphen and text[0].islower():
            kept = self._is_compound(hyphen[1], text) and not line.endswith("\u00ad")
            return line if kept else line[:-1]
        return line if _is_glued(line, text) else f"{line} "

    def _is_compound(self, first: str, text: str) -> bool:
        """Whether the hyphen after ``first`` belongs to the word."""
        if not self._cuts:
            return True
        first = first.casefold()
        found, letters = _WORD.match(text), _LETTERS.match(text)
        rest = found[0].casefold() if found else ""
        second = letters[0].casefold() if letters else ""
        if f"{first}-{rest}" in self._words or f"{first}-{second}" in self._words:
            return True
        if first + second in self._words:
            return False
        if first in _FIRST or second in _SECOND:
            return True
        if len(first) < 4 or len(second) < 4 or first in _JOINED:
            return False
        return {first, second} <= self._words


def _is_glued(first: str, second: str) -> bool:
    """Whether no space stood where the line ends: after a hyphen or a dash, and in Chinese."""
    if is_wide(first[-1]) and is_wide(second[0]):
        return True
    if first[-1] == "-" and first[-2:-1].isalnum() and second[0].isalnum():
        return True
    return bool(_OPEN_DASH.search(first)) and second[0].isalnum()
