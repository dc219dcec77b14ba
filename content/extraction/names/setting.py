"""A run of words that may be a name, where it stands."""

from dataclasses import dataclass

from content.extraction.document import Block
from content.extraction.names.candidates import Candidate
from content.extraction.names.native_names import NativeName
from content.extraction.names.words import Word


@dataclass(frozen=True, slots=True)
class Setting:
    """A candidate where it stands. ``lower`` are the words that the document also has in lower
    case, ``alone`` the names of one word that it has, and
    ``speaking`` those of them beside which a verb of speech or an age stands.
    """

    candidate: Candidate
    block: Block
    native: NativeName | None
    lower: frozenset[str]
    alone: frozenset[str] = frozenset()
    speaking: frozenset[str] = frozenset()


def word_before(at: Setting) -> Word | None:
    """The word before the candidate."""
    return at.candidate.words[at.candidate.first - 1] if at.candidate.first else None


def end_with_native(at: Setting) -> int:
    """The offset behind the candidate and the native script that follows it."""
    return max(at.candidate.end, at.native.whole_end if at.native else 0)


def char_before(text: str, at: int) -> str:
    """The last character before an offset that is no space, "" at the start."""
    return text[max(0, at - 4) : at].rstrip()[-1:]
