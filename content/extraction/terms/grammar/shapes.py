"""What words look like that explain a thing: of what kind it is, and how it is told from others of
its kind.
"""

import re
from enum import StrEnum

from content.extraction.terms.grammar.classes import is_class
from content.extraction.terms.grammar.words import (
    ADVERBS,
    CLASS_NOUNS,
    NO_SUBJECTS,
    NUMBERS,
    PREPOSITIONS,
    TIMES,
)
from content.extraction.vocabulary.speech_cues import SPEECH_VERBS
from content.extraction.vocabulary.titles import is_calling

_RELATIVE = (
    r"(?:that|which|whose|where|whereby|"
    r"(?:in|by|at|to|on|from|under|with|through|for|of|after|over) (?:which|whom|whose))"
)
# What is generally so is told in the present tense; an event is not.
PAST = (
    r"(?:was|were|had|did|came|went|took|gave|got|began|fell|rose|made|said|told|brought|"
    r"[a-z]{2,}ed)\b"
)
MADE = (
    r"(?:[a-z]+(?:ed|wn)|made|built|held|kept|run|paid|given|set|left|sold|bought|bound|cut|put|"
    r"brought|sent|taught|caught|found|chosen|driven|written|taken|spent|ground|woven|torn|worn|"
    r"strung|spun|hung|laid|dug|beaten|frozen|broken|hidden|bent|split|spread|cast|sunk|fed|led|lit|"
    r"read|shot|bred|eaten|fallen|stolen|swept|lent|lost|met|struck|stuck|shaken|won|wound|born|borne)"
)
_DONE = re.compile(MADE)
BY = (
    r"(?:by|for|to|from|with|between|on|in|inside|along|over|under|into|at|as|out|off|through|"
    r"without|of|against|behind|before|after)"
)
# "A dark, fertile soil that", "a burst of gamma rays produced inside".
_ONE = re.compile(
    rf"(?:an?|any|one|two|\d+) (?P<words>(?:[\w’'-]+, )?(?:[\w’'-]+ ){{1,6}}?)"
    rf"(?:{_RELATIVE} (?!{PAST})|(?<!an )(?<!a ){MADE} {BY} |"
    r"(?:too [\w-]+|less than|small enough|able|unable) )"
)
# "The practice of", "the automatic adjustment of", "the Japanese art of", "the point at which".
_THE = re.compile(
    rf"the (?P<words>(?:[\w’'-]+ ){{0,2}}?(?P<noun>[a-z-]+))"
    rf"(?: (?:over|off|out|up|down|away|back))? (?:of (?P<next>[\w’'-]+)|to [a-z]+|"
    rf"{_RELATIVE} (?!{PAST})|between |at which )"
)
_ACTIONS = ("ing", "tion", "sion", "ment", "ance", "ence", "ity", "age", "al", "ness", "ship")
_NO_ACTIONS = frozenset(
    """
    capital rival organisation organization association institution federation corporation station
    nation government parliament department settlement general principal original king spring
    population generation section portion village signing opening closing evening morning meeting
    building arrival election conclusion question mention hospital journal festival canal city
    university community majority minority authority image language page passage message stage
    """.split()
)
GENERAL_NOUNS = frozenset(
    """
    practice process idea ability tendency art act habit theory belief notion principle right
    power duty study use science skill way custom technique method system state condition degree
    extent share rate ratio amount sum point time feeling sense custom craft business capacity
    chance likelihood gap difference doctrine discipline trade number percentage proportion distance
    length failure height depth speed quantity temperature freedom error profit
    """.split()
)
# "Drugs that clear", "roads outside primary schools that are closed", "payments made to".
_SEVERAL = re.compile(
    r"(?!(?:but|and|or|as|is|was|has|does|this|its|says|means)\b)(?:other )?"
    r"(?P<words>(?:[a-z][\w’'-]* ){0,2}?(?P<noun>[a-z][\w’'-]*(?:s|people|men|women|children))) "
    r"(?:(?:in|outside|inside|beside|behind|along|across|of|for|on|at|from|with|without|between|around|near|"
    r"under|above|less than|more than|no bigger than) (?:[\w’'-]+ ){1,4}?)?"
    rf"(?:(?:{_RELATIVE}|who) (?!{PAST})|{MADE} {BY} )"
)
# "Selling less for the same price": only behind a colon or a dash, or beside another such word.
_DOING = re.compile(r"(?:not )?[a-z]{2,}ing (?!(?:is|are|was|were|and|or)\b)[a-z]")
_NO_DOING = re.compile(
    r"(?:during|nothing|something|anything|everything|according|being|including) "
)
# "Unpaid labour that", "money given to", "those caused by".
_SOME = re.compile(
    rf"(?:those|(?P<words>(?:[a-z-]+ ){{0,2}}?[a-z-]+)) "
    rf"(?:(?:between|of|from|for|with|without|under) (?:[\w’'-]+ ){{1,6}}?)?"
    rf"(?:{_RELATIVE} (?!{PAST})|{MADE} {BY} )"
)
# "In which fertiliser feeds algae", "where one species makes life easier".
_HOW = re.compile(
    r"(?:(?:in|by|under|through) which|whereby|where|when) (?P<clause>[^.;:()]{12,200})"
)
_TOLD = re.compile(r"\b(?:was|were|had|did|he|she|I|we|you)\b|\b(?:1\d|20)\d\d\b")
# What is said of a thing by these is a judgement or an occasion, and does not explain it.
JUDGEMENTS = frozenset(
    """
    problem threat reason mistake success failure disaster sign matter question issue result
    burden challenge choice blow gift surprise verdict view claim fact figure estimate finding
    move decision step proposal suggestion request demand offer outcome warning promise statement
    remark argument accusation conclusion position thing mess scandal lie joke miracle
    shame tragedy crisis story tale lesson example case compromise sentence day week month year
    moment lot number few couple pair handful half third quarter quarrel dispute fight row debate
    speech letter interview job trip visit vote strike riot fire war relic fad disgrace menace
    triumph farce nuisance nonsense rumour rumours theft insult
    """.split()
)
# The same of "the": "the reason that", "the day on which".
OCCASIONS = frozenset(
    """
    reason mistake sign matter question issue result problem story lesson example case day week
    month year fact view verdict surprise victim subject target cause site scene answer place
    """.split()
)
_MANNER = re.compile(rf"(?:{'|'.join(sorted(ADVERBS))}|and|or|\w+ly|{MADE})$")
_NO_TERMS = NO_SUBJECTS | frozenset(
    """
    plan demand condition promise warning message sentence figure number rule detail line claim
    point place case cause report statement letter speech book paper study team group firm company
    choice sign verdict conclusion example choice list version sort kind type form way man woman
    child person people city town village country house street room home door car ship boat night
    day part half rest end start beginning mistake crime war strike decision vote meeting interview
    weapon second first third new other same more less simple main big various several certain
    numerous different
    """.split()
)
# Those of adjectives that hardly ever begin a term: no "higher education" or "lower house".
_COMPARATIVES = frozenset(
    """
    better bigger bleaker bolder braver brighter broader busier calmer cheaper clearer cleverer
    closer colder crueller darker deeper easier fairer faster fewer fiercer firmer friendlier
    fuller gentler grander graver greater happier harder harsher healthier heavier larger less
    likelier longer looser louder milder more narrower nastier nearer newer nicer nobler odder
    older poorer quicker quieter richer rougher sadder safer sharper shorter simpler slower
    smaller smarter softer steeper stranger stricter stronger subtler thicker tighter tougher
    uglier warmer weaker wealthier wider wiser worse younger
    """.split()
)
_NO_SUPERLATIVES = frozenset(
    """
    arrest behest chest conquest contest crest digest forest guest harvest interest manifest nest
    palimpsest pest protest quest request rest tempest test unrest west
    """.split()
)


# "Fund adaptation effectively", "combining multiple", "the first century AD": no noun ends so.
_NOUNS_IN_LY = frozenset(
    """
    ally anomaly assembly belly bully butterfly family firefly fly folly gully homily housefly jelly
    july lily mayfly monopoly oligopoly rally reply supply tally
    """.split()
)
_NO_NOUNS = frozenset(
    "multiple several various certain numerous ad bc bce ce am pm alone alike abroad".split()
)
# "Charitable and school-based", "ministry-level"
_COMPOUND_ADJECTIVE = re.compile(
    r".*-(?:based|level|wide|led|owned|run|flagged|related|like|style|type|sized|shaped|old|made|"
    r"born|backed|funded|driven|oriented|speaking|of-[a-z]+)"
)


class Sign(StrEnum):
    """What stands between a thing and the words that explain it."""

    COLON = "colon"
    IS = "is"


def explains(text: str, at: int, sign: Sign) -> bool:
    """Whether words at a place explain what stands before them."""
    found = (shape(text, at, sign) for shape in _SHAPES)
    return next((fits for fits in found if fits is not None), False)


def is_doing(text: str, at: int) -> bool:
    """Whether it is what somebody does: "selling less for the same price"."""
    return bool(_DOING.match(text, at) and not _NO_DOING.match(text, at))


def is_general(text: str, at: int) -> bool:
    """Whether it is "the practice of", "the right to" or "the adjustment of"."""
    match = _THE.match(text, at)
    if match is None:
        return False
    noun, following = match["noun"], match["next"] or ""
    if OCCASIONS.intersection(match["words"].split()):
        return False
    known = noun.endswith(_ACTIONS) and noun not in _NO_ACTIONS
    return noun in GENERAL_NOUNS or (known and not following[:1].isupper())


def _one(text: str, at: int, sign: Sign) -> bool | None:
    match = _ONE.match(text, at)
    if match is None:
        return None
    return not _judges(match["words"])


def _the(text: str, at: int, sign: Sign) -> bool | None:
    known = sign is Sign.IS and text.startswith("the ", at) and is_class(text, at)
    return True if known or is_general(text, at) else None


def _several(text: str, at: int, sign: Sign) -> bool | None:
    match = _SEVERAL.match(text, at)
    if match is None:
        return None
    return not _judges(match["words"])


def _doing(text: str, at: int, sign: Sign) -> bool | None:
    return True if sign is Sign.COLON and is_doing(text, at) else None


def _some(text: str, at: int, sign: Sign) -> bool | None:
    match = _SOME.match(text, at)
    if match is None:
        return None
    words = (match["words"] or "").split()
    if sign is Sign.COLON:
        return not words
    if words and (words[0] in PREPOSITIONS or any(map(_MANNER.match, words))):
        return False  # "is already sold in", "is at hand from"
    return not _judges(match["words"] or "")


_SHAPES = (_one, _the, _several, _doing, _some)


def may_be_term(words: list[str]) -> bool:
    """Whether a phrase of some words may be a term: it does not count, date or announce."""
    known = [word.casefold() for word in words]
    if NUMBERS.intersection(known) or known[-1] in TIMES or is_superlative(known[0]):
        return False
    return not _NO_TERMS.intersection((known[0], known[-1])) and not (
        len(known) == 1 and (known[0] in CLASS_NOUNS or is_calling(known[0]))
    )


def may_be_noun(words: list[str]) -> bool:
    """Whether a phrase, in lower case, may end as it does: in no adverb, unless it is what somebody
    does, "paying politely".
    """
    last = words[-1]
    adverb = last.endswith("ly") and len(last) > 4 and last not in _NOUNS_IN_LY
    if last in _NO_NOUNS or (len(words) > 1 and _COMPOUND_ADJECTIVE.fullmatch(last)):
        return False
    return not adverb or words[0].endswith("ing")


def is_participle(word: str) -> bool:
    """Whether a word, in lower case, is one that says what was done: "made", "pledged"."""
    return bool(_DONE.fullmatch(word))


def is_superlative(word: str) -> bool:
    return word.endswith("est") and word not in _NO_SUPERLATIVES


def is_comparative(word: str) -> bool:
    return word in _COMPARATIVES


def tells_how(text: str, at: int) -> bool:
    match = _HOW.match(text, at)
    return match is not None and not _TOLD.search(match["clause"])


def _judges(words: str) -> bool:
    """Whether a noun phrase is no explanation: it judges, speaks, or is cut within a phrase."""
    known = words.casefold().replace(",", "").split()
    speaks = any(word in SPEECH_VERBS for word in known)
    return bool(speaks or JUDGEMENTS.intersection(known)) or known[-1:] in (["of"], ["in"])
