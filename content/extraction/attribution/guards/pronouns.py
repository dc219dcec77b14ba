"""Whether the words point at something outside of them: "this", "they", "her"."""

import re

from content.extraction.attribution.guards.said import PLURAL, Said, casefolded
from content.extraction.sentences import WORD
from content.extraction.vocabulary.titles import is_calling

_POINTERS = frozenset(
    """
    this that these those such it they he she him her its their his both former latter
    another other others either ones same here then them
    """.split()
)
_POINTING_PHRASES = re.compile(
    r"(?:only the (?:first|second|third|last|former|latter) (?:is|was|are|were|has|had|will)\b"
    r"|(?:(?:not )?one|neither) (?:is|was|of (?:them|these|those|us)|nor|has|had|that)\b"
    r"|all (?:this|that|these|those|of|two|three|four|five|six)\b"
    r"|the (?:first|second|third|former|latter|other|next|last)"
    r"(?: (?:is|was|are|were|will|would|has|had|of|to|and|can|one)\b|,|$)"
    r"|the (?:same|others|two|three|results?|answer|problem|reason|aim|alternative|effect|point|"
    r"latest)\b"
    r"|the \d[\d,.]* (?:that|who|which|of|are|were|have|had)\b"  # "the 34 that replied"
    r"|the figures? (?!(?:of|for|from|in|on|that|which|at)\b)"
    r"|so (?:do|does|did|is|are|was)\b"
    r"|(?:more|less|too|in this|in that|for this|for that|at this|by this|as a result|instead|"
    r"in turn|also) )",
    re.IGNORECASE,
)
_UNRESOLVED = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"\b(?:an?|any|every|each|no|my|our) (?P<nouns>[\w\-]+(?: [\w\-]+)?)\b", re.IGNORECASE
)
_IS_SOMEBODY = re.compile(r"\w{2,}(?:wife|man|woman|person|ist|ician)")
_PERSONS = frozenset("child woman man girl boy person adult pupil parent".split())
_OWN = re.compile(r"(?:his|her) (?!(?:own )?(?:is|was|to|in|at|on|with|by|for|and|that)\b)[\w\-]+")
# "The people she sees", "the cases he had examined"
_WHOM_WHICH = re.compile(
    r"\b(?:the|those|all|\d+) (?:[\w\-]+ )?(?!that )[\w\-]+(?: that| whom| which)? $"
)
_DENIED = re.compile(r"den(?:y|ies|ied) that ")
_COSTS = re.compile(r"\b(?:costs?|earns?|brings?|saves?|leaves?|takes?|took) $")
# "When she left school", "than he admits"
_WHEN = re.compile(r"\b(?:when|before|after|since|until|while|than|because|once) $")
_HOW_MANY = re.compile(r"(?:what|how|half|most of|many of|some of|all of|none of) ", re.IGNORECASE)
_HE = frozenset("he him his himself".split())
_OBJECT = re.compile(r"(?:him|himself|herself)\b|her\b(?! [\w\-]+)")
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
# "A draft protocol would extend it": an object is never the subject of its own clause, as it may
# be of a second one, "the day you took it", and behind a word of place, "the homes around it".
_OBJECT_OF_ITS_CLAUSE = re.compile(
    r"(?!.*\b(?:and|or|but|that|which|who|whose|if|when|where|while|because|as|than|before|after|"
    r"until|since|though|unless|once|to|[a-z]+ing)\b|.* (?:I|we|you|he|she|they)\b|"
    r"(?:each|every|an?) .* (?:around|near|behind|beside|inside|outside) it\b)"
    r"[^,;:–—]*\b(?:it|them)",
    re.IGNORECASE,
)
# Behind the conjunction "that" these nouns would need an article: here it points.
_POINTED = re.compile(
    r"\b(?:this|such(?! (?:[\w\-]+ ){0,2}as\b)|here)\b|^(?:\S+ ){0,6}these\b|"
    r"\bthat (?:figure|duty|claim|number|estimate|decision|plan|"
    r"sum|view|report|question|point|rule|law|ban|deal|agreement|year|period|day|week|"
    r"month|right|target|amount|loss|scheme|proposal|promise|idea|offer|price|meeting|vote)\b",
    re.IGNORECASE,
)
# "If you like ports, this is what you would build": the condition says what.
_SAID_BEFORE = re.compile(r"^if [^,]+, this is (?=(?:what|how|why|where)\b)", re.IGNORECASE)
# In quotation marks it is that of the speaker.
_OF_THIS_PLACE = re.compile(
    r"\bthis (?=(?:country|government|nation|city|town|village|island|industry|state|world)\b)",
    re.IGNORECASE,
)
_EXPLETIVE = re.compile(  # "it is crucial that", not "it was the plan that"
    r"[\"'“‘]?it (?:is|was|would be|will be|has been|may be|might be|had been) "
    r"(?!(?:a|an|the|his|her|its|their|our|my|this|one|only)\b|(?:\w+ ){0,2}\w+ed (?:to|for)\b)"
    r"(?:[\w\-]+ ){1,3}(?:that|to|for|who|when)\b",
    re.IGNORECASE,
)


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
    text = _OF_THIS_PLACE.sub("", said.text) if said.quoted else said.text
    if _POINTED.search(_SAID_BEFORE.sub("", text)) or _BUILT_BY_THEM.match(said.text):
        return True
    if _EXPLETIVE.match(said.text):
        return False
    if _NOTHING_IN_IT.match(said.text):
        return True
    if _OF_NOBODY_YET.match(said.text):
        return True
    if _OBJECT_OF_ITS_CLAUSE.fullmatch(said.text.rstrip(".")):
        return True
    plural = _PLURAL_UNRESOLVED.search(said.text)
    if plural is None or _OWNER.match(said.text):
        return False
    before = said.text[: plural.start()]
    if len(WORD.findall(before)) < 3:
        return True
    return plural[0].casefold() == "them" and not (
        PLURAL.search(before) or _SOMEBODY.search(before)
    )


def _is_open(said: Said, pronoun: re.Match[str]) -> bool:
    """Whether "he" or "her" may mean one or another: not in "a child could not spend her money",
    nor in "cash costs his members more" where nobody but the speaker is spoken of, nor in "Liu
    owes more than he admits".
    """
    before = said.text[: pronoun.start()]
    if pronoun[0][0].islower() and any(
        is_calling(noun) or noun in _PERSONS or _IS_SOMEBODY.fullmatch(noun)
        for one in _SOMEBODY.finditer(before)
        for noun in one["nouns"].casefold().split()
    ):
        return False
    is_object = _OBJECT.match(said.text, pronoun.start())
    if said.others & casefolded(before) and (said.direct or not is_object):
        return False
    only = said.only or _DENIED.fullmatch(before)
    return said.direct or not (only and _is_of_the_speaker(said, pronoun, before))


def _is_of_the_speaker(said: Said, pronoun: re.Match[str], before: str) -> bool:
    """Whether a pronoun means the speaker where it means nobody else who is named: "the women he
    sees", "denied that he knew", "a lost day costs him £90", "what her pupils want".
    """
    gender = "he" if pronoun[0].casefold() in _HE else "she"
    if said.pronoun not in ("", gender):
        return False
    if len(WORD.findall(before)) < 2 and not _HOW_MANY.fullmatch(before):
        return False
    if pronoun[0] in ("he", "she") and _WHEN.search(before):
        return True
    if _OWN.match(said.text, pronoun.start()) or _WHOM_WHICH.search(before):
        return True
    return bool(_DENIED.fullmatch(before) or _COSTS.search(before))
