"""Rules on the options of a choice, one by one and together."""

import math
from collections import Counter

from content.material import Material
from learning.grading import formats
from learning.grading.expects import Expects
from learning.quality.claims import NAMING_VOICES
from learning.quality.guessing import (
    PRESENTATIONS,
    SORTED,
    allowed_by_chance,
    shown_options,
)
from learning.quality.kinds import TERM, index_of_kinds, kinds_of
from learning.quality.rule import Faults, Questions, choices, option_texts
from learning.quality.truth import false_as_answers
from learning.questions.dates import magnitude
from learning.questions.pools import NAMES, PHRASES
from learning.questions.question import GeneratedQuestion
from learning.questions.words import (
    contains,
    length_ratio,
    normalised,
    opening,
)

ENOUGH = 20  # questions; of fewer, chance may make more than this share the longest option
LONGEST_SHARE = 0.4
CHANCE = 0.001  # a fair order looks unfair in one brief of a thousand
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
    shared = {kind for kind in kinds[0] & kinds[1] if not kind.startswith(TERM)}
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
        named = question.expects in (*NAMED, *SORTED, Expects.ROLE)
        limit = NAMES if named or question.type in NAMING_VOICES else PHRASES
        if length_ratio(option_texts(question)) > limit:
            yield question, f"the longest option is over {limit} times the shortest"
    longest = [question for question in offered if _uniquely_longest(question)]
    most_uneven = sorted(longest, key=lambda one: -length_ratio(option_texts(one)))
    for question in most_uneven[: _too_many(longest, offered)]:
        said = f"the answer is the longest option, as in {len(longest)} of {len(offered)}"
        yield question, said
    for question in _guessed_by_length(offered):
        yield question, "too many answers are as long as any other option"


def _guessed_by_length(offered: Questions) -> Questions:
    """What has to go so that whoever picks the longest option is right as chance allows it only;
    of options that are equally long each may be picked.
    """
    left = [question for question in offered if question.expects not in SORTED]
    left.sort(key=lambda one: (_luck(one), length_ratio(option_texts(one))))
    gone = []
    while left and sum(map(_luck, left)) / len(left) > allowed_by_chance(
        [len(option_texts(one)) for one in left]
    ):
        gone.append(left.pop())
    return gone


def _luck(question: GeneratedQuestion) -> float:
    """How often the longest option is the answer, 0 to 1."""
    lengths = [len(text) for text in option_texts(question)]
    return (lengths[0] == max(lengths)) / lengths.count(max(lengths))


def _too_many(longest: Questions, offered: Questions) -> int:
    """How many have to go for the rest to have their share; of few choices the first of them, since
    chance allows fewer another share.
    """
    if len(offered) >= ENOUGH:
        over = len(longest) - LONGEST_SHARE * len(offered)
        return max(0, math.ceil(over / (1 - LONGEST_SHARE)))
    share = allowed_by_chance([len(option_texts(one)) for one in offered]) if offered else 1
    return int(len(longest) > share * len(offered))


def _uniquely_longest(question: GeneratedQuestion) -> bool:
    answer, *others = map(len, option_texts(question))
    return all(answer > other for other in others)


def fair_order(questions: Questions, material: Material) -> Faults:
    places: dict[int, Counter[int]] = {}
    for question in choices(questions):
        if question.expects in SORTED:
            sizes = [magnitude(text) for text in shown_options(question, 0)]
            known = [size for size in sizes if size is not None]
            if len(known) < len(sizes) or known != sorted(set(known)):
                yield question, "the options cannot be put in ascending order"
            continue
        counts = places.setdefault(len(option_texts(question)), Counter())
        counts.update(_place(question, n) for n in range(PRESENTATIONS))
    for size, counts in places.items():
        if chance_of_counts([counts[place] for place in range(size)]) <= CHANCE:
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


def _place(question: GeneratedQuestion, presentation: int) -> int:
    return shown_options(question, presentation).index(question.answer)
