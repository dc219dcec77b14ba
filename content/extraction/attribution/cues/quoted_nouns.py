"""Attributions of a quotation by a noun: "“A farce” was Liu's verdict", "Liu's word “…”"."""

import re

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import (
    Subject,
    people_at,
    possessor,
    subject_before,
)

# What words in quotation marks may be called: no "name" or "title", which could be a term.
_NOUNS = frozenset(
    """
    advice answer assessment boast characterisation characterization charge comment complaint
    conclusion definition description diagnosis dictum epitaph explanation judgement judgment lament
    maxim motto opinion phrase refrain remark reply response summary verdict view warning word words
    """.split()
)
_LONG = 18  # characters
_CALLING = frozenset("call put_it describe term dub label characterise characterize".split())
_IS_WHAT = re.compile(r"(?:,|,?b[a]*w)?[eWx]{0,4}[PH][ha]*V")
_WAS_THE = re.compile(r",?b[a]*[exa]{0,2}(?:P'[xa]?)?(?P<noun>[xNVBW])")
# "Liu's phrase for it, “…”", "her description of the form as “…”", "Liu's verdict was “…”"
_BEFORE = re.compile(r"(?P<noun>[xNVB])(?:[fr][exWNi]{1,4})?(?:,|s|b)$")


def quoted_noun_attribution(sentence: Sentence, at: int) -> Attribution | None:
    """What a noun beside the quotation ``at`` attributes."""
    quotation = sentence.tokens[at].quotation
    if quotation is None or quotation.end - quotation.start <= _LONG:
        return None
    return _behind(sentence, at) or _is_what(sentence, at) or _before(sentence, at)


def _behind(sentence: Sentence, at: int) -> Attribution | None:
    """ "“A farce” was the verdict of Liu", "“A farce” was Liu's verdict" """
    was_the = _WAS_THE.match(sentence.shape, at + 1)
    if at or was_the is None or sentence.tokens[noun := was_the.start("noun")].word not in _NOUNS:
        return None
    subject, last = possessor(sentence, noun), noun + 1
    if subject is None:
        named = people_at(sentence, last + 1) if _is_of(sentence, last) else None
        if named is None:
            return None
        subject, last = named
    return _attribution(at, (1, last), subject, noun)


def _is_what(sentence: Sentence, at: int) -> Attribution | None:
    """ "“A farce” is what Liu called it", "“A farce,” Liu called it" """
    called = _IS_WHAT.match(sentence.shape, at + 1)
    verb = sentence.tokens[called.end() - 1].verb if called else None
    if at or called is None or verb is None or verb.lemma not in _CALLING:
        return None
    subject = subject_before(sentence, called.end() - 1)
    if subject is None:
        return None
    cue, part = (called.end() - 1, called.end()), (at, at + 1)
    return Attribution("subject last", 1, called.end(), subject, cue, (part,), weak=True)


def _before(sentence: Sentence, at: int) -> Attribution | None:
    before = _BEFORE.search(sentence.shape, max(0, at - 8), at)
    if before is None or sentence.tokens[noun := before.start("noun")].word not in _NOUNS:
        return None
    subject = possessor(sentence, noun)
    if subject is None:
        return None
    return _attribution(at, (subject.first, at), subject, noun)


def _attribution(at: int, told: tuple[int, int], subject: Subject, noun: int) -> Attribution:
    cue, part = (noun, noun + 1), (at, at + 1)
    return Attribution("noun colon", *told, subject, cue, (part,), weak=True)


def _is_of(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.tokens) and sentence.tokens[at].word == "of"
