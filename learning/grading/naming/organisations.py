"""Organisations and places, recognised by the words that distinguish them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from learning.grading.answer_key import AnswerKey, near, too_near, wrong
from learning.grading.naming.organisation_name import (
    COUNTRY,
    ORGANISATION,
    PLACE,
    Match,
    NameRules,
    OrganisationName,
    known_organisation,
    match_words,
    provinces,
)
from learning.grading.nearness import is_abbreviated
from learning.grading.spelling.misspellings import edits, is_other_word
from learning.grading.verdict import Outcome, Verdict
from learning.grading.words import Phrase, known

FULL_NAME = "The full name?"
FEWEST_TELLING = 3
LONGEST_PLACE = 2  # words
_SHORTENED = re.compile(r"\b(\w{3,})\.")
_SCHOOL = re.compile(r"(?P<body>.+?),? (?P<school>(?:School|Department|Faculty|College|Branch) .+)")
_PLACED = re.compile(r"(?i)(?P<name>.+)(?:, | in )(?P<place>[^,]+)")


def grade_organisation(expected: AnswerKey, response: str) -> Verdict:
    """Grades an organisation: the distinguishing words are mandatory, in any order, and "University
    of" may be left out.

    A different general word ("Institute" for "University") is nearly right.
    """
    return _grade(expected, response, ORGANISATION)


def grade_place(expected: AnswerKey, response: str) -> Verdict:
    """Grades as ``grade_organisation`` does, but "province" and similar words never count."""
    return _grade(expected, response, PLACE)


def _grade(expected: AnswerKey, response: str, rules: NameRules) -> Verdict:
    expected, given = expected.with_wordings(), Phrase.of(_spelt_out(response, expected))
    for form in expected.forms:
        if known(form).squeezed == given.squeezed:
            return Verdict.right(form)
    parts = {part for form in expected.forms for part in form.split(", ")}
    others = (other for other in rules.others if other not in parts)
    expected = replace(expected, pool=(*expected.pool, *others))
    rivals = [
        known_organisation(name, rules)
        for name in expected.rivals(lambda text: known(text).squeezed)
    ]
    for rival in rivals:
        if rival.phrase.squeezed == given.squeezed:
            return wrong(expected, given, matched=rival.phrase.text)
    names = [known_organisation(form, rules) for form in expected.forms]
    has_place = any(", " in form for form in expected.forms)  # another is another answer
    found = [
        _covered(name, given, rivals)
        or _run_together(name, given, rivals)
        or (None if has_place and ", " not in name.phrase.text else _located(name, given, rivals))
        for name in names
    ]
    verdicts = [verdict for verdict in found if verdict]
    if verdicts:
        return min(verdicts, key=_place)
    if _is_part_of_answer(expected, given, rivals, rules):
        return near(expected, given, FULL_NAME)
    return wrong(expected, given)


def _spelt_out(response: str, expected: AnswerKey) -> str:
    """The response with "Mass." as "Massachusetts", if an answer has that word."""
    words = [word for form in expected.forms for word in form.split()]

    def spell(found: re.Match[str]) -> str:
        start = found[1].casefold()
        return next((word for word in words if word.casefold().startswith(start)), found[0])

    return _SHORTENED.sub(spell, response)


def _located(
    name: OrganisationName, given: Phrase, rivals: list[OrganisationName]
) -> Verdict | None:
    """Right for the name with the place where it is: "Fudan, Shanghai", "Manchester, England"."""
    found = _PLACED.fullmatch(given.text)
    if not found or len(found["place"].split()) > LONGEST_PLACE:
        return None
    place = OrganisationName(Phrase.of(found["place"]), name.rules).words.keys()
    if any(place & rival.words.keys() for rival in rivals if not place <= provinces()):
        return None
    covered = _covered(name, Phrase.of(found["name"]), rivals)
    return covered if covered and covered.outcome.is_right else None


def _is_part_of_answer(
    expected: AnswerKey, given: Phrase, rivals: list[OrganisationName], rules: NameRules
) -> bool:
    """Whether a response is the body that a school or department belongs to, the nearer part of
    "Dali, Shaanxi", or the initials of the name."""
    if is_abbreviated(expected, given.text):
        return True
    parts = {part.strip(" ,") for form in expected.forms for part in _parts(form) if part != form}
    if any(known(part).singular == given.singular for part in parts):
        return True
    larger = (
        _covered(known_organisation(part, rules), given, rivals)
        for part in parts
        if known(part).words
    )
    if any(covered and covered.outcome.is_right for covered in larger):
        return True
    return any(
        _lacks_one_word(known_organisation(form, rules), given, rivals) for form in expected.forms
    )


def _parts(form: str) -> Iterator[str]:
    """The body that a school belongs to, the school, and the parts around a comma."""
    yield from form.split(", ")
    if found := _SCHOOL.fullmatch(form):
        yield from (found["body"], found["school"])


def _lacks_one_word(name: OrganisationName, given: Phrase, rivals: list[OrganisationName]) -> bool:
    """Whether a response has all distinguishing words but one of three or more, and nothing else,
    from the first to the last: nobody else is meant."""
    mandatory = [key for key in name.words if key in name.mandatory(rivals)]
    match = match_words(name, OrganisationName(given, name.rules), rivals)
    missing = [key for key in mandatory if key not in match.found]
    return (
        len(missing) == 1
        and len(mandatory) >= FEWEST_TELLING
        and missing[0] not in (next(iter(name.words)), next(reversed(name.words)))
        and not match.extra
    )


def _place(verdict: Verdict) -> int:
    return list(Outcome).index(verdict.outcome)


def _covered(
    name: OrganisationName, given: Phrase, rivals: list[OrganisationName]
) -> Verdict | None:
    match = match_words(name, OrganisationName(given, name.rules), rivals)
    others = (rival.phrase.spaced for rival in rivals)
    if not match.found >= name.mandatory(rivals) or not match.found:
        return None
    if match.cost and (
        too_near(given.spaced, others, match.cost) or is_other_word(given, name.phrase.words)
    ):
        return None
    if COUNTRY.issuperset(match.extra):  # none, or "Renmin University of China"
        return Verdict.right(name.phrase.text, edits=match.cost)
    return _nearly(name, match) if name.rules.general.issuperset(match.extra) else None


def _nearly(name: OrganisationName, match: Match) -> Verdict:
    return Verdict(
        outcome=Outcome.NEAR,
        matched=name.phrase.text,
        present=tuple(word.text for key, word in name.words.items() if key in match.found),
        missing=tuple(word.text for key, word in name.words.items() if key not in match.found),
        extra=match.extra,
        note=FULL_NAME,
        score=len(match.found) / (len(name.words) + len(match.extra)),
    )


def _run_together(
    name: OrganisationName, given: Phrase, rivals: list[OrganisationName]
) -> Verdict | None:
    """Grades a misspelling whose spaces are in other places."""
    cost = edits(name.phrase.spelt, given.squeezed)
    if not cost or len(given.words) == len(name.phrase.words):
        return None
    others = (rival.phrase.squeezed for rival in rivals)
    return (
        None
        if too_near(given.squeezed, others, cost)
        else Verdict.right(name.phrase.text, edits=cost)
    )
