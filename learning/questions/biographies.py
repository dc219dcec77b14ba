"""Type 22: who is it? Two facts of a person's life, which tell them from all others."""

from collections.abc import Iterator
from itertools import combinations

from content.material import Biography, Material, Person, Weight
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.distractors import (
    confusable_people,
    contemporaries,
    person_affinity,
    post,
    who,
)
from learning.questions.drafts import Made, draft, fault, in_order, skip
from learning.questions.grammar import joined
from learning.questions.naming import names_of_person
from learning.questions.pools import NAMES, Candidate, offer
from learning.questions.question import GeneratedQuestion, Source
from learning.questions.wording import THE_BRIEF
from learning.questions.words import contains, normalised, word_count

CLUE_WORDS = 20  # of both clues together


def who_is_it(material: Material) -> Iterator[Made]:
    for person in in_order(material, material.people):
        clues = _telling(material, person)
        made = [
            question
            for chosen in sorted(combinations(clues, 2), key=_plainest)
            if not fault(material, question := _draft(material, person, chosen))
        ]
        if made:
            yield offer(made[0], _distractors(material, person, made[0].stem), ratio=NAMES)
        else:
            yield skip("who-is-it", person, "fewer than two clues tell this person from others")


def _plainest(clues: tuple[Biography, ...]) -> tuple[bool, int, int, str]:
    """The sort key of clues: core ones first unless they are long, then the shortest."""
    told = " ".join(one.text for one in clues)
    long = word_count(told) > CLUE_WORDS
    return long, sum(one.weight is Weight.DETAIL for one in clues), len(told), told


def _telling(material: Material, person: Person) -> list[Biography]:
    """The facts that apply to this person alone, without a name that gives them away."""
    elsewhere = {
        normalised(one.text)
        for other in material.people
        if other is not person
        for one in other.biography
    }
    return [
        one
        for one in person.biography
        if normalised(one.text) not in elsewhere and not contains(one.text, person.name)
    ]


def _draft(material: Material, person: Person, clues: tuple[Biography, ...]) -> GeneratedQuestion:
    told = [one.text for one in clues]
    return draft(
        material,
        person,
        clues[0].span,
        type="who-is-it",
        sibling=f"people/{person.slug}/life",
        confusable=confusable_people(material, person),
        rank=max(material.position_of(one.span) for one in clues),
        frame=THE_BRIEF,
        stem=f"Who {joined(told)}?",
        answer=person.name,
        accepted=names_of_person(person)[1:],
        formats=(formats.TYPED, formats.RECALL),
        expects=Expects.PERSON,
        explanation=f"{person.name} {joined(told)}.",
    )


def _distractors(material: Material, person: Person, stem: str) -> Iterator[Candidate]:
    for other in contemporaries(material, person, stem):
        affinity = person_affinity(material, person, other) + 2 * bool(other.biography)
        affinity += 2 * (bool(post(other)) == bool(post(person)))
        yield Candidate(other.name, Source.of(material, other.span), who(other), affinity)
