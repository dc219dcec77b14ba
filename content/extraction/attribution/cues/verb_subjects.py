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
from content.extraction.vocabulary.speech_cues import WRITTEN_BY, Form, SpeechVerb

# "Critics such as Liu say", "critics, among them the priest Liu, say"
_SOME_OF_THEM = re.compile(r"(?:such as|including|notably|among them|among whom|not least)$")
_RATHER_THAN = re.compile(r"P,n$")
_UNSAID = frozenset(
    "without of than from avoid avoids avoided stopped stops resisted denied denies".split()
)
_IS_QUOTED = re.compile(r"b[an]*[xV][^,;:]*$")  # "was quoted by papers" as saying
_AMONG_THEM = re.compile(r", (?:(?:\w+ )?among them|including|notably)(?: [\w'-]+| ,)*$")
_REFUSED = frozenset("declined refused failed declines refuses unable unwilling likely".split())


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
        if sentence.tokens[at - 1].word in _UNSAID and at:
            return None, "participle"  # "avoided saying that", "stopped short of saying"
        return _inherited(sentence, at, earlier), "participle"
    own = subject_before(sentence, at)
    if verb.form is Form.BASE and not _base_fits(sentence, at, own):
        if _to_say(sentence, at):
            return _inherited(sentence, at, earlier), "to say"
        own = None
    if own:
        return own, "subject"
    if verb.form is Form.FINITE:
        if re.search(r"u[amhn]*$", shape[:at]):
            return _relative(sentence, at), "who"
        if _is_coordinated(sentence, at) and (second := _inherited(sentence, at, earlier)):
            return second, "second verb"
    return body_before(sentence, at), "body"


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
    subject = earlier[-1].subject if earlier else main_subject(sentence, at)
    if subject is None:
        return None
    opening = max(at - 3, 0)
    first = at
    while first > opening and sentence.shape[first - 1] in "ach":
        first -= 1
    return replace(subject, first=first)


def _relative(sentence: Sentence, at: int) -> Subject | None:
    """ "from Liu, who argues that"."""
    match = re.search(r"(P),?u[amhn]*$", sentence.shape[:at])
    if not match:
        return None
    name = match.start(1)
    if name and sentence.shape[name - 1] == "n":
        other = _RATHER_THAN.search(sentence.shape, 0, name)
        if not other:
            return None
        name = other.start()  # "It was Ortiz, not Liu, who argued"
    return Subject(SubjectKind.PEOPLE, (name,), name)
