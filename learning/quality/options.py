"""Rules on the options of a choice, one by one and together."""

import math
from collections import Counter

from content.material import Material
from learning.grading import formats
from learning.grading.expects import Expects
from learning.kinds.options import ordered_options
from learning.quality.kinds import index_of_kinds, kinds_of
from learning.quality.rule import Faults, Questions, choices, option_texts
from learning.quality.truth import false_as_answers
from learning.questions.dates import magnitude
from learning.questions.pools import NAMES, PHRASES
from learning.questions.question import GeneratedQuestion
from learning.questions.words import (
    contains,
    form,
    length_ratio,
    normalised,
    opening,
    overlap,
)

PRESENTATIONS = 200
ENOUGH = 20  # questions; with fewer, shares mean nothing
LONGEST_SHARE = 0.4
SORTED = (Expects.NUMBER, Expects.DATE)
NAMED = (Expects.PERSON, Expects.ORGANISATION, Expects.CHARACTERS, Expects.PLACE)


def one_key(questions: Questions, material: Material) -> Faults:
    for question in questions:
        texts = option_texts(question)
        if len({normalised(text) for text in texts}) < len(texts):
            yield question, "two options are the same"
        right = (question.answer, *question.accepted, *question.elements)
        for text in texts[1:]:
            if any(contains(text, answer) for answer in right):
                yield question, f"the wrong option “{text}” holds a right answer"


def false_distractors(questions: Questions, material: Material) -> Faults:
    for question in questions:
        for text in false_as_answers(material, question):
            yield question, f"“{text}” is not reliably {_expected(question, text)}"


def _expected(question: GeneratedQuestion, text: str) -> str:
    return "right" if text == question.answer else "wrong"


def one_kind(questions: Questions, material: Material) -> Faults:
    index = index_of_kinds(material)
    for question in choices(questions):
        texts = option_texts(question)
        if not frozenset.intersection(*(kinds_of(index, text) for text in texts)):
            yield question, "the options are not of one kind"
        if len({opening(text) for text in texts}) > 1:
            yield question, "the options do not begin alike"
    for question in questions:
        if question.altered and not _of_one_kind(index, *question.altered):
            shown, right = question.altered
            yield question, f"“{shown}” is of another kind than “{right}”"


def _of_one_kind(index: dict[str, frozenset[str]], shown: str, right: str) -> bool:
    """Whether one could be taken for the other; two terms are compared by what they are in the
    brief.
    """
    kinds = kinds_of(index, shown), kinds_of(index, right)
    shared = (kinds[0] & kinds[1]) - {"term"}
    return bool(shared - {"number"}) or (bool(shared) and kinds[0] == kinds[1])


def three_options(questions: Questions, material: Material) -> Faults:
    for question in questions:
        count = len(question.distractors)
        if formats.CHOICE in question.formats and count not in (2, 3):
            yield question, f"a choice with {count} wrong options"
        if count and not {formats.CHOICE, formats.MATCHING} & {*question.formats}:
            yield question, "wrong options for no choice"


def even_lengths(questions: Questions, material: Material) -> Faults:
    offered = choices(questions)
    for question in offered:
        limit = NAMES if question.expects in (*NAMED, *SORTED, Expects.ROLE) else PHRASES
        if length_ratio(option_texts(question)) > limit:
            yield question, f"the longest option is over {limit} times the shortest"
    longest = [question for question in offered if _uniquely_longest(question)]
    if len(offered) >= ENOUGH and len(longest) > LONGEST_SHARE * len(offered):
        yield None, f"the answer is the longest option in {len(longest)} of {len(offered)}"


def _uniquely_longest(question: GeneratedQuestion) -> bool:
    answer, *others = map(len, option_texts(question))
    return all(answer > other for other in others)


def fair_order(questions: Questions, material: Material) -> Faults:
    places: dict[int, Counter[int]] = {}
    for question in choices(questions):
        if question.expects in SORTED:
            sizes = [magnitude(text) for text in _shown(question, 0)]
            known = [size for size in sizes if size is not None]
            if len(known) < len(sizes) or known != sorted(set(known)):
                yield question, "the options cannot be put in ascending order"
            continue
        counts = places.setdefault(len(option_texts(question)), Counter())
        counts.update(_place(question, n) for n in range(PRESENTATIONS))
    for size, counts in places.items():
        if chance_of_counts([counts[place] for place in range(size)]) <= 0.01:
            yield None, f"the answer of {size} options stands in some places more often: {counts}"


def chance_of_counts(counts: list[int]) -> float:
    """The p value of χ² for counts that should be equal, with one or more degrees of freedom."""
    expected = sum(counts) / len(counts)
    statistic = sum((count - expected) ** 2 for count in counts) / expected
    return _upper_gamma((len(counts) - 1) / 2, statistic / 2)


def _upper_gamma(shape: float, value: float) -> float:
    """The regularised upper incomplete gamma function for integer or half-integer shape, by
    recurrence.
    """
    if shape == 0.5:
        return math.erfc(math.sqrt(value))
    if shape == 1:
        return math.exp(-value)
    smaller = shape - 1
    step: float = value**smaller * math.exp(-value) / math.gamma(shape)
    return _upper_gamma(smaller, value) + step


def nothing_to_guess_by(questions: Questions, material: Material) -> Faults:
    asked = [question for question in choices(questions) if question.expects not in SORTED]
    if not asked:
        return
    shares = [1 / len(option_texts(question)) for question in asked]
    chance = sum(shares) / len(asked)
    error = math.sqrt(sum(share * (1 - share) for share in shares)) / len(asked)
    for name, score in guessers(asked).items():
        if score > chance + max(0.05, 2 * error):
            yield None, f"picking the {name} option is right in {score:.0%}"


def guessers(asked: Questions) -> dict[str, float]:
    """The share of right answers by each guessing strategy, over all presentations."""
    hits: Counter[str] = Counter()
    for question in asked:
        marks = {name: _marks(name, question) for name in ("longest", "most like the stem", "odd")}
        for number in range(PRESENTATIONS):
            shown = _shown(question, number)
            hits["first"] += shown[0] == question.answer
            for name, mark in marks.items():
                hits[name] += max(shown, key=mark.__getitem__) == question.answer
    total = len(asked) * PRESENTATIONS
    return {name: hits[name] / total for name in ("longest", "most like the stem", "odd", "first")}


def _marks(name: str, question: GeneratedQuestion) -> dict[str, int]:
    """The values by which a strategy compares options; of equal options it takes the
    first shown.
    """
    texts = option_texts(question)
    if name == "longest":
        return {text: len(text) for text in texts}
    if name == "odd":
        forms = Counter(form(text) for text in texts)
        return {text: -forms[form(text)] for text in texts}
    return {text: overlap(text, question.stem) for text in texts}


def _shown(question: GeneratedQuestion, presentation: int) -> list[str]:
    return ordered_options(_body(question), presentation, uid=question.uid)


def _body(question: GeneratedQuestion) -> dict[str, object]:
    wrong = [{"text": distractor.text} for distractor in question.distractors]
    return {"answer": question.answer, "distractors": wrong, "expects": question.expects}


def _place(question: GeneratedQuestion, presentation: int) -> int:
    return _shown(question, presentation).index(question.answer)
