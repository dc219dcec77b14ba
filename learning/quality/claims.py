"""Rules on attribution: whose statement it is, and how strong and careful."""

import re
from collections.abc import Iterator

from content.material import AttributedItem, Concept, Fact, Material, Person, Quote
from learning.quality.rule import Faults, Questions, item_of
from learning.questions.cues import Cue, is_noun, is_preposition
from learning.questions.question import GeneratedQuestion
from learning.questions.wording import AS_REPORTED
from learning.questions.words import contains, tokens

QUALIFIERS = ("former", "late", "will", "may", "named")
FORMS = {"named": ("named", "name", "names")}  # a question asks "did the ministry name …?"
PAST = frozenset(("former", "late"))
MONTH_OF_MAY = re.compile(r"\bMay(?= \d{4})|(?<=\d )May\b")  # in a date it qualifies nothing
YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
NAMING_VOICES = ("who-vouches",)  # they ask who it is, with the brief among them
KEEPS_CUE = ("who-said", "what-said")
RESTATES = (*KEEPS_CUE, "cloze", "altered-word")
EXPLAINING = ("definition-of-term", "term-for-definition")
TELLS_POST = ("affiliation-of-person", "role-of-person", "holder-of-post")
OF_THE_BRIEF = (*TELLS_POST, "expansion-of-abbreviation", "abbreviation-of-term")


def attributed(questions: Questions, material: Material) -> Faults:
    for question in questions:
        item = item_of(material, question)
        text = f"{question.frame}: {question.stem} {question.answer}"
        for name in _voices(material, question, item):
            if name.casefold() not in text.casefold():
                yield question, f"neither frame, stem nor answer says that it is {name}’s"
        if isinstance(item, AttributedItem):
            yield from _kept(question, item)
        inferred = isinstance(item, Concept) and question.type in EXPLAINING and item.inferred
        if inferred and AS_REPORTED not in question.frame.casefold():
            yield question, "a definition is worded as if it had a cue of its own"


def _voices(material: Material, question: GeneratedQuestion, item: object) -> Iterator[str]:
    """The names that must appear: each speaker in full, the holder, who reports it, or
    the brief.
    """
    if question.type in OF_THE_BRIEF:
        yield "the brief"
    elif isinstance(item, Concept) and question.type in EXPLAINING:
        yield item.holder or "the brief"
    elif isinstance(item, AttributedItem):
        yield from (material.person(slug).name for slug in item.speakers)
        yield item.holder
        if not (item.speakers or item.holder) and question.type not in NAMING_VOICES:
            yield "the brief"
        if isinstance(item, Quote) and item.reported_by:
            yield material.person(item.reported_by).name


def _kept(question: GeneratedQuestion, item: AttributedItem) -> Faults:
    """Checks that the strength of the cue is kept, and that a continuation is marked as one."""
    marked = question.type in NAMING_VOICES or not (item.inferred and item.speakers)
    if not marked and AS_REPORTED not in question.frame.casefold():
        yield question, "a continuation is worded as if it had a cue of its own"
    if question.type in KEEPS_CUE and item.cue and not item.inferred and not _cued(question, item):
        yield question, f"the cue “{item.cue}” is lost"
    if question.attribution.cue != item.cue:
        yield question, "the attribution has another cue"


def _cued(question: GeneratedQuestion, item: AttributedItem) -> bool:
    if not (item.speakers or item.holder) or is_preposition(item.cue):
        return True
    verb = item.cue if is_noun(item.cue) else Cue.parse(item.cue).base
    return verb in question.stem or item.cue.split()[0] in question.stem


def qualifiers_kept(questions: Questions, material: Material) -> Faults:
    for question in questions:
        text = f"{question.frame}: {question.stem} {question.answer}"
        for word in _qualifiers(material, question):
            if not any(contains(text, form) for form in FORMS.get(word, (word,))):
                yield question, f"the qualifier “{word}” is lost"


def _qualifiers(material: Material, question: GeneratedQuestion) -> Iterator[str]:
    item = item_of(material, question)
    if isinstance(item, Quote) and question.type in RESTATES:
        yield from _found(f"{item.text} {material.words(item.span)}")
    if isinstance(item, Fact):
        yield from _found(item.statement)
        yield from YEAR.findall(item.statement) if question.type in ("figure", "cloze") else ()
    if isinstance(item, Person) and question.type in TELLS_POST:
        yield from _found(item.role)
        current = item.affiliation and not PAST & {*tokens(item.role)}
        yield from YEAR.findall(item.period or material.source_date) if current else ()


def _found(text: str) -> Iterator[str]:
    words = tokens(MONTH_OF_MAY.sub("", text))
    return (word for word in QUALIFIERS if word in words)
