"""Rules on the questions of a brief together: no sentence and no wrong option comes too often."""

from collections import Counter, defaultdict

from content.material import Material
from learning.quality.rule import Faults, Questions, choices
from learning.questions.altered import FEWEST_TERMS, terms_in
from learning.questions.sentences import ASK_A_SENTENCE, WAYS, sentence_of
from learning.questions.spreading import most_uses, wrong_concepts


def no_second_helping(questions: Questions, material: Material) -> Faults:
    needed = {part.uid for question in questions for part in question.parts}
    ways: dict[tuple[str, int], set[str]] = defaultdict(set)
    for question in questions:
        if question.type in ASK_A_SENTENCE and question.uid not in needed:
            asked = ways[sentence_of(material, question.source)]
            asked.add(question.type)
            if len(asked) > WAYS:
                yield question, f"its sentence is asked in {len(asked)} ways"
    for question in questions:
        alone = len(terms_in(material, question.stem)) < FEWEST_TERMS
        if question.type == "altered-word" and alone:
            yield question, "the statement has one term, so that nothing has to be found"


def spread_distractors(questions: Questions, material: Material) -> Faults:
    uses: Counter[str] = Counter()
    for question in choices(questions):
        for term in sorted(wrong_concepts(material, question)):
            uses[term] += 1
            if uses[term] > most_uses(material):
                yield question, f"“{term}” is a wrong option in too many questions"
