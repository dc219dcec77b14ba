"""What a description of a person is: a post, a calling or a body, and the words that show it."""

from dataclasses import dataclass

from content.extraction.names.words import Kind, Word
from content.extraction.vocabulary.speech_cues import SPEECH_VERBS, Form
from content.extraction.vocabulary.titles import HONORIFICS, PAST, is_calling, is_title

ARTICLES = frozenset("a an the its his her their our my".split())
DETERMINERS = ARTICLES | {"these", "those"}
AUXILIARIES = frozenset(
    """
    is are was were be been being am has have had having do does did will would can could may
    might must shall should cannot isn't wasn't n't
    """.split()
)
_SAY = frozenset("say argue contend explain insist warn believe think maintain write".split())
CONNECTORS = frozenset("of for and the on in at de la del des du & et und".split())


@dataclass(frozen=True, slots=True)
class Description:
    """``text`` is the post or body; ``start:end`` is what stands beside the name with it.

    ``joint`` says that it describes the people named directly before in the same row, too;
    ``leads`` that it describes those who follow.
    """

    text: str
    start: int
    end: int
    rule: str
    former: bool = False
    joint: bool = False
    leads: bool = False


def is_post(word: Word) -> bool:
    return is_calling(word.key) or (is_title(word.key) and word.key not in HONORIFICS)


def is_capital_post(word: Word) -> bool:
    return word.kind is Kind.CAPITAL and is_post(word)


def is_finite(word: Word) -> bool:
    """Whether a word is a verb that has a subject: "argues", "was"."""
    if word.kind is not Kind.LOWER:
        return False
    verb = SPEECH_VERBS.get(word.key)
    return word.key in AUXILIARIES or (verb is not None and verb.form is Form.FINITE)


def is_plural_cue(word: Word) -> bool:
    """A verb of speech after several names: "Liu and Zhang say"."""
    return word.kind is Kind.LOWER and word.key in _SAY


def described(
    text: str,
    words: list[Word],
    first: int,
    last: int,
    rule: str,
    *,
    start: int | None = None,
    joint: bool = False,
) -> Description:
    """``words[first:last]`` as a description; it stands from ``start`` on with its article."""
    end = words[last - 1].end
    content = text[words[first].start : end]
    if content.count("(") > content.count(")") and text[end : end + 1] == ")":
        content, end = content + ")", end + 1
    former = any(
        word.key in PAST or word.key == "until" or word.key.startswith("ex-")
        for word in words[first:last]
    )
    begins = words[first].start if start is None else start
    return Description(" ".join(content.split()), begins, end, rule, former, joint)
