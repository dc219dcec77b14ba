"""Whether the words are a whole statement, of a length to be asked."""

import re

from content.extraction.attribution.guards.said import LONGEST, Said
from content.extraction.sentences import WORD

SHORT = 4  # words, of which fewer say too little
FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|"
    r"shall|should|cannot|need|needs)\b|\w+n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\b\w{2,}ed\b|\b\w{3,}[^s\W]s\b|"
    r"\b(?:came|ran|went|got|fell|rose|grew|lost|left|gave|became|began|kept|meant|paid|led|brought|"
    r"won|spent|sold|bought|built|drove|stood|knew|saw|felt|held|made|took|buys|gets|goes|pays|says|"
    r"spoke|wrote|thought|taught|told|found|sent|sat|slept|drew|broke|chose|ate|drank|fed|fought|"
    r"forgot|hid|rang|sang|sank|shook|stole|swept|threw|wore|"
    r"runs|sees|wins)\b",
    re.IGNORECASE,
)
_LEADING_PARTICIPLE = re.compile(r"\w{3,}ing (?!(?:is|are|was|were|will|would|can|has|may)\b)")
_OPENS_BADLY = re.compile(r"[,;:.)\]!?\-–—]|(?:and|or|nor|to|of|than|which|who)\b")
_ENDS_BADLY = re.compile(
    r"[,;:(\[\-–—]$|[,;][\"”’']$|\b(?:and|or|but|the|a|an|that|which|as|(?:its|their) own\.?)$",
    re.IGNORECASE,
)
# "The bill is due, and nobody has paid that": it points within the claim.
_POINTS_WITHIN = re.compile(r"[,.;:] .*\w (?<!such )that$", re.DOTALL)
_CONDITION = re.compile(r"(?:if|unless|whether|suppose|provided)\b", re.IGNORECASE)
_WHETHER = re.compile(r"(?:whether|why|how|who|what|when|where)\b")
_DENIED_THAT = re.compile(
    r"(?:(?:has|have|had) )?(?:den(?:y|ies|ied)|doubt(?:s|ed)?|disput(?:e|es|ed)|"
    r"(?:did|does|do) not (?:agree|accept|believe|think|expect)) "
    r"(?:that|whether)\b(?! [\w\-]+ to\b)"
)
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))


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
    ends_badly = _ENDS_BADLY.search(said.text)
    if said.quoted and _POINTS_WITHIN.search(said.text):
        ends_badly = None
    return bool(unbalanced or straight or opens_badly or ends_badly)


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
