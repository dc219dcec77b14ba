"""Laws and treaties, which their names mark as such: "Vacant Houses Act", "Paris Agreement"."""

import re
from collections.abc import Iterator

from content.extraction.terms.grammar.shapes import JUDGEMENTS
from content.extraction.terms.grammar.words import BOUNDS

_OPENINGS = "|".join(sorted(word.capitalize() for word in BOUNDS))
# Names of bodies and of parts have a law behind "of the": "Conference of the Parties of the".
_OF_A_LAW = (
    r"(?:Articles?|Annex|Chapters?|Clause|Commission|Committee|Conference|Council|Court|Members?|"
    r"Part(?:y|ies)?|Secretariat|Sections?|Signator(?:y|ies)|States?|Titles?)"
)
_NAME = re.compile(
    rf"(?<![\w.-])(?!(?:{_OPENINGS})\b|[\w-]+[’']s\b|{_OF_A_LAW} (?:of|to) )"
    r"(?:[A-Z]\.){0,3}-?[A-Z][\w’'-]+ "
    r"(?:(?:(?:of|on|and|for)(?: the)? )?[A-Z][\w’'-]+ ){0,5}?"
    r"(?P<kind>Accords?|Act|Agreement|Bill|Charter|Compact|Convention|Decree|Directive|"
    r"Framework|Initiative|Mechanism|Ordinance|Pact|Plan|Program(?:me)?|Protocol|Regulation|"
    r"Scheme|Statute|Strategy|Treaty)\b"
    r"(?: (?:on|for)(?: the)?(?: (?![A-Z][a-z]+ing\b)[A-Z][\w-]+){1,4}"
    r"(?: (?:of|and)(?: the)?(?: [A-Z][\w-]+){1,3}){0,2}| (?:1[5-9]|20)\d\d\b"
    r"| (?:No\.?|Nr\.?|Number) ?\d[\d/-]*|(?! [A-Z]))"
)
# These have to follow an article: Bill is a name too, and "Five Year Plan" a heading.
_NAMES_TOO = frozenset("Bill Plan Program Programme Scheme Strategy Framework".split())
# "The Decent Homes Standard, the minimum that": such a name is a term if the text explains it.
_APPOSED = re.compile(
    rf"\b[Tt]he (?P<name>(?!(?:{_OPENINGS})\b)(?:[A-Z][\w’'-]+ (?:(?:of|for|to|and) )?){{1,4}}"
    r"(?:Standard|Rule|Test|Code|Index|Fund|Right|Scale|Guarantee|Levy|Allowance|Benchmark|"
    r"Register|Principle|Award|Licen[cs]e|Threshold|Doctrine|Clause|Duty|Credit|Tariff|Score|"
    r"Method|Model|Scheme|Program(?:me)?|Plan))(?: \([A-Z]{2,8}\))?, "
    r"(?=(?:an?|the) "
    r"(?P<kind>(?:(?!(?:of|that|which|for|in|to|by|under|on)\b)[a-z-]+ ){0,3}[a-z-]+)"
    r"|(?:under|by|through) which |whereby |which [a-z]+s )"
)
# "Executive Order 4411", "Security Council Resolution 77", "Law No. 27": by number
_NUMBERED = re.compile(
    r"(?<![\w-])(?:(?:Executive|Standing|Administrative) Order|Emergency Decree|"
    r"(?:[A-Z][\w’'-]+ ){0,3}(?:Resolution|Directive|Regulation)|Law|Decree|Document|"
    r"Ordinance|Proposition|Proclamation) (?:No\.? ?|Number )?\d[\d/.-]*\d(?:/[A-Z]{2,4})?"
)
# "Pound’s Mud Method of laying stones": its own name, and what is done by it
_METHOD_OF = re.compile(
    r"(?<=[’']s )(?P<name>(?:[A-Z][\w-]+ ){1,2}(?:Method|Principle|Theory|Technique|Rule|Law|"
    r"Doctrine|System|Test|Model|Approach|Process))(?= of [a-z]+ing\b)"
)
# "The Evening Standard, a newspaper": the name of another thing.
_OTHERS = frozenset(
    """
    newspaper paper daily weekly magazine journal tabloid book novel poem film song band album work
    report essay treatise painting firm company brand ship ferry boat car bus train horse pub
    restaurant hotel match race game tour latest first second third last
    """.split()
)
_DETERMINED = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Ii]ts)|[’']s)(?: [a-z-]+)? $")


def named_laws(text: str) -> Iterator[tuple[int, int]]:
    """Where a law, a treaty or a scheme is named."""
    for match in _NAME.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if match.end() == len(text) and before in ("The ", "A "):
            continue  # a headline, "The River Sends Its Bill"
        named = not match[0].startswith("New ") and _DETERMINED.search(before)
        if match["kind"] not in _NAMES_TOO or named:
            yield match.span()
    for match in (*_NUMBERED.finditer(text), *_METHOD_OF.finditer(text)):
        yield match.span()
    for match in _APPOSED.finditer(text):
        if (JUDGEMENTS | _OTHERS).isdisjoint((match["kind"] or "").split()):
            yield match.span("name")
