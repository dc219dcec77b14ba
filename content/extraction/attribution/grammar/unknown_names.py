"""Names of whom the text tells nothing else, as subjects: "Rain on Tin, from Kessel, writes"."""

import re

from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import Subject, SubjectKind
from content.extraction.names.online_names import ONLINE, is_somebody
from content.extraction.vocabulary.bodies import BODY_WORDS
from content.extraction.vocabulary.ordinary_words import MONTHS_AND_DAYS, OPENERS
from content.extraction.vocabulary.places import PLACES
from content.extraction.vocabulary.titles import is_calling

# From the start, or behind an adjunct ("In reply,") or a description ("Another blogger,").
_NAME = re.compile(
    r"(?:^|(?<=,))(?P<lead>W{0,2}x{1,2}|[acex]{0,4}?)(?P<name>W{1,4}(?:re?W{1,2})?)"
    r"(?=[,(mhdbaVxluG]|r)"
)
# Up to a verb: "of Kessel", ", a baker from Kessel,", "who lives there", "has also", "left, then".
_BETWEEN = re.compile(
    r"(?:r[^,.;:?!VBQ]{1,10})?(?:,[^.;:?!VQPHT]{1,44},|,?u[^.;:?!,PHT]{1,40},?)?[mhdan]*"
)
_DID_BEFORE = re.compile(r"[mhdan]*[xlVb][^.;:?!QPHT]*?(?:,?c|,)[amhd]*")
_PAGES = frozenset("blog forum page site website weblog newspaper channel".split())
_IN_NAMES = frozenset("on over under behind without".split())
_DESCRIBED = re.compile(
    r"(?:^|,)[ca]{0,2}(?P<who>(?P<head>[e#W][eWx'#]{0,4})(?:r[eWx]{1,3})?)[mhdan]*$"
)
_MOST_BEFORE = 20  # tokens


def unknown_subject(sentence: Sentence, verb: int) -> Subject | None:
    """A name that nothing tells to be a person's, as the subject of a verb of speech: that of a
    blogger or a forum, but no place, day or body.
    """
    for match in _NAME.finditer(sentence.shape, 0, min(verb, _MOST_BEFORE) + 1):
        start, end = match.span("name")
        if end > verb or not _leads(sentence, match.start()) or not _describes(sentence, match):
            continue
        start = _without_descriptions(sentence, start, end)
        end = _without_adjunct(sentence, start, end)
        words = {token.word for token in sentence.tokens[start:end]}
        if start == end or not words.isdisjoint(MONTHS_AND_DAYS | BODY_WORDS) or words <= PLACES:
            continue
        goes_up = _BETWEEN.fullmatch(sentence.shape, end, verb)
        if goes_up or _DID_BEFORE.fullmatch(sentence.shape, end, verb):
            return Subject(SubjectKind.BODY, tuple(range(start, end)), start)
    return None


def _describes(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether words before a name say that it is somebody's: "the blogger", "a new blog"."""
    lead = match["lead"]
    if not lead.strip("ac"):
        return True
    noun = sentence.tokens[match.end("lead") - 1]
    return noun.letter == "x" and (noun.word in ONLINE | _PAGES or is_calling(noun.word))


def _leads(sentence: Sentence, start: int) -> bool:
    """Whether nothing but an adjunct or a description stands before: "In reply to Liu,"."""
    lead = sentence.shape[:start]
    return not set("VmhdbHITQ:;") & set(lead) and lead.count(",") < 2


def _without_descriptions(sentence: Sentence, start: int, end: int) -> int:
    """Where the name begins: behind "Blogger", "Similarly", "Meanwhile"."""
    while start < end:
        word = sentence.tokens[start].word
        opens = start == 0 and (word in OPENERS or word.endswith(("ly", "ing", "ed")))
        if not (opens or (end - start > 1 and (word in ONLINE or is_calling(word)))):
            break
        start += 1
    return start


def _without_adjunct(sentence: Sentence, start: int, end: int) -> int:
    """The end of "Rain on Tin", but of "Rain" in "Rain in Kessel", "Rain on Monday"."""
    at = sentence.shape.find("r", start, end)
    if at < 0:
        return end
    is_of_name = sentence.tokens[at].word in _IN_NAMES
    is_day = sentence.tokens[at + 1].word in MONTHS_AND_DAYS | PLACES
    return end if is_of_name and not is_day else at


def described_subject(sentence: Sentence, verb: int) -> Subject | None:
    """ "Another blogger", "one reader of the post", "Slow barge man": from the start of a
    sentence, or behind a comma, up to the verb.
    """
    found = _DESCRIBED.search(sentence.shape, 0, verb)
    if found is None:
        return None
    start, end = found.span("who")
    named = sentence.shape[start] == "W" and sentence.tokens[start].word not in OPENERS
    words = [token.word for token in sentence.tokens[start : found.end("head")]]
    if not named and not any(one == "reader" or is_somebody(one) for one in words):
        return None
    return Subject(SubjectKind.BODY, tuple(range(start, end)), start)


def described_name(sentence: Sentence, end: int) -> Subject | None:
    """ "A reader" of "a reader left the following words", before the first verb that shows."""
    verbs = (n for n in range(2, end) if sentence.shape[n] in "hdbxlV")
    return next((one for n in verbs if (one := described_subject(sentence, n))), None)


def unknown_name(sentence: Sentence, end: int) -> Subject | None:
    """Such a name as the subject of the first verb that shows as one, before a token."""
    verbs = (n for n in range(1, end) if sentence.shape[n] in "mhdbaxlV")
    return next((one for n in verbs if (one := unknown_subject(sentence, n))), None)
