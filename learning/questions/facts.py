"""Types 16, 17 and 23: how many, when and where."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import floor, log10

from content.material import Fact, FactKind, Material, Weight
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.dates import interval, precision
from learning.questions.drafts import Made, asked, draft, in_order, reference, skip
from learning.questions.grammar import NUMBERS, in_words
from learning.questions.pools import NAMES, Candidate, offer
from learning.questions.posts import is_organisation
from learning.questions.question import Source
from learning.questions.rows import member, rows
from learning.questions.statements import has_own_cue, overlapping
from learning.questions.wording import attribution, frame, statement
from learning.questions.words import contains, leaks, normalised

ANSWERED = {
    "figure": (formats.NUMBER, Expects.NUMBER),
    "date": (formats.TYPED, Expects.DATE),
    "place": (formats.TYPED, Expects.PLACE),
}
FEW_PLACES = 3  # with fewer others the same places would be offered each time
PREPOSITIONS = ("from", "to", "in", "at", "of", "on")
CLOSE, DECADE, DECADES, LIFETIME = 5, 10, 25, 60  # years between two dates
NEARBY = (-4, -3, -2, 2, 3, 4)  # years
YEAR, MONTH = re.compile(r"\d{4}"), re.compile(r"[A-Z][a-z]+ \d{4}")
DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
STEPS = (0.7, 0.8, 0.9, 1.1, 1.2, 1.3)


def figure(material: Material) -> Iterator[Made]:
    for fact in _of_kind(material, FactKind.FIGURE):
        lacking = "" if fact.unit and fact.about else "a number without its subject"
        distractors = (*_figures(material, fact), *_near(material, fact))
        yield _value(
            material, fact, "figure", f"{_how_many(fact.unit)} {fact.about}", lacking, distractors
        )


def date(material: Material) -> Iterator[Made]:
    for fact in _of_kind(material, FactKind.DATE, FactKind.EVENT):
        lacking = "" if fact.when and fact.about else "no year can be recovered"
        lacking = lacking or _told_beside(material, fact)
        distractors = _dates(material, fact) if fact.when else ()
        yield _value(material, fact, "date", f"{_when(fact)} {fact.about}", lacking, distractors)


def place(material: Material) -> Iterator[Made]:
    for fact in _of_kind(material, FactKind.PLACE):
        lacking = "" if fact.about else "it does not say what happened there"
        places = list(_places(material, fact))
        known = {normalised(one.text) for one in places}
        offered = places if len(known) >= FEW_PLACES else []
        yield _value(material, fact, "place", _where(fact), lacking, offered)


def _value(
    material: Material,
    fact: Fact,
    type: str,
    asks: str,
    lacking: str,
    distractors: Iterable[Candidate],
) -> Made:
    reason = lacking or _repeated(material, fact)
    if reason:
        return skip(type, fact, reason)
    format, expects = ANSWERED[type]
    if expects is Expects.PLACE and is_organisation(f"{fact.unit} {fact.value}"):
        expects = Expects.ORGANISATION
    corrected = f" It should probably read {fact.correction}." if fact.correction else ""
    question = draft(
        material,
        fact,
        type=type,
        sibling=reference(fact),
        frame=frame(material, fact),
        stem=f"{asks}?",
        answer=fact.value,
        accepted=_also_right(fact),
        formats=(format, formats.RECALL),
        expects=expects,
        attribution=attribution(material, fact),
        explanation=f"{statement(material, fact, fact.statement)}{corrected}",
    )
    return asked(material, offer(question, distractors, ratio=NAMES))


def _also_right(fact: Fact) -> tuple[str, ...]:
    """The value as it should be written, and in other words; a place without the larger one."""
    town, _, around = fact.value.partition(", ")
    larger = fact.kind is FactKind.PLACE and around
    return tuple(filter(None, (fact.correction, town if larger else "", *fact.accepted)))


def _where(fact: Fact) -> str:
    """ "In which city was Wang Li born", or "From which city does Wang Li come"; "where" if the
    answer says what sort of place it is.
    """
    clause, _, last = fact.about.rpartition(" ")
    if not fact.unit or leaks(fact.value, fact.unit):
        sort = "At which institution" if is_organisation(fact.unit) else "Where"
        return f"{sort} {fact.about}"
    if last in PREPOSITIONS:
        return f"{last.capitalize()} which {fact.unit} {clause}"
    return f"In which {fact.unit} {fact.about}"


def _when(fact: Fact) -> str:
    """ "In which year", by the form of the date; "Roughly when" if it has another. A year that
    something is to happen by, or around, is asked for so.
    """
    loose = re.search(rf"\b(by|around|from) {re.escape(fact.value)}\b", fact.statement)
    forms = (
        (YEAR, f"{loose[1].capitalize()} which year" if loose else "In which year"),
        (MONTH, "In which month and year"),
        (DAY, "On which date"),
    )
    return next((asks for form, asks in forms if form.fullmatch(fact.value)), "Roughly when")


def _how_many(unit: str) -> str:
    return "What percentage" if unit in ("per cent", "percent", "%") else f"How many {unit}"


def _repeated(material: Material, fact: Fact) -> str:
    """A reason to skip a fact that repeats a quote with its own cue; else ""."""
    for quote in material.quotes:
        theirs = has_own_cue(quote) and fact.speakers and fact.speakers == quote.speakers
        named = contains(f"{quote.topic} {quote.text}", fact.value)
        if theirs and named and overlapping(quote.span, fact.span):
            return "it is asked as the statement of its speaker"
    return ""


def _told_beside(material: Material, fact: Fact) -> str:
    """A reason to skip a detail's date if the same words hold a figure or place; else ""."""
    beside = (
        other.kind in (FactKind.FIGURE, FactKind.PLACE) and other.about and other.span == fact.span
        for other in material.facts
        if other.weight is fact.weight is Weight.DETAIL
    )
    return "a figure or a place told in the same words is asked" if any(beside) else ""


def _of_kind(material: Material, *kinds: FactKind) -> list[Fact]:
    return [fact for fact in in_order(material, material.facts) if fact.kind in kinds]


def _distractor(material: Material, other: Fact, affinity: int = 0) -> Candidate:
    source = Source.of(material, other.span)
    return Candidate(other.value, source, statement(material, other, other.statement), affinity)


def _figures(material: Material, fact: Fact) -> Iterator[Candidate]:
    for other in _of_kind(material, FactKind.FIGURE):
        like = other.unit == fact.unit and normalised(other.value) != normalised(fact.value)
        if like and _of_like_size(value_of(other.value), value_of(fact.value)):
            yield _distractor(material, other, affinity=3)


def _of_like_size(one: float, two: float) -> bool:
    return max(one, two) <= 2 * min(one, two)


def _near(material: Material, fact: Fact) -> Iterator[Candidate]:
    """Numbers within 30 %, rounded as the answer is, that do not occur in the brief."""
    number = value_of(fact.value)
    text = normalised(material.text)
    for step in STEPS if number else ():
        shown = _scaled(fact.value, step)
        ends = _NUMBER.findall(shown)
        if len(set(ends)) == len(ends) and f" {normalised(shown)} " not in f" {text} ":
            said = statement(material, fact, fact.statement)
            source = Source.of(material, fact.span)
            yield Candidate(shown, source, f"The brief has no such figure. {said}")


def _scaled(text: str, step: float) -> str:
    """A figure times ``step``, with as many decimals or zeros as it has itself; of a range, both
    its ends.
    """
    if len(_NUMBER.findall(text)) > 1:
        return _NUMBER.sub(lambda one: _scaled(one[0], step), text)
    number = value_of(text) * step
    decimals = re.search(r"\.(\d+)", text)
    if decimals:
        return re.sub(r"\d+\.\d+", f"{number:.{len(decimals[1])}f}", text)
    return written_like(text, round_like(number, text))


def value_of(text: str) -> float:
    """The number in a figure, in digits or as a word up to ten; 0 if there is none."""
    if text.casefold() in NUMBERS:
        return NUMBERS.index(text.casefold())
    digits = _NUMBER.search(text)
    return float(digits.group().replace(",", "")) if digits else 0


def round_like(number: float, text: str) -> int:
    """A number rounded to as many leading digits as the one in ``text`` has before its zeros."""
    digits = re.sub(r"\D", "", text).rstrip("0")
    places = max(2, len(digits)) if len(re.sub(r"\D", "", text)) > 1 else 1
    unit = int(10 ** max(0, floor(log10(max(number, 1))) + 1 - places))
    return round(number / unit) * unit


def written_like(text: str, number: int) -> str:
    if text.casefold() in NUMBERS:
        return in_words(number)
    return _NUMBER.sub(f"{number:,}" if "," in text else str(number), text)


def _dates(material: Material, fact: Fact) -> Iterator[Candidate]:
    for other in material.facts:
        alike = other.when and precision(other.when) == precision(fact.when)
        if alike and other.when != fact.when:
            apart = abs(interval(other.when)[0].year - interval(fact.when)[0].year)
            affinity = 3 * (apart <= CLOSE) + (apart <= DECADE) + (apart <= DECADES)
            if apart <= LIFETIME:
                yield replace(_distractor(material, other, affinity), text=_as_precise(other, fact))
    if YEAR.fullmatch(fact.value):
        yield from _years(material, fact)


def _as_precise(other: Fact, fact: Fact) -> str:
    """A date as it is given, or without "late" beside one that is a mere month."""
    month = MONTH.search(other.value)
    return month.group() if month and MONTH.fullmatch(fact.value) else other.value


def _years(material: Material, fact: Fact) -> Iterator[Candidate]:
    """Years shortly before and after that do not occur in the brief; none long after the last of
    its dates, which an aim for some year to come is not.
    """
    said, source = statement(material, fact, fact.statement), Source.of(material, fact.span)
    latest = max(interval(other.when)[1].year for other in material.facts if other.when)
    for year in (str(int(fact.value) + step) for step in NEARBY):
        if int(year) <= latest + 1 and not contains(material.text, year):
            yield Candidate(year, source, f"The brief has no such date. {said}", affinity=2)


def _places(material: Material, fact: Fact) -> Iterator[Candidate]:
    """Places of the same level: those of other facts and, for "a province", the entries of its
    lists.
    """
    for other in _of_kind(material, FactKind.PLACE):
        if other.unit == fact.unit and normalised(other.value) != normalised(fact.value):
            yield _distractor(material, other, affinity=1)
    for row in rows(material):
        if fact.unit and row.listing.category.removeprefix("a ").removeprefix("an ") == fact.unit:
            yield from (member(material, row, item) for item in row.items)
