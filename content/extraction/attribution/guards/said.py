"""A content with what the guards look at."""

import re
from dataclasses import dataclass

from content.extraction.sentences import WORD

LONGEST = 45  # words of a content that is asked as a whole
# A word that "they" may mean.
PLURAL = re.compile(
    r"\b(?!(?:this|its|his|hers|was|is|has|does|always|perhaps|besides|sometimes|across|less|"
    r"\w+(?:ss|us|is))\b)\w{2,}s\b|\b(?:people|men|women|children|police|staff|fish|both|and)\b"
)
BEFORE = 3_000  # characters in which a thing may have been named already


@dataclass(frozen=True, slots=True)
class Said:
    """A content with what the guards look at: the words by which its speakers are named, its cue,
    the sentence before.
    """

    text: str
    speaker_words: frozenset[str]
    cue: str = ""
    before: str = ""
    asks: bool = False
    denies: bool = False
    nested: bool = False
    direct: bool = False  # mostly in quotation marks
    quoted: bool = False  # wholly
    clause: bool = True  # a sentence or a clause, not the object of a verb
    half: bool = False  # its sentence goes on behind the speaker
    others: frozenset[str] = frozenset()  # the words by which other people are named
    only: bool = False  # no pronoun means anybody else who is named around it
    pronoun: str = ""  # "he" or "she" for the speaker, where the text tells


def casefolded(text: str) -> set[str]:
    words = (word.casefold() for word in WORD.findall(text))
    return {word.removesuffix("'s").removesuffix("’s") for word in words}
