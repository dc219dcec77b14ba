"""Grades dates, as precisely as they are known."""

import re
from dataclasses import replace
from functools import lru_cache

from learning.grading.answer_key import AnswerKey, wrong
from learning.grading.parsing.date_parsing import ParsedDates, parse_dates
from learning.grading.spelling.misspellings import edits
from learning.grading.terms import grade_term
from learning.grading.verdict import NO_DATE, Outcome, Verdict
from learning.grading.words import Phrase, Word, known

RELATIONS = frozenset(("after", "before", "since", "by", "around"))
BOUNDS = RELATIONS - {"around"} | {"until", "till"}
SOON = (2, 3)  # months about a lunar new year
WHICH_DAY, WHICH_MONTH = "Which day?", "Which month?"
WHICH_YEAR, WHEN = "Which year?", "When exactly?"
_WHAT_DAY = re.compile(r"(?i)\b(?:what|which|exact) (?:day|date)\b")
_NEW_YEAR = re.compile(r"(?i)\bnew year\b|\bspring festival\b")  # of any calendar


def grade_date(expected: AnswerKey, response: str) -> Verdict:
    """Right if the response gives the date, at least to the month if that is known; a right month
    in a wrong year is wrong.

    A form with words that cannot be parsed as a date is compared word by word, in any order. A
    response that says less is nearly right: the year alone, its season, or the month without the
    year. One that says more or something else is wrong.
    """
    expected = expected.with_wordings()
    exact = [form for form in expected.forms if known(form).squeezed == known(response).squeezed]
    if exact:
        return Verdict.right(exact[0])
    readings = [parse_dates(response, day_first=first) for first in (True, False)]
    plain = [form for form in expected.forms if not _in_words(form)]
    rivals = [
        other for other in expected.pool if not any(_alike(form, other) for form in expected.forms)
    ]
    if _is_bound(response, readings[0]):  # "before September 2023" is a different time
        plain = rivals = []
    verdict = (
        _named(plain, readings)
        or _rival(rivals, readings)
        or _covered(plain, readings, expected.stem)
    )
    if verdict:
        return verdict
    worded = _worded(expected, response, readings[0])
    if worded and worded.outcome is not Outcome.WRONG:
        return worded
    return _coarser(plain, readings) or worded or _wrong(readings[0])


def _is_bound(response: str, given: ParsedDates) -> bool:
    return len(given.moments) == 1 and bool(_bounds(response))


def _bounds(response: str) -> set[str]:
    return {word.text for word in Phrase.of(response).words} & BOUNDS


def _named(forms: list[str], readings: list[ParsedDates]) -> Verdict | None:
    """Right for the exact date, neither coarser nor finer."""
    for form in forms:
        for given in readings:
            if given.moments and _known(form).moments == given.moments:
                return Verdict.right(form, edits=given.misspelt)
    return None


def _rival(rivals: list[str], readings: list[ParsedDates]) -> Verdict | None:
    named = _named([other for other in rivals if not _in_words(other)], readings)
    return Verdict(outcome=Outcome.WRONG, matched=named.matched) if named else None


def _lacks_day(ours: ParsedDates, given: ParsedDates) -> bool:
    return any(moment.day for moment in ours.moments) and not any(m.day for m in given.moments)


def _covered(forms: list[str], readings: list[ParsedDates], stem: str) -> Verdict | None:
    """Right for a finer or coarser date, at least to the month; nearly right if a day is asked."""
    for form in forms:
        for given in readings:
            if _known(form).covers(given):
                if _WHAT_DAY.search(stem) and _lacks_day(_known(form), given):
                    return _near(form, WHICH_DAY)
                return Verdict.right(form, edits=given.misspelt)
    return None


def _coarser(forms: list[str], readings: list[ParsedDates]) -> Verdict | None:
    """Nearly right for the year or the season of a month, and for a month without its year."""
    for form in forms:
        for given in readings:
            ours = _known(form)
            if ours.moments and ours.refines(given):
                lacks_month = any(not moment.month for moment in given.moments)
                return _near(form, WHICH_MONTH if lacks_month else WHEN)
            if ours.has_part(given):
                return _near(form, WHEN)
            if ours.lacks_only_years(given):
                return _near(form, WHICH_YEAR)
    return None


def _near(form: str, note: str) -> Verdict:
    return Verdict(outcome=Outcome.NEAR, matched=form, note=note, score=0.5)


def _worded(expected: AnswerKey, response: str, given: ParsedDates) -> Verdict | None:
    forms = [form for form in expected.forms if _in_words(form)]
    if not forms:
        return None
    verdict = grade_term(
        AnswerKey(forms[0], tuple(forms[1:]), expected.pool, stem=expected.stem), response
    )
    if verdict.outcome.is_right:
        return verdict
    if given.unread and RELATIONS.issuperset(given.unread):  # "after 2024"
        return wrong(expected, Phrase.of(response))
    return _in_any_order(forms, given) or _less_exact(forms, response, given) or verdict


def _in_any_order(forms: list[str], given: ParsedDates) -> Verdict | None:
    """Right if the date and the words beside it are the same."""
    for form in forms:
        ours = _known(form)
        if (
            given.moments
            and ours.moments == given.moments
            and len(ours.unread) == len(given.unread)
        ):
            costs = [_cost(ours, word) for word in given.unread]
            meant = {word for word, _ in costs}
            if meant == set(ours.unread):
                return Verdict.right(form, edits=given.misspelt + sum(cost for _, cost in costs))
    return None


def _cost(ours: ParsedDates, word: str) -> tuple[str, int]:
    """The word beside a date that ``word`` stands for, and its typing errors; "" if none."""
    costs = ((own, 0 if own == word else edits((Word(own),), word)) for own in ours.unread)
    return next(((own, cost) for own, cost in costs if cost is not None), ("", 0))


def _less_exact(forms: list[str], response: str, given: ParsedDates) -> Verdict | None:
    """Nearly right if everything the response says is true but incomplete."""
    says = set(given.unread)
    for form in forms:
        ours = _known(form)
        says_to_what = not says or not says <= RELATIONS  # "after 2024" is a different time
        if not _bounds(response) <= set(ours.unread):
            continue
        if not ours.moments or not says_to_what or not says <= set(ours.unread):
            continue
        if ours.refines(given) or (_NEW_YEAR.search(form) and _is_early(ours, given)):
            return _near(form, WHEN)
    return None


def _is_early(ours: ParsedDates, given: ParsedDates) -> bool:
    """Whether ``given`` is early in the year of ``ours``: "early 2024", "February 2024"."""
    if len(ours.moments) != 1 or len(given.moments) != 1:
        return False
    [own], [other] = ours.moments, given.moments
    is_early = other.part in ("early", "spring") or other.month in SOON
    return is_early and replace(other, part="", month=None) == own


def _wrong(given: ParsedDates) -> Verdict:
    if not given.moments:
        return Verdict(outcome=Outcome.WRONG, note=NO_DATE)
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
