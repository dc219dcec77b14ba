"""Grades dates, as precisely as they are known."""

from functools import lru_cache

from learning.grading.answer_key import AnswerKey
from learning.grading.misspellings import edits
from learning.grading.parsing.date_parsing import ParsedDates, parse_dates
from learning.grading.terms import grade_term
from learning.grading.verdict import Outcome, Verdict
from learning.grading.words import Word, known

RELATIONS = frozenset(("after", "before", "since", "by", "around"))


def grade_date(expected: AnswerKey, response: str) -> Verdict:
    """Right if the response gives the date, at least to the month if that is known; a right month
    in a wrong year is wrong.

    A form with words that cannot be parsed as a date is compared word by word, in any order. A
    response that says less is nearly right if it has the year; one that says more or something else
    is wrong.
    """
    exact = [form for form in expected.forms if known(form).squeezed == known(response).squeezed]
    if exact:
        return Verdict.right(exact[0])
    readings = [parse_dates(response, day_first=first) for first in (True, False)]
    plain = [form for form in expected.forms if not _in_words(form)]
    rivals = [
        other for other in expected.pool if not any(_alike(form, other) for form in expected.forms)
    ]
    return (
        _named(plain, readings)
        or _rival(rivals, readings)
        or _covered(plain, readings)
        or _worded(expected, response, readings[0])
        or _wrong(readings[0])
    )


def _named(forms: list[str], readings: list[ParsedDates]) -> Verdict | None:
    """Right for the exact date, neither coarser nor finer."""
    for form in forms:
        for given in readings:
            if _known(form).moments == given.moments:
                return Verdict.right(form, edits=given.misspelt)
    return None


def _rival(rivals: list[str], readings: list[ParsedDates]) -> Verdict | None:
    named = _named([other for other in rivals if not _in_words(other)], readings)
    return Verdict(outcome=Outcome.WRONG, matched=named.matched) if named else None


def _covered(forms: list[str], readings: list[ParsedDates]) -> Verdict | None:
    for form in forms:
        for given in readings:
            if _known(form).covers(given):
                return Verdict.right(form, edits=given.misspelt)
    return None


def _worded(expected: AnswerKey, response: str, given: ParsedDates) -> Verdict | None:
    forms = [form for form in expected.forms if _in_words(form)]
    if not forms:
        return None
    verdict = grade_term(AnswerKey(forms[0], tuple(forms[1:]), expected.pool), response)
    if verdict.outcome.is_right:
        return verdict
    return _in_any_order(forms, given) or _less_exact(forms, given) or verdict


def _in_any_order(forms: list[str], given: ParsedDates) -> Verdict | None:
    """Right if the date and the words beside it are the same."""
    for form in forms:
        ours = _known(form)
        if ours.moments == given.moments and len(ours.unread) == len(given.unread):
            costs = [_cost(ours, word) for word in given.unread]
            meant = {word for word, _ in costs}
            if meant == set(ours.unread):
                return Verdict.right(form, edits=given.misspelt + sum(cost for _, cost in costs))
    return None


def _cost(ours: ParsedDates, word: str) -> tuple[str, int]:
    """The word beside a date that ``word`` stands for, and its typing errors; "" if none."""
    costs = ((own, 0 if own == word else edits((Word(own),), word)) for own in ours.unread)
    return next(((own, cost) for own, cost in costs if cost is not None), ("", 0))


def _less_exact(forms: list[str], given: ParsedDates) -> Verdict | None:
    """Nearly right if everything the response says is true but incomplete."""
    says = set(given.unread)
    for form in forms:
        ours = _known(form)
        says_to_what = not says or not says <= RELATIONS  # "after 2024" is a different time
        if ours.moments and ours.refines(given) and says <= set(ours.unread) and says_to_what:
            note = "The year is right; the brief says it more exactly."
            return Verdict(outcome=Outcome.NEAR, matched=form, note=note, score=0.5)
    return None


def _wrong(given: ParsedDates) -> Verdict:
    if not given.moments:
        return Verdict(outcome=Outcome.WRONG, note="Give a date.")
    whole = all(moment.year for moment in given.moments)
    return Verdict(outcome=Outcome.WRONG, note="" if whole else "Give the year too.")


def _alike(form: str, other: str) -> bool:
    ours, theirs = _known(form), _known(other)
    return known(form).squeezed == known(other).squeezed or (
        bool(ours.moments) and ours.moments == theirs.moments and not theirs.unread
    )


def _in_words(form: str) -> bool:
    return bool(_known(form).unread) or not _known(form).moments


@lru_cache(maxsize=1024)
def _known(form: str) -> ParsedDates:
    return parse_dates(form)
