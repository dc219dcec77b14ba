"""Attributions by a noun of speech: "Liu's argument is that", "expressed the fear that"."""

import re

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.grammar.clauses import end_of, has_plural_verb, is_clause
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import (
    main_subject,
    people_at,
    possessor,
    subject_before,
)
from content.extraction.vocabulary.bodies import WORKS
from content.extraction.vocabulary.speech_cues import PROPOSING, REJECTING


def noun_attribution(sentence: Sentence, noun: int) -> Attribution | None:
    """What a noun of speech attributes to its possessor."""
    return _noun(sentence, noun) or _noun_of(sentence, noun)


_EMBEDDED_END = re.compile(r",|;|c(?=[axVNmbh])")
_IS_THAT = re.compile(r"(?:[rfo][exWNP#]{1,4})?(?:,[^,.;:?!Q]{1,16},)?[mah]*b[an]*(?P<that>t)")
_IT_IS = re.compile(r"[ca]?,?i(?:mb|h?b)a*")  # "It has been" Liu's view that
_IS_WHAT = re.compile(r"[mah]*b[a]*(?=e[xWN#]|o[xBbhd]|[xW][xW]+r)")
# "The reply is:", "is short:", "is by now as old as the charge:"
_IS_COLON = re.compile(r",(?=Q)|(?:b[axe]{0,3}|V[axe]{0,3}|b(?:[ry]a)?a?sxs[eixbN]{1,4})?:")


def _noun(sentence: Sentence, noun: int) -> Attribution | None:
    """ "Liu's argument is that …", "Liu's argument that …", "Her answer: …" """
    shape, end = sentence.shape, end_of(sentence)
    subject = possessor(sentence, noun)
    if subject is None or shape[noun + 1 : noun + 2] == "N":
        return None
    cue = (noun, noun + 1)
    after = noun + 1
    if full := _IS_THAT.match(shape, after):
        start = full.end()
        return Attribution("noun is that", subject.first, start, subject, cue, ((start, end),))
    if shape[after : after + 1] == "t" and _it_is(sentence, subject.first, noun):
        start = after + 1
        return Attribution("noun is that", 0, start, subject, cue, ((start, end),))
    if (
        subject.first
        and shape[after : after + 1] == "t"
        and shape[after + 1 : after + 2] not in tuple("bmh")
    ):
        return Attribution(
            "noun",
            subject.first,
            after + 1,
            subject,
            cue,
            ((after + 1, embedded(sentence, after + 1)),),
            weak=True,
        )
    what = _IS_WHAT.match(shape, after) if sentence.tokens[noun].word in PROPOSING else None
    if what and what.end() < end and not _is_received(sentence, what.end()):
        start = what.end()
        return Attribution(
            "noun is that",
            subject.first,
            start,
            subject,
            cue,
            ((start, end),),
            weak=True,
            object=True,
        )
    if colon := _IS_COLON.match(shape, after):
        return Attribution(
            "noun colon", subject.first, colon.end(), subject, cue, ((colon.end(), end),)
        )
    return None


def _it_is(sentence: Sentence, first: int, noun: int) -> bool:
    """ "It is" Liu's "view" that: not "it was Liu's book that spoiled the day"."""
    is_view = sentence.tokens[noun].word not in WORKS
    done = (
        sentence.tokens[noun + 2].word.endswith("ed") if noun + 2 < len(sentence.tokens) else True
    )
    return is_view and not done and _IT_IS.fullmatch(sentence.shape, 0, first) is not None


def _is_received(sentence: Sentence, start: int) -> bool:
    """ "Her answer was liked more than 100 times": what readers do with it."""
    first, then = sentence.tokens[start], sentence.tokens[start + 1]
    return first.word.endswith("ed") and then.word in ("more", "less", "over", "nearly", "almost")


def embedded(sentence: Sentence, start: int) -> int:
    """Where a clause ends that depends on a noun: before a comma, or an "and" with a verb that
    belongs to the outer subject.
    """
    match = _EMBEDDED_END.search(sentence.shape, start + 3)
    return match.start() if match else end_of(sentence)


def _noun_of(sentence: Sentence, noun: int) -> Attribution | None:
    """ "The argument of Liu is that …", "the warning from Liu that …" """
    shape, end = sentence.shape, end_of(sentence)
    by = noun + (2 if shape[noun + 1 : noun + 2] == "," else 1)
    if shape[by : by + 1] not in ("r", "y") or sentence.tokens[by].word not in ("of", "from", "by"):
        return None
    named = people_at(sentence, by + 1)
    if not named:
        return None
    subject, last = named
    if by > noun + 1:  # "the reply, from Liu, was that"
        if shape[last : last + 1] != ",":
            return None
        last += 1
    cue = (noun, noun + 1)
    if full := _IS_THAT.match(shape, last):
        return Attribution("noun is that", noun, full.end(), subject, cue, ((full.end(), end),))
    if shape[last : last + 1] == "t":
        stop = embedded(sentence, last + 1)
        return Attribution("noun", noun, last + 1, subject, cue, ((last + 1, stop),), weak=True)
    return None


_REASONS = re.compile(r"[exa#]{0,3}(?P<noun>[xNV])(?:[rf][^,.;:?!VQ]{1,14})?:")
_GIVEN = frozenset("reasons explanations arguments objections conditions".split())
_NOUN_THAT = re.compile(r"[exa#]{0,3}(?P<noun>N)(?:rP)?(?P<that>t)")


def light_verb_attribution(sentence: Sentence, at: int) -> Attribution | None:
    """ "Liu expressed the hope that …", "rejected the claim that …", "gave two reasons: …" """
    noun = _NOUN_THAT.match(sentence.shape, at + 1) or _reasons(sentence, at + 1)
    if not noun:
        return None
    subject = subject_before(sentence, at)
    if subject is None and re.search(r"(?:c|,)a*$", sentence.shape[:at]):
        subject = main_subject(sentence, at)
    if subject is None:
        return None
    start, end = noun.end(), end_of(sentence)
    denies = sentence.tokens[at].word in REJECTING
    return Attribution(
        "light verb",
        min(subject.first, at),
        start,
        subject,
        (at, noun.end("noun")),
        ((start, end),),
        denies=denies,
    )


def _reasons(sentence: Sentence, start: int) -> re.Match[str] | None:
    """ "Two reasons for the ban: prices rose and …": clauses, and no list of things."""
    noun = _REASONS.match(sentence.shape, start)
    if not noun or sentence.tokens[noun.start("noun")].word not in _GIVEN:
        return None
    start = noun.end()
    plural = has_plural_verb(sentence, start, start + 3)  # "bakers bake"
    return noun if plural or is_clause(sentence, start, end_of(sentence)) else None
