"""What stands beside a name tells for and against a person."""

import re

from content.extraction.document import BlockKind
from content.extraction.names.candidates import Candidate
from content.extraction.names.descriptions import DETERMINERS
from content.extraction.names.setting import Setting, char_before, word_before
from content.extraction.names.words import Kind, Word
from content.extraction.vocabulary.bodies import (
    BODIES_OF_ONE_WORD,
    BODY_WORDS,
    NAMED_AFTER,
    WORKS,
)
from content.extraction.vocabulary.commonness import RARE, rank
from content.extraction.vocabulary.family_names import FAMILY_NAMES
from content.extraction.vocabulary.given_names import GIVEN_NAMES
from content.extraction.vocabulary.places import PLACE_WORDS, PLACES
from content.extraction.vocabulary.speech_cues import SPEECH_VERBS, WEAK_VERBS, Form
from content.extraction.vocabulary.titles import (
    HONORIFICS,
    POST_NOMINALS,
    is_calling,
    is_title,
)

_LIFE_VERBS = frozenset(
    """
    was born died joined served studied graduated retired resigned became married trained wrote
    grew moved worked taught led founded returned left took won lost began started gave has had is
    did does recalls lives lived himself herself who whom
    """.split()
)
_SURE_LIFE = frozenset(
    "born died retired resigned married who himself herself recalls whom".split()
)
_LOCATIVES = frozenset("in at near into outside around across throughout off towards".split())
# ", 47,", " (born 1970)", " (712–770)"
_AGED = re.compile(
    r",? (?:\((?:aged |born |b\. )?\d{2,4}\)|aged \d\d|\d\d,)"
    r"|\s*\((?:[^()]{0,60}\b)?(?:\d{3,4}\s*[-–]\s*\d{3,4}|(?:born|died)\b|[bd]\. ?\d{4})"
)
_DATED = re.compile(r" \(\d{4}\)")
# "The Robert Hale translation", "the Ruth Hale administration"
_BY_OR_ON_PEOPLE = frozenset(
    """
    translation translations edition version exhibit exhibition retrospective biography poem poems
    novel novels film films interview interviews administration government presidency cabinet
    campaign case trial affair estate papers letters photograph photographs painting paintings
    print prints portrait drawings recordings recording songs concert lectures story stories
    murder scandal inquest
    """.split()
)
_PERIODICALS = frozenset("blog journal magazine newspaper newsletter periodical weekly".split())
_OPEN_TITLES = frozenset("the a an on in of my our".split())
_PLACE = re.compile(
    r", (?:an?|the) (?:[a-z-]+ ){0,2}?(?:village|town|city|county|hamlet|district|suburb|province|"
    r"island|river|lake|valley|port|township|region|neighbourhood)\b(?! [a-z]*(?:er|or|ist|man)\b)"
)
# What only people do, and what bodies do as well.
_DONE_BY_PEOPLE = {
    "under": frozenset("studied trained studying apprenticed learned learnt".split()),
    "by": frozenset(
        "written composed painted translated edited sung carved illustrated coined invented "
        "rediscovered discovered tutored taught married buried".split()
    ),
}
_DONE_BY_ANYBODY = frozenset(
    """
    founded co-founded cofounded established designed directed authored penned drawn photographed
    filmed interviewed compiled curated conducted choreographed proposed narrated hosted
    inspired influenced succeeded replaced accompanied chaired headed championed dictated devised
    played portrayed sculpted recorded set up put forward written composed painted translated edited
    invented discovered coined illustrated described
    """.split()
)
# What people make, and whom they are to others: "the letters of Liu", "the widow of Liu".
_OF_PEOPLE = frozenset(
    """
    poem poems poetry essay essays letter letters writings novel novels painting paintings diary
    diaries memoirs portrait portraits biography biographies sonnets lyrics sermons sketches works
    life lives death murder assassination execution wife widow husband son sons daughter daughters
    brother sister father mother nephew niece grandson granddaughter grandfather friend pupil
    disciple imprisonment
    """.split()
)
_BY_PEOPLE = _OF_PEOPLE | frozenset(
    """
    paper papers article articles book books song songs photo photos photograph photographs drawing
    drawings lecture lectures speech speeches play plays opera operas music lyrics study research
    column blog post memoir translation illustration illustrations review sculpture experiments
    """.split()
)
_TO_PEOPLE = frozenset("letter letters married engaged dedicated wrote writes".split())
# What companies do as often as people.
_OF_FIRMS = frozenset("say announce report confirm declare expect tell predict forecast".split())
_LISTENERS = frozenset("told tell tells asked ask asks informed reminded assured".split())


def native(at: Setting) -> float:
    """Script of another kind beside the name."""
    if at.native is None:
        return 0
    if at.native.sure:
        return 5
    return 3.0 if len(at.candidate.parts) >= 2 else 1.0


def late(at: Setting) -> float:
    """As in "the late Liu Wei"."""
    before = word_before(at)
    joined = at.candidate.words[at.candidate.first].joined
    return 2.5 if before is not None and joined and before.key == "late" else 0


def title(at: Setting) -> float:
    """A title in capitals directly before the name."""
    before = word_before(at)
    if before is None or not (at.candidate.words[at.candidate.first].joined):
        return 0
    if before.key in HONORIFICS and before.kind is not Kind.LOWER:
        return 4
    if before.kind is not Kind.LOWER and (is_title(before.key) or is_calling(before.key)):
        return 3
    return 0


def cue(at: Setting) -> float:
    """A verb of speech beside the name: "says Liu Wei"."""
    if _cue_before(at):
        return 2
    return _cue_after(at)


def _cue_after(at: Setting) -> float:
    if at.candidate.possessive:
        return 0
    words, n = at.candidate.words, at.candidate.last
    if n < len(words) and words[n].kind is Kind.NATIVE:
        n += 1
    while n < len(words) and words[n].key.endswith("ly") and words[n].kind is Kind.LOWER:
        n += 1
    if n == len(words) or not words[n].joined or not _is_finite_cue(words[n]):
        return 0
    return 1.5 if SPEECH_VERBS[words[n].key].lemma in _OF_FIRMS else 2


def _is_finite_cue(word: Word) -> bool:
    verb = SPEECH_VERBS.get(word.key) if word.kind is Kind.LOWER else None
    return verb is not None and verb.form is Form.FINITE and verb.lemma not in WEAK_VERBS


def _cue_before(at: Setting) -> bool:
    words, n = at.candidate.words, at.candidate.run
    if n == 0 or not words[n].joined or words[n - 1].key in _LISTENERS:
        return False
    before = char_before(at.block.text, words[n - 1].start)
    return before in ",”\"’'…!?" and _is_finite_cue(words[n - 1])


def taught_by(at: Setting) -> float:
    """ "Studied under Hara Nobuko", "translated by Hara Nobuko": what only people do to others."""
    n, words = at.candidate.run, at.candidate.words
    if n < 2 or not words[n].joined or not words[n - 1].joined:
        return 0
    if words[n - 2].key not in _DONE_BY_PEOPLE.get(words[n - 1].key, ()):
        return 0
    return 2 if words[n - 1].key == "under" else 1  # "invented by Acme Works"


def made_by(at: Setting) -> float:
    """ "Founded by Uvo Lind", "a paper by Uvo Lind", "the letters of Uvo Lind": of firms as well,
    so that each word has to be one that names have.
    """
    n, words = at.candidate.run, at.candidate.words
    if n < 2 or n != at.candidate.first or not (words[n].joined and words[n - 1].joined):
        return 0
    known = {
        "by": _DONE_BY_ANYBODY | _BY_PEOPLE,
        "of": _OF_PEOPLE,
        "to": _TO_PEOPLE,
        "after": frozenset(("named",)),
    }
    fits = words[n - 2].key in known.get(words[n - 1].key, ())
    names = [word for word in at.candidate.parts if word.kind is not Kind.UPPER]
    return 2 if fits and all(map(_is_rare, names)) else 0


def _is_rare(word: Word) -> bool:
    if word.kind is not Kind.CAPITAL or word.key in GIVEN_NAMES or word.key in FAMILY_NAMES:
        return word.key not in BODIES_OF_ONE_WORD
    other = word.key in PLACES or word.key in PLACE_WORDS or word.key in BODY_WORDS
    return rank(word.key) >= RARE and not other


def according(at: Setting) -> float:
    """As in "according to Liu Wei"."""
    n = at.candidate.run
    words = at.candidate.words
    return 1.5 if n >= 2 and words[n - 2].key == "according" and words[n - 1].key == "to" else 0


def life(at: Setting) -> float:
    """A verb of what people do in their lives, or "who", "whom"."""
    if at.candidate.possessive or at.candidate.last >= len(at.candidate.words):
        return 0
    word = at.candidate.words[at.candidate.last]
    text_between = at.block.text[at.candidate.end : word.start]
    if word.kind is not Kind.LOWER or text_between not in (" ", ", "):
        return 0
    if word.key in _SURE_LIFE:
        return 2
    return 0.5 if word.key in _LIFE_VERBS and text_between == " " else 0


def dates(at: Setting) -> float:
    """Years of birth and death, or an age."""
    return 2.5 if _AGED.match(at.block.text, at.candidate.end) else 0


def article(at: Setting) -> float:
    """An article, which names of people do not have: "the Nash Equilibrium"."""
    before = at.candidate.words[at.candidate.run - 1] if at.candidate.run else None
    if before is None or not at.candidate.words[at.candidate.run].joined:
        return 0
    if before.key not in DETERMINERS or at.candidate.run != at.candidate.first:
        return 0
    return 0 if _is_article_of_work(at.candidate) else -3


def _is_article_of_work(one: Candidate) -> bool:
    """ "The Robert Hale translation", "a Ruth Hale and Uvo Lind exhibit"."""
    n, words = one.last, one.words
    if one.parts[0].key not in GIVEN_NAMES or len(one.parts) < 2:
        return False
    if n + 2 < len(words) and words[n].key == "and" and words[n].joined:
        n += 1
        while n < len(words) and words[n].kind is Kind.CAPITAL and words[n].joined:
            n += 1
    return n < len(words) and words[n].joined and words[n].key in _BY_OR_ON_PEOPLE


def locative(at: Setting) -> float:
    """As in "near Rosa Luz"."""
    before = word_before(at)
    joined = at.candidate.words[at.candidate.first].joined
    return -1 if before is not None and joined and before.key in _LOCATIVES else 0


def title_of_work(at: Setting) -> float:
    """ "In her book The Long Night", "the film Long Night (2019)"."""
    words, n = at.candidate.words, at.candidate.first
    opening = n and words[n].joined and words[n - 1].key in _OPEN_TITLES
    if opening and words[n - 1].kind is Kind.CAPITAL:
        n -= 1
    if not n or not words[n].joined or words[n - 1].key not in WORKS:
        return 0
    if n == at.candidate.first and words[n - 1].key in _PERIODICALS:
        return -3  # "at the blog Afrique Verte"
    dated = _DATED.match(at.block.text, at.candidate.end)
    return -6 if n < at.candidate.first or dated else 0


def named_after(at: Setting) -> float:
    """A body, street or theory that is called after somebody: "the Lu Xun Museum"."""
    n = at.candidate.last
    words = at.candidate.words
    if n >= len(words) or not words[n].joined:
        return 0
    key = words[n].key
    if at.candidate.possessive:  # "Prince George's County"
        return -6 if words[n].kind is Kind.CAPITAL and key in PLACE_WORDS else 0
    if words[n].kind is Kind.CAPITAL and (key in NAMED_AFTER or key in BODY_WORDS):
        return -6
    return -3 if words[n].kind is Kind.UPPER and words[n].text not in POST_NOMINALS else 0


def a_place(at: Setting) -> float:
    """A kind of place behind a comma: "Dong Yu, a village"."""
    return -6 if _PLACE.match(at.block.text, at.candidate.end) else 0


def heading(at: Setting) -> float:
    """Capitals tell little in a heading."""
    if at.block.kind is BlockKind.FOOTNOTE:
        return -1.5  # as in what is cited: "J. Smith, Trade, 2019"
    return -2 if at.block.kind is BlockKind.HEADING else 0
