"""The rule that the grader agrees with the question: right is right, and wrong is wrong."""

import re
from collections.abc import Iterator
from typing import Any

from content.material import Material
from learning.grading import formats
from learning.grading.expects import Expects
from learning.grading.spelling.antonyms import antonyms_of
from learning.kinds import kind_of
from learning.kinds.response_fields import opaque
from learning.quality.rule import Faults, Questions
from learning.questions.question import GeneratedQuestion

TYPED = (formats.TYPED, formats.CLOZE, formats.NUMBER)
MISSPELT = (Expects.TERM, Expects.PERSON, Expects.ROLE, Expects.ORGANISATION, Expects.PLACE)
WORDED = (Expects.TERM, Expects.ROLE, Expects.ORGANISATION, Expects.PLACE)
RIGHT, TYPO, WRONG = "right", "right with a typing error", "wrong"


def graded_as_meant(questions: Questions, material: Material) -> Faults:
    for question in questions:
        body = dict(question.body())
        for format in question.formats:
            for response, given, meant in _trials(question, body, format):
                kind = kind_of(format)
                outcome = kind.grade(body, response).outcome
                if outcome.is_right != (meant != WRONG) or (meant == TYPO and outcome != TYPO):
                    yield question, f"as {format}, “{given}” is graded {outcome}, not {meant}"


def _trials(
    question: GeneratedQuestion, body: dict[str, Any], format: str
) -> Iterator[tuple[dict[str, Any], str, str]]:
    """Responses with a description of each, and the expected verdict."""
    wrong = [distractor.text for distractor in question.distractors]
    if format in TYPED:
        for text in (question.answer, *question.accepted):
            yield {"text": text}, text, RIGHT
        for text in wrong:
            yield {"text": text}, text, WRONG
        swapped = transposed(question.answer) if question.expects in MISSPELT else ""
        if swapped:
            yield {"text": swapped}, swapped, TYPO
        for text in with_antonyms(question.answer) if question.expects in WORDED else ():
            yield {"text": text}, text, WRONG
    elif format == formats.CHOICE:
        for text, meant in ((question.answer, RIGHT), *((text, WRONG) for text in wrong)):
            yield {"option": opaque(body, text)}, text, meant
    elif format == formats.LIST:
        count = question.needed or len(question.elements)
        yield {"items": list(question.elements[:count])}, question.answer, RIGHT
        yield {"items": list(question.elements[: count - 1])}, "one too few", WRONG
        yield from _called_otherwise(question, count)
    elif format == formats.ALTERED and question.altered:
        found, corrected = question.altered
        yield {"found": found, "corrected": corrected}, corrected, RIGHT
        yield {"found": corrected, "corrected": found}, found, WRONG
    elif format == formats.ORDERING:
        order = [opaque(body, part.prompt) for part in question.parts]
        yield {"order": order}, "in order", RIGHT
        yield {"order": [*order[1:], order[0]]}, "out of order", WRONG
    elif format == formats.MATCHING:
        yield from _matchings(question, body)


def _called_otherwise(
    question: GeneratedQuestion, count: int
) -> Iterator[tuple[dict[str, Any], str, str]]:
    """The list with one of its entries replaced by each of its other names."""
    for entry, aliases in zip(question.elements, question.aliases, strict=False):
        rest = [other for other in question.elements if other != entry][: count - 1]
        yield from (({"items": [alias, *rest]}, alias, RIGHT) for alias in aliases)


def _matchings(
    question: GeneratedQuestion, body: dict[str, Any]
) -> Iterator[tuple[dict[str, Any], str, str]]:
    pairs = {opaque(body, part.prompt): opaque(body, part.answer) for part in question.parts}
    yield {"pairs": pairs}, "all pairs", RIGHT
    spare = opaque(body, question.distractors[0].text) if question.distractors else ""
    yield {"pairs": pairs | {next(iter(pairs)): spare}}, "a spare side", WRONG


def with_antonyms(text: str) -> Iterator[str]:
    """The text with a prefix of one word dropped, changed or added."""
    for word in dict.fromkeys(re.findall(r"[^\W\d_]{5,}", text)):
        plain = word.casefold()
        others = (other for other in antonyms_of(plain) if not other.endswith(plain))
        opposite = () if word[0].isupper() else (f"un{plain}",)  # a name has none
        yield from (text.replace(word, other, 1) for other in (*others, *opposite))


def transposed(text: str) -> str:
    """The text with two adjacent letters swapped in its first word of six letters or more.

    An abbreviation is passed over: it must be typed exactly.
    """
    for word in text.split():
        letters = word.strip("‘’“”,.")
        if len(letters) >= 6 and letters.isalpha() and not letters.isupper():
            for n in range(2, len(letters) - 1):
                if letters[n] != letters[n - 1]:
                    swapped = letters[: n - 1] + letters[n] + letters[n - 1] + letters[n + 1 :]
                    return text.replace(letters, swapped, 1)
    return ""
