"""Type 18: putting events in order. Each event reviews the question on its date."""

from collections.abc import Iterator
from itertools import groupby

from content.material import Fact, Material
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.dates import interval, overlapping
from learning.questions.drafts import Made, asked, draft, in_order, questions_in, skip
from learning.questions.facts import date
from learning.questions.grammar import NUMBERS
from learning.questions.question import GeneratedQuestion, Part
from learning.questions.wording import THE_BRIEF, attribution

FEWEST, MOST = 3, 4


def events_in_order(material: Material) -> Iterator[Made]:
    dates = {question.keys[0]: question for question in questions_in(date(material))}
    told = [fact for fact in in_order(material, material.facts) if fact.event and fact.when]
    asked_for = [fact for fact in told if fact.slug in dates]
    by_weight = sorted(asked_for, key=lambda fact: fact.weight)
    for _, facts in groupby(by_weight, key=lambda fact: fact.weight):
        events = _apart(list(facts))
        if len(events) >= FEWEST:
            yield asked(material, _order(material, events[-MOST:], dates))
        else:
            yield from (
                skip("events-in-order", fact, "fewer than three events can be told apart in time")
                for fact in events
            )


def _apart(facts: list[Fact]) -> list[Fact]:
    """Events of which no two may have happened at the same time, the earliest first."""
    chosen: list[Fact] = []
    for fact in sorted(facts, key=lambda fact: (interval(fact.when), fact.slug)):
        if not any(overlapping(fact.when, other.when) for other in chosen):
            chosen.append(fact)
    return chosen


def _order(
    material: Material, events: list[Fact], dates: dict[str, GeneratedQuestion]
) -> GeneratedQuestion:
    last = max(events, key=lambda fact: material.position_of(fact.span))
    start, end = (interval(fact.when)[0].year for fact in (events[0], events[-1]))
    years = f"{start}" if start == end else f"{start} to {end}"
    count = NUMBERS[len(events)]
    told = "; ".join(f"{fact.event} ({fact.value})" for fact in events)
    return draft(
        material,
        last,
        type="events-in-order",
        keys=tuple(fact.slug for fact in events),
        sibling="/".join(("facts", *sorted(fact.slug for fact in events))),
        frame=THE_BRIEF,
        stem=f"Put these {count} events of {years} in order, the earliest first.",
        answer="; ".join(fact.event for fact in events),
        formats=(formats.ORDERING,),
        expects=Expects.SET,
        attribution=attribution(material, last),
        explanation=f"In order: {told}.",
        parts=tuple(
            Part(prompt=fact.event, uid=dates[fact.slug].uid, source=dates[fact.slug].source)
            for fact in events
        ),
    )
