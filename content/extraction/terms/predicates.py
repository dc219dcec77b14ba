"""What a sentence says of a term by what it does, what it was made for and what is done with it:
"the Tide Fund was set up in 1990 to pay for quays", "quay money is levied on every boat".
"""

import re
from collections.abc import Iterator

from content.extraction.terms import definition_cues as cues
from content.extraction.terms.grammar.clauses import end_of_apposition, rest_of_clause
from content.extraction.vocabulary.speech_cues import SPEECH_VERBS

type Found = tuple[int, int, str, float, int]  # start, end, rule, confidence, least words

_LIKE_A_NAME = re.compile(r"[A-Z0-9]")  # behind the first letter: "EyeNote", "Mud Fund", "CDU"
_REACH = 60  # characters before a term
# "Since 1966, the"
_DATED = re.compile(r"(?:^|[.;] )(?:Since|In|From|Until|By) (?:[A-Z][a-z]+ )?\d{4},? (?:the )?$")
_ADVERB = r"(?:(?:\w+ly|first|then|also|often|now|long|since|still|usually) ){0,2}"
# "Was founded in 1959 by a group of pilots to"
_MADE_TO = re.compile(
    r"(?:founded|established|set up|created|formed|launched|introduced|instituted|built|designed|"
    r"devised|developed|organi[sz]ed|chartered|enacted|passed|convened|appointed|adopted|invented|"
    r"put in place) (?=(?:[^.;]{1,90}? )?(?:to|so that|in order to|for the purpose of|with the "
    r"(?:aim|task|goal|purpose|mission|object) of) [a-z])"
)
# "Is awarded for", "are levied on"
_DONE_WITH = re.compile(
    r"(?:used (?:to|for|by|as|when|where)|applied to|awarded (?:to|for|by)|given (?:to|for)|"
    r"paid (?:to|by|for|on|out of)|(?:levied|charged|imposed) on|made (?:of|from|by|up)|"
    r"(?:found|calculated|computed|obtained|reckoned|measured|worked out) (?:by|from|as|with)|"
    r"granted to|issued (?:by|to)|(?:financed|funded|run|owned|managed|operated|governed|"
    r"administered|overseen|paid for) (?:by|from|through)|(?:formed|produced|caused|created|"
    r"brought about) (?:by|when|from|of|where)|composed of|concerned with|responsible for|"
    r"(?:charged|tasked) with|(?:designed|intended|meant|required|allowed|entitled|obliged|"
    r"empowered) (?:to|for)|(?:restricted|limited) to|based (?:on|in|at)|"
    r"(?:located|situated) (?:in|on|at|between|near|north|south|east|west|off)|"
    r"(?:elected|appointed|chosen) (?:by|for)) "
)
_HAS_DONE = re.compile(
    r"(?:granted|given|provided|offered|funded|financed|supported|advised|supplied|maintained|run|"
    r"overseen|supervised|regulated|governed|managed|operated|trained|taught|helped|allowed|"
    r"enabled|required|obliged|promoted|seeded|collected|recorded|tracked|monitored|measured|"
    r"counted|published|protected|represented|served|linked|connected|hosted|housed|awarded|sold|"
    r"made|built|produced|studied|banned|prohibited|guaranteed) (?=[a-z])"
)
_IS = re.compile(rf",? (?:is|are) {_ADVERB}(?:supposed to be )?")
_WAS = re.compile(rf",? (?:is|are|was|were|has been|have been|had been) {_ADVERB}")
_HAS = re.compile(rf",? (?:has|have) {_ADVERB}")
_WHICH_IS = re.compile(rf",? (?:which|that) (?:is|are) {_ADVERB}")
_WHICH_WAS = re.compile(rf",(?: (?:which|that) (?:is|was|were|had been|has been))? {_ADVERB}")
_WHOSE_AIM = re.compile(
    r", (?:whose (?:\w+ )?(?:job|aim|task|purpose|role|goal|mission|mandate|function|duty|business)"
    r" (?:is|was) (?=to [a-z])|(?=(?:responsible for|charged with|tasked with|in charge of) ))"
)
# "The Ostend principle states that"
_CLAIM = re.compile(
    r"\b(?:thesis|theory|theorem|hypothesis|principle|doctrine|law|rule|conjecture|paradox|axiom|"
    r"maxim|paradigm|postulate|lemma|argument|view|school|model|clause)$",
    re.IGNORECASE,
)
_STATES = re.compile(
    rf",? {_ADVERB}(?=(?:states?|holds?|says|asserts?|posits?|claims?|argues?|proposes?|predicts?|"
    r"maintains?|suggests?|implies|stated|held|asserted|posited|claimed|argued|predicted) that )"
)
# "Works to free whales", "focuses attention on form"
_WORKS = re.compile(
    r" (?=(?:works|acts|serves|deals|speciali[sz]es|focuses|campaigns|caters|exists) "
    r"(?:as|with|in|on|for|to|between|at|[a-z]+ on) )"
)
# "The Fund aggregates several grants", "pulls together sums from": of a name, whatever it does.
_DOES = re.compile(
    r" (?=[a-z]{3,}[^\Ws]s (?:together |up |out )?(?:an?|the|all|any|several|many|most|some|both|"
    r"each|its|their|people|[a-z]+s|[a-z]{3,} (?:to|for|from|of|on|in|with|by|between|about|and)|"
    r"[a-z]{3,} [a-z]+s) )"
)
_SPEECH = SPEECH_VERBS.keys() - {"maintains"}


def predicates(text: str, start: int, end: int, ends: list[int]) -> Iterator[Found]:
    """What is said of the term at ``start:end``, which may end at any of ``ends``."""

    def said(pattern: re.Pattern[str], then: re.Pattern[str] | None = None) -> int | None:
        for at in ends:
            if (match := pattern.match(text, at)) and (not then or then.match(text, match.end())):
                return match.end()
        return None

    subject = cues.SUBJECT_BEFORE.search(text, max(0, start - _REACH), start) or _DATED.search(
        text, max(0, start - _REACH), start
    )
    if (at := said(_WHICH_WAS, _MADE_TO)) or (at := said(_WHICH_IS, _DONE_WITH)):
        yield at, end_of_apposition(text, at, at_comma=False), "provides", 0.58, 4
    if at := said(_WHOSE_AIM):
        yield at, end_of_apposition(text, at), "provides", 0.7, 3
    if not subject:
        return
    if at := said(_WAS, _MADE_TO):
        yield at, rest_of_clause(text, at), "provides", 0.6, 5
    if at := said(_IS, _DONE_WITH):
        yield at, rest_of_clause(text, at), "provides", 0.54, 4
    if _CLAIM.search(text, start, ends[0]) and (at := said(_STATES)):
        yield at, rest_of_clause(text, at), "provides", 0.72, 5
    if not _LIKE_A_NAME.search(text, start + 1, end):
        return
    if at := said(_HAS, _HAS_DONE):
        yield at, rest_of_clause(text, at), "provides", 0.53, 5
    if at := said(_WORKS):
        yield at, rest_of_clause(text, at), "provides", 0.53, 5
    if (at := said(_DOES)) and text[at:].split(" ", 1)[0] not in _SPEECH:
        yield at, rest_of_clause(text, at), "provides", 0.52, 3
