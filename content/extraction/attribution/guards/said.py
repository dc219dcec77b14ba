"""A content with what the guards look at."""

from dataclasses import dataclass

from content.extraction.sentences import WORD

LONGEST = 45  # words of a content that is asked as a whole
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
