"""Type 21: pairs to match, with two spare right sides. Each pair reviews its own question."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from content.material import Material, Weight
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.characters import characters_of_name
from learning.questions.claims import who_said
from learning.questions.definitions import definition_of_term
from learning.questions.drafts import Made, asked, questions_in
from learning.questions.grammar import capitalised
from learning.questions.posts import affiliation_of_person, is_organisation, is_past
from learning.questions.question import Distractor, GeneratedQuestion, Part
from learning.questions.statements import sharing
from learning.questions.wording import THE_BRIEF, clause, hangs_on_cue, quoted
from learning.questions.words import normalised

FEWEST, MOST, SPARE = 4, 5, 2


def match_pairs(material: Material) -> Iterator[Made]:
    posts = [
        question
        for question in questions_in(affiliation_of_person(material))
        if is_organisation(question.answer)
    ]
    scripts = [
        question
        for question in questions_in(characters_of_name(material))
        if question.subject.startswith("people/")
    ]
    meanings = [
        question
        for question in questions_in(definition_of_term(material))
        if not question.attribution.speakers  # these are asked with their speaker
    ]
    then = f"{THE_BRIEF}, {material.source_date}" if material.source_date else THE_BRIEF
    yield from _matching(material, posts, "Match each person with their organisation.", then)
    yield from _matching(material, scripts, "Match each name with its characters.", "")
    yield from _matching(material, meanings, "Match each term with its meaning.", THE_BRIEF)
    yield from _matching(
        material, _claims(material), "Match each claim with its speaker.", THE_BRIEF
    )


def _claims(material: Material) -> list[GeneratedQuestion]:
    """The question on one core statement of each speaker, of those that nobody shares."""
    of_speakers: dict[str, GeneratedQuestion] = {}
    asked_for = [
        question
        for question in questions_in(who_said(material))
        if question.weight is Weight.CORE and not question.elements
    ]
    for question in sorted(asked_for, key=_digest):
        quote = material.quote(question.keys[0])
        if not sharing(material, quote) and not hangs_on_cue(quote):
            of_speakers.setdefault(question.answer, question)
    return list(of_speakers.values())


def _matching(
    material: Material, questions: Iterable[GeneratedQuestion], stem: str, frame: str
) -> Iterator[Made]:
    chosen = sorted(_unique(list(questions)), key=lambda one: _is_former(material, one))
    size = min(MOST, len(chosen) - SPARE)
    if size < FEWEST:
        return  # the parts are asked one by one
    left = sorted(chosen[:size], key=lambda question: question.rank)
    pairs = _pairs(material, left, chosen[size : size + SPARE])
    yield asked(material, replace(pairs, stem=stem, frame=frame))


def _pairs(
    material: Material, left: list[GeneratedQuestion], spare: list[GeneratedQuestion]
) -> GeneratedQuestion:
    first, *_, last = left
    return GeneratedQuestion(
        type="match-pairs",
        brief=material.slug,
        keys=tuple(question.keys[0] for question in left),
        subject=first.subject,
        sibling=f"{first.type}/pairs",
        weight=max(question.weight for question in left),  # a detail if one of them is
        stem="",
        answer="; ".join(f"{_left(material, one)}: {one.answer}" for one in left),
        distractors=tuple(_spare(material, one) for one in spare),
        formats=(formats.MATCHING,),
        expects=Expects.SET,
        attribution=first.attribution,
        explanation=" ".join(one.explanation for one in left),
        source=first.source,
        rank=last.rank,
        parts=tuple(
            Part(prompt=_left(material, one), answer=one.answer, uid=one.uid, source=one.source)
            for one in left
        ),
    )


def _unique(questions: list[GeneratedQuestion]) -> list[GeneratedQuestion]:
    """Questions whose answer no other shares, in an order that depends on their names alone."""
    counts = Counter(normalised(question.answer) for question in questions)
    return sorted(
        (question for question in questions if counts[normalised(question.answer)] == 1),
        key=_digest,
    )


def _digest(question: GeneratedQuestion) -> bytes:
    return hashlib.sha256(question.uid.encode()).digest()


def _is_former(material: Material, question: GeneratedQuestion) -> bool:
    """Whether it asks for a post that is over; its answer is then a spare right side at most."""
    family, slug = question.subject.split("/")
    asks_post = question.type == "affiliation-of-person" and family == "people"
    return asks_post and is_past(material.person(slug))


def _left(material: Material, question: GeneratedQuestion) -> str:
    family, slug = question.subject.split("/")
    if family == "quotes":
        quote = material.quote(slug)
        return quoted(material, quote) or capitalised(clause(material, quote))
    return material.person(slug).name if family == "people" else material.concept(slug).term


def _spare(material: Material, question: GeneratedQuestion) -> Distractor:
    return Distractor(text=question.answer, source=question.source, truth=question.explanation)
