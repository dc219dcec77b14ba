"""Lead-ins without a word of speech: "Liu is not impressed:", "Liu shares her thoughts on it:", and
those to what another has said: "Liu quotes the mayor:".
"""

import re

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.cues.sources import SAID
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import (
    Subject,
    SubjectKind,
    main_subject,
    people_at,
)
from content.extraction.attribution.grammar.unknown_names import (
    described_name,
    unknown_name,
)
from content.extraction.vocabulary.speech_cues import SPEECH_NOUNS_ALL, WRITTEN_BY

# Behind these stands what others say, or no speech at all.
_RECEIVING = frozenset(
    """
    find finds found hear hears heard read reads receive receives received get gets got see sees
    saw recall recalls recalled discover discovers discovered meet meets met face faces faced
    noticed cite cites cited quote quotes quoted translate translates translated
    ask asks asked told linked include includes included contain contains contained
    """.split()
)
_QUOTING = frozenset("quote quotes quoted quoting cite cites cited citing".split())
_POSTING = _QUOTING | frozenset(
    """
    post posts posted posting publish publishes published publishing share shares shared sharing
    reproduce reproduces reproduced republish republishes republished reprint reprints reprinted
    translate translates translated transcribe transcribes transcribed relay relays relayed
    """.split()
)
_OTHERS = frozenset("of from by".split())
_WORDS = SAID | SPEECH_NOUNS_ALL | WRITTEN_BY | frozenset("reaction reactions thoughts".split())
_PLACED = re.compile(r"(?:[rf][^,.;:?!VQPHTbmhd]{1,12})?:")
_PASSIVE = re.compile(r"b[an]*(?:V|x[^:]{0,3}y)")  # "was told", "was built by"
_OWN_WORDS = re.compile(r"[ca]{0,2}e[xW]{0,2}(?P<noun>[xNBW])(?:[rf][^,.;:?!VQPHTbmhd]{1,12})?:")
_OWNER = re.compile(r"[exW]{0,4}(?P<who>P)'[xW]{0,3}(?P<noun>[xNBW])")


def silent_lead_in(sentence: Sentence) -> Attribution | None:
    """Who says what the next block quotes, which shows by its marks or language that it does."""
    if not sentence.shape.endswith(":"):
        return None
    return (
        _of_another(sentence)
        or _own_words(sentence)
        or _for_whom(sentence)
        or _by_subject(sentence)
    )


def _lead_in(sentence: Sentence, subject: Subject, cue: tuple[int, int]) -> Attribution:
    end = len(sentence.shape)
    return Attribution("block quotation", subject.first, end, subject, cue, ())


def _of_another(sentence: Sentence) -> Attribution | None:
    """ "Liu quotes the mayor Ana Ortiz:", "Liu posted Ortiz's answer on her page:" """
    shape = sentence.shape
    for at, token in enumerate(sentence.tokens):
        if token.word not in _POSTING:
            continue
        named = people_at(sentence, at + 1)
        if named and token.word in _QUOTING and _PLACED.fullmatch(shape, named[1]):
            return _lead_in(sentence, named[0], (at, at + 1))
        owner = _OWNER.match(shape, at + 1)
        if owner is None:
            return None
        who, noun = owner.start("who"), owner.start("noun")
        if sentence.tokens[noun].word in _WORDS and _PLACED.fullmatch(shape, noun + 1):
            return _lead_in(sentence, Subject(SubjectKind.PEOPLE, (who,), who), (noun, noun + 1))
        return None
    return None


def _own_words(sentence: Sentence) -> Attribution | None:
    """ "Her reasons:", "His answer to the mayor:" """
    own = _OWN_WORDS.fullmatch(sentence.shape)
    if own is None or sentence.tokens[own.start("noun")].word not in _WORDS | {"reasons"}:
        return None
    at = next(n for n, one in enumerate(sentence.tokens) if one.letter == "e")
    if sentence.tokens[at].word not in ("his", "her", "their"):
        return None
    noun = own.start("noun")
    return _lead_in(sentence, Subject(SubjectKind.PRONOUN, (at,), at), (noun, noun + 1))


def _for_whom(sentence: Sentence) -> Attribution | None:
    """ "For Liu, the answer is plain:" """
    named = people_at(sentence, 1) if sentence.shape.startswith("f") else None
    if named is None or sentence.shape[named[1]] != ",":
        return None
    return _lead_in(sentence, named[0], (0, 1))


def _by_subject(sentence: Sentence) -> Attribution | None:
    """ "Liu is not impressed:", "Liu has another view of it:" """
    shape, end = sentence.shape, len(sentence.shape) - 1
    words = {token.word for token in sentence.tokens}
    if not words.isdisjoint(_RECEIVING) or _PASSIVE.search(shape):
        return None
    if _tells_of_the_words_of_others(sentence):
        return None
    subject = (
        main_subject(sentence, end) or unknown_name(sentence, end) or described_name(sentence, end)
    )
    if subject is None or (len(subject.tokens) > 1 and subject.kind is SubjectKind.PEOPLE):
        return None
    behind = shape[subject.tokens[-1] + 1]
    if behind in "om" or set("tuw") & set(shape[: subject.tokens[0]]):
        return None  # "the page Ortiz to Speak:", "Ortiz may send it:", "affirms that he likes it:"
    others = (n for n in range(end) if shape[n] == "P" and n not in subject.tokens)
    if any(shape[n + 1] != "'" for n in others):
        return None
    return _lead_in(sentence, subject, (end, end))


def _tells_of_the_words_of_others(sentence: Sentence) -> bool:
    """ "The view of Liu", "a letter from the mayor", "the note": not "her thoughts on it"."""
    for at, token in enumerate(sentence.tokens):
        if token.word not in _WORDS or token.letter not in "xNBW":
            continue
        behind, whom = ([one.word for one in sentence.tokens[at + 1 : at + 3]] + ["", ""])[:2]
        before = [one.word for one in sentence.tokens[max(0, at - 3) : at]]
        if not {"following", "this", "these"}.isdisjoint(before):
            continue  # "with the following words"
        of_others = behind in _OTHERS and whom not in ("it", "this", "that", "them")
        if of_others or "the" in before or "'s" in before or "no" in before:
            return True
    return False
