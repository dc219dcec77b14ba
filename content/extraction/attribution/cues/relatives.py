"""Attributions by a relative phrase: "Liu, in whose view …", "Liu, for whom the ban is a farce"."""

import re

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.grammar.clauses import end_of, is_clause, is_judgement
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import Subject, SubjectKind
from content.extraction.vocabulary.bodies import WORKS
from content.extraction.vocabulary.speech_cues import IN_THE_VIEW_OF, SPEECH_NOUNS

# "Liu and Ortiz", "Liu (left)", "Liu of Fudan", "Liu, an economist,"
_WHOSE = re.compile(
    r"(?P<names>P(?:(?:,P)*,?cP)?)(?:\([^()]{0,14}\))?(?:r[eWxN]{1,6})?"
    r"(?:,[^.;:?!PQVu]{1,24})?,?$"
)
_THING = re.compile(r"(?<=[VBlGx])(?P<thing>[e#]?[xWNB]{1,4}(?:r[e#]?[xWNP]{1,4}){0,2})$")
_END = re.compile(r"[,.;?!]")
_IS_THAT = re.compile(r"b[an]*t")


def relative_attribution(sentence: Sentence, at: int) -> Attribution | None:
    """What the phrase of a "whom" or "whose" attributes to the people before it."""
    if not at:
        return None
    if sentence.tokens[at].word == "whose":
        return _in_whose_view(sentence, at) or _whose_view_is(sentence, at)
    if sentence.shape[at - 2 : at] == "ko":
        return _relative(sentence, "according to", at - 2, (at - 2, at), at + 1)
    if sentence.shape[at - 1] not in "fo" or not is_judgement(sentence, at + 1):
        return None
    return _relative(sentence, "for", at - 1, (at - 1, at), at + 1, weak=True)


def thing_which(
    sentence: Sentence, first: int, last: int, subject: Subject, cue: tuple[int, int]
) -> Attribution | None:
    """ "Liu opposed a toll, which in her view would close mills": that toll, and what it does."""
    thing = _THING.search(sentence.shape, 0, first - 2)
    if thing is None or not thing.start():
        return None
    stop = _END.search(sentence.shape, last)
    end = stop.start() if stop else end_of(sentence)
    parts = ((thing.start("thing"), first), (last, end))
    return Attribution("in the view of", first, last, subject, cue, parts, object=True)


def _in_whose_view(sentence: Sentence, at: int) -> Attribution | None:
    noun = _noun_behind(sentence, at, IN_THE_VIEW_OF - WORKS)
    if noun is None or sentence.tokens[at - 1].word not in ("in", "by", "to"):
        return None
    return _relative(sentence, "in the view of", at - 1, (noun, noun + 1), noun + 1)


def _whose_view_is(sentence: Sentence, at: int) -> Attribution | None:
    """ "Liu, whose objection is that …" """
    noun = _noun_behind(sentence, at, SPEECH_NOUNS)
    if noun is None or not (that := _IS_THAT.match(sentence.shape, noun + 1)):
        return None
    return _relative(sentence, "noun is that", at, (noun, noun + 1), that.end())


def _noun_behind(sentence: Sentence, at: int, nouns: frozenset[str]) -> int | None:
    """The noun of "whose view", "whose own view"."""
    for noun, token in enumerate(sentence.tokens[at + 1 : at + 3], at + 1):
        if token.word in nouns:
            return noun
    return None


def _relative(
    sentence: Sentence,
    rule: str,
    first: int,
    cue: tuple[int, int],
    start: int,
    *,
    weak: bool = False,
) -> Attribution | None:
    named = _WHOSE.search(sentence.shape, 0, first)
    if named is None:
        return None
    lead, (opens, closes) = sentence.shape[: named.start()], named.span("names")
    names = tuple(at for at in range(opens, closes) if sentence.shape[at] == "P")
    start += sentence.shape[start : start + 1] == ","
    end = end_of(sentence)
    comma = sentence.shape.find(",", start, end)
    is_subject = lead.rstrip("eWxa")[-1:] in ("", ",", ";", "c")  # its verb is to come
    if comma >= 0 and (is_subject or weak):
        end = comma
    if not is_clause(sentence, start, end):
        return None
    subject = Subject(SubjectKind.PEOPLE, names, opens)
    return Attribution(rule, first, start, subject, cue, ((start, end),), weak=weak)
