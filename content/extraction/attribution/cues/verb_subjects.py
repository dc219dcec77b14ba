"""Whose verb of speech it is: its own subject's, or that of an earlier verb."""

import re
from dataclasses import replace

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import (
    Subject,
    SubjectKind,
    body_before,
    main_subject,
    subject_before,
)
from content.extraction.vocabulary.speech_cues import BODIES, GROUPS, WRITTEN_BY, Form, SpeechVerb

# "Critics such as Liu say", "critics, among them the priest Liu, say"
_SOME_OF_THEM = re.compile(
    r"(?:such as|\w+s like|led by|including|notably|among them|among whom|not least)$"
)
_WHO_DID = re.compile(r"(?P<who>P)(?:,[^.,;:?!PQu]{1,16})?,?(?P<sign>u)[^.,;:?!PQHTIRu]{2,24}ca*$")
_WHO = re.compile(r"(?P<name>P),?(?P<who>u)[amhn]*$")
# "Liu MP (then the mayor) who", "Liu of Fudan University, who", "Liu, an economist, who"
_DESCRIBED_WHO = re.compile(
    r"(?P<name>P)W{0,3}(?:\([^()]{1,14}\),?|(?:r[eWx]{1,4})?,|,[^.,;:?!PQVHTIu()]{1,20},)"
    r"(?P<who>u)[amhn]*$"
)
_WHO_NEAR = 30  # tokens
_RATHER_THAN = re.compile(r"P,n$")
_UNSAID = frozenset(
    "without of than from avoid avoids avoided stopped stops resisted denied denies".split()
)
_IS_QUOTED = re.compile(r"b[an]*[xV][^,;:]*$")  # "was quoted by papers" as saying
_AMONG_THEM = re.compile(r", (?:(?:\w+ )?among them|including|notably)(?: [\w'-]+| ,)*$")
_ENDS = frozenset(
    "ends ended begins began opens opened starts started closes closed concludes concluded "
    "finishes finished".split()
)
_LED = frozenset(
    "led leads prompted prompts moved moves drove drives forced forces obliged obliges provoked "
    "provokes inspired inspires compelled compels".split()
)
_LEFT_TO = re.compile(r"(?:^|[,;:ct.])ib?a?[xl]o?(?P<who>P)$")
_FELL = frozenset("left fell falls took".split())
_HEARSAY = re.compile(r"b[a]*(?P<said>[xV])oh[a]*$")
_SAID = frozenset(
    "said reported supposed alleged believed thought rumoured rumored reputed known understood "
    "recorded claimed".split()
)
_TITLE = re.compile(r"(?:^|[,;:ct])(?P<who>P(?=')|e(?=[WQe]))'?(?P<title>Q|e?W[Werc]{0,8})[mhda]*$")
_LAST_CLAUSE = re.compile(r"(?:(?:,c|;)(?:a,?)?|(?:,?c|;)r[^.;:?!VQ]{1,24},)[PH](?=[mhdanbxlV])")
_REFUSED = frozenset(
    "declined refused failed declines refuses unable unwilling likely hard difficult impossible "
    "reluctant loath slow hesitates hesitated wrong easy tempting premature unfair absurd "
    "attempt attempts bid bids effort efforts order ploy chance chances".split()
)


def subject_of_verb(
    sentence: Sentence, at: int, verb: SpeechVerb, earlier: list[Attribution]
) -> tuple[Subject | None, str]:
    """The subject, and the rule that found it: "subject" if it is the verb's own."""
    shape = sentence.shape
    if verb.form is Form.ING:
        if at and shape[at - 1] in "P" and (own := subject_before(sentence, at)):
            return own, "subject"
        if at >= 2 and sentence.tokens[at - 1].word == "as":
            if shape[at - 2] == "P" and not _IS_QUOTED.search(shape, 0, at):
                return _quoted_as(at - 2), "subject"
            if not _IS_QUOTED.search(shape, 0, at):
                return None, "subject"
        if author := _author_of_end(sentence, at):
            return author, "participle"
        if sentence.tokens[at - 1].word in _UNSAID and at:
            return None, "participle"  # "avoided saying that", "stopped short of saying"
        return _inherited(sentence, at, earlier), "participle"
    own = subject_before(sentence, at)
    if verb.form is Form.BASE and not _base_fits(sentence, at, own):
        if led := _led_to(sentence, at):
            return led, "to say"
        if _to_say(sentence, at):
            return _inherited(sentence, at, earlier), "to say"
        own = None
    if own:
        return own, "subject"
    if told := _said_to_have(sentence, at):
        return told, "said to have"
    if titled := _author_of_title(sentence, at):
        return titled, "subject"
    if verb.form is Form.BASE and _is_stressed(sentence, at):
        return _inherited(sentence, at, earlier), "second verb"
    if verb.form is Form.FINITE:
        if re.search(r"u[amhn]*$", shape[:at]):
            return _relative(sentence, at), "who"
        if _is_coordinated(sentence, at) and (second := _inherited(sentence, at, earlier)):
            return second, "second verb"
    return body_before(sentence, at), "body"


def _author_of_end(sentence: Sentence, at: int) -> Subject | None:
    """Whose essay it is of "Her essay ends by asking"."""
    by = [token.word for token in sentence.tokens[max(0, at - 2) : at]]
    return subject_before(sentence, at - 2) if by[1:] == ["by"] and by[0] in _ENDS else None


def _led_to(sentence: Sentence, at: int) -> Subject | None:
    """ "The find led Liu to propose", "prompted him to say", "it was left to Liu to say": not "may
    lead", "asked Liu to say", "it is up to Liu to say".
    """
    to = at - 1
    if to < 2 or sentence.shape[to] != "o":
        return None
    if left := _LEFT_TO.search(sentence.shape, max(0, to - 8), to):
        words = [token.word for token in sentence.tokens[left.start() : left.start("who")]]
        fell = not _FELL.isdisjoint(words)
        return Subject(SubjectKind.PEOPLE, (to - 1,), left.start()) if fell else None
    if sentence.tokens[to - 1].word in ("him", "her"):
        subject: Subject | None = Subject(SubjectKind.PRONOUN, (to - 1,), to - 1)
    else:
        subject = subject_before(sentence, to)
    if subject is None:
        return None
    led = subject.tokens[0] - 1
    while led > 0 and sentence.shape[led] in "eW'xN" and sentence.tokens[led].word not in _LED:
        led -= 1
    is_led = led > 0 and sentence.tokens[led].word in _LED
    return subject if is_led and sentence.shape[led - 1] not in "mndob" else None


def _said_to_have(sentence: Sentence, at: int) -> Subject | None:
    """ "Liu is said to have remarked" """
    hearsay = _HEARSAY.search(sentence.shape, 0, at)
    if not hearsay or sentence.tokens[hearsay.start("said")].word not in _SAID:
        return None
    return subject_before(sentence, hearsay.start())


def _author_of_title(sentence: Sentence, at: int) -> Subject | None:
    """Whose book it is of "his Bread and the Price of Rice maintains", "Liu's “Who Pays?” asks"."""
    title = _TITLE.search(sentence.shape, 0, at)
    if not title:
        return None
    words = {token.word for token in sentence.tokens[title.start() : at]}
    small = {"e", "r", "c"} & set(title["title"])
    if not (small or title["title"] == "Q") or not words.isdisjoint(BODIES | GROUPS):
        return None
    who = title.start("who")
    if title["who"] == "P":
        return Subject(SubjectKind.PEOPLE, (who,), who)
    is_his = sentence.tokens[who].word in ("his", "her")
    return Subject(SubjectKind.PRONOUN, (who,), who) if is_his else None


def _quoted_as(name: int) -> Subject:
    """ "Ortiz quoted Liu as saying": it is Liu who says it."""
    return Subject(SubjectKind.PEOPLE, (name,), name)


def _to_say(sentence: Sentence, at: int) -> bool:
    """ "Went on to say", "to argue"; not "declined to say"."""
    if not at:
        return False
    to = at - 1
    while to and sentence.shape[to] == "a":
        to -= 1
    before = sentence.tokens[to - 1].word if to else ""
    return sentence.shape[to] == "o" and before not in _REFUSED


def _is_coordinated(sentence: Sentence, at: int) -> bool:
    """Whether a verb stands beside an earlier one: "…, and added", "…, but also argues"."""
    first = at
    while first and sentence.shape[first - 1] in "amhn":
        first -= 1
    before = sentence.tokens[first - 1] if first else None
    return before is not None and (before.letter == "," or before.word in ("and", "but", "then"))


def _is_stressed(sentence: Sentence, at: int) -> bool:
    """ "Liu does not say so, but does suggest", "and did say" """
    do = at - 1
    while do > 0 and sentence.shape[do] == "a":
        do -= 1
    return do > 0 and sentence.shape[do] == "d" and _is_coordinated(sentence, do)


def _base_fits(sentence: Sentence, at: int, own: Subject | None) -> bool:
    if own is None:
        return False
    plural = len(own.tokens) > 1 or own.pronoun is not None or sentence.shape[own.tokens[0]] == "T"
    opening = sentence.tokens[max(0, own.first - 2) : own.first]
    described = sentence.tokens[max(0, own.tokens[0] - 12) : own.tokens[0]]
    words = [" ".join(one.word for one in tokens) for tokens in (opening, described)]
    if _SOME_OF_THEM.search(words[0]) or _AMONG_THEM.search(words[1]):
        return True
    between = sentence.shape[own.tokens[-1] + 1 : at]
    after = sentence.tokens[own.tokens[-1] + 1 : at]
    if any(one.word in WRITTEN_BY and one.word.endswith(("s", "data")) for one in after):
        return True  # "her figures suggest"
    return plural or bool(re.search(r"[md][an]*$", between)) or "c" in between


def _inherited(sentence: Sentence, at: int, earlier: list[Attribution]) -> Subject | None:
    """The subject of the verb before, which a participle or a second verb shares."""
    own = main_subject(sentence, at) or _who_did(sentence, at)
    subject = _of_last_clause(sentence, at, earlier) or (earlier[-1].subject if earlier else own)
    if subject is None:
        return None
    opening = max(at - 3, 0)
    first = at
    while first > opening and sentence.shape[first - 1] in "achd":
        first -= 1
    return replace(subject, first=first)


def _of_last_clause(sentence: Sentence, at: int, earlier: list[Attribution]) -> Subject | None:
    """Liu of "Ortiz called it a fad, and in a letter Liu was keen to keep it, saying that", unless
    that clause is a part of what Ortiz says.
    """
    if (
        not earlier
        or sentence.shape[at - 1] != ","
        or "t" in sentence.shape[earlier[-1].first : at]
    ):
        return None
    *_, clause = [None, *_LAST_CLAUSE.finditer(sentence.shape, earlier[-1].last, at)]
    return subject_before(sentence, clause.end()) if clause else None


def _who_did(sentence: Sentence, at: int) -> Subject | None:
    """Liu of "it is due to Liu, a baker, who climbed a hill and wrote that"."""
    did = _WHO_DID.search(sentence.shape, 0, at)
    if not did or sentence.tokens[did.start("sign")].word != "who":
        return None
    return Subject(SubjectKind.PEOPLE, (did.start("who"),), did.start("who"))


def _relative(sentence: Sentence, at: int) -> Subject | None:
    """ "from Liu, who argues that", "by Liu of Fudan University, who argues that"."""
    near = max(0, at - _WHO_NEAR)
    match = _WHO.search(sentence.shape, near, at) or _DESCRIBED_WHO.search(sentence.shape, near, at)
    if not match:
        return None
    described = match.end("name") < match.start("who") - 1
    if described and sentence.tokens[match.start("who")].word != "who":
        return None
    name = match.start("name")
    if name and sentence.shape[name - 1] == "n":
        other = _RATHER_THAN.search(sentence.shape, 0, name)
        if not other:
            return None
        name = other.start()  # "It was Ortiz, not Liu, who argued"
    return Subject(SubjectKind.PEOPLE, (name,), name)
