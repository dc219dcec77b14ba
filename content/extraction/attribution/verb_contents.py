"""Where the content begins that follows a verb of speech."""

import re

from content.extraction.attribution.attributions import Attribution
from content.extraction.attribution.clauses import (
    after_time,
    end_of,
    has_clause_sign,
    is_adjunct,
    is_clause,
)
from content.extraction.attribution.skeleton import Sentence
from content.extraction.attribution.subjects import Subject
from content.extraction.vocabulary.speech_cues import (
    ESTIMATING,
    LISTENERS,
    TO_DO_VERBS,
    WARNING,
    WITH_ING,
    SpeechVerb,
    Takes,
)

_NO_CONTENT = frozenset("nothing little much more no".split())
_TO_DO = re.compile(r"(?:[exWN#'r]{1,6})?o(?=x|b|G|d|h|B)")
_NOUN_AT = re.compile(r"[eW'][exWN'#]{0,7}(?=r)")
_WITH_QUOTATION = re.compile(r"[^,;:cGVutmbhy]{0,10}?(?P<last>s?)Q")
_LISTENER = re.compile(r"e?W+|e[xN]")
_BEFORE_QUOTE = re.compile(r"(?:,|r[Wx#]{1,2},?|a,?)?(?=Q)")


def following(
    sentence: Sentence, at: int, verb: SpeechVerb, subject: Subject, bare: bool
) -> Attribution | None:
    """ "Liu argues that …", "Liu said: …", "Liu told the committee …" """
    end = end_of(sentence)
    start, weak = _content_start(sentence, at, verb, bare)
    if start is None or start >= end:
        return None
    return Attribution(
        "subject first", subject.first, start, subject, (at, at + 1), ((start, end),), weak=weak
    )


def _content_start(
    sentence: Sentence, at: int, verb: SpeechVerb, bare: bool
) -> tuple[int | None, bool]:
    """Where the content begins after the verb, and whether that is a weak sign of it."""
    shape = sentence.shape
    end = end_of(sentence)
    after = at + 1
    if after >= end:
        return None, True
    if verb.lemma in ESTIMATING and bare and _at_a_figure(sentence, after):
        return after, True
    if verb.takes is Takes.OBJECT:
        return (_object(sentence, after, verb), True) if bare else (None, True)
    if verb.takes is Takes.QUOTED and not sentence.tokens[after].word.endswith("ing"):
        return _quoted(sentence, after, end), False
    if that := _that(sentence, after, verb):
        return that + 1, False
    if (colon := shape.find(":", after, after + 18)) >= 0 and not has_clause_sign(
        shape[after:colon]
    ):
        return colon + 1, False
    quote = _BEFORE_QUOTE.match(shape, after)
    if quote and (verb.takes is not Takes.LISTENER or quote.end() + 1 == end):
        return quote.end(), False
    if shape[after] == "w" and (verb.asks or verb.lemma in ("explain", "know", "doubt")):
        return after, not verb.asks
    if verb.lemma in WITH_ING and (sentence.tokens[after].word.endswith("ing")):
        return after, True
    if not bare:
        return None, True
    if verb.lemma in TO_DO_VERBS and (to := _TO_DO.match(shape, after)):
        return after if to.end() > after + 1 else after + 1, True
    if verb.takes is Takes.OBJECT_OR_THAT:
        return None, True
    if verb.takes is Takes.LISTENER:
        return _after_listener(sentence, after), False
    if verb.takes is not Takes.SPEECH:
        return None, True
    return _bare_clause(sentence, after_time(sentence, after), end, verb), False


def _at_a_figure(sentence: Sentence, start: int) -> bool:
    """ "Puts the loss at 3 bn yuan" """
    noun = _NOUN_AT.match(sentence.shape, start)
    return noun is not None and sentence.tokens[noun.end()].word == "at"


def _object(sentence: Sentence, start: int, verb: SpeechVerb) -> int | None:
    """The object of "called for", "attributes to"."""
    if verb.lemma == "attribute" and sentence.shape[start] == "o":
        return start + 1
    if verb.lemma in ESTIMATING:
        return None
    return start if sentence.shape[start] in "exWGNQP#" else None


def _quoted(sentence: Sentence, start: int, end: int) -> int | None:
    """What a verb says something of, if a quotation is among it: 'called it "a disgrace"'."""
    match = _WITH_QUOTATION.match(sentence.shape, start, end)
    if not match:
        return None
    return match.end() - 1 if match["last"] else start


def _bare_clause(sentence: Sentence, start: int, end: int, verb: SpeechVerb) -> int | None:
    """Where a clause without "that" begins: "says prices fell"."""
    if start >= end:
        return None
    first = " ".join(token.word for token in sentence.tokens[start : start + 2])
    if first in ("the following", "as follows"):
        return None
    if sentence.tokens[start].word in ("yes", "so") or sentence.shape[start] in "rs(":
        return None
    if sentence.tokens[start].word in _NO_CONTENT:
        return start if is_clause(sentence, start, end) else None
    plain = verb.lemma == "say" and end - start >= 4 and sentence.shape[start] in "eWxHTIiPRQ#N"
    return start if plain or is_clause(sentence, start, end) else None


def _after_listener(sentence: Sentence, start: int) -> int | None:
    """The clause after "told MPs", "told Sky News", "told the inquiry"."""
    shape, end = sentence.shape, end_of(sentence)
    if sentence.tokens[start].word in LISTENERS or shape[start] in "PR":
        stop = start + 1
    elif match := _LISTENER.match(shape, start):
        stop = match.end()
    else:
        return None
    stop = after_time(sentence, stop)
    return stop if is_clause(sentence, stop, end) else None


def _that(sentence: Sentence, start: int, verb: SpeechVerb) -> int | None:
    """The "that" that opens the content; not one that is a relative pronoun."""
    shape = sentence.shape
    for match in re.finditer("t", shape[start : start + 20]):
        at = start + match.start()
        between = shape[start:at].strip(",")
        if re.search(r"[;:QVGBl]|[IHT]|u", between):
            return None
        if shape[at + 1 : at + 2] in tuple("mhbdV") and not sentence.tokens[at + 1].word.endswith(
            "s"
        ):
            continue
        if between in ("", "a", "c", "ac") or verb.takes is Takes.LISTENER:
            return at
        if verb.lemma in WARNING and re.fullmatch("[eWxNPR']{1,5}", between):
            return at
        if is_adjunct(sentence, start + (shape[start] == ","), at) or (
            len(between) <= 2 and between[0] in "aW"
        ):
            return at
    return None
