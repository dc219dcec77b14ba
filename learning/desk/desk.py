"""The desk of a brief: its findings, what waits for a decision, and what each would give."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from content.material import AttributedItem, KnowledgeItem, Material
from content.models import Brief
from content.storage.store import load
from learning.desk.asking.previews import Preview, previews, refusals
from learning.desk.asking.refusals import why_none
from learning.desk.entries import NAMES, title_of
from learning.desk.entry_forms import FORMS, EntryForm
from learning.desk.findings import entry_of, material_at_desk, unasked_changes
from learning.desk.reasons import LEFT_OUT, reasons, who_is_meant
from learning.desk.speakers.answers import ALL, Answer, Speakers, together
from learning.desk.speakers.beside import people_beside
from learning.desk.speakers.bodies import bodies_before, known_bodies
from learning.desk.speakers.open_speakers import alike, decisions, open_speaker
from learning.models import Finding

SURE, UNSURE, REJECTED = Finding.State.SURE, Finding.State.UNSURE, Finding.State.REJECTED
MOST_BODIES = 60  # in a form
MOST_TOGETHER = 4  # people who are offered in each pair
MOST_OFFERED = 2  # bodies beside a finding; the form has them too


@dataclass(frozen=True)
class FoundEntry:
    """A finding as the page shows it; ``is_left_out`` if it counts, but what it needs does not."""

    row: Finding
    entry: KnowledgeItem
    is_left_out: bool

    @property
    def kind(self) -> str:
        return NAMES[self.row.family]

    @property
    def title(self) -> str:
        return title_of(self.entry)

    @property
    def reasons(self) -> list[str]:
        if self.is_left_out:
            return [LEFT_OUT]
        if self.row.state != UNSURE:
            return []
        asked = open_speaker(self.row) if self.row.family == "quotes" else None
        if asked is None:
            return reasons(self.row.family, self.row.rule, self.row.doubts)
        doubts = self.row.doubts
        others = reasons(self.row.family, self.row.rule, doubts) if doubts else []
        return [who_is_meant(asked), *others]


@dataclass(frozen=True)
class SpeakerChoice:
    """Who may be meant by the words that name a speaker, as answers with their names; an answer
    settles ``count`` findings.
    """

    answers: list[tuple[str, str]]
    count: int


@dataclass(frozen=True)
class Decision:
    """What one answer settles: a finding, with those that are open alike behind it."""

    found: tuple[FoundEntry, ...]

    @property
    def lead(self) -> FoundEntry:
        return self.found[0]

    @property
    def count(self) -> int:
        return len(self.found)


class Desk:
    """What is read once for a page: the stored brief, and its findings in the order of the text."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.stored = load(brief)
        rows = list(Finding.objects.filter(brief=brief))
        self.material = material_at_desk(self.stored, rows)
        counted = {(type(one), one.slug) for one in self.material.items()}
        entries = [(row, entry_of(row)) for row in rows]
        self.found = [
            FoundEntry(row, one, row.is_counted and (type(one), one.slug) not in counted)
            for row, one in entries
        ]

    @cached_property
    def unsure(self) -> list[Decision]:
        by_id = {one.row.pk: one for one in self.found}
        waiting = decisions([one.row for one in self.found])
        return [Decision(tuple(by_id[row.pk] for row in rows)) for rows in waiting]

    @cached_property
    def sure(self) -> list[Decision]:
        """Those that are asked, and that nobody has looked at."""
        return [Decision((one,)) for one in self.found if one.row.state == SURE]

    @property
    def all(self) -> list[Decision]:
        return [Decision((one,)) for one in self.found]

    @cached_property
    def unasked(self) -> int:
        return unasked_changes(self.stored, self.material)

    def people(self) -> list[FoundEntry]:
        """Those who can say something."""
        return [o for o in self.found if o.row.family == "people" and o.row.state != REJECTED]

    @cached_property
    def bodies(self) -> dict[str, str]:
        return known_bodies(one.entry for one in self.found if one.row.state != REJECTED)

    def speaker_choice(self, one: FoundEntry) -> SpeakerChoice | None:
        """What only somebody who reads the text can say of a claim."""
        asked = open_speaker(one.row) if one.row.family == "quotes" else None
        people = self.speakers(one).names
        names = {slug: people[slug] for slug in asked.people if slug in people} if asked else {}
        if asked is None or len(names) < 2:
            return None
        answers = list(names.items())
        if asked.several:
            said = one.entry.speakers if isinstance(one.entry, AttributedItem) else ()
            is_some = 1 < len(said) < len(names) and {*said} <= names.keys()
            likely = [(Answer(said).value, self.speakers(one).joined(said))] if is_some else []
            everybody = (Answer(tuple(names)).value, ALL[len(names)])
            bodies = [(Answer(holder=body).value, body) for body in self._bodies_before(one)]
            answers = [*likely, everybody, *answers, *bodies]
        return SpeakerChoice(answers, len(alike((o.row for o in self.found), asked)))

    def _bodies_before(self, one: FoundEntry) -> list[str]:
        others = (each.entry for each in self.found if each.row.state != REJECTED)
        known = (self.bodies[name.casefold()] for name in bodies_before(others, one.entry.span))
        return list(dict.fromkeys(known))[:MOST_OFFERED]

    def previews(self, one: FoundEntry) -> list[Preview]:
        """The questions that a finding gives if it is accepted, and with it whoever says it."""
        return previews(self.stored, self._counted_with(one), one.entry)

    def why_none(self, one: FoundEntry) -> str:
        """Why a finding gives no question of its own."""
        return why_none(one.entry, refusals(self.stored, self._counted_with(one), one.entry))

    def _counted_with(self, one: FoundEntry) -> list[KnowledgeItem]:
        said = one.entry
        speakers = said.speakers if isinstance(said, AttributedItem) else ()
        accepted = [each.row.pk for each in self.people() if each.row.slug in speakers]
        return [each.entry for each in self.found if each.row.is_counted or each.row.pk in accepted]

    def is_as_stored(self, one: FoundEntry) -> bool:
        """Whether the stored brief has it as the desk has it, and so its questions do."""

        def entry(material: Material) -> KnowledgeItem | None:
            entries = getattr(material, one.row.family)
            return next((each for each in entries if each.slug == one.row.slug), None)

        stored = entry(self.stored)
        return stored is not None and stored == entry(self.material)

    def one(self, pk: int | None) -> FoundEntry | None:
        return next((one for one in self.found if one.row.pk == pk), None)

    def speakers(self, one: FoundEntry) -> Speakers:
        """Who can say a finding: any of the people, those beside it together too, or a body."""
        people = self.people()
        names = {each.row.slug: each.title for each in people}
        bodies = list(self.bodies.values())[:MOST_BODIES]
        asked = open_speaker(one.row)
        if asked is None or not asked.several:
            known = [each.entry for each in people]
            here = people_beside(self.stored, one.entry.span, known)[:MOST_TOGETHER]
            return Speakers(names, together(here), bodies)
        here = tuple(slug for slug in asked.people if slug in names)
        return Speakers(names, together(here), [*bodies, *self._bodies_before(one)])

    def form(self, one: FoundEntry, data: QueryDict | None = None) -> EntryForm:
        # With ids of its own no field is taken for that of the finding before, whose text it would
        # then keep.
        auto_id = f"finding_{one.row.pk}_{one.row.version}_%s"
        speakers = self.speakers(one)
        return FORMS[one.row.family](data, entry=one.entry, speakers=speakers, auto_id=auto_id)


def place_among(decided: Sequence[Decision], one: FoundEntry | None) -> int | None:
    """The index of the decision that a finding is part of."""
    return next((n for n, each in enumerate(decided) if one in each.found), None)


def beside(
    decided: Sequence[Decision], one: FoundEntry | None
) -> tuple[FoundEntry | None, FoundEntry | None]:
    """What leads the decisions before and after a finding, round the ends of the text."""
    if not decided:
        return None, None
    place = place_among(decided, one)
    if place is not None:
        return decided[place - 1].lead, decided[(place + 1) % len(decided)].lead
    position = one.row.position if one else -1
    after = sum(each.lead.row.position < position for each in decided)
    return decided[after - 1].lead, decided[after % len(decided)].lead
