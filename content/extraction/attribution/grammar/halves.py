"""The content on both sides of an attribution that stands within it."""

import re

from content.extraction.attribution.grammar.clauses import (
    PLAIN_VERBS,
    after_time,
    end_of,
    has_verb,
    is_clause,
)
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.vocabulary.speech_cues import LISTENERS, Takes

_SPLIT_QUOTATION = re.compile(r",[^.,;:?!mhdbVQ]{1,14},Q")  # "said Liu, smiling, '…'"
_IT_IS = re.compile(r"a?,?i[mhn]*b[xa]{1,4}")  # "It would be wrong, she says, to wait"
_JOINED_AHEAD = re.compile(
    r",c(?=(?P<adjunct>[rfy][^,.;:?!mhdbVQwcu\-]{1,10}$)|[wc][^,.;:?!Q]{2,24}$)"
)
_DENIES = re.compile(r"b[a]*n")  # "It was not the price, she says, but the colour"
_DENIES_DOING = re.compile(r"[dmh]a*n")  # "He does not bake bread, she says, but dreams"
_DATELINE = re.compile(r"W{1,3}(?:,W{1,2})?(?:\(W{1,2}\))?-")  # "SEOUL —"
_FEW = 3  # tokens that are no content of their own
# What is said goes on with these after ", says Liu,"; "on Tuesday" would be when it was said.
_GOES_ON = frozenset(
    "with at by of for from because since if unless albeit not rather than as even especially so "
    "particularly".split()
)
_PAST = frozenset("was were had did would could might should".split())
_PRESENT = frozenset("is are has have do does will can may must cannot".split())
_APPLAUSE = frozenset("applause laughter cheers jeers boos silence murmurs everybody".split())
_SUBORDINATES = frozenset(
    "before until till when where whereas while although though so lest once after whether".split()
)
_CONDITIONS = frozenset("if when whenever unless because since although though while until".split())
_TIME_OF_SAYING = frozenset("before until till when while after once as although though".split())


def both_sides(sentence: Sentence, before: int, after: int) -> tuple[tuple[int, int], ...]:
    """The content before an attribution, and after it if it goes on there."""
    shape, end = sentence.shape, end_of(sentence)
    dateline = _DATELINE.match(shape, 0, before)
    ahead = (dateline.end() if dateline else 0, before)
    colon = shape.rfind(":", 0, before)
    if colon > 0 and re.search(r"[PRH]", shape[:colon]):
        ahead = (colon + 1, before)  # "Liu disagrees: prices, he says, will fall"
    apart = shape.rfind(";", 0, before)
    if apart > ahead[0]:
        ahead = (apart + 1, before)  # "Wages doubled; prices rose too, Liu says"
    if split := _SPLIT_QUOTATION.match(shape, after):
        after = split.end() - 2
    start = after + 1 if shape[after : after + 1] in (",", "-") else after
    timed = after_time(sentence, start)
    if start < timed and shape[after] == "," == shape[timed : timed + 1]:
        after, start = timed, timed + 1  # "…, said Liu, in May 1987, were dear"
    if after >= end or shape[after] in ".;!?:" or start >= end:
        return (ahead,)
    if shape[start] == "Q":
        return ahead, (start, end)
    if shape[before - 1 : before] == "Q":
        within = before - ahead[0] > _FEW and _is_infinitive(sentence, start)
        return (ahead, (start, end)) if within else (ahead,)  # "It is “odd,” he says, to bake"
    if is_clause(sentence, start, end) and shape[start] in "eWxHTIiPRQ#N":
        ahead = (_joined_ahead(sentence, *ahead), before)
    lead = shape[ahead[0] : before]
    complete = bool(re.search(r"[mhdb]", lead)) and lead[0] not in "rscmhdb"
    complete = complete and not _is_condition(lead)
    complete = complete and len(lead) > _FEW and lead[-1] not in "mhdb"
    goes_on = shape[start] in "mhdbnVl" or (
        shape[start] == "a" and shape[start + 1 : start + 2] in tuple("mhdbnV")
    )
    if shape[start] == "c" and start + 1 < end:  # "…, they insist, but become dear"
        doing = _DENIES_DOING.search(shape, 0, before) and not is_clause(sentence, start + 1, end)
        not_but = sentence.tokens[start].word == "but" and (
            _DENIES.search(shape, 0, before) or doing
        )
        goes_on = goes_on or bool(not_but) or sentence.tokens[start + 1].word in PLAIN_VERBS
    goes_on = goes_on or _compares(sentence, start)
    goes_on = goes_on or (bool(_IT_IS.fullmatch(shape, 0, before)) and shape[start] in "ot")
    goes_on = (
        goes_on
        or _is_infinitive(sentence, start)
        or _is_subordinate(sentence, start)
        or _shares_its_subject(sentence, start)
    )
    if goes_on or sentence.tokens[start].word in _GOES_ON:
        return (ahead, (start, end))
    opens_adjunct = shape[start] in "cGuryB" or sentence.tokens[start].word.endswith("ing")
    if complete or opens_adjunct:
        return (ahead,) if not _intro(lead) else (ahead, (start, end))
    return (ahead, (start, end))


def _joined_ahead(sentence: Sentence, start: int, before: int) -> int:
    """Where the second clause of "The mill is old, and without it, he says, …" opens: with an
    adjunct or a subordinate clause. The first is the author's.
    """
    joined = _JOINED_AHEAD.search(sentence.shape, start + 3, before)
    if not joined:
        return start
    if joined["adjunct"]:  # not "In Leeds, and in the north, he says, bread is dear"
        opens = has_verb(sentence, start, joined.start())
    else:
        opens = sentence.tokens[joined.end()].word in _CONDITIONS
    return joined.end() if opens else start


def _is_infinitive(sentence: Sentence, start: int) -> bool:
    """ "Isla wants, she says, to be a vet"; not "to applause"."""
    if start + 1 >= end_of(sentence):
        return False
    following = sentence.tokens[start + 1].word
    heard = following in LISTENERS or following in _APPLAUSE or following.endswith("ing")
    return sentence.shape[start] == "o" and sentence.shape[start + 1] in "xbhdB" and not heard


def _is_subordinate(sentence: Sentence, start: int) -> bool:
    """ "It takes years, he says, before a tuner earns": a clause that tells nothing of the
    saying, as "when I met him" and "after she was elected" do.
    """
    opening = sentence.tokens[start].word
    if opening not in _SUBORDINATES or start + 2 >= end_of(sentence):
        return False
    following = sentence.tokens[start + 1]
    about_the_saying = opening in _TIME_OF_SAYING and (
        following.letter in "IHTPR" or following.word.endswith(("ing", "ed"))
    )
    return not about_the_saying and has_verb(sentence, start + 1, end_of(sentence))


def _shares_its_subject(sentence: Sentence, start: int) -> bool:
    """ "She had expected music, she said, and found a trade": a second verb without a subject."""
    if sentence.tokens[start].word not in ("and", "but", "or") or start + 2 >= end_of(sentence):
        return False
    at = start + 1
    while at + 1 < end_of(sentence) and sentence.shape[at] == "a":
        at += 1
    verb, before = sentence.tokens[at], sentence.tokens[:start]
    if verb.letter == "m" and sentence.tokens[start].word == "and":
        tense = _PAST if verb.word in ("would", "could", "might", "should") else _PRESENT
        fits = any(one.word in tense for one in before)
        return fits and sentence.shape[at + 1] in "bhxB"  # not "and would not say more"
    if verb.verb is not None:
        is_past = verb.verb.takes is Takes.THAT and sentence.shape[at + 1 : at + 2] in tuple("xe")
        return is_past and any(one.letter == "h" for one in before)
    return verb.letter == "x" and (verb.word.endswith("ed") or verb.word in PLAIN_VERBS)


def _compares(sentence: Sentence, start: int) -> bool:
    """ "The less it rains, Liu says, the more it costs" """
    first, opening, *rest = (sentence.tokens[0], *sentence.tokens[start : start + 2])
    comparative = bool(rest) and rest[0].word.endswith(("er", "more", "less"))
    return first.word == opening.word == "the" and comparative


def _is_condition(lead: str) -> bool:
    """ "Even if prices would fall": a clause that waits for its main clause."""
    return "," not in lead and lead.lstrip("a")[:1] in ("w", "c") and bool(lead)


def _intro(shape: str) -> bool:
    return shape.startswith(("r", "s")) and not re.search(r"[mhdb]", shape)
