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
from content.extraction.vocabulary.speech_cues import Form, SpeechVerb

_SUCH_AS = ["such", "as"]  # "Critics such as Liu say"
_REFUSED = frozenset("declined refused failed declines refuses unable unwilling likely".split())


def subject_of_verb(
    sentence: Sentence, at: int, verb: SpeechVerb, earlier: list[Attribution]
) -> tuple[Subject | None, str]:
    """The subject, and the rule that found it: "subject" if it is the verb's own."""
    shape = sentence.shape
    if verb.form is Form.ING:
        if at and shape[at - 1] in "P" and (own := subject_before(sentence, at)):
            return own, "subject"
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
    if [token.word for token in sentence.tokens[max(0, own.first - 2) : own.first]] == _SUCH_AS:
        return True
    between = sentence.shape[own.tokens[-1] + 1 : at]
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
    return Subject(SubjectKind.PEOPLE, (name,), name)
