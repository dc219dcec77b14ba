"""Attributions without a verb of speech: "according to Liu", "in Liu's view", "Liu's argument"."""

import re

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.cues.nouns import light_verb_attribution, noun_attribution
from content.extraction.attribution.cues.passives import passive_attribution
from content.extraction.attribution.cues.quoted_nouns import quoted_noun_attribution
from content.extraction.attribution.cues.relatives import relative_attribution, thing_which
from content.extraction.attribution.cues.sources import source_before
from content.extraction.attribution.cues.stances import measure, stance_before_colon
from content.extraction.attribution.grammar.clauses import (
    after_apposition,
    end_of,
    has_verb,
    is_clause,
    is_judgement,
)
from content.extraction.attribution.grammar.halves import both_sides
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import (
    Subject,
    SubjectKind,
    main_subject,
    people_at,
    possessor,
)
from content.extraction.vocabulary.bodies import WORKS
from content.extraction.vocabulary.speech_cues import (
    BODIES,
    GROUPS,
    IN_THE_VIEW_OF,
    WRITTEN_BY,
    Takes,
)

_WORK_BY = re.compile(r"[exWN#]{1,4}y(?=[exWN]{0,4}P)")
_WORK_THAT = re.compile(r"[exWN#]{1,5}(?:[tu]e?(?=H|[xWN]{0,4}P)|(?=H|Ph?[xVl]))")
_OWN_WRITING = re.compile(r"(?:e|P')[xWN#]{0,2}[xNB](?=[,.;]|$)")
_AT_WORK = frozenset("team lab laboratory".split())  # who may differ from their head
_OF_WHAT = re.compile(r"re[xWN]{1,2}(?=e)")
_BESIDE = re.compile(r"rW{1,4}(?=e)")
# "On the ground that": what follows is why somebody does a thing.
GROUNDS = frozenset("ground grounds basis".split())
# What a thing is done by.
_MANNERS = frozenset(
    """
    ability age area availability capacity circumstance circumstances class colour color convention
    custom date demand distance gender height importance income length location merit method mood
    need needs number order place plan position preference price principle purpose quality quantity
    rank rate rota rule season seasons seniority sex shape size skill status taste temperature time
    tradition type use usage value volume wealth weather weight whether how where what which whom
    """.split()
)
_STATED = re.compile(r"[t:Qwu;]|,c[PHTReWi]|b[an]*[xVl]?$|b[an]*[xVl]")
_PLACED = frozenset("stood stands stand lay lies built sat sits fell walked slept".split())
_BOUNDARY = re.compile(r"[,.;?!]")
_TITLE = re.compile(r"[,:]?(?:[^,.;:?!()PQV]{0,9}W[^,.;:?!()PQV]{0,9}|Q)(?:\([^()]{1,8}\))?(?=,)")
_SPEAKS = re.compile(r"[PHTR]a*[hmd]*a*V|[eWx]{0,4}Pa*V|V[eWx]{0,4}P")
_WHO = re.compile(r",u[^.,;:?!Q]{1,40}(?=,)")
# "The judges held that it may not, in the words of Liu, “punish bakers”": Liu says the last.
_SAYS_THAT = re.compile(r"Vt")
_BODY = re.compile(r"[exWNr'#ba]{1,9}?(?=[,.;:?!Q]|$)")


def phrase_attribution(
    sentence: Sentence, at: int, earlier: list[Attribution]
) -> Attribution | None:
    """What a phrase around the token ``at`` attributes, if it does."""
    letter = sentence.shape[at]
    if sentence.tokens[at].word in GROUNDS:
        return _on_the_ground(sentence, at)
    if letter == "k":
        return _according_to(sentence, at)
    if letter in "fo":
        return _for(sentence, at)
    if letter == "Q" and not earlier:
        return quoted_noun_attribution(sentence, at)
    if letter == "u":
        return relative_attribution(sentence, at)
    if letter == "N":
        return _in_the_view(sentence, at) or noun_attribution(sentence, at)
    if letter == "l":
        return light_verb_attribution(sentence, at)
    if letter == "y":
        return passive_attribution(sentence, at)
    if letter == ":":
        return _colon(sentence, at, earlier) or (
            None if earlier else stance_before_colon(sentence, at)
        )
    if letter == "m" and not earlier:
        return measure(sentence, at)
    return None


def _according_to(sentence: Sentence, at: int) -> Attribution | None:
    shape, end = sentence.shape, end_of(sentence)
    if shape[at + 1 : at + 2] != "o":
        return None
    work = _WORK_BY.match(shape, at + 2)  # "according to measurements by Liu"
    if found := _author_of_work(sentence, at + 2):
        (subject, last), named = found, None
    elif writing := _writing_of(sentence, at + 2):
        (subject, last), named = writing, None
    elif named := people_at(sentence, work.end() if work else at + 2):
        subject, last = named
        last = after_apposition(sentence, last)
        if shape[last - 1] == ",":
            last -= 1
    elif _ends(shape, at + 3) and _word(sentence, at + 2) in ("him", "her"):
        subject, last = Subject(SubjectKind.PRONOUN, (at + 2,), at + 2), at + 3
    elif shape[at + 2 : at + 3] in ("", "e") and _ends(shape, at + 3):
        return None  # "according to this"
    elif (body := _BODY.match(shape, at + 2)) and _can_speak(sentence, at + 2, body.end()):
        last = body.end()
        if shape[last - 1] == "e" and shape[last : last + 1] == "Q":
            return None  # "according to the “big push” theory"
        subject = Subject(SubjectKind.BODY, tuple(range(at + 2, last)), at + 2)
        if at == 0 and (who := _WHO.match(shape, last)):
            last = who.end()  # "according to two bakers, who asked for silence, prices"
    else:
        return None
    cue = (at, at + 2)
    lead = shape[:at].strip(",")
    if lead in ("", "c", "a", "ca"):
        start = last + 1 if shape[last : last + 1] in (",", ":") else last
        if start >= end and named:
            start = named[1] + 1  # no apposition, for it would leave nothing that is said
        if start >= end:
            return None
        return Attribution("according to", at, start, subject, cue, ((start, end),))
    if subject.kind is SubjectKind.BODY and shape[last:] == ":":
        return None  # "Stocks, according to the board:" and a table
    before = at - 1 if shape[at - 1] == "," else at
    start = shape.rfind("(", 0, at) + 1
    if start > shape.rfind(")", 0, at) + 1:
        return Attribution("according to", before, last, subject, cue, ((start, before),))
    parts = both_sides(sentence, before, last)
    return Attribution("according to", before, last, subject, cue, parts)


def _can_speak(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a body may be named: not "ranked according to their effect on health", "shared out
    according to custom", "according to the size of the farm".
    """
    words = [one.word for one in sentence.tokens[start:end]]
    named = (one.word for one in sentence.tokens[start : start + 2] if one.letter != "W")
    is_manner = not _MANNERS.isdisjoint(named)
    if is_manner and len(words) == 1:
        return False  # "according to plan"
    speaks = BODIES | WRITTEN_BY | GROUPS
    if any(one in speaks or one[:-1] in speaks for one in words):
        return True
    return words[0] not in ("its", "their", "his", "her") and not is_manner


def _writing_of(sentence: Sentence, at: int) -> tuple[Subject, int] | None:
    """Whose writing it is of "according to her blog", "Liu's first book"; not "her lawyer"."""
    owned = _OWN_WRITING.match(sentence.shape, at)
    if not owned or sentence.tokens[owned.end() - 1].word not in WRITTEN_BY - _AT_WORK:
        return None
    subject = possessor(sentence, owned.end() - 1)
    several = sentence.tokens[at].word == "their"
    return (subject, owned.end()) if subject and not several else None


def _author_of_work(sentence: Sentence, at: int) -> tuple[Subject, int] | None:
    """Who published "a study that Liu published last summer", and where that phrase ends."""
    work = _WORK_THAT.match(sentence.shape, at)
    if not work or not any(token.word in WRITTEN_BY for token in sentence.tokens[at : work.end()]):
        return None
    who = work.end()
    named = people_at(sentence, who)
    if named is None and sentence.shape[who : who + 1] == "H":
        joined = sentence.shape[who + 1 : who + 3] == "cP"
        subject = (
            Subject(SubjectKind.PEOPLE, (who + 2,), who, pronoun=who)
            if joined
            else Subject(SubjectKind.PRONOUN, (who,), who)
        )
        named = subject, who + (3 if joined else 1)
    if named is None:
        return None
    stop = _BOUNDARY.search(sentence.shape, named[1])
    return named[0], stop.start() if stop else len(sentence.shape)


def _on_the_ground(sentence: Sentence, at: int) -> Attribution | None:
    """ "Liu voted against the levy, on the ground that bread was dear": why somebody does it."""
    on_the = [token.word for token in sentence.tokens[max(0, at - 2) : at]] == ["on", "the"]
    if not on_the or sentence.shape[at + 1 : at + 2] != "t":
        return None
    subject = main_subject(sentence, at - 2)
    if subject is None or _STATED.search(sentence.shape, subject.tokens[-1] + 1, at - 2):
        return None
    if any(token.word in _PLACED for token in sentence.tokens[subject.tokens[-1] : at]):
        return None
    start, end = at + 2, end_of(sentence)
    cue = (at - 2, at + 1)
    return Attribution("noun", at - 2, start, subject, cue, ((start, end),), weak=True)


def _word(sentence: Sentence, at: int) -> str:
    return sentence.tokens[at].word if at < len(sentence.tokens) else ""


def _ends(shape: str, at: int) -> bool:
    return shape[at : at + 1] in ("", ",", ".", ";")


_WAS_QUOTED = re.compile(r"[HT]b[aren]{0,4}Q(?=[,.;:]|$)")
_OPENS_ANOTHER = re.compile(r"(?:[:;]|,(?=c)|^(?=c))c?a?,?$")


def _for(sentence: Sentence, at: int) -> Attribution | None:
    """ "For Liu, this is a test": where a clause opens, before a comma and a clause."""
    shape, end = sentence.shape, end_of(sentence)
    opens = at == 0 or (shape[at] == "f" and shape[:at] in ("c", "a", "a,", "c,"))
    if not opens and not _OPENS_ANOTHER.search(shape, 0, at):
        return None
    named = people_at(sentence, at + 1) or _pronoun_at(sentence, at + 1)
    if not named or named[0].kind is SubjectKind.POST:
        return None
    subject, last = named
    last = after_apposition(sentence, last)
    start = last if shape[last - 1] == "," else last + 1
    if start >= end:
        start = named[1] + 1
    beside = _BESIDE.match(shape, last)  # "to Liu of Fudan University the plan is"
    last = beside.end() if beside else last
    if (
        shape[last : last + 1] == "e"
        and shape[last - 1] != ","
        and _may_be_clause(sentence, last, end)
    ):
        start = last  # "For Liu the choice is simple"
    elif _WAS_QUOTED.match(shape, last):
        start = last  # "To Liu she was “a saint”"
    elif shape[last : last + 1] == "i" and is_judgement(sentence, last):
        start = last  # "For Liu it is a test"
    elif shape[start - 1 : start] != "," or not (
        shape[start:end] == "Q" or _may_be_clause(sentence, start, end)
    ):
        return None
    if not opens and not is_judgement(sentence, start):
        return None  # "He left three mills: to Liu the oldest went"
    return Attribution("for", at, start, subject, (at, at + 1), ((start, end),), weak=True)


def _pronoun_at(sentence: Sentence, at: int) -> tuple[Subject, int] | None:
    """ "For her the plan is a farce", "to him, it was a joke"; not "for her plan"."""
    if _word(sentence, at) not in ("him", "her") or sentence.shape[at + 1 : at + 2] not in ",ei":
        return None
    start = at + 1 + (sentence.shape[at + 1] == ",")
    if not is_judgement(sentence, start):
        return None
    return Subject(SubjectKind.PRONOUN, (at,), at), at + 1


def _may_be_clause(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a clause follows "for Liu,": one with a verb, if only a word in -s before another."""
    words = [token.word for token in sentence.tokens[start + 2 : end - 2]]
    third = any(
        word.endswith("s") and then.letter in "re" and not word.endswith("ss")
        for word, then in zip(words, sentence.tokens[start + 3 :], strict=False)
    )
    return is_clause(sentence, start, end) or (third and sentence.shape[start] == "e")


def _in_the_view(sentence: Sentence, noun: int) -> Attribution | None:
    """ "In Liu's view, …", "in the words of Liu, …" """
    if sentence.tokens[noun].word not in IN_THE_VIEW_OF:
        return None
    shape, end = sentence.shape, end_of(sentence)
    subject = possessor(sentence, noun)
    last = noun + 1
    if subject is None and shape[noun + 1 : noun + 2] == "r":
        if not (named := people_at(sentence, noun + 2)):
            return None
        subject, last = named
        first = noun - 2
    elif subject:
        first = subject.first - 1
    else:
        return None
    if first < 0 or sentence.tokens[first].word not in ("in", "by", "on", "to"):
        return None
    if shape[max(0, first - 2) : first] == ",u":
        return thing_which(sentence, first, last, subject, (noun, noun + 1))
    of_what = _OF_WHAT.match(shape, last)
    if of_what and sentence.tokens[last].word == "of":
        last = of_what.end()  # "in Liu's reading of the evidence the mills gain"
    cue = (noun, noun + 1)
    work = sentence.tokens[noun].word in WORKS
    if work and (title := _TITLE.match(shape, last)):
        last = title.end()  # "in her book The Long Night (2019), the night is"
        if _SPEAKS.match(shape, last + 1):
            return None  # "in her book The Long Night, she writes"
    if first == 0 or shape[:first] in ("c", "a", "a,", "c,") or shape[first - 1] in ":;":
        start = last + 1 if shape[last : last + 1] == "," else last
        marked = shape[last : last + 1] == "," or "Q" in shape[start : start + 6]
        reckoned = sentence.tokens[first].word == "by" and shape[start : start + 1] in tuple("HTi")
        if start >= end or not (marked or reckoned or has_verb(sentence, start, end)):
            return None  # "by her own account she rewrote it"
        clause = has_verb(sentence, start, end) or is_clause(sentence, start, end)
        if work and not clause:
            return None
        return Attribution("in the view of", first, start, subject, cue, ((start, end),))
    if shape[first - 1] != "," or shape[last : last + 1] not in ("", ".", ",", ";"):
        return None
    before = first - 1
    in_a_clause = _SAYS_THAT.search(shape, 0, before) and shape[last + 2 : last + 3] in (".", "")
    if (shape[before - 1] in "rfoy" or in_a_clause) and shape[last : last + 2] == ",Q":
        parts: tuple[tuple[int, int], ...] = ((last + 1, last + 2),)  # "with, by her count, “a …”"
    else:
        parts = both_sides(sentence, before, last)
    return Attribution("in the view of", before, last, subject, cue, parts)


def _is_a_plea(sentence: Sentence, one: Attribution) -> bool:
    """ "Liu urged us to wait": speech, though its content may look like an object."""
    verb = sentence.tokens[one.cue[0]].verb
    return verb is not None and verb.takes is Takes.OBJECT_OR_THAT


def _colon(sentence: Sentence, at: int, earlier: list[Attribution]) -> Attribution | None:
    """ "Liu was scathing: "No one …"", "LIU: No one …" """
    shape, end = sentence.shape, end_of(sentence)
    if (
        at
        and shape[:at] in ("P", "eP", "WP")
        and (shape[at + 1 : at + 2] == "Q" or is_clause(sentence, at + 1, end))
    ):
        subject = Subject(SubjectKind.PEOPLE, (at - 1,), 0)
        return Attribution("label", 0, at + 1, subject, (at, at), ((at + 1, end),))
    if shape[at + 1 : end] != "Q":
        return None
    if earlier:
        subject = earlier[-1].subject
        cue = earlier[-1].cue
        if earlier[-1].last > at:
            return None
    elif sourced := source_before(sentence, at):
        subject, cue = sourced
    elif found := main_subject(sentence, at):
        subject, cue = found, (at, at)
    else:
        return None
    speaks = earlier and (not earlier[-1].weak or _is_a_plea(sentence, earlier[-1]))
    rule = "speech behind a colon" if speaks else "colon"
    return Attribution(rule, at, at + 1, subject, cue, ((at + 1, end),))
