"""What somebody calls a thing to judge it, which is no name for it: "called the levy absurd"."""

import re

from content.extraction.terms.grammar.words import NUMBERS

QUALITY = re.compile(
    r"(?:[^aeiou]ing|ous|ful|able|ible|ive|less)$|^(?:un|in|im)[a-z]+(?:ed|ent|ant|ate)$"
)  # "called the loss surprising"
_QUALITIES = (
    r"\w+(?:ous|ful|able|ible|less)|un\w+(?:ary|ed|al)|"
    r"absurd|bad|better|brave|clever|cruel|crude|dull|false|fair|fine|free|good|great|harsh|"
    r"historic|honest|ideal|inadequate|mad|odd|poor|prudent|robust|sad|safe|shallow|silly|sound|"
    r"strange|stupid|tragic|true|unfair|urgent|vague|weak|wise|wrong|rumours?"
)
# "Called it absurd", "described as wholly unnecessary", "“plucked from the air”"
_VERDICT = re.compile(
    rf"(?:(?:\w{{3,}}ly|too|so|very|quite|rather) )?(?:{_QUALITIES})(?: and \w+)?|"
    r"\w{3,}ly (?:\w+ly )?\w+(?:ed|ary|ent|ant|ive)(?: and \w+)?|"
    r"(?:\w+ed|\w+wn|\w+en) (?:from|by|in|on|with|at|to) .+"
)
_SUPERLATIVE = re.compile(r"the (?:only|most|best|worst|last|first|next|\w+est)\b")
_JUDGED = re.compile(r"\b(?:calls?|called|labels?|labelled|dubs?|dubbed|terms?|termed)\b[^.;:]*$")
# "The findings were “robust and uncomfortable”"
_BE_BEFORE = re.compile(
    r"\b(?:is|are|was|were|be|been|seems?|seemed|looks?|looked|remains?|remained) "
    r"(?:\w+ly |too |very |both )?[\"“‘']?$"
)
_DESCRIBED = re.compile(r"\b(?:described|dismissed)\b[^.;:]* as [\"“‘']?$")


def is_verdict(phrase: str) -> bool:
    """Whether a phrase says what a thing is like rather than which."""
    return _VERDICT.fullmatch(phrase) is not None


def judges(quoted: str, before: str) -> bool:
    """Whether somebody judges a thing rather than name it: "has called "a slogan with notes"."""
    if is_verdict(quoted):
        return any(one.search(before) for one in (_JUDGED, _DESCRIBED, _BE_BEFORE))
    first = quoted.partition(" ")[0].partition("-")[0]
    opens = first in ("a", "an") or first in NUMBERS or bool(_SUPERLATIVE.match(quoted))
    return opens and bool(_JUDGED.search(before)) and "what " not in before[-40:]
