"""Answers that must be written in Chinese characters: every character must match."""

from content.characters import chinese_characters
from learning.grading.answer_key import AnswerKey
from learning.grading.parsing.pinyin import usual_reading
from learning.grading.verdict import Outcome, Verdict


def grade_characters(expected: AnswerKey, response: str) -> Verdict:
    given = chinese_characters(response)
    if not given:
        return Verdict(outcome=Outcome.WRONG, note="Write it in characters.")
    for form in expected.forms:
        if chinese_characters(form) == given:
            return Verdict.right(form)
    answer = chinese_characters(expected.answer)
    places = list(zip(answer, given.ljust(len(answer)), strict=False))
    matched = next((other for other in expected.pool if chinese_characters(other) == given), "")
    sounds_right = not matched and usual_reading(given) == usual_reading(answer)
    return Verdict(
        outcome=Outcome.WRONG,
        matched=matched,
        present=tuple(ours for ours, theirs in places if ours == theirs),
        missing=tuple(ours for ours, theirs in places if ours != theirs),
        extra=tuple(letter for letter in given if letter not in answer),
        note="It sounds right, but is written otherwise." if sounds_right else "",
        score=sum(ours == theirs for ours, theirs in places) / max(len(answer), len(given)),
    )
