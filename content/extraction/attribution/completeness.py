"""Whether the words of a speaker are a whole claim."""

import re
from collections.abc import Sequence

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.grammar.clauses import (
    end_of,
    has_plural_verb,
    has_verb,
    is_clause,
)
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.guards.wholeness import FINITE
from content.extraction.terms.grammar.words import NUMBERS
from content.extraction.vocabulary.speech_cues import HOLDING_TO_BE, JUDGING, WITH_OBJECT, Takes

# A clause that waits for the main one: "If it rains, she says, we stay".
_WAITS = re.compile(
    r"(?:if|when|whenever|because|although|though|as|while|before|after|once|unless|since|until|"
    r"whether|wherever|the more|the less|even)\b",
    re.IGNORECASE,
)
_BRIEF = re.compile(r"[xWN][xNb][axN],?")
_SUBJECT = re.compile(
    r"(?:I|we|you|he|she|it|they|that|this|these|those|there|nobody|everyone|everybody|the|an?|no|"
    r"my|our|your|his|her|their)\b",
    re.IGNORECASE,
)


def goes_on_behind(sentence: Sentence, found: list[Attribution], which: int) -> bool:
    """Whether a clause follows an attribution that has its content before it. It may belong to the
    content or be the author's: "Prices fall, says Liu, but wages do not". A quotation is whole, and
    so is a clause to which "and" adds another.
    """
    one = found[which]
    if not one.first or any(end > one.first for _, end in one.parts):
        return False
    shape, start, end = sentence.shape, one.last + 1, end_of(sentence)
    if shape[one.first - 1] == "Q" or shape[one.last : start] not in (",", "-"):
        return False
    if any(other.first >= one.last for other in found[which + 1 :]):
        return False
    if start < end and sentence.tokens[start].word == "and" and _is_whole(sentence, one):
        return False  # "Prices fell, says Liu, and wages rose"
    goes_on = start < end and not sentence.tokens[start].word.endswith("ing")
    return goes_on and has_verb(sentence, start, end)


def _is_whole(sentence: Sentence, one: Attribution) -> bool:
    """Whether a clause stands before its speaker that waits for nothing."""
    start, end = one.parts[0]
    waits = _WAITS.match(sentence.tokens[start].word) or sentence.shape[start] in "rw"
    return len(one.parts) == 1 and not waits and is_clause(sentence, start, end)


def is_two_sentences(parts: Sequence[str]) -> bool:
    """Whether the halves of a split quotation are sentences of their own: “Nobody paid me, says
    Liu, I came free”. Without their comma they would read as one.
    """
    if len(parts) != 2 or _WAITS.match(parts[0]):
        return False
    return bool(_SUBJECT.match(parts[1])) and all(map(FINITE.search, parts))


def leads_to_items(sentence: Sentence, parts: Sequence[tuple[int, int]]) -> bool:
    """ "Liu says that the plan lacks:" and a list: the content goes on in its items."""
    end = len(sentence.shape)
    return sentence.shape.endswith(":") and any(stop >= end - 1 for _, stop in parts)


def is_verbless(sentence: Sentence, one: Attribution) -> bool:
    """Whether what stands before its speaker shows no verb: "Hats and lotion, said Liu"."""
    if any(end > one.first or "Q" in sentence.shape[start:end] for start, end in one.parts):
        return False
    return not any(
        has_verb(sentence, start, end)
        or is_clause(sentence, start, end)
        or has_plural_verb(sentence, start, end)
        for start, end in one.parts
    )


def _is_brief(sentence: Sentence, start: int, end: int) -> bool:
    """ "Bread costs money", "bread is dear": not "hats and lotion", "two days ago"."""
    subject, verb, *_ = [*sentence.tokens[start:end], None, None]
    if subject is None or verb is None or not _BRIEF.fullmatch(sentence.shape, start, end):
        return False
    third = verb.letter == "b" or verb.word.endswith("s")
    return third and not subject.word.endswith("s") and subject.word not in NUMBERS


def may_be_short(sentence: Sentence, one: Attribution) -> bool:
    """ "That nothing was certain", "said prices fell", "a public inquiry": not "that he was wrong",
    nor what a body says.
    """
    start = one.parts[0][0]
    plain = one.rule in ("inverted", "subject last", "subject first") and not one.weak
    if plain and sentence.shape.startswith("ibx", start):
        return True  # "it was late"
    if one.rule == "inverted" and not one.weak and _is_brief(sentence, *one.parts[0]):
        return True
    behind = one.rule in ("subject first", "second verb") and start >= one.last
    verb = sentence.tokens[one.cue[0]].verb
    if behind and verb is not None and verb.lemma == "call" and sentence.shape[start] in "ie":
        return sentence.shape[start : start + 2] != "eQ"  # "called it an insult", "the ban unfair"
    if behind and verb is not None and verb.lemma in JUDGING and sentence.shape[start] == "e":
        its = sentence.tokens[start].word in ("his", "her", "its", "their")
        return its and sentence.shape[start + 1] == "Q"  # "praised its “quiet order”"
    if one.rule == "body" or sentence.shape[start] in "HTIi":
        return False
    if behind and verb is not None and verb.takes is Takes.QUOTED and sentence.shape[start] == "Q":
        return True  # 'dismissed it as "an old joke"'
    if behind and verb is not None and (verb.takes is Takes.OBJECT or verb.lemma in WITH_OBJECT):
        return sentence.shape[start] == "e"
    if behind and one.weak and verb is not None and verb.lemma in HOLDING_TO_BE:
        return True  # "considers the complaint exaggerated"
    marked = start > 0 and sentence.shape[start - 1] == "t"
    said = behind and verb is not None and verb.lemma == "say" and sentence.shape[start] != "Q"
    return (marked or said) and not one.weak


def breaks_off(sentence: Sentence, parts: tuple[tuple[int, int], ...]) -> bool:
    """ "Said that the mill had promised to:" and a list: the content ends within a phrase."""
    end = parts[-1][1] if parts else 0
    is_last = sentence.shape[end - 1 :] == ":" or sentence.shape[end:] == ":"
    if not is_last:
        return False
    last = end - 2 if sentence.shape[end - 1] == ":" else end - 1
    return last >= 0 and sentence.shape[last] in "oryfe"
