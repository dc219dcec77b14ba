"""Whether the content of a statement can be asked about without its text.

Each guard says whether it has a doubt about a content. Its name is the name of the doubt.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from content.extraction.attribution.content import LONGEST
from content.extraction.sentences import WORD
from content.extraction.vocabulary.titles import is_calling

SHORT = 4  # words, of which fewer say too little
BEFORE = 3_000  # characters in which a thing may have been named already
_POINTERS = frozenset(
    """
    this that these those such it they he she him her its their his both former latter
    another other others either ones same here then them
    """.split()
)
_POINTING_PHRASES = re.compile(
    r"(?:(?:one|neither) (?:is|was|of (?:them|these|those|us)|nor|has|had|that)\b"
    r"|all (?:this|that|these|those|of|two|three|four|five|six)\b"
    r"|the (?:first|second|third|former|latter|other|next|last)"
    r"(?: (?:is|was|are|were|will|would|has|had|of|to|and|can|one)\b|,|$)"
    r"|the (?:same|others|two|three|results?|answer|problem|reason|aim|alternative|effect|point|"
    r"latest)\b"
    r"|so (?:do|does|did|is|are|was)\b"
    r"|(?:more|less|too|in this|in that|for this|for that|at this|by this|as a result|instead|"
    r"in turn|also) )",
    re.IGNORECASE,
)
_UNRESOLVED = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"\b(?:an?|any|every|each|no) (?:[\w\-]+ )??(?P<noun>[\w\-]+)\b", re.IGNORECASE
)
_PERSONS = frozenset("child woman man girl boy person adult pupil parent".split())
_OWN = re.compile(r"(?:his|her) (?!(?:own )?(?:is|was|to|in|at|on|with|by|for|and|that)\b)[\w\-]+")
# "The people she sees", "the cases he had examined"
_WHOM_WHICH = re.compile(
    r"\b(?:the|those|all|\d+) (?:[\w\-]+ )?(?!that )[\w\-]+(?: that| whom| which)? $"
)
_PLURAL_UNRESOLVED = re.compile(r"\b(?:they|them|their|theirs|it|its)\b", re.IGNORECASE)
_BUILT_BY_THEM = re.compile(
    r"(?:the|an?) [\w\-]+ (?:(?:that|which|whom) )?(?:they|it)\b", re.IGNORECASE
)
# "BSS did its work", "Ports lose their ships": the subject owns it.
_OWNER = re.compile(
    r"(?:[A-Z][\w\-]+|(?!this|his|its|\w+ss )[\w\-]+s) (?!of )[\w\-]+ (?:its|their)\b"
)
# "Since December 2016 its traffic": a phrase of time or place comes before it.
_OF_NOBODY_YET = re.compile(
    r"(?:since|in|by|after|from|before|during|until|at|on) (?:[\w\-]+ ){1,3}"
    r"(?:it|its|they|their)\b",
    re.IGNORECASE,
)
# "There was nothing in it": no noun before that "it" could mean.
_NOTHING_IN_IT = re.compile(
    r"(?:\w+ that )?there (?:is|are|was|were) [^,;]*\b(?:in|about|to|of) (?:it|them)$",
    re.IGNORECASE,
)
# Behind the conjunction "that" these nouns would need an article: here it points.
_POINTED = re.compile(
    r"\b(?:this|such(?! as\b)|here)\b|^(?:\S+ ){0,6}these\b|"
    r"\bthat (?:figure|duty|claim|number|estimate|decision|plan|"
    r"sum|view|report|question|point|rule|law|ban|deal|agreement|year|period|day|week|"
    r"month|right|target|amount|loss|scheme|proposal|promise|idea|offer|price|meeting|vote)\b",
    re.IGNORECASE,
)
# "Only 14 of them": of whom, unless a plural in its clause says so.
_OF_THEM = re.compile(
    r"\b(?:of|among|between) (?:them|(?:these|those)(?=[,.;]|$| (?:is|are|was|were|has|have|had|"
    r"will|would|can|could|may|might|do|did|in|on|at|[a-z]+ed)\b))",
    re.IGNORECASE,
)
_CLAUSE_BEFORE = re.compile(r".*(?:\bthat |[:;] )", re.DOTALL)
_PLURAL = re.compile(
    r"\b(?!(?:this|its|his|hers|was|is|has|does|always|perhaps|besides|sometimes|across|less|"
    r"\w+(?:ss|us|is))\b)\w{2,}s\b|\b(?:people|men|women|children|police|staff|fish|both|and)\b"
)
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
# "If you like ports, this is what you would build": the condition says what.
_SAID_BEFORE = re.compile(r"^if [^,]+, this is (?=(?:what|how|why|where)\b)", re.IGNORECASE)
_EXPLETIVE = re.compile(  # "it is crucial that", not "it was the plan that"
    r"[\"'“‘]?it (?:is|was|would be|will be|has been|may be|might be|had been) "
    r"(?!(?:a|an|the|his|her|its|their|our|my|this|one|only)\b)"
    r"(?:[\w\-]+ ){1,3}(?:that|to|for|who|when)\b",
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
_WITH_DETAILS = 8  # words
_NUMBERS = frozenset("three four five six seven eight nine ten twelve dozen half".split())
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
FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|"
    r"shall|should|cannot|need|needs)\b|\w+n['’]t\b|['’](?:s|re|ve|ll|d)\b|\b\w{2,}ed\b|\b\w{3,}[^s\W]s\b|"
    r"\b(?:came|ran|went|got|fell|rose|grew|lost|left|gave|became|began|kept|meant|paid|led|brought|"
    r"won|spent|sold|bought|built|drove|stood|knew|saw|felt|held|made|took|buys|gets|goes|pays|says|"
    r"runs|sees|wins)\b",
    re.IGNORECASE,
)
_LEADING_PARTICIPLE = re.compile(r"\w{3,}ing (?!(?:is|are|was|were|will|would|can|has|may)\b)")
_OPENS_BADLY = re.compile(r"[,;:.)\]!?\-–—]|(?:and|or|nor|to|of|than|which|who)\b")
_ENDS_BADLY = re.compile(
    r"[,;:(\[\-–—]$|[,;][\"”’']$|\b(?:and|or|but|the|a|an|that|which|as)$",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"(?:if|unless|whether|suppose|provided)\b", re.IGNORECASE)
_WHETHER = re.compile(r"(?:whether|why|how|who|what|when|where)\b")
_DENIED_THAT = re.compile(
    r"(?:den(?:y|ies|ied)|doubt(?:s|ed)?|disput(?:e|es|ed)|(?:did|does|do) not (?:agree|accept|"
    r"believe|think|expect)) (?:that|whether)\b(?! [\w\-]+ to\b)"
)
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))


@dataclass(frozen=True, slots=True)
class Said:
    """A content with what the guards look at: the words by which its speakers are named, its cue,
    the sentence before.
    """

    text: str
    speaker_words: frozenset[str]
    cue: str = ""
    before: str = ""
    asks: bool = False
    denies: bool = False
    nested: bool = False
    direct: bool = False  # mostly in quotation marks
    quoted: bool = False  # wholly
    clause: bool = True  # a sentence or a clause, not the object of a verb
    half: bool = False  # its sentence goes on behind the speaker
    others: frozenset[str] = frozenset()  # the words by which other people are named
    only: bool = False  # nobody but the speaker is spoken of around it


def names_its_speaker(said: Said) -> bool:
    return bool(said.speaker_words & _casefolded(said.text))


def _casefolded(text: str) -> set[str]:
    words = (word.casefold() for word in WORD.findall(text))
    return {word.removesuffix("'s").removesuffix("’s") for word in words}


def opens_with_a_pointer(said: Said) -> bool:
    words = WORD.findall(said.text)
    if _EXPLETIVE.match(said.text):
        return False
    first = words[0].casefold().split("'")[0].split("’")[0] if words else ""
    if first == "those" and len(words) > 1 and words[1].casefold() in ("who", "whose"):
        return False
    return first in _POINTERS or bool(_POINTING_PHRASES.match(said.text.lstrip("\"'“‘")))


def has_an_open_pronoun(said: Said) -> bool:
    if any(_is_open(said, pronoun) for pronoun in _UNRESOLVED.finditer(said.text)):
        return True
    if _POINTED.search(_SAID_BEFORE.sub("", said.text)) or _BUILT_BY_THEM.match(said.text):
        return True
    if _EXPLETIVE.match(said.text):
        return False
    if _NOTHING_IN_IT.match(said.text):
        return True
    if _OF_NOBODY_YET.match(said.text):
        return True
    plural = _PLURAL_UNRESOLVED.search(said.text)
    if plural is None or _OWNER.match(said.text):
        return False
    return len(WORD.findall(said.text[: plural.start()])) < 3


def _is_open(said: Said, pronoun: re.Match[str]) -> bool:
    """Whether "he" or "her" may mean one or another: not in "a child could not spend her money",
    nor in "cash costs his members more" where nobody but the speaker is spoken of.
    """
    before = said.text[: pronoun.start()]
    if pronoun[0][0].islower() and any(
        is_calling(one["noun"].casefold()) or one["noun"].casefold() in _PERSONS
        for one in _SOMEBODY.finditer(before)
    ):
        return False
    if said.direct:
        return not said.others & _casefolded(before)
    return not (
        said.only
        and len(WORD.findall(before)) > 1
        and (_OWN.match(said.text, pronoun.start()) or _WHOM_WHICH.search(before))
    )


def counts_from_elsewhere(said: Said) -> bool:
    """ "Only 14 of them", "closer to 70": of what, or than what, another sentence says."""
    if _AGAINST_ANOTHER.search(said.text):
        return True
    for found in _OF_THEM.finditer(said.text):
        clause = _CLAUSE_BEFORE.match(said.text, 0, found.start())
        words = said.text[clause.end() if clause else 0 : found.start()]
        if not _PLURAL.search(words):
            return True
    return False


def speaks_of_me(said: Said) -> bool:
    """In quotation marks "I" is whom one asks for."""
    return not said.quoted and bool(_FIRST_PERSON.search(said.text))


def speaks_of_today(said: Said) -> bool:
    return bool(_TODAY.search(said.text))


def opens_with_a_known_thing(said: Said) -> bool:
    """A definite thing that no figure or name in the claim tells from others."""
    return opens_with_a_definite(said) and not _is_told_by_details(said.text)


def opens_with_a_definite(said: Said) -> bool:
    """ "The plan …" after a text with a plan in it, and "the habit was …", which says of no habit
    which one it is.
    """
    opening = _DEFINITE.match(said.text)
    if not opening:
        return False
    if _BARE_DEFINITE.match(said.text) and opening[1].split()[0].casefold() not in _ONE_OF_A_KIND:
        return True
    noun = _AFTER_NOUN.split(opening[1], maxsplit=1)[0].casefold().split()
    if which := _SAYS_WHICH.match(said.text):
        noun = [which["other"].casefold()] if which["other"] else []
    before = {_singular(word) for word in WORD.findall(said.before.casefold())}
    return any(_singular(word) in before for word in noun if len(word) > 3)


def _is_told_by_details(text: str) -> bool:
    """Whether a claim tells by a figure or a name what it is about: "the levy would close four pits
    in Chile"; not of "the loss", which would have to say of what.
    """
    words = WORD.findall(text)
    if len(words) < _WITH_DETAILS or not _OF_SOMETHING.isdisjoint(map(str.casefold, words[1:3])):
        return False
    return any(word[0].isdigit() or word[0].isupper() or word in _NUMBERS for word in words[3:])


def _singular(word: str) -> str:
    return word.removesuffix("s")


def lacks_a_verb(said: Said) -> bool:
    fragment = said.direct and (said.text[:1].islower() or len(WORD.findall(said.text)) < 6)
    return not said.clause or (fragment and not FINITE.search(said.text))


def opens_with_a_participle(said: Said) -> bool:
    return bool(_LEADING_PARTICIPLE.match(said.text)) and not FINITE.search(said.text)


def is_cut_badly(said: Said) -> bool:
    opens_badly = _OPENS_BADLY.match(said.text)
    if said.asks and _WHETHER.match(said.text):
        opens_badly = None
    unbalanced = any(said.text.count(a) != said.text.count(b) for a, b in _PAIRS)
    straight = said.text.count('"') % 2 == 1
    return bool(unbalanced or straight or opens_badly or _ENDS_BADLY.search(said.text))


def stops_halfway(said: Said) -> bool:
    """ "Prices fall, says Liu, but wages do not": is the second half Liu's too?"""
    return said.half


def is_long(said: Said) -> bool:
    return len(WORD.findall(said.text)) > LONGEST


def is_short(said: Said) -> bool:
    return len(WORD.findall(said.text)) < SHORT


def is_open(said: Said) -> bool:
    """A question, a condition or a denial, unless it can be asked as that: "Who asked whether …",
    "Who denied that …", and questions in quotation marks.
    """
    if said.denies:
        return not _DENIED_THAT.match(said.text)
    if said.quoted:
        return "…" in said.text
    if said.asks and "?" not in said.text and _WHETHER.match(said.text):
        return False
    return said.asks or "?" in said.text or bool(_CONDITION.match(said.text))


def has_another_speaker(said: Said) -> bool:
    return said.nested


GUARDS: tuple[Callable[[Said], bool], ...] = (
    names_its_speaker,
    opens_with_a_pointer,
    has_an_open_pronoun,
    counts_from_elsewhere,
    speaks_of_me,
    speaks_of_today,
    opens_with_a_known_thing,
    lacks_a_verb,
    opens_with_a_participle,
    is_cut_badly,
    stops_halfway,
    is_long,
    is_short,
    is_open,
    has_another_speaker,
)


def doubts(said: Said) -> tuple[str, ...]:
    """The names of the guards that a content does not pass."""
    return tuple(guard.__name__ for guard in GUARDS if guard(said))
