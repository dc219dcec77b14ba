"""All attributions of a sentence."""

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.cues.phrases import GROUNDS, phrase_attribution
from content.extraction.attribution.cues.verbs import verb_attribution
from content.extraction.attribution.grammar.skeleton import Sentence

_MOST = 12  # attributions of a sentence; a real one has one or two


def attributions(sentence: Sentence) -> list[Attribution]:
    """Who is said to say something in a sentence, in the order of the cues."""
    found: list[Attribution] = []
    for at, token in enumerate(sentence.tokens):
        one = None
        if token.verb is not None and token.letter in "VBGN":
            one = verb_attribution(sentence, at, found)
        if one is None and (
            token.letter in "kfouNly:Q" or token.word == "would" or token.word in GROUNDS
        ):
            one = phrase_attribution(sentence, at, found)
        if one is not None and not (
            _is_of_a_clause(sentence, one, found) or _is_denied(sentence, one, found)
        ):
            found.append(one)
            if len(found) == _MOST:
                break
    return found


def _is_denied(sentence: Sentence, one: Attribution, earlier: list[Attribution]) -> bool:
    """ "Liu denied that Ortiz had told him": then nobody knows whether Ortiz did; not "denied that
    it was so and said that it rained", nor "denied that it was so, saying that it rained", nor
    "opposed a toll, which in her view would close mills".
    """
    adds = one.rule == "participle" and sentence.shape[one.cue[0] - 1] == ","
    adds = adds or sentence.shape[max(0, one.first - 2) : one.first] == ",u"
    return (
        one.rule != "second verb"
        and not adds
        and any(
            (other.denies or other.asks)
            and start <= one.first < one.last <= end
            and not _speaks_anew(sentence, one, other)
            for other in earlier
            for start, end in other.parts
            if start >= other.last
        )
    )


def _speaks_anew(sentence: Sentence, one: Attribution, other: Attribution) -> bool:
    """ "Liu denied that it rained; the ground, she said, was dry": behind a sign, with all that it
    attributes.
    """
    sign = max(sentence.shape.rfind(sign, other.last, one.first) for sign in ";:")
    return sign >= 0 and one.parts[0][0] > sign


def _is_of_a_clause(sentence: Sentence, one: Attribution, earlier: list[Attribution]) -> bool:
    """Whether a verb with an object belongs to what is said: "Liu says he wants a ban"."""
    if not (one.object and one.weak) or one.rule != "subject first":
        return False
    before = sentence.tokens[one.first - 1] if one.first else None
    if before is None or before.word in ("and", "but", ",", ";"):
        return False
    return any(start <= one.first < end for other in earlier for start, end in other.parts)
