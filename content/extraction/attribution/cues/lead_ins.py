"""Lead-ins: who says what the next block quotes."""

import re

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.cues.sentences import attributions
from content.extraction.attribution.cues.silent_lead_ins import silent_lead_in
from content.extraction.attribution.cues.sources import SAID, source_before
from content.extraction.attribution.grammar.clauses import is_adjunct
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import (
    Subject,
    SubjectKind,
    body_before,
    main_subject,
    people_at,
    possessor,
    subject_before,
)
from content.extraction.attribution.grammar.unknown_names import described_subject, unknown_subject
from content.extraction.vocabulary.speech_cues import Takes

_HEARERS = frozenset("him her them me us".split())
_NEAR = 20  # tokens before the colon
# What tells of speech whatever its object is: "highlighted the risk:"; not "recalled the words:",
# "found a note:", which quote another.
_SAYING = frozenset(
    """
    add admit announce answer argue ask assert caution claim clarify comment complain conclude
    counter declare emphasise emphasize explain highlight insist joke lament maintain muse
    object observe offer point_out put put_it quip remark reply respond retort say state stress
    suggest sum_up summarise summarize tell tweet underline underscore warn wonder write
    """.split()
)
# What stands between: "has added a last entry", "put it this way"; nobody else, and no clause.
_OBJECT = re.compile(r"[exWNafor#i'\"]{0,12}t?:")
_IS_SHORT = re.compile(r"[mhan]*[bxV][^PHRTuyQ:,;]{0,12}:")
_HERE = ("here", "this", "that", "below")
_HERE_IS_WHAT = re.compile(r"[ca]?,?(?P<here>[exW])b(?:[wu]|x(?=[WP]))")
_PLACED = re.compile(r"r[exW#']{1,4}")
_PART_OF = re.compile(r"I[mha]*[xVl](?:[ea#]?xr)?")  # "we translate a part of"
_GOES_ON = re.compile(r"ca*$")


def lead_in(sentence: Sentence, *, quotes: bool) -> Attribution | None:
    """Who says what the next block quotes: "Liu wrote in an editorial:". If that ``quotes`` by its
    marks or script, the verb may have an object.
    """
    if not sentence.shape.endswith(":"):
        return _by_last_verb(sentence)
    if found := _by_verb(sentence, quotes=quotes) or _here_is_what(sentence):
        return found
    if not quotes:
        return None
    return _by_verb_with_object(sentence) or _by_noun(sentence) or silent_lead_in(sentence)


def _lead_in(sentence: Sentence, subject: Subject, at: int) -> Attribution:
    end = len(sentence.shape)
    return Attribution("block quotation", subject.first, end, subject, (at, at + 1), ())


def _by_last_verb(sentence: Sentence) -> Attribution | None:
    """ "Liu closed her post by saying", without a sign at the end."""
    at = len(sentence.shape) - 1
    verb = sentence.tokens[at].verb
    if verb is None or verb.takes is not Takes.SPEECH or sentence.shape[at] not in "VG":
        return None
    subject = subject_before(sentence, at) or main_subject(sentence, at)
    if subject is None or sentence.shape[subject.first - 1 : subject.first] in tuple("wuts"):
        return None  # "this is what Liu said"
    return _lead_in(sentence, subject, at)


def _by_verb(sentence: Sentence, *, quotes: bool) -> Attribution | None:
    shape = sentence.shape
    for at in range(len(shape) - 2, max(-1, len(shape) - _NEAR), -1):
        verb = sentence.tokens[at].verb
        if verb is None or shape[at] not in "VG":
            continue
        subject = _subject(sentence, at)
        behind = at + (2 if sentence.tokens[at + 1].word in _HEARERS else 1)  # "asked her"
        plain = (
            is_adjunct(sentence, behind, len(shape) - (2 if shape[-2] == "t" else 1))
            or verb.takes is Takes.LISTENER
            or (verb.lemma == "comment_on" and _OBJECT.fullmatch(shape, at + 1) is not None)
            or (quotes and shape[behind] == "w" and verb.takes is Takes.SPEECH)  # "explained why"
        )
        if subject and subject.first and shape[subject.first - 1] in "wu":
            return None  # "the table shows what Liu found:"
        if subject and plain and not re.search(r"b[an]*$", shape[:at]):
            return _lead_in(sentence, subject, at)
        return None
    return None


def _here_is_what(sentence: Sentence) -> Attribution | None:
    """ "Here is what Liu had to say about it:", "this is how Liu sees the matter:" """
    here = _HERE_IS_WHAT.match(sentence.shape)
    if not here or sentence.tokens[here.start("here")].word not in _HERE:
        return None
    end = len(sentence.shape) - 1
    verb = next((n for n in range(here.end(), end) if sentence.tokens[n].verb), None)
    named = people_at(sentence, here.end())
    if named:
        subject = named[0]
    else:
        unknown = next((n for n in range(here.end(), end) if sentence.shape[n] not in "We"), end)
        if sentence.shape[here.end() : unknown].strip("W") or unknown == here.end():
            return None
        subject = Subject(SubjectKind.BODY, tuple(range(here.end(), unknown)), here.end())
    return _lead_in(sentence, subject, verb) if verb else None


def _by_verb_with_object(sentence: Sentence) -> Attribution | None:
    """ "Liu highlighted the risk:", "thanked everyone and asked them to wait:" """
    shape = sentence.shape
    for at in range(len(shape) - 2, max(-1, len(shape) - _NEAR), -1):
        verb = sentence.tokens[at].verb
        if verb is None or shape[at] != "V":
            continue
        if verb.lemma not in _SAYING or not _OBJECT.fullmatch(shape, at + 1):
            return None
        if re.search(r"(?:b[an]*|[uw][^,]*)$", shape[:at]):
            return None
        subject = _subject(sentence, at)
        return _lead_in(sentence, subject, at) if subject else None
    return None


def _subject(sentence: Sentence, verb: int) -> Subject | None:
    """Who says it: a person, or else a name that the text does not explain, or a body."""
    return (
        subject_before(sentence, verb)
        or _subject_of_all(sentence, verb)
        or unknown_subject(sentence, verb)
        or body_before(sentence, verb)
        or described_subject(sentence, verb)
    )


def _subject_of_all(sentence: Sentence, verb: int) -> Subject | None:
    """The subject of the sentence; where "and" goes on, who says something before it, or the only
    one who is named: "On the forum she recalled that it rained, and argued".
    """
    if not _GOES_ON.search(sentence.shape, 0, verb):
        return main_subject(sentence, verb)
    earlier = [one for one in attributions(sentence) if one.last < verb]
    if earlier:
        return earlier[-1].subject
    people = sum(sentence.shape.count(one, 0, verb) for one in "PHRT")
    return main_subject(sentence, verb) if people == 1 else None


def _by_noun(sentence: Sentence) -> Attribution | None:
    """ "Her post is short:", "In the words of Liu:", "we quote a part of his answer:" """
    shape, end = sentence.shape, len(sentence.shape) - 1
    if sourced := source_before(sentence, end):
        return _lead_in(sentence, sourced[0], sourced[1][0])
    for noun in range(end - 1, max(-1, end - _NEAR), -1):
        if sentence.tokens[noun].word not in SAID:
            continue
        subject, last = possessor(sentence, noun), noun + 1
        if subject is None:
            of = sentence.tokens[last].word in ("of", "by", "from") and people_at(
                sentence, last + 1
            )
            if not of:
                continue
            subject, last = of
            first = noun
        else:
            first = subject.first
        lead = shape[:first].rstrip("e")
        here = sentence.tokens[0].word in ("here", "below") and lead[1:2] == "b"
        closes = last == end or bool(_PLACED.fullmatch(shape, last, end))
        opens = lead in ("", "a", "c", "r")
        if (opens and (closes or _IS_SHORT.fullmatch(shape, last))) or (
            closes and (here or _PART_OF.fullmatch(lead))
        ):
            return _lead_in(sentence, subject, noun)
        return None
    return None
