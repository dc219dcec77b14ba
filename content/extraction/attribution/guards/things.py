"""Whether the words speak of what only their text tells: a thing, a day, a number, "us"."""

import re

from content.extraction.attribution.guards.said import PLURAL, Said
from content.extraction.sentences import WORD
from content.extraction.vocabulary.titles import is_calling

# "Only 14 of them": of whom, unless a plural in its clause says so.
_OF_THEM = re.compile(
    r"\b(?:of|among|between) (?:them|(?:these|those)(?=[,.;]|$| (?:is|are|was|were|has|have|had|"
    r"will|would|can|could|may|might|do|did|in|on|at|[a-z]+ed)\b))",
    re.IGNORECASE,
)
_CLAUSE_BEFORE = re.compile(r".*(?:\bthat |[:;] )", re.DOTALL)
# Compared with a figure that the text has elsewhere.
_AGAINST_ANOTHER = re.compile(
    r"\b(?:the|its|their) (?:true|real|actual|correct|right|exact) (?:[a-z]+ )?(?:figures?|"
    r"numbers?|totals?|costs?|sums?|price|rate|amount|toll|answer|cause|reason|date|size|share|value)\b"
    r"(?! (?:of|for|behind|at|to)\b)"
    r"|\b(?:closer|nearer) to (?:about |around |some )?(?:\d|[$€£¥]|[A-Z]{1,3}\$)"
    r"|\b(?:half|twice|double|three times|a (?:quarter|third|fifth|tenth) of|than|as much as|"
    r"as many as|as high as) (?:that|this|these|those)\b(?! (?:of|in|for|who|which|that|at|on)\b)",
    re.IGNORECASE,
)
# "Of 1,784 counted", "about half of the rise": of what, another sentence says.
_OF_SOME = re.compile(
    r"\b(?:of|among) (?:the )?\d[\d,.]* (?:[a-z]+ed|seen|found|known|left|built|made|that|who)\b"
    r"|\bof the (?:rise|fall|increase|decrease|decline|drop|growth|gap|difference|change|cut|loss|"
    r"shortfall|surplus|total|rest|remainder)\b(?! (?:in|of|between|from|that|which)\b)",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"[\"'“‘]?[Tt]he ((?:[\w\-]+ ?){1,4})")
_AFTER_NOUN = re.compile(
    r" (?:of|for|in|on|at|to|from|with|that|which|who|is|are|was|were|has|have|had|will|would|can|"
    r"could|may|might|must|should)\b"
)
# "The price of bread", "the Irish Road Freight Forum": the words themselves say which one.
_SAYS_WHICH = re.compile(
    r"[\"'“‘]?[Tt]he (?:(?:[\w\-]+ ){1,3}?(?:of|between|that|which|who) "
    r"(?:the (?P<other>[\w\-]+))?|(?:[A-Z][\w\-]+ ){3})"
)
_BARE_DEFINITE = re.compile(
    r"[\"'“‘]?[Tt]he [a-z\-]+ (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|"
    r"should|does|do|did|needs?|[a-z]+(?:ed|s) (?:an?|the|that|to|in|more|less|as|by|at|its|their))"
    r"\b"
)
# "The Leeds ovens are", "The Bakers’ strike had": a name says which ones.
_NAMED = re.compile(
    r"[\"'“‘]?[Tt]he [A-Z][\w\-’']+ [a-z\-]+ (?:is|are|was|were|has|have|had|will|would|can|could|"
    r"may|might|must|should|of|for|in|at)\b"
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]* ")
_TELLING = re.compile(
    r"\b(?!(?:should|because|though|already|before|without|however|rather)\b)\w{6,}"
)
_RICH = 8  # words
_TELLING_OF_RICH = 2
_WITH_DETAILS = 8  # words
_NUMBERS = frozenset("three four five six seven eight nine ten twelve dozen half".split())
# "The text can pass only if it avoids the word": these take up what has another name before.
_TAKING_UP = frozenset(
    """
    text texts draft drafts document documents plan plans proposal scheme move measure measures deal
    decision project bill idea change changes step steps study report paper finding findings
    question problem issue matter event incident approach method process programme program policy
    system rule case company firm group team agency site place area region district town union
    """.split()
)
_OF_SOMETHING = frozenset(
    """
    figure figures number numbers rate rates sum loss losses amount share cost costs price prices
    total level gap average increase rise fall drop effect effects first second other others same
    two three four latter former result results principle point answer reason problem
    """.split()
)
_ONE_OF_A_KIND = frozenset(
    """
    state government economy market party law public world country nation future past present poor
    rich rest environment climate internet weather sea sun constitution parliament cabinet press
    military army police church society media centre young old sick
    """.split()
)
_FIRST_PERSON = re.compile(r"(?<!-)\b(?:I|[Ww]e|[Uu]s|[Oo]urs?|[Mm]y|me|mine)\b(?!-)")
_TODAY = re.compile(
    r"\b(?:today|tomorrow|yesterday|tonight|this (?:week|month|year|morning|spring|summer|autumn|"
    r"winter)|last (?:week|month|year|spring|summer|autumn|winter|night)|next (?:week|month|year)|"
    r"(?<!\ba )(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)


def counts_from_elsewhere(said: Said) -> bool:
    """ "Only 14 of them", "closer to 70": of what, or than what, another sentence says."""
    if _AGAINST_ANOTHER.search(said.text) or _OF_SOME.search(said.text):
        return True
    for found in _OF_THEM.finditer(said.text):
        clause = _CLAUSE_BEFORE.match(said.text, 0, found.start())
        words = said.text[clause.end() if clause else 0 : found.start()]
        if not PLURAL.search(words):
            return True
    return False


def speaks_of_me(said: Said) -> bool:
    """In quotation marks "I" is whom one asks for."""
    return not said.quoted and bool(_FIRST_PERSON.search(said.text))


def speaks_of_today(said: Said) -> bool:
    return bool(_TODAY.search(said.text))


def opens_with_a_known_thing(said: Said) -> bool:
    """A definite thing that no figure or name in the claim tells from others, nor a claim that says
    much of a thing that comes up in it for the first time.
    """
    if not opens_with_a_definite(said) or _is_told_by_details(said.text):
        return False
    return not (_says_much(said.text) and not _is_taken_up(said))


def opens_with_a_definite(said: Said) -> bool:
    """ "The plan …" after a text with a plan in it, and "the habit was …", which says of no habit
    which one it is.
    """
    opening = _DEFINITE.match(said.text)
    if not opening:
        return False
    if _BARE_DEFINITE.match(said.text) and opening[1].split()[0].casefold() not in _ONE_OF_A_KIND:
        return True
    noun = _noun(opening)
    if which := _SAYS_WHICH.match(said.text):
        noun = [which["other"].casefold()] if which["other"] else []
    return _is_among(noun, said.before)


def _says_much(text: str) -> bool:
    """ "The price of bread" by what is said of it: "the regulator should have required bakers to
    publish their recipes"; not "the plan should be dropped".
    """
    words = WORD.findall(text)
    if len(words) < _RICH or not _OF_SOMETHING.isdisjoint(map(str.casefold, words[1:3])):
        return False
    opening = _DEFINITE.match(text)
    if opening and any(is_calling(word) for word in _noun(opening)):
        return False  # "the minister": that is one of many
    if opening and not _TAKING_UP.isdisjoint(_noun(opening)[-1:]):
        return False
    return len(_TELLING.findall(" ".join(words[2:]))) >= _TELLING_OF_RICH


def _is_taken_up(said: Said) -> bool:
    """Whether the sentence before has the first noun too."""
    *_, before = _SENTENCE_END.split(said.before.rstrip(" .!?\"'”’)"))
    opening = _DEFINITE.match(said.text)
    return opening is not None and _is_among(_noun(opening), before)


def _is_told_by_details(text: str) -> bool:
    """Whether a claim tells by a figure or a name what it is about: "the levy would close four pits
    in Chile"; not of "the loss", which would have to say of what.
    """
    words = WORD.findall(text)
    if _NAMED.match(text):
        return True
    if len(words) < _WITH_DETAILS or not _OF_SOMETHING.isdisjoint(map(str.casefold, words[1:3])):
        return False
    return any(word[0].isdigit() or word[0].isupper() or word in _NUMBERS for word in words[3:])


def _noun(opening: re.Match[str]) -> list[str]:
    """The words of a definite thing without "the", as far as they show."""
    return _AFTER_NOUN.split(opening[1], maxsplit=1)[0].casefold().split()


def _is_among(noun: list[str], text: str) -> bool:
    words = {_singular(word) for word in WORD.findall(text.casefold())}
    return any(_singular(word) in words for word in noun if len(word) > 3)


def _singular(word: str) -> str:
    return word.removesuffix("s")
