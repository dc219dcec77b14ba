"""Wrong options that are concepts come from many: one that comes often is known to be wrong."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from content.material import Material
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.pools import sets_of
from learning.questions.question import Distractor, GeneratedQuestion
from learning.questions.words import normalised


def most_uses(material: Material) -> int:
    """In how many questions a concept may be a wrong option: three in a brief of thirty concepts,
    and in a smaller one.
    """
    return max(3, len(material.concepts) // 10)


def spread(material: Material, questions: Iterable[GeneratedQuestion]) -> list[GeneratedQuestion]:
    """The questions with concepts that have been wrong options often enough replaced by others of
    their candidates; a choice without enough of these is one no more.
    """
    uses: Counter[str] = Counter()
    finished = []
    for question in questions:
        if formats.CHOICE in question.formats:
            spent = {text for text, times in uses.items() if times >= most_uses(material)}
            question = _without(question, spent)
            uses.update(wrong_concepts(material, question))
        finished.append(question)
    return finished


def wrong_concepts(material: Material, question: GeneratedQuestion) -> set[str]:
    """The terms among the wrong options of a question that asks for a term."""
    if question.expects is not Expects.TERM:
        return set()
    terms = {normalised(concept.term) for concept in material.concepts}
    return terms & {normalised(one.text) for one in question.distractors}


def _without(question: GeneratedQuestion, spent: set[str]) -> GeneratedQuestion:
    def fresh(options: Iterable[Distractor]) -> tuple[Distractor, ...]:
        return tuple(one for one in options if normalised(one.text) not in spent)

    options, reserve = fresh(question.distractors), fresh(question.reserve)
    if len(options) < len(question.distractors):
        options = next(sets_of(question, (*options, *reserve)), ())
    others = tuple(one for one in question.formats if one != formats.CHOICE)
    reserve = tuple(one for one in reserve if one not in options) if options else ()
    return replace(
        question,
        distractors=options,
        reserve=reserve,
        formats=question.formats if options else others,
    )
