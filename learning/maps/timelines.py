"""The dated facts of a brief, in order."""

from collections.abc import Mapping
from dataclasses import dataclass

from content.models import Brief, Fact
from content.reading.quotes import current_speakers
from learning.charts.looks import Look
from learning.charts.time_axis import Axis, Label, axis, period


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A fact with its place on the axis; ``look`` is that of the learner's cards on it, if asked
    for.
    """

    fact: Fact
    label: Label
    look: Look | None

    @property
    def what(self) -> str:
        return event_text(self.fact)


@dataclass(frozen=True, slots=True)
class Timeline:
    moments: list[TimelineEntry]
    axis: Axis


def timeline(brief: Brief, known: Mapping[str, Look]) -> Timeline:
    """The dated facts, earliest first, in two queries; ``known`` gives the looks by subject."""
    dated = (
        brief.facts.current()
        .exclude(when="")
        .select_related("passage__section", "passage__brief")
        .prefetch_related(current_speakers())
    )
    facts = sorted(dated, key=lambda fact: (period(fact.when), fact.position))
    drawn = axis(
        [period(fact.when) for fact in facts],
        [f"{fact.value}\n{event_text(fact)}" for fact in facts],
    )
    moments = [
        TimelineEntry(fact, label, known.get(f"facts/{fact.slug}"))
        for fact, label in zip(facts, drawn.labels, strict=True)
    ]
    return Timeline(moments, drawn)


def event_text(fact: Fact) -> str:
    """What happened, as a separate line."""
    words = fact.event or fact.statement
    return words[:1].upper() + words[1:]
