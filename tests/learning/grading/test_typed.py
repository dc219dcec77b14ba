import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.grading import Outcome, grade_set, grade_typed
from learning.grading.expects import Expects

# No two of these answers are easily confused.
ANSWERS = {
    Expects.TERM: (
        "new productive forces",
        "dual circulation",
        "real economy",
        "6G",
        "supply chain",
    ),
    Expects.ROLE: ("president", "former vice-president", "party secretary", "dean"),
    Expects.PERSON: ("Ma Xiaohe", "Liu Dian", "Liu Yuanchun", "Huang Jin", "Han Jun", "Tang Liu"),
    Expects.PINYIN: ("Mǎ Xiǎohé", "Liú Diǎn", "Huáng Jǐn", "Hán Jùn"),
    Expects.ORGANISATION: (
        "Shanghai University of Finance and Economics",
        "Central University of Finance and Economics",
        "Fudan University",
        "Peking University",
    ),
    Expects.PLACE: ("Heilongjiang", "Dali, Shaanxi", "Guangdong", "Zhejiang"),
    Expects.CHARACTERS: ("马晓河", "刘典", "黄瑾", "韩俊"),
    Expects.NUMBER: ("9,000", "9,200", "eight", "3"),
    Expects.DATE: ("September 2023", "December 2023", "early 1980s", "2024"),
}
MISSPELT = (Expects.TERM, Expects.ROLE, Expects.PERSON, Expects.ORGANISATION, Expects.PLACE)
asked = st.sampled_from(
    [(expects, answer) for expects, answers in ANSWERS.items() for answer in answers]
)
anything = st.sampled_from(list(Expects)).filter(ANSWERS.__contains__)


def grade(expects, answer, response, accepted=()):
    return grade_typed(
        answer=answer,
        accepted=accepted,
        expects=expects,
        response=response,
        pool=ANSWERS[expects],
    )


@given(asked)
def test_the_key_is_right_in_any_case_and_spacing(question):
    expects, answer = question
    for response in (answer, answer.upper(), f"  {answer}. "):
        assert grade(expects, answer, response).outcome is Outcome.RIGHT


@given(asked, st.data())
def test_an_alias_is_right_even_if_it_is_in_the_pool(question, data):
    expects, answer = question
    alias = data.draw(st.sampled_from(ANSWERS[expects]))
    assert grade(expects, answer, alias, accepted=(alias,)).outcome is Outcome.RIGHT


@given(asked)
def test_every_other_answer_of_the_pool_is_wrong(question):
    expects, answer = question
    for other in ANSWERS[expects]:
        if other != answer:
            verdict = grade(expects, answer, other)
            assert (verdict.outcome, verdict.matched) == (Outcome.WRONG, other)


def transpositions(answer):
    for word in answer.replace("-", " ").replace(",", " ").split():
        if len(word) >= 6:
            for at in range(len(word) - 1):
                if word[at].casefold() != word[at + 1].casefold():
                    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
                    yield answer.replace(word, swapped, 1)


@pytest.mark.parametrize("expects", MISSPELT)
def test_two_swapped_letters_in_a_long_word_are_a_typing_error(expects):
    tried = [(answer, given) for answer in ANSWERS[expects] for given in transpositions(answer)]
    assert tried
    for answer, response in tried:
        assert grade(expects, answer, response).outcome is Outcome.TYPO, response


@given(anything, st.text(), st.text(min_size=1), st.lists(st.text(), max_size=3))
def test_any_response_gets_a_verdict(expects, response, answer, accepted):
    verdict = grade(expects, answer, response, accepted=tuple(accepted))
    assert 0 <= verdict.score <= 1
    assert json.loads(json.dumps(verdict.as_json())) == verdict.as_json()


@given(st.lists(st.text(), max_size=5), st.text())
def test_any_list_gets_a_verdict(elements, response):
    verdict = grade_set(elements=[*elements, "land"], response=response)
    assert 0 <= verdict.score <= 1


HOSTILE = (
    "a" * 10_000,
    "a " * 5_000,
    "刘" * 10_000,
    "9," * 5_000,
    "9 000 " * 2_000,
    "1/1/2023 " * 1_000,
    "and " * 2_500,
    "ﷺ" * 10_000,
    "\u0301" * 10_000,
    "'" * 10_000,
)


@pytest.mark.parametrize("expects", ANSWERS)
@pytest.mark.parametrize("response", HOSTILE, ids=lambda text: repr(text[:4]))
def test_a_huge_response_is_graded_at_once(expects, response):
    started = time.process_time()
    assert not grade(expects, ANSWERS[expects][0], response).outcome.is_right
    assert time.process_time() - started < 0.25


@pytest.mark.parametrize("response", HOSTILE, ids=lambda text: repr(text[:4]))
def test_a_huge_list_is_graded_at_once(response):
    started = time.process_time()
    grade_set(elements=ANSWERS[Expects.PERSON], response=response, pool=ANSWERS[Expects.TERM])
    assert time.process_time() - started < 0.5
