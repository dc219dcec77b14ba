"""Attributions with "by": "it was argued by Liu that", "as noted by Liu"."""

import re

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.cues.nouns import embedded
from content.extraction.attribution.grammar.clauses import after_apposition, end_of
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import Subject, people_at
from content.extraction.vocabulary.speech_cues import SPEECH_VERBS, TAKING_AS, Takes

_THAT_IS = re.compile(r",?[ma]*b[an]*t")
# "It was argued in a paper published last month": the agent comes later.
_IT_WAS_SAID = re.compile(r"[ca,]{0,3}ih?b?b[a]*(?P<verb>V)[rexW#aV'N]{1,14}$")
_CLAUSE_BEFORE = re.compile(r",c|[;:]")
# "Was favoured by Liu"
_JUDGED = frozenset(
    """
    favoured favored opposed rejected backed supported proposed suggested recommended advocated
    welcomed criticised criticized dismissed disputed denied questioned condemned denounced endorsed
    resisted contested challenged championed demanded urged doubted
    """.split()
)
_PERCEIVED = frozenset(
    "hear see know feel learn find read".split()
)  # "was heard by Liu, a man that"
_IS_TAKEN = re.compile(r"h?[ma]*b+[an]*$")


def passive_attribution(sentence: Sentence, at: int) -> Attribution | None:
    """What "by" attributes: "it was argued by Liu that …", "as noted by Liu, …", "a reason that is
    given by Liu is that …", "the ban was described by Liu as a fad".
    """
    shape, end = sentence.shape, end_of(sentence)
    if not at or not (named := people_at(sentence, at + 1)):
        return None
    subject, last = named
    verb = at - 1 if shape[at - 1] != "a" else at - 2
    token = sentence.tokens[verb]
    last = after_apposition(sentence, last)
    cue = (verb, verb + 1)
    that = last + (shape[last : last + 1] == ",")
    if token.word in _JUDGED and (judged := _judged(sentence, verb, last, subject)):
        return judged
    if shape[last : last + 2] == "sQ" and _is_praised(sentence, verb):
        part = (last + 1, last + 2)
        return Attribution("by", verb, last + 2, subject, cue, (part,), weak=True)
    if token.letter == "V" and not (token.verb and token.verb.lemma in _PERCEIVED):
        if shape[that : that + 1] == "t":
            return Attribution("by", max(0, verb - 2), that + 1, subject, cue, ((that + 1, end),))
        if shape[last : last + 1] == "s" and token.word.endswith(("ed", "en")):
            return _taken_as(sentence, verb, last, subject)
        lead = shape[:verb]
        if lead in ("s", "cs", "as"):
            start = last if shape[last - 1] == "," else last + 1
            if start < end:
                return Attribution("by", verb - 1, start, subject, cue, ((start, end),))
        elif lead.endswith((",s", ",ib", ",sb")) and last >= end:
            before = lead.rindex(",")
            return Attribution("by", before, last, subject, cue, ((0, before),))
    if shape[verb - 1] == "N" and token.letter in "lx" and shape[that : that + 1] == "t":
        stop = embedded(sentence, that + 1)  # "the objection raised by Liu that"
        return Attribution(
            "noun", verb - 1, that + 1, subject, (verb - 1, verb), ((that + 1, stop),), weak=True
        )
    said = _IT_WAS_SAID.match(shape, 0, at)
    if said and shape[that : that + 1] == "t":
        cue = (said.end("verb") - 1, said.end("verb"))
        return Attribution("by", said.start("verb"), that + 1, subject, cue, ((that + 1, end),))
    participle = token.letter in "Vxl" and token.word.endswith(("ed", "en", "wn", "ght", "id"))
    participle = participle or _is_put_forward(sentence, verb)
    if participle and (full := _THAT_IS.match(shape, last)):
        return Attribution("by", max(0, verb - 1), full.end(), subject, cue, ((full.end(), end),))
    return None


def _is_put_forward(sentence: Sentence, at: int) -> bool:
    """ "Put forward" by Liu, "set out" by Liu"""
    words = [token.word for token in sentence.tokens[max(0, at - 1) : at + 1]]
    return words in (["put", "forward"], ["set", "out"], ["laid", "out"])


def _judged(sentence: Sentence, verb: int, last: int, subject: Subject) -> Attribution | None:
    """ "A toll on lorries was favoured by Liu": all but who it was."""
    is_taken = _IS_TAKEN.search(sentence.shape, 0, verb)
    if not is_taken or not is_taken.start() or sentence.shape[last : last + 1] not in ("", *",.;c"):
        return None
    borders = [one.end() for one in _CLAUSE_BEFORE.finditer(sentence.shape, 0, is_taken.start())]
    start = borders[-1] if borders else 0
    cue = (verb, verb + 1)
    parts = ((start, verb + 1),)
    return Attribution("by", verb + 1, last, subject, cue, parts, weak=True)


def _is_praised(sentence: Sentence, verb: int) -> bool:
    """ "Praised by Liu as “a joy”, the book sold": not "it was praised by Liu as “a joy”"."""
    praised = SPEECH_VERBS.get(sentence.tokens[verb].word)
    takes = praised.takes if praised else None
    is_taken = _IS_TAKEN.search(sentence.shape, 0, verb)
    return takes in (Takes.QUOTED, Takes.AS) and not is_taken


def _taken_as(sentence: Sentence, verb: int, last: int, subject: Subject) -> Attribution | None:
    """ "The ban was described by Liu as a fad": says of the ban that it was one."""
    token = sentence.tokens[verb].verb
    is_taken = _IS_TAKEN.search(sentence.shape, 0, verb)
    if token is None or token.lemma not in TAKING_AS or not is_taken or not is_taken.start():
        return None
    parts = ((0, verb), (last + 1, end_of(sentence)))
    return Attribution("by", verb, last + 1, subject, (verb, verb + 1), parts)
