"""Who speaks, as one value of a form: people by their slugs, or a body. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from content.extraction.entries import OpenSpeaker

AND, BODY = "+", "="  # in no slug
ALL = {2: "Both", 3: "All three", 4: "All four", 5: "All five"}
NOBODY, PEOPLE, BODIES = "The text itself", "People", "Bodies"


@dataclass(frozen=True, slots=True)
class Answer:
    """Who says it; the text itself if neither people nor a body do."""

    speakers: tuple[str, ...] = ()
    holder: str = ""

    @property
    def value(self) -> str:
        return BODY + self.holder if self.holder else AND.join(self.speakers)


def answer_of(value: str) -> Answer:
    if value.startswith(BODY):
        return Answer(holder=value.removeprefix(BODY))
    return Answer(tuple(filter(None, value.split(AND))))


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who can say something: people by slug and name, some of them ``together``, and bodies."""

    names: Mapping[str, str] = field(default_factory=dict)
    together: Sequence[tuple[str, ...]] = ()
    bodies: Sequence[str] = ()

    def choices(self, now: Answer) -> list[Any]:
        """The choices of a field in groups, among them who says it ``now``."""
        few = dict.fromkeys([*([now.speakers] if len(now.speakers) > 1 else []), *self.together])
        bodies = dict.fromkeys([*([now.holder] if now.holder else []), *self.bodies])
        people = [*((Answer(one).value, self.joined(one)) for one in few), *self.names.items()]
        return [
            ("", NOBODY),
            (PEOPLE, people),
            (BODIES, [(Answer(holder=body).value, body) for body in bodies]),
        ]

    def joined(self, slugs: Iterable[str]) -> str:
        *first, last = (self.names.get(slug, slug) for slug in slugs)
        return f"{', '.join(first)} and {last}" if first else last


def together(people: Iterable[str]) -> list[tuple[str, ...]]:
    """Everyone and each two of some people."""
    everyone = tuple(people)
    return list(dict.fromkeys([everyone, *combinations(everyone, 2)])) if everyone[1:] else []


def is_answer(answer: Answer, asked: OpenSpeaker) -> bool:
    """Whether the words can mean this: one of the people; if they mean several, some of them or a
    body too.
    """
    if answer.holder or len(answer.speakers) > 1:
        return asked.several and {*answer.speakers} <= {*asked.people}
    return len(answer.speakers) == 1 and answer.speakers[0] in asked.people


def settled_speakers(
    speakers: Iterable[str], asked: OpenSpeaker, answer: Answer
) -> tuple[str, ...]:
    """The speakers of an entry with the answer in place of whom the words were taken to mean: of
    "Chen and Wu", it says who Chen is, and Wu stays.
    """
    found: list[str] = []
    for slug in speakers:
        found += answer.speakers if slug in asked.people else (slug,)
    return tuple(dict.fromkeys(found or answer.speakers))
