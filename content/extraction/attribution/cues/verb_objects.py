"""What a thing is held to be, or somebody accused of: "considers the ban a gift"."""

import re
from itertools import pairwise

from content.extraction.attribution.grammar.clauses import has_plural_verb, is_clause
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.vocabulary.speech_cues import HOLDING_TO_BE, TAKING_AS, SpeechVerb

# A thing, and another with an article, or an adjective at the end: "the ban (a) (very) mistake".
_HELD = re.compile(
    r"(?:[e#]?a?[xWN]{0,3}(?:r[e#]?[xWN]{0,3}(?:c[xWN]{1,2})?){0,2}|i|P)(?:(?P<what>ee?[xWN]{1,4}(?=[,.;?!cru-]|$))|"
    r"a?x(?=[,.;?!c-]|$|o)|(?P<lack>[xG])(?=r))"
)
_LACKS = frozenset(
    "bereft capable deficient devoid incapable lacking unworthy wanting worthy".split()
)
_ADJECTIVE = re.compile(
    r"[a-z]+(?:ed|able|ible|ful|less|ous|ive|ic|ical|ary|ish|some)|un[a-z]+|in[a-z]+(?:ent|ate|ant)|"
    r"absurd|bad|better|cheap|cruel|dear|false|fair|fine|good|great|high|late|low|mad|odd|overdue|"
    r"poor|safe|shallow|shoddy|silly|sound|strange|strong|stupid|thin|true|vain|vague|weak|wise|"
    r"worse|wrong|right|small|big|long|short|dead|dull|crude|rash|slow|rude|harsh|lax|trivial|vital|"
    r"crucial|essential|premature|obsolete|adequate|inadequate|urgent|patent|sufficient|excessive|"
    r"necessary|likely|ready|risky|costly|lazy|tardy|hasty|misleading|confusing|insulting|alarming|"
    r"worrying|damaging|encouraging|disappointing|promising|convincing|surprising"
)
# "Called the office late": no judgement.
_OF_CALLS = frozenset("better cheap late long right safe short slow wrong".split())
_WARNED = re.compile(r"(?:[xIHTPW]|e[xWN]{1,3})r")
_TAKEN_AS = re.compile(r"(?:t[xN]|[iP]|[exWN'#r]{1,9}?)s(?=[exWaN#])")
# A thing, and what it is held to be in quotation marks: "the ban “a farce”", "it as “a farce”".
_IN_QUOTES = re.compile(
    r"(?:i|P|R|e(?=Q)|[e#]?[axWN'B]{1,5}(?:r[e#]?[xWNP]{1,3}){0,3})"
    r"(?:Q(?=[,.;:?!c-]|$)|s(?P<quoted>Q))"
)
# What may stand in quotation marks itself: "found the note “gone fishing”".
_WORDS = frozenset(
    """
    ballad book chapter chorus entry film heading headline hymn inscription label legend letter line
    lyric message motto name note novel opera phrase play poem print quote refrain rhyme riddle
    saying sentence sign slogan song story symphony tag term text title tune verse word words
    """.split()
)
_SHARES = frozenset("age chance chances cost date figure loss number odds price share toll".split())
_QUOTED_AS = frozenset("treat see view regard read interpret".split())
_AGES = frozenset("boy boys child children girl girls pupil student teenager youth".split())
# How or why a thing is read, not what for: "reads the paper as a matter of habit".
_MANNERS = frozenset("break duty habit hobby job matter means pastime precaution rule way".split())
_FEW = frozenset("few most many all some any".split())  # "as few did"
_LIKENED = re.compile(r"(?:[iPH]|[exWN'#raB]{1,10}?)o(?=e)")
# What a thing is measured by, and is not said to be like.
_MEASURED_BY = frozenset(
    "average baseline benchmark control decade group list month period placebo reference sample "
    "standard week year".split()
)
_ACCUSED = re.compile(r"[exWN'#rPTH]{2,12}")


def taken_as(sentence: Sentence, start: int, verb: SpeechVerb) -> int | None:
    """ "Regards the ban as a gift", "dismissed it as a fad", "accused them of hiding it"."""
    if verb.lemma == "accuse":
        return start if _of_doing(sentence, start) else None
    taken = _TAKEN_AS.match(sentence.shape, start) if verb.lemma in TAKING_AS else None
    if not taken or "Q" in sentence.shape[start : taken.end() + 4]:
        return None
    if _is_of_age(sentence, taken.end()):
        return None
    is_time = verb.lemma in ("read", "hear", "understand") and not is_taken_as(
        sentence, taken.end() - 1
    )
    return None if is_time else start


def is_taken_as(sentence: Sentence, start: int) -> bool:
    """ "As a gift", "as “a gift”": not "as the train left", "as a child", "as usual"."""
    if sentence.shape[start : start + 2] == "sQ":
        return True
    comma = sentence.shape.find(",", start)
    end = comma if comma >= 0 else len(sentence.shape)
    words = {one.word for one in sentence.tokens[start + 1 : start + 4]}
    is_thing = sentence.shape[start : start + 2] == "se" and words.isdisjoint(_MANNERS | _FEW)
    return is_thing and not (is_clause(sentence, start + 1, end) or _is_of_age(sentence, start + 1))


def _is_of_age(sentence: Sentence, start: int) -> bool:
    """ "Saw the play as a child" """
    return not _AGES.isdisjoint(one.word for one in sentence.tokens[start : start + 3])


def held_in_quotes(sentence: Sentence, start: int, verb: SpeechVerb) -> bool:
    """ "Considers the ban “a farce”", "treats it as “a farce”", "puts the loss “nearer a half”"."""
    held = _IN_QUOTES.match(sentence.shape, start)
    if held is None:
        return False
    quotation, thing = sentence.tokens[held.end() - 1], sentence.tokens[held.end() - 2]
    if held["quoted"]:
        return verb.lemma in _QUOTED_AS
    if quotation.word == "?" or thing.word in _WORDS or thing.word == "there":
        return False
    if thing.letter == "e" and thing.word not in ("this", "these", "that", "those", "all"):
        return False  # "found the “Argo”"
    if verb.lemma == "put":
        return thing.word in _SHARES
    return verb.lemma in HOLDING_TO_BE or verb.lemma in ("declare", "proclaim")


def likened(sentence: Sentence, start: int, verb: SpeechVerb) -> bool:
    """ "Likens the plan to a lottery", "compares the novel to a braid"; not "compared prices to a
    year before", nor "with those of Leeds".
    """
    likened = _LIKENED.match(sentence.shape, start) if verb.lemma in ("compare", "liken") else None
    if not likened or sentence.tokens[likened.end()].word not in ("a", "an"):
        return False
    words = {one.word for one in sentence.tokens[likened.end() + 1 : likened.end() + 4]}
    return words.isdisjoint(_MEASURED_BY)


def warned_against(sentence: Sentence, start: int) -> int | None:
    """ "Cautioned us against waiting": the token behind the preposition."""
    warned = _WARNED.match(sentence.shape, start)
    if warned and sentence.tokens[warned.end() - 1].word in ("against", "of", "about"):
        return warned.end()
    return None


def holds_to_be(sentence: Sentence, start: int) -> bool:
    """ "The ban unfair", "boats a luxury", "it democracy": a thing and what it is held to be."""
    held = _HELD.match(sentence.shape, start)
    if held is None:
        return False
    tokens = sentence.tokens[start : held.end()]
    if held["what"] and len(tokens) == len(held["what"]):
        return False
    what = tokens[-1].word
    first = tokens[0].letter
    if held["what"]:
        plural = any(one.word.endswith("s") for one in tokens[: -len(held["what"])])
        return first in "ieWHTP" or plural
    told = first in "eiP" or tokens[0].word == "both"
    if held["lack"]:
        return len(tokens) > 1 and told and what in _LACKS  # "thinks the plan wanting in care"
    return len(tokens) > 1 and told and bool(_ADJECTIVE.fullmatch(what))


def is_no_name(sentence: Sentence, start: int) -> bool:
    """ "Calls it a toy", "calls the ban unfair", "calls the ban the worst of errors"; not "called
    his mother the next day", nor "calls it the Ark".
    """
    held = _HELD.match(sentence.shape, start)
    words = [one.word for one in sentence.tokens[start : held.end()]] if held else []
    of_what = words[1:] if words[:1] != ["a"] else words[2:]
    if held and not held["what"]:
        return words[-1] not in _OF_CALLS
    best = any(word in ("most", "worst", "best", "greatest", "biggest") for word in of_what)
    return best or "a" in of_what or "an" in of_what


def opens_with_plural_and_verb(sentence: Sentence, start: int) -> bool:
    """ "The models flatter the ice": no models that are held to be something."""
    held = _HELD.match(sentence.shape, start)
    if held is None or not held["what"]:
        return False
    return has_plural_verb(sentence, start, held.start("what"))


def _of_doing(sentence: Sentence, start: int) -> bool:
    accused = _ACCUSED.match(sentence.shape, start)
    end = accused.end() if accused else start
    return any(
        first.word == "of" and (then.word.endswith("ing") or then.letter == "Q")
        for first, then in pairwise(sentence.tokens[start : end + 1])
    )
