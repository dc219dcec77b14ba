"""Terms that people of a trade are said to use: "Botanists speak of evapotranspiration"."""

import re
from collections.abc import Iterator

from content.extraction.terms.grammar.phrases import has_verb
from content.extraction.terms.grammar.shapes import JUDGEMENTS, may_be_term
from content.extraction.terms.grammar.words import ARTICLES, BOUNDS, CRITICS
from content.extraction.terms.term_words import TermWords

_TERM = r"(?:an? |the )?[\"“‘']?(?P<term>[a-z][\w’-]*(?: [a-z][\w’-]*){0,2})"
_LIKE_NAME = r"(?:the )?[\"“‘']?(?P<term>(?:[A-Z][\w’-]+ )?[a-z][\w’-]*(?: [a-z][\w’-]*){0,2})"
_ENDS = r"(?=[\"”’']?(?:[.,;:)—–]| [–—-] |$| (?:and|but|when|where|whenever|if|which|that) ))"
_KNOWING = (
    r"(?:[a-z]+(?:ologists|ographers|onomists|onomers|icians|icists|emists|otanists|itects)|"
    r"scientists|engineers|lawyers|jurists|planners|doctors|nurses|scholars|experts|specialists|"
    r"surveyors|researchers|academics|historians|linguists|actuaries|accountants|auditors|bankers|"
    r"insurers|traders|builders|foresters|farmers|sailors|hauliers|brewers|miners|divers|pilots|"
    r"teachers|officials|regulators|practitioners|professionals|insiders|theorists)"
)
_JARGON = r"(?:jargon|parlance|argot|slang|terminology|shorthand|patois|usage)"
# "The gap has a name, the urban heat island", "goes by the name of dry rot"
_HAS_A_NAME = re.compile(
    r"\b(?:(?:has|have|had|got|gets|earned|bears|deserves) (?:an?|its|their) (?:own )?"
    r"(?:[a-z]+ ){0,2}?(?:name|word|term|label|nickname)(?: (?:for (?:this|that|it|them)|too|now|"
    r"of its own|in [a-z]+))?"
    r"|[Tt]here (?:is|was) (?:also |even )?(?:an?|another) (?:[a-z]+ ){0,2}?"
    r"(?:name|word|term|label|phrase) for [^.,;:]{2,40})"
    rf"(?:, |(?:: | [–—-] |\. It is (?:called )?)(?:an? )?){_LIKE_NAME}{_ENDS}"
)
_GOES_BY = re.compile(
    r"\b(?:goes|go|went|going) (?:by|under) the (?:[a-z]+ )?(?:name|label|title|term)s? of "
    rf"{_TERM}{_ENDS}"
)
_KNOWING_BEFORE = re.compile(
    rf"\b{_KNOWING} (?:(?:also|often|usually|sometimes|now|prefer to|like to|tend to) )?$",
    re.IGNORECASE,
)
_SPEAK_OF = re.compile(
    r"\b(?:speak|spoke|talk|talked) (?:here )?of (?P<article>an? |the )?[\"“‘']?"
    rf"(?P<term>[a-z][\w’-]*(?: [a-z][\w’-]*){{0,2}}){_ENDS}"
)
_IN_JARGON = re.compile(
    rf"\b[Ii]n (?:the |their |its )?(?:[a-z]+ ){{0,2}}?{_JARGON}(?: of [^.,;:]{{3,40}})?,? "
    rf"(?:(?:it|this|that|these|they) (?:is|are) |as ){_TERM}{_ENDS}"
)
_JARGON_BEHIND = re.compile(
    rf"[\"”’']?,? (?:as it is (?:called|known) )?in (?:the |their )?(?:[a-z]+ )?{_JARGON}"
    r"(?: of [^.,;:]{3,40})?(?=[.,;:)])"
)
_APPOSED = re.compile(r"(?:^|, |\()(?:or |an? |the )*(?P<term>[a-z][\w’-]*(?: [a-z][\w’-]*){0,2})$")
_TECHNICAL = re.compile(
    r"\b[Tt]he (?:technical|proper|official|scientific|medical|legal|correct|usual|local|formal|"
    r"modern|botanical|geological|professional|accepted|standard) (?:term|name|word|label)"
    rf"(?: for (?:[\w’'-]+ ){{0,4}}?[\w’'-]+)?(?: is| was|:|,) {_TERM}{_ENDS}"
)
# "Meteorologists count as a “tropical night” any on which", "is classed as a “void”"
_CLASSED = re.compile(
    r"\b(?:(?:[A-Za-z][\w’-]*s|[Ww]e|[Pp]eople) (?:\w+ly |now |also )?"
    r"(?:(?:count|(?P<sorts>class|classify|define|categorise|categorize)|record|designate|register)"
    r"(?: (?:any|such|every|an?|each|all|those|these|[a-z]+s)\b[^.,;:\"“]{0,60}?)?"
    r"|(?:describe|treat|regard|label)(?: (?:any|such|every)\b[^.,;:\"“]{0,60}?)?)"
    r"|(?:is|are|was|were|be|been) (?:\w+ly |then |now )?(?:counted|classed|classified|recorded|"
    r"designated|registered|categorised|categorized))"
    r" as (?:an? |the )?[\"“](?P<term>[^\"”“]{3,50})[\"”]"
)
# "It has a low albedo, which is to say that it reflects little"
_MEASURED = re.compile(
    r"\b(?:has|have|had|with|of|shows?|needs?) (?:an? )?(?:very |rather |unusually )?(?:low|high|"
    r"strong|weak|large|small|great|good|poor|short|long|slow|rapid|slight) "
    r"(?P<term>[a-z][\w’-]+(?: [a-z][\w’-]+)?)"
    r", (?:(?:which is to say|that is to say|that is|in other words),? (?:that )?(?=it |they )"
    r"|(?P<means>(?:which means|meaning) that ))"
)
_LEARNED = re.compile(
    r"\w{2,}(?:tion|sion|ism|sis|ity|ics|logy|graphy|metry|ence|ance|philia|phobia|oma|lith|oid|"
    r"eme|do|um|us|ia|rrhoea|emia|aemia|trophy|genesis|lysis|cline|sphere)"
)
_PLAIN = frozenset(
    """
    situation question relation nation station organisation action decision pension division
    mission city community university quality activity reality possibility difference science
    audience influence experience evidence violence chance distance balance finance performance
    bonus status virus campus media population education information production competition
    election position opposition operation condition tradition expectation frustration reputation
    ambition attention caution hesitation confidence patience importance significance resistance
    satisfaction tension opportunity popularity majority minority authority security identity
    capacity ability chaos disappointment success failure progress exhaustion desperation
    optimism pessimism enthusiasm criticism hope crisis minimum maximum forum museum album
    """.split()
)
_OPINIONS = frozenset(
    """
    new better worse good bad great growing rising falling mounting serious real big small deep
    more less fewer greater higher lower hard easy difficult old many most certain possible
    perfect total complete sheer daylight broken lost unclear misleading clumsy wrong right
    increasing declining further future past long short early late moving going being having
    """.split()
)
_WHOSE = frozenset("his her its their our my".split())
_CLAIMING = re.compile(rf"(?:{CRITICS}|residents|villagers|locals|ministers)\b", re.IGNORECASE)


def terms_in_parlance(text: str) -> Iterator[TermWords]:
    """The terms that a text says people use, or under which they class things."""
    for match in (*_HAS_A_NAME.finditer(text), *_GOES_BY.finditer(text)):
        if _may_be_term(match["term"]):
            yield TermWords(*match.span("term"), "named", 0.75)
    for match in (*_IN_JARGON.finditer(text), *_TECHNICAL.finditer(text)):
        quoted = text[match.start("term") - 1] in "\"“‘'"
        if _may_be_term(match["term"]) and (quoted or _is_marked(match["term"])):
            yield TermWords(*match.span("term"), "named", 0.75)
    for match in _SPEAK_OF.finditer(text):
        known = _KNOWING_BEFORE.search(text, max(0, match.start() - 40), match.start())
        if known and _may_be_term(match["term"]) and _is_marked(match["term"]):
            yield TermWords(*match.span("term"), "named", 0.5 if match["article"] else 0.75)
    for match in _JARGON_BEHIND.finditer(text):
        apposed = _APPOSED.search(text, max(0, match.start() - 60), match.start())
        if apposed and _may_be_term(apposed["term"]):
            yield TermWords(*apposed.span("term"), "named", 0.75)
    for match in _CLASSED.finditer(text):
        several = " " in match["term"] or (match["sorts"] and match["term"].islower())
        if several and _may_be_class(match["term"]) and not _CLAIMING.match(match[0]):
            yield TermWords(*match.span("term"), "named", 0.75)
    for match in _MEASURED.finditer(text):
        rare = _is_learned(match["term"]) or " " in match["term"]
        if _may_be_term(match["term"]) and (rare or not match["means"]):
            yield TermWords(*match.span("term"), "named", 0.7)


def _may_be_term(term: str) -> bool:
    words = term.split()
    known = {word.casefold() for word in words}
    opinion = words[0] in _OPINIONS or words[-1] in JUDGEMENTS or words[-1].endswith("ly")
    inside = known & (BOUNDS - {"of"}) or "of" in (words[0], words[-1])
    return not (inside or opinion or has_verb(term)) and may_be_term(words)


def _may_be_class(quoted: str) -> bool:
    """The same of what stands in quotation marks, which may be "tropical night" or "no access"."""
    first, *_, last = [*quoted.casefold().split()] * 2
    return not (
        first in ARTICLES | _WHOSE
        or last in BOUNDS | JUDGEMENTS
        or last.endswith("ly")
        or has_verb(quoted)
    )


def _is_marked(term: str) -> bool:
    """Whether a word is one of learned people, or a phrase is a compound."""
    first, *more = term.split()
    return _is_learned(term) or (bool(more) and not first.endswith(("ing", "ed", "s")))


def _is_learned(term: str) -> bool:
    return bool(_LEARNED.fullmatch(term)) and term not in _PLAIN
