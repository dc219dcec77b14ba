"""What somebody sees in a thing: "hears in the song a plea for bread", "found there “a joke”".

Only what is quoted, or called by a noun of judgement: "saw in the yard a horse" is no view.
"""

import re

from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.vocabulary.speech_cues import SpeechVerb

_PERCEIVING = frozenset("see hear detect discern perceive read find recognise recognize".split())
_AT_ONCE = frozenset("hear detect discern perceive".split())  # what is read may be another's words
_IN_IT = frozenset("it him her them this these".split())
_IN_A_THING = re.compile(r"(?:e?[xWN']{1,5}?|[eW]?[xW]{0,2}P(?:'[xWN]{1,3})?|Q(?:\(#\))?)(?=[eQ])")
_LONG = 18  # characters
_WITHIN = 4  # words of the object among which its noun is
# What a work or a plan may be, and what no yard or drawer holds.
_JUDGEMENTS = frozenset(
    """
    abdication admission allegory ambition anxiety apology atonement attempt betrayal celebration
    challenge chance concession condemnation confession contempt contradiction criticism critique
    cynicism danger defeat defence defense defiance denial desire despair echo echoes failure fear
    fears foretaste forerunner harbinger hint hints homage hope hostility hunger irony lack lament
    legacy longing loss mockery nostalgia opportunity parable paradox parody plea precedent
    precursor prefiguration premonition prophecy protest rebuke refusal rejection repudiation
    response retreat return risk satire shift suspicion symptom symptoms tendency tension threat
    trace traces triumph unease vindication weakness yearning
    """.split()
)
# What could also be there to see, and is none only in "sees in it the voice of a class".
_IMAGES = frozenset(
    """
    adaptation ancestor answer beginning beginnings emblem end evidence expression figure germ
    herald image key mark metaphor mirror model origin origins picture portrait promise proof
    reflection reply root roots seed seeds sign signs source start symbol translation turn
    turning-point variant version victory vision voice warning work
    """.split()
)


def perceived(sentence: Sentence, start: int, verb: SpeechVerb) -> int | None:
    """The token behind a verb at which begins what is perceived in a thing."""
    if verb.lemma not in _PERCEIVING:
        return None
    tokens, shape = sentence.tokens, sentence.shape
    words = [token.word for token in tokens[start : start + 2]]
    if words[:1] == ["there"] and _is_quoted(sentence, start + 1):
        return start + 1
    if words[:1] != ["in"] or len(words) < 2:
        return None
    if words[1] in _IN_IT and shape[start + 2 : start + 3] in tuple("eQ"):
        at = start + 2
        if _is_quoted(sentence, at):
            return at
        nouns = _JUDGEMENTS if verb.lemma in ("find", "read") else _JUDGEMENTS | _IMAGES
        return at if _opens_with(sentence, at, nouns) else None
    return _in_a_thing(sentence, start + 1, verb)


def _in_a_thing(sentence: Sentence, start: int, verb: SpeechVerb) -> int | None:
    thing = _IN_A_THING.match(sentence.shape, start)
    if thing is None or verb.lemma == "read":
        return None
    at = thing.end()
    if not _is_quoted(sentence, at):
        return at if _opens_with(sentence, at, _JUDGEMENTS) else None
    named = not {"W", "P", "Q"}.isdisjoint(thing[0])  # "in the Lake Songs", "in Liu", "in “Rain”"
    return at if verb.lemma in _AT_ONCE or named else None


def _is_quoted(sentence: Sentence, at: int) -> bool:
    quotation = sentence.tokens[at].quotation if at < len(sentence.tokens) else None
    return quotation is not None and quotation.end - quotation.start > _LONG


def _opens_with(sentence: Sentence, at: int, nouns: frozenset[str]) -> bool:
    """Whether a noun of judgement is the head of what begins at a token."""
    for token in sentence.tokens[at : at + _WITHIN]:
        if token.word in nouns:
            return True
        if token.letter not in "eaxWNB'":
            return False
    return False
