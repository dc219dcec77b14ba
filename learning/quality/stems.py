"""Rules on the wording of questions."""

import re

from content.characters import chinese_characters
from content.material import Material
from learning.grading.expects import Expects
from learning.quality.rule import Faults, Questions, choices, option_texts
from learning.questions.distractors import surname
from learning.questions.drafts import (
    ANSWER_WORDS,
    CARD_WORDS,
    DEFINITION_WORDS,
    STEM_WORDS,
    given_away,
)
from learning.questions.grammar import NUMBERS, is_plural
from learning.questions.question import GeneratedQuestion
from learning.questions.words import GAP, absolutes, beginning, contains, word_count

INSTRUCTING = ("events-in-order", "sort-lists", "match-pairs", "altered-word")
NEGATIVE = ("not-said", "odd-one-out")
WEAK_OPENING = re.compile(r"(this|that|it|they|he|she|such|in this)\b", re.IGNORECASE)
BANNED = re.compile(
    r"\b((all|none|both|neither|any|either) of the (above|below|options|following)"
    r"|(both|neither) [a-d] (and|n?or) [a-d]|[a-d] and [a-d] only)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile("“[^”]*”")  # somebody's words, which are not the question's
NEGATED = re.compile(
    r"\bEXCEPT\b|\bexcept\b|^(which|what|who|whom|where|when)\b[^,]*?\b(not|never)\b|n['’]t\b"
)


def no_leak(questions: Questions, material: Material) -> Faults:
    for question in questions:
        leaked = given_away(material, question)
        if leaked:
            yield question, f"the stem gives away {', '.join(sorted(leaked))}"
        if question.expects is Expects.CHARACTERS and chinese_characters(question.stem):
            yield question, "the stem of a question for characters shows some"
        asked_for = (question.answer, *question.accepted)
        if chinese_characters(question.stem) and any(
            contains(question.stem, one) for one in asked_for
        ):
            yield question, "the stem shows characters beside their reading"


def banned_wordings(questions: Questions, material: Material) -> Faults:
    for question in questions:
        for text in (question.stem, *option_texts(question)):
            if BANNED.search(text):
                yield question, f"“{text}” refers to other options"
    for question in choices(questions):
        if sum(absolutes(text) for text in option_texts(question)) == 1:
            yield question, "just one option has an absolute word"


def no_grammar_cue(questions: Questions, material: Material) -> Faults:
    for question in questions:
        if re.search(rf"\b(a|an)( {GAP}|\W*$)", question.stem, re.IGNORECASE):
            yield question, "an article before the gap or the end tells how the answer begins"
        counted = re.match(rf"which ({'|'.join(NUMBERS[2:])})\b", question.stem, re.IGNORECASE)
        if counted and NUMBERS.index(counted[1].casefold()) != len(question.elements):
            yield question, "the stem asks for another number than the answer has"
        alone = re.search(r"(^|, )(who|whom)\b", question.stem, re.IGNORECASE)
        if alone and len(question.elements) > 1:
            yield question, "the stem does not say that several are asked for"
    for question in choices(questions):
        agreeing = re.search(rf"{GAP} (is|are|was|were|has|have)\b", question.stem)
        if agreeing and len({is_plural(text) for text in option_texts(question)}) > 1:
            yield question, "the verb after the gap does not fit every option"


def well_built_stem(questions: Questions, material: Material) -> Faults:
    for question in questions:
        stem = question.stem
        if word_count(stem) not in STEM_WORDS:
            yield question, f"the stem has {word_count(stem)} words"
        if WEAK_OPENING.match(stem):
            yield question, "the stem opens with a pronoun"
        if not (stem.endswith(("?", "?”")) or stem.count(GAP) == 1 or question.type in INSTRUCTING):
            yield question, "the stem neither asks nor has one gap"
        if stem.count(GAP) > 1:
            yield question, "the stem has more than one gap"
        for name in _cut_names(f"{question.frame}: {stem}", material):
            yield question, f"it has only the surname {name}"


def _cut_names(stem: str, material: Material) -> list[str]:
    """Surnames in a stem that are part of no full name and of no term ("Leitner system")."""
    bare = stem
    for concept in material.concepts:
        bare = bare.replace(concept.term, "")
    for person in sorted(material.people, key=lambda person: -len(person.name)):
        for name in (person.name, *person.aliases):
            bare = bare.replace(name, "")
    surnames = {surname(person) for person in material.people if " " in person.name}
    return sorted(name for name in surnames if re.search(rf"\b{re.escape(name)}\b", bare))


def minimum_information(questions: Questions, material: Material) -> Faults:
    for question in questions:
        limit = DEFINITION_WORDS if question.type == "definition-of-term" else ANSWER_WORDS
        for answer in _answers(question):
            if word_count(answer) > limit:
                yield question, f"the answer has {word_count(answer)} words"
            if ";" in answer:
                yield question, "the answer holds more than one fact"
        if word_count(question.stem) + max(map(word_count, _answers(question))) > CARD_WORDS:
            yield question, "stem and answer have more than sixty words"


def _answers(question: GeneratedQuestion) -> tuple[str, ...]:
    """The answer, or the entries of a list or matching."""
    if question.parts and not question.elements:
        return tuple(part.answer or part.prompt for part in question.parts)
    return question.elements or (question.answer,)


def marked_negatives(questions: Questions, material: Material) -> Faults:
    for question in questions:
        if question.type in NEGATIVE:
            if " NOT " not in question.stem:
                yield question, "the negative is not in capitals"
            texts = [distractor.text for distractor in question.distractors]
            if len({beginning(text) for text in texts}) < len(texts):
                yield question, "two of the options begin alike, so that they look related"
        elif re.search(r"\bNOT\b", question.stem) or NEGATED.search(_QUOTED.sub("", question.stem)):
            yield question, "a question of this type is put in the negative"
