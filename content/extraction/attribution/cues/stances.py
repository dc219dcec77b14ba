"""Attributions by what somebody's stance is: "Liu went further: …", "Liu would abolish …"."""

import re

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.grammar.clauses import end_of, is_clause
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import (
    SubjectKind,
    main_subject,
    subject_before,
)

_MOODS = (
    "adamant|angry|bitter|bleak|blunt|brief|candid|categorical|cautious|certain|clear|confident|"
    "convinced|critical|curt|defiant|different|direct|dismissive|doubtful|emphatic|encouraging|"
    "enthusiastic|firm|forthright|frank|generous|gloomy|guarded|harsh|harsher|hopeful|impressed|"
    "kinder|kind|laconic|moved|optimistic|persuaded|pessimistic|plain|polite|positive|precise|"
    "reassuring|relaxed|sanguine|sarcastic|scathing|sceptical|severe|sharp|sharper|skeptical|"
    "specific|sterner|stern|succinct|sure|terse|trenchant|unapologetic|uncompromising|unconvinced|"
    "undecided|unequivocal|unhappy|unimpressed|unmoved|unpersuaded|unrepentant|wary|worried|wry"
)
_VIEW = "view|answer|explanation|theory|suspicion|objection|worry|fear|remedy|reply|warning|doubt"
# What is said before a colon of how somebody thinks: "is less polite about it".
_STANCE = re.compile(
    r"(?:also |still |then |himself |herself |later |even ){0,2}(?:"
    r"(?:is|was|are|were|remains?|remained|sounds?|sounded|seems?|seemed|has been|had been)"
    rf"(?: [\w-]+){{0,3}} (?:{_MOODS})"
    rf"|(?:is|was|are|were) (?:rather |much )?more (?:forthcoming|{_MOODS})"
    r"|(?:draws|drew|reach(?:es|ed)|comes to|came to) (?:an?|another|the) (?:\w+ )?"
    r"(?:conclusion|verdict|view|lesson)"
    r"|(?:goes|went|go|has gone) (?:even |much |a step |one step )?further"
    r"|(?:dis)?agree[sd]?|begs? to differ|begged to differ"
    r"|(?:disput|den|reject|doubt|question|contest|challeng)(?:e[sd]?|ie[sd]|s|ed) "
    r"(?:this|that|it|the [\w-]+)"
    r"|(?:sees|saw|puts|put) (?:it|things|the matter) (?:\w+ )?(?:differently|another way|plainly|"
    r"bluntly|otherwise)"
    r"|(?:takes|took|holds|held) (?:the |an? )(?:\w+ )?(?:view|line)"
    r"|(?:has|had|offers|offered|gave|gives) (?:an?|another|his|her|the) "
    rf"(?:[\w-]+ )?(?:{_VIEW})(?: ready)?"
    r"|(?:has|had) (?:no|few|little|other) (?:illusions|doubts?|ideas|patience)"
    r")(?: (?:in|at|on|about|with|of|to|when|over) [\w’' -]{2,40})?"
)
# What somebody "would" do who is asked what should be done; not "would make the device popular",
# "would leave Leeds in May", which tell of what came later.
_MEASURES = frozenset(
    """
    abolish allow ban bar cap close cut decriminalise decriminalize delay devolve double end exempt
    forbid force halve legalise legalize let limit nationalise
    nationalize oblige outlaw postpone privatise privatize prohibit put raise replace require
    restrict scrap subsidise subsidize tax triple
    """.split()
)
_NO_PLAN = frozenset("later eventually never have be not soon".split())


def stance_before_colon(sentence: Sentence, colon: int) -> Attribution | None:
    """ "Liu is less polite: banks sell houses": a whole clause behind the colon."""
    end = end_of(sentence)
    subject = main_subject(sentence, colon)
    if (
        subject is None
        or subject.kind is SubjectKind.BODY
        or not is_clause(sentence, colon + 1, end)
    ):
        return None
    for at in range(subject.tokens[-1] + 1, min(colon, subject.tokens[-1] + 16)):
        words = " ".join(token.word or "x" for token in sentence.tokens[at:colon])
        opens = at == subject.tokens[-1] + 1 or sentence.shape[at - 1] == ","
        if opens and _STANCE.fullmatch(words):
            parts = ((colon + 1, end),)
            return Attribution("colon", subject.first, colon + 1, subject, (at, colon), parts, True)
    return None


def measure(sentence: Sentence, would: int) -> Attribution | None:
    """ "Liu would tax lorries by weight": what somebody would do about it."""
    verb = would + 1
    while verb < len(sentence.tokens) and sentence.shape[verb] == "a":
        verb += 1
    words = {token.word for token in sentence.tokens[would:verb]}
    end = end_of(sentence)
    if verb >= end or sentence.tokens[verb].word not in _MEASURES or words & _NO_PLAN:
        return None
    subject = subject_before(sentence, verb)
    if subject is None or (subject.first and sentence.shape[: subject.first] not in ("c", "c,")):
        return None
    parts = ((would, end),)
    return Attribution(
        "subject first",
        subject.first,
        would,
        subject,
        (would, would + 1),
        parts,
        weak=True,
        object=True,
    )
