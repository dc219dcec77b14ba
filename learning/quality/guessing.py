"""The rule that no option can be guessed by its looks, and those who guess."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from content.material import Material, Quote
from learning.grading.expects import Expects
from learning.kinds.options import ordered_options
from learning.quality.rule import Faults, Questions, choices, item_of, option_texts
from learning.questions.meanings import meanings
from learning.questions.question import GeneratedQuestion
from learning.questions.words import form, normalised, overlap

PRESENTATIONS = 200
SORTED = (Expects.NUMBER, Expects.DATE)


def nothing_to_guess_by(questions: Questions, material: Material) -> Faults:
    for guess in guesses(questions, material):
        if guess.score > guess.allowed:
            yield None, f"picking the {guess.strategy} option is right in {guess.score:.0%}"


@dataclass(frozen=True, slots=True)
class Guess:
    """The share of right answers by a strategy, and how much chance and its spread allow."""

    strategy: str
    score: float
    allowed: float


def guesses(questions: Questions, material: Material) -> Iterator[Guess]:
    """Each strategy over all presentations of the choices that it can be tried on."""
    asked = [question for question in choices(questions) if question.expects not in SORTED]
    for strategy, marks_of in STRATEGIES.items():
        tried = [(one, marks) for one in asked if (marks := marks_of(material, one))]
        if not tried:
            continue
        hits = sum(
            # Of equal options a guesser takes the first shown.
            max(shown_options(question, number), key=marks.__getitem__) == question.answer
            for question, marks in tried
            for number in range(PRESENTATIONS)
        )
        allowed = allowed_by_chance([len(marks) for _, marks in tried])
        yield Guess(strategy, hits / len(tried) / PRESENTATIONS, allowed)


def allowed_by_chance(options: Sequence[int]) -> float:
    """The share of choices with so many ``options`` that a guess may be right in: what chance
    gives, and twice its standard error.
    """
    shares = [1 / count for count in options]
    error = math.sqrt(sum(share * (1 - share) for share in shares)) / len(shares)
    return sum(shares) / len(shares) + max(0.05, 2 * error)


def _by_length(material: Material, question: GeneratedQuestion) -> dict[str, int]:
    return {text: len(text) for text in option_texts(question)}


def _by_form(material: Material, question: GeneratedQuestion) -> dict[str, int]:
    texts = option_texts(question)
    forms = Counter(form(text) for text in texts)
    return {text: -forms[form(text)] for text in texts}


def _by_place(material: Material, question: GeneratedQuestion) -> dict[str, int]:
    return dict.fromkeys(option_texts(question), 0)


def _by_words(material: Material, question: GeneratedQuestion) -> dict[str, int]:
    return {text: overlap(text, question.stem) for text in option_texts(question)}


def _by_topic(material: Material, question: GeneratedQuestion) -> dict[str, int]:
    """How much of the topic an option is about, by its words or those of the topic that the brief
    gives it; only of questions that name a topic.
    """
    quote = item_of(material, question)
    if question.type != "what-said" or not isinstance(quote, Quote):
        return {}
    topic = meanings(material, quote.topic)
    topics = {normalised(one.text): one.topic for one in material.quotes}
    return {
        text: len(topic & meanings(material, f"{text} {topics.get(normalised(text), '')}"))
        for text in option_texts(question)
    }


STRATEGIES: Mapping[str, Callable[[Material, GeneratedQuestion], Mapping[str, int]]] = {
    "longest": _by_length,
    "most like the stem": _by_words,
    "nearest to the topic": _by_topic,
    "odd": _by_form,
    "first": _by_place,
}


def shown_options(question: GeneratedQuestion, presentation: int) -> list[str]:
    return ordered_options(_body(question), presentation, uid=question.uid)


def _body(question: GeneratedQuestion) -> dict[str, object]:
    wrong = [{"text": distractor.text} for distractor in question.distractors]
    return {"answer": question.answer, "distractors": wrong, "expects": question.expects}
