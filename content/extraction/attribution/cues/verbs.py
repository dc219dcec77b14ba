"""Attributions by a verb: "Liu argues that", "argues Liu", "Liu told the committee:"."""

import re
from dataclasses import replace

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.cues.moods import (
    is_a_pointer,
    is_contrary_to_fact,
    is_foretold,
    is_guessed,
    is_negated,
)
from content.extraction.attribution.cues.verb_contents import TO_DO, following
from content.extraction.attribution.cues.verb_subjects import subject_of_verb
from content.extraction.attribution.grammar.clauses import (
    after_apposition,
    end_of,
    has_clause_sign,
    has_verb,
    is_adjunct,
    is_clause,
)
from content.extraction.attribution.grammar.halves import both_sides
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import Subject, people_at, subject_after
from content.extraction.vocabulary.speech_cues import (
    FINDING,
    HOLDING_TO_BE,
    LISTENERS,
    QUOTING,
    SPEECH_VERBS,
    TAKING_AS,
    THINKING,
    TO_DO_VERBS,
    WEAK_VERBS,
    WITH_ING,
    WITH_OBJECT,
    Form,
    SpeechVerb,
    Takes,
)

_TAKE_OBJECTS = (Takes.OBJECT, Takes.QUOTED, Takes.OBJECT_OR_THAT)
_SAYING = frozenset("object hold judge continue answer reflect put_it".split())
_OF_THE_PAST = frozenset("recall remember announce".split())  # "and recalled the envoy"
_FEW = 4  # tokens that are no content of their own
_SPLIT_QUOTE = re.compile(r"[^.,;:?!mhdbVQHI]{0,14},Q")
_QUOTED_SOON = re.compile(r"[eWxN]{1,5}Q")
_NEGATED = re.compile(r"[mhd][an]*$")
_BOUNDARY = re.compile(r"[,.;:?!tQw\-]")


def verb_attribution(sentence: Sentence, at: int, earlier: list[Attribution]) -> Attribution | None:
    """What the verb ``at`` attributes, if it is one of speech here."""
    verb = sentence.tokens[at].verb
    if verb is None or _passive(sentence, at, verb):
        return None
    if heard := _heard_from(sentence, at):
        return heard
    if verb.form in (Form.FINITE, Form.BASE) and _may_invert(sentence, at, verb):
        inverted = subject_after(sentence, at)
        if inverted and (found := _inverted(sentence, at, *inverted)):
            return found
    subject, rule = subject_of_verb(sentence, at, verb, earlier)
    if subject is None or _is_within_a_clause(sentence, subject, verb):
        return None
    if rule == "second verb" and _is_of_the_host(sentence, at, earlier):
        return None
    found = _around(sentence, at, verb, subject) if rule in ("subject", "body") else None
    if rule == "to say" and verb.takes is Takes.AS and _came_to(sentence, at):
        rule = "subject"  # "Liu came to regard it as a fad"
    found = found or following(sentence, at, verb, subject, bare=rule != "body")
    if found is None or found.parts[0][0] >= len(sentence.tokens):
        return None  # it breaks off
    marked = _is_marked(sentence, found, rule, verb)
    negated = is_negated(sentence, at)
    second_object = (
        rule == "second verb"
        and (
            verb.takes in _TAKE_OBJECTS
            or (verb.lemma in WITH_OBJECT and verb.lemma not in _OF_THE_PAST)
            or _proposes_doing(sentence, verb, found)
            or _asks_to_do(sentence, verb, found)
        )
        and re.search(r"c[amhnd]*$", sentence.shape[:at])
    )
    if not marked and rule not in ("subject", "body") and not second_object:
        return None
    if negated and (verb.lemma not in THINKING or not _NEGATED.search(sentence.shape[:at])):
        return None  # "did not say that", "with Liu not expected to come"
    if is_contrary_to_fact(sentence, at, subject):
        return None
    if negated and is_a_pointer(sentence, found.parts[0]):
        return None  # "did not expect this"
    if rule == "body" and is_foretold(sentence, at, earlier):
        return None
    if is_guessed(sentence, at) or _lacks_its_subject(sentence, subject, found):
        return None
    return replace(
        found,
        rule=found.rule if rule == "subject" else rule,
        weak=found.weak
        or (verb.lemma in WEAK_VERBS and not marked and not _is_inserted(verb, found)),
        asks=verb.asks,
        denies=verb.denies or negated,
        object=verb.takes in (Takes.OBJECT, Takes.QUOTED, Takes.AS)
        or (found.weak and verb.lemma in TAKING_AS)
        or (found.weak and verb.lemma in TO_DO_VERBS | WITH_OBJECT | FINDING),
    )


def _is_inserted(verb: SpeechVerb, found: Attribution) -> bool:
    """ "As Liu holds", "bread, Liu objects, is dear": some verbs do nothing else there."""
    return found.rule == "as" or (found.rule == "subject within" and verb.lemma in _SAYING)


def _proposes_doing(sentence: Sentence, verb: SpeechVerb, found: Attribution) -> bool:
    """ "And proposes dropping the fee" """
    opening = sentence.tokens[found.parts[0][0]].word
    return verb.lemma in WITH_ING and opening.endswith("ing")


def _asks_to_do(sentence: Sentence, verb: SpeechVerb, found: Attribution) -> bool:
    """ "And asked the public to wait" """
    start = found.parts[0][0]
    asked = TO_DO.match(sentence.shape, start) if verb.lemma in TO_DO_VERBS else None
    return asked is not None and asked.end() > start + 1


def _is_within_a_clause(sentence: Sentence, subject: Subject, verb: SpeechVerb) -> bool:
    """ "Asked what they thought it was for", "would leave if they knew what it cost" """
    before = sentence.tokens[subject.first - 1].word if subject.first else ""
    if before in ("if", "unless", "whether", "lest", "what", "whom", "whatever"):
        return True
    return before == "though" and sentence.shape[: subject.first].endswith("sc")  # "as though"


def _is_of_the_host(sentence: Sentence, at: int, earlier: list[Attribution]) -> bool:
    """ "The Council, Liu told us, had decided that": the clause goes on which Liu interrupts."""
    while at and sentence.shape[at - 1] in "mhdan":
        at -= 1
    last = earlier[-1] if earlier else None
    return last is not None and last.last in (at, at - 1) and last.parts[0][0] < last.first


def _lacks_its_subject(sentence: Sentence, subject: Subject, found: Attribution) -> bool:
    """ "The mill, which Liu believes is safe, would close", "a mill which Liu thought old shut": a
    clause whose subject is the "which" before the speaker.
    """
    start = found.parts[0][0]
    if start < found.last or found.object or sentence.shape[start - 1] in "t:":
        return False
    before = sentence.shape[subject.first - 1] if subject.first else ""
    opening = sentence.tokens[start]
    verb = sentence.tokens[found.cue[0]].verb
    if before == "u" and opening.letter == "x" and verb and verb.lemma in HOLDING_TO_BE:
        return True
    return sentence.shape[start] in "bhmd" or (before == "u" and opening.word.endswith("ed"))


def _heard_from(sentence: Sentence, at: int) -> Attribution | None:
    """ "The committee heard from Liu that …" """
    if sentence.shape[at : at + 2] != "Vr" or sentence.tokens[at + 1].word != "from":
        return None
    named = people_at(sentence, at + 2)
    if named is None:
        return None
    subject, last = named[0], after_apposition(sentence, named[1])
    last += sentence.shape[last : last + 1] == ","
    if sentence.shape[last : last + 1] != "t":
        return None
    content = (last + 1, end_of(sentence))
    return Attribution("by", at, last + 1, subject, (at, at + 1), (content,))


def _is_marked(sentence: Sentence, found: Attribution, rule: str, verb: SpeechVerb) -> bool:
    """Whether the content of a verb without a subject of its own shows as such: by "that", a
    quotation, or the subject of a clause.
    """
    start = found.parts[0][0]
    if rule == "participle" and verb.takes is Takes.OBJECT:
        return sentence.shape[found.cue[0] - 1] == ","
    apart = rule == "participle" and sentence.shape[found.cue[0] - 1] == ","
    ends = "," not in sentence.shape[start:]
    if rule == "who" and verb.takes is Takes.OBJECT and "_" in verb.lemma and ends:
        return True  # "by Liu, who pointed to a gap", not "Liu, who called for a ban, left"
    if verb.takes is Takes.QUOTED and (rule == "who" or apart) and "Q" in sentence.shape[start:]:
        return True  # 'Liu, who called the plan "a fad"', 'Liu left, calling the plan "a fad"'
    clause = is_clause(sentence, start, found.parts[0][1])
    if rule == "second verb" and clause and verb.lemma not in QUOTING:
        return True  # not "and began work on it"
    if apart and verb.takes is Takes.SPEECH and clause and verb.lemma not in QUOTING:
        return True  # "Liu left, saying the mills were unsafe"
    if rule == "second verb" and verb.lemma == "say" and _QUOTED_SOON.match(sentence.shape, start):
        return True  # 'and said the plan "could not be done"'
    return sentence.shape[start - 1] in "t:" or sentence.shape[start] in "QwiHTIP"


def _passive(sentence: Sentence, at: int, verb: SpeechVerb) -> bool:
    """ "Liu was told that": somebody else told. "Is quoted as saying" is a verb of its own."""
    before = sentence.shape[max(0, at - 4) : at]
    by_be = re.search(r"b[an]*$", before)
    if by_be and verb.form is not Form.ING and "_" not in verb.lemma:
        return True
    return verb.form is Form.BASE and before.endswith(("e", "'", "r"))


def _may_invert(sentence: Sentence, at: int, verb: SpeechVerb) -> bool:
    if verb.takes not in (Takes.SPEECH, Takes.THAT) or at == 0:
        return False
    before = sentence.shape[at - 1]
    return before in ",Q-" or (before in "?!" and at >= 2)


def _inverted(sentence: Sentence, at: int, subject: Subject, end: int) -> Attribution | None:
    """ "…, argues Liu, …" """
    shape = sentence.shape
    before = at - 1 if shape[at - 1] in ",-" else at
    last = after_apposition(sentence, end)
    if shape[last : last + 1] == "u":
        last = _first_boundary(shape, last)  # "noted Liu, a grocer who has a shop in Leeds"
    if last < len(shape) and shape[last] not in ",.;?!-:" and shape[last - 1] != ",":
        stop = _first_boundary(shape, last)
        if not (is_adjunct(sentence, last, stop) or _tells_when(sentence, before, last, stop)):
            return None
        last = stop
    if not before:
        return None
    parts = both_sides(sentence, before, last)
    if shape[last : last + 1] == ":" and before <= _FEW and last + 1 < end_of(sentence):
        parts = ((last + 1, end_of(sentence)),)  # "Not so, replies Liu: prices fell."
    rule = "inverted" if len(parts) == 1 else "inverted within"
    verb = sentence.tokens[at].verb
    asks = verb is not None and verb.asks
    return Attribution(rule, before, last, subject, (at, at + 1), parts, asks=asks)


def _tells_when(sentence: Sentence, before: int, start: int, stop: int) -> bool:
    """Where a quotation stands before its speaker, a clause that tells of the saying: "said Liu to
    the crowd that had come", "said Liu while opening the show", "said Liu as she left".
    """
    told = sentence.shape[start:stop]
    return before == 1 and sentence.shape[0] == "Q" and told[0] in "orcs" and len(told) > 1


def _around(sentence: Sentence, at: int, verb: SpeechVerb, subject: Subject) -> Attribution | None:
    """ "…, Liu argues", "…, Liu argues, …", "As Liu argues, …" """
    shape = sentence.shape
    if verb.takes is Takes.OBJECT:
        return None
    if verb.takes is Takes.OBJECT_OR_THAT and not _stands_apart(sentence, at, subject):
        return None
    if verb.takes is Takes.QUOTED and shape[at + 1 : at + 3] == "sQ":
        return None  # "a scheme that Liu described as “a fad”"
    first = subject.first
    stop = _first_boundary(shape, at + 1)
    if split := _SPLIT_QUOTE.match(shape, at + 1):
        stop = split.end() - 2 if subject.first and shape[subject.first - 1] in "Q," else stop
    elif shape[at + 1 : at + 2] in ("c", "s"):
        stop = at + 1  # "Liu said when she was asked"
    elif first and sentence.tokens[first - 1].word in (",", "?", "!") and shape[first - 1] == "Q":
        told = at + 1 + (verb.takes is Takes.LISTENER and _is_listener(sentence, at + 1))
        stop = told if shape[told : told + 1] in ("r", "a") else stop  # '"…," Liu said after'
    if shape[:first] in ("Q", "Q,") and shape[stop : stop + 2] == ":Q":
        both = ((0, 1), (stop + 1, end_of(sentence)))  # '"Two kinds," Liu says: "These …"'
        return Attribution("subject within", 1, stop + 1, subject, (at, at + 1), both, weak=True)
    listed = shape[stop : stop + 1] == ":" and shape[stop + 1 : stop + 2] != "Q"
    if listed and first > _FEW and shape[first - 1] == ",":
        if stop > at + 3 or not is_clause(sentence, 0, first - 1):
            return None
        if shape[0] == "r" and stop + 1 >= end_of(sentence):
            return None  # "In a post titled “Bread”, she said:"
        both = ((0, first - 1), (stop, end_of(sentence)))  # "Two things count, she says: time, …"
        return Attribution(
            "subject within", first - 1, stop, subject, (at, at + 1), both, weak=True
        )
    if shape[at + 1 : at + 3] == "i," and first and sentence.tokens[first - 1].word == "as":
        return _as_clause(sentence, at, subject, at + 2)  # "bread, as Liu tells it, is dear"
    if shape[stop : stop + 1] in ("t", "Q", ":", "w"):
        return None
    listener = (
        verb.takes is Takes.LISTENER and stop > at + 1 and not has_clause_sign(shape[at + 1 : stop])
    )
    if not (is_adjunct(sentence, at + 1, stop) or listener):
        return None
    if first and sentence.tokens[first - 1].word in ("as", "though"):
        return _as_clause(sentence, at, subject, stop)
    if first > 3 and [one.word for one in sentence.tokens[first - 2 : first]] == ["or", "so"]:
        first -= 2  # "prices fell, or so she says"
    opens = first and shape[first - 1] in ",Q-"
    if not opens or _is_work_of(sentence, subject):
        return None
    before = first - 1 if shape[first - 1] in ",-" else first
    if before == 0:
        return None
    lead = shape[:before]
    aside = lead[0] in "Grsc" or sentence.tokens[0].word.endswith("ing")
    if aside and shape[stop : stop + 2] == ",Q" and "Q" not in lead:
        return None  # "Speaking in Geneva, Liu said, '…'"
    if sentence.tokens[0].word in SPEECH_VERBS and sentence.tokens[0].verb is None:
        return None  # "Asked about it, Liu laughed."
    if verb.lemma in QUOTING and "Q" not in lead:
        return None
    if (
        lead[0] in "rasG"
        and not has_verb(sentence, 0, before)
        and shape[stop : stop + 1] in (".", "")
    ):
        return None  # "In Geneva, Liu argued."
    if lead in ("a", "c", "ra", "rx", "ca"):
        if stop + 1 >= end_of(sentence):
            return None
        return Attribution(
            "subject first", 0, stop + 1, subject, (at, at + 1), ((stop + 1, end_of(sentence)),)
        )
    parts = both_sides(sentence, before, stop)
    rule = "subject last" if len(parts) == 1 else "subject within"
    return Attribution(rule, before, stop, subject, (at, at + 1), parts)


def _is_listener(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.tokens) and (
        sentence.tokens[at].word in LISTENERS or sentence.shape[at] in "PR"
    )


def _came_to(sentence: Sentence, at: int) -> bool:
    return at > 1 and sentence.tokens[at - 2].word in ("came", "comes", "come")


def _stands_apart(sentence: Sentence, at: int, subject: Subject) -> bool:
    """ "Bread, Liu urges, should be cheaper", "“Stop!” Liu begged": not "and Liu urges calm"."""
    shape, first = sentence.shape, subject.first
    return first > 0 and shape[first - 1] in ",Q" and shape[at + 1 : at + 2] in ("", ",", ".")


def _is_work_of(sentence: Sentence, subject: Subject) -> bool:
    """ "Liu, in the last book she wrote, argues": a work, and no speech."""
    at = subject.tokens[0]
    return (
        sentence.shape[at] in "HT" and sentence.shape[subject.first] == "r" and at > subject.first
    )


def _as_clause(sentence: Sentence, at: int, subject: Subject, stop: int) -> Attribution | None:
    shape = sentence.shape
    first = subject.first - 1
    if first and shape[first - 1] not in ",c;Q":
        return None
    lead = shape[:first].rstrip(",")
    if not lead or lead in ("a", "c"):
        if shape[stop : stop + 1] != ",":
            return None
        parts: tuple[tuple[int, int], ...] = ((stop + 1, end_of(sentence)),)
    else:
        parts = both_sides(sentence, first if shape[first - 1] == "Q" else first - 1, stop)
    return Attribution("as", first, stop, subject, (at, at + 1), parts)


def _first_boundary(shape: str, start: int) -> int:
    """The next token that can end an adjunct."""
    match = _BOUNDARY.search(shape, start)
    return match.start() if match else len(shape)
