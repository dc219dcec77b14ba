"""What was typed beside the answer, with the letters and words in which they differ."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from learning.grading import normalise

_TOKEN = re.compile(r"\s+|[^\s]+")
ALIKE = 0.6  # from which two words are compared letter by letter


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; ``differs`` says that the other text lacks it."""

    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts in pieces, to be read one after another."""

    typed: tuple[Piece, ...]
    answer: tuple[Piece, ...]

    @property
    def words(self) -> list[str]:
        """The words of the answer in which it differs."""
        text = "".join(f"\0{p.text}\0" if p.differs else p.text for p in self.answer)
        return [word.replace("\0", "") for word in text.split() if "\0" in word]


def compare(typed: str, answer: str) -> Comparison | None:
    """None if the texts have nothing in common that is worth marking, or do not differ."""
    mine, theirs = _TOKEN.findall(typed.strip()), _TOKEN.findall(answer.strip())
    given: list[Piece] = []
    wanted: list[Piece] = []
    common = False
    blocks = SequenceMatcher(None, _keys(mine), _keys(theirs), autojunk=False).get_opcodes()
    for tag, start, end, other_start, other_end in blocks:
        left, right = mine[start:end], theirs[other_start:other_end]
        if tag == "equal":
            common = common or any(normalise(token) for token in left)
            given.append(Piece("".join(left)))
            wanted.append(Piece("".join(right)))
            continue
        pair = "".join(left), "".join(right)
        letters = list(_letters(*pair)) if all(pair) else []
        common = common or bool(letters)
        given += (one for one, _ in letters) if letters else _marked(pair[0])
        wanted += (other for _, other in letters) if letters else _marked(pair[1])
    if not common or not any(piece.differs for piece in (*given, *wanted)):
        return None
    return Comparison(_joined(given), _joined(wanted))


def _keys(tokens: list[str]) -> list[str]:
    """What is compared: neither case, accents, punctuation nor the width of a space."""
    return [normalise(token) or token.strip() or " " for token in tokens]


def _letters(one: str, other: str) -> Iterator[tuple[Piece, Piece]]:
    """The letters of two texts side by side; nothing unless most are the same."""
    matcher = SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False)
    is_mapped = len(one) == len(one.casefold()) and len(other) == len(other.casefold())
    if not is_mapped or matcher.ratio() < ALIKE:
        return
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        differs = tag != "equal"
        yield (
            Piece(one[start:end], differs),
            Piece(other[other_start:other_end], differs),
        )


def _marked(text: str) -> list[Piece]:
    """The text marked, but for the spaces around it."""
    bare = text.strip()
    before, _, after = text.partition(bare) if bare else (text, "", "")
    return [Piece(before), Piece(bare, differs=True), Piece(after)]


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one sort as one piece, and none empty."""
    joined: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if joined and joined[-1].differs == piece.differs:
            joined[-1] = Piece(joined[-1].text + piece.text, piece.differs)
        else:
            joined.append(piece)
    return tuple(joined)
