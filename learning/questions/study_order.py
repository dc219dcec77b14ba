"""The order in which questions are studied: which come first, and which stay apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from content.material import Material, Weight
from learning.grading import formats
from learning.questions import characters
from learning.questions.question import GeneratedQuestion
from learning.questions.sentences import sentences_of
from learning.questions.words import normalised, word_count

type Questions = Sequence[GeneratedQuestion]
type Apart = Mapping[str, frozenset[str]]

OPENERS = 3  # questions that open a section
OPENING_FORMATS = (formats.CHOICE, formats.TYPED, formats.NUMBER, formats.CLOZE)  # easiest first
OPENING_WORDS = 6  # most words of their answers
BY_ROTE = characters.TYPES | {"expansion-of-abbreviation"}  # nobody knows these from reading once


def in_study_order(material: Material, questions: Questions, apart: Apart) -> Questions:
    """The questions in reading order, except that each section starts with its openers."""
    first: dict[str, int] = {}
    sections = defaultdict(list)
    for place, question in enumerate(questions):
        section = material.section_of(question.source.passage)
        first.setdefault(section, place)
        sections[section].append(question)
    places = {
        question.uid: first[section]
        for section, of_section in sections.items()
        for question in _openers(of_section, apart)
    }
    in_order = sorted(
        enumerate(questions),
        key=lambda one: (places.get(one[1].uid, one[0]), one[1].uid not in places, one[0]),
    )
    return tuple(question for _, question in in_order)


def _openers(questions: Questions, apart: Apart) -> list[GeneratedQuestion]:
    """The first essentials that can be answered shortly by somebody who has read the section once,
    none of which gives another away."""
    fitting = [
        question
        for question in questions
        if question.owns_card
        and question.weight is Weight.CORE
        and question.type not in BY_ROTE
        and question.formats[0] in OPENING_FORMATS
        and word_count(question.answer) <= OPENING_WORDS
    ]
    openers: list[GeneratedQuestion] = []
    for question in sorted(fitting, key=lambda one: one.formats[0] != formats.CHOICE):
        if len(openers) < OPENERS and apart[question.uid].isdisjoint(one.uid for one in openers):
            openers.append(question)
    return openers


def kept_apart(material: Material, questions: Questions) -> Apart:
    """For each uid the questions on the same sentence, those whose answer its feedback shows, and
    those whose feedback shows its answer."""
    on_sentence, with_answer = defaultdict(set), defaultdict(set)
    shown = {}
    for question in questions:
        if question.owns_card:
            for sentence in sentences_of(material, question.source):
                on_sentence[sentence].add(question.uid)
            for answer in question.elements or (question.answer,):
                with_answer[_words(answer)].add(question.uid)
            shown[question.uid] = _words(f"{question.explanation}\n{question.source.text}")
    apart: dict[str, set[str]] = {question.uid: set() for question in questions}
    for uids in on_sentence.values():
        for uid in uids:
            apart[uid] |= uids
    for answer, uids in with_answer.items():
        for uid, text in shown.items():
            if answer in text:
                apart[uid] |= uids
                for other in uids:
                    apart[other].add(uid)
    return {uid: frozenset(others - {uid}) for uid, others in apart.items()}


def _words(text: str) -> str:
    """A text such that it is in another if its words are, in order and adjacent."""
    return f" {normalised(text)} "
