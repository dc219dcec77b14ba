"""All attributions of a sentence."""

import re

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.cues.phrases import GROUNDS, phrase_attribution
from content.extraction.attribution.cues.verbs import verb_attribution
from content.extraction.attribution.grammar.clauses import is_adjunct
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import main_subject, subject_before
from content.extraction.vocabulary.speech_cues import Takes

_HEARERS = frozenset("him her them me us".split())
_MOST = 12  # attributions of a sentence; a real one has one or two


def attributions(sentence: Sentence) -> list[Attribution]:
    """Who is said to say something in a sentence, in the order of the cues."""
    found: list[Attribution] = []
    for at, token in enumerate(sentence.tokens):
        one = None
        if token.verb is not None and token.letter in "VBGN":
            one = verb_attribution(sentence, at, found)
        if one is None and (
            token.letter in "kfouNly:Q" or token.word == "would" or token.word in GROUNDS
        ):
            one = phrase_attribution(sentence, at, found)
        if one is not None and not (
            _is_of_a_clause(sentence, one, found) or _is_denied(one, found)
        ):
            found.append(one)
            if len(found) == _MOST:
                break
    return found


def _is_denied(one: Attribution, earlier: list[Attribution]) -> bool:
    """ "Liu denied that Ortiz had told him": then nobody knows whether Ortiz did; not "denied that
    it was so and said that it rained".
    """
    return one.rule != "second verb" and any(
        (other.denies or other.asks) and start <= one.first < one.last <= end
        for other in earlier
        for start, end in other.parts
        if start >= other.last
    )


def _is_of_a_clause(sentence: Sentence, one: Attribution, earlier: list[Attribution]) -> bool:
    """Whether a verb with an object belongs to what is said: "Liu says he wants a ban"."""
    if not (one.object and one.weak) or one.rule != "subject first":
        return False
    before = sentence.tokens[one.first - 1] if one.first else None
    if before is None or before.word in ("and", "but", ",", ";"):
        return False
    return any(start <= one.first < end for other in earlier for start, end in other.parts)


def lead_in(sentence: Sentence) -> Attribution | None:
    """Who says what the next block quotes: "Liu wrote in an editorial:"."""
    shape = sentence.shape
    if not shape.endswith(":"):
        return None
    for at in range(len(shape) - 2, max(-1, len(shape) - 20), -1):
        verb = sentence.tokens[at].verb
        if verb is None or shape[at] not in "VG":
            continue
        subject = subject_before(sentence, at) or main_subject(sentence, at)
        behind = at + (2 if sentence.tokens[at + 1].word in _HEARERS else 1)  # "asked her"
        plain = (
            is_adjunct(sentence, behind, len(shape) - (2 if shape[-2] == "t" else 1))
            or verb.takes is Takes.LISTENER
        )
        if subject and plain and not re.search(r"b[an]*$", shape[:at]):
            return Attribution(
                "block quotation", subject.first, len(shape), subject, (at, at + 1), ()
            )
        return None
    return None
