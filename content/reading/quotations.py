"""Direct speech in the text: which words stand in quotation marks, and where. Pure."""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MARKED = re.compile(r"“[^“”]+”|\"[^\"]+\"|«[^«»]+»")
_BETWEEN = re.compile(r"[”»][^“”«»\"]*[“«]|\"[^“”«»\"]*\"")


def words_said(words: str) -> list[str]:
    """The words from within a quotation, in lower case, without those of the text between two
    stretches of it: 'Ships wait," she said. "Ports don’t'.
    """
    return [one.casefold() for one in _WORD.findall(_BETWEEN.sub(" ", words))]


def place_of_speech(text: str, said: str, near: int) -> tuple[int, int] | None:
    """The start and end of words in a text, if all of them stand in quotation marks there, in one
    stretch or in several on end; of several such places the one that begins closest to ``near``.
    """
    wanted = [one.casefold() for one in _WORD.findall(said)]
    spoken = list(_spoken(text))
    found = [
        (spoken[n][1], spoken[n + len(wanted) - 1][2])
        for n in range(len(spoken) - len(wanted) + 1)
        if wanted and [word for word, *_ in spoken[n : n + len(wanted)]] == wanted
    ]
    return min(found, key=lambda place: abs(place[0] - near), default=None)


def _spoken(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word in quotation marks, in lower case, with its start and end."""
    for stretch in _MARKED.finditer(text):
        for word in _WORD.finditer(text, stretch.start(), stretch.end()):
            yield word[0].casefold(), word.start(), word.end()
