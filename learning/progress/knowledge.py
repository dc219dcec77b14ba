"""What a learner would recall now, by what it is about, and later if they stopped."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from content.material import HEADINGS
from content.models import Brief, Concept, Passage, Person
from learning.memory import recall_chances
from learning.models import Card, User

DAYS_FORWARD = (0, 5, 10, 15, 20, 25, 30)
COLUMNS = (
    "brief_id",
    "question__subject",
    "question__passage_id",
    "question__passage__section_id",
    "question__passage__kind",
    "state",
    "recall_due",
    "stability",
    "reviewed_at",
)


@dataclass(slots=True)
class Mastery:
    """How well a thing would be recalled: the mean chance over the ``studied`` cards on it, of
    which there are ``cards``."""

    name: str = ""
    address: str = ""
    brief: str = ""
    cards: int = 0
    studied: int = 0
    known: float = 0.0

    def count(self, chance: float | None) -> None:
        """One more card, which is recalled with that chance; None where it was never rated."""
        self.cards += 1
        if chance is not None:
            self.studied += 1
            self.known += chance

    @property
    def mean(self) -> float:
        return self.known / self.studied if self.studied else 0.0

    @property
    def percentage(self) -> float:
        return round(100 * self.mean, 1)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Mastery by brief, section, concept and person, the weakest first, of what is studied;
    ``ahead`` holds how many cards will be known on each of ``DAYS_FORWARD``."""

    briefs: list[Mastery]
    sections: list[Mastery]
    concepts: list[Mastery]
    people: list[Mastery]
    ahead: list[float]
    studied: int
    cards: int

    @property
    def shares(self) -> list[float]:
        return [known / self.studied for known in self.ahead] if self.studied else []


@dataclass(slots=True)
class _Sums:
    by_brief: defaultdict[int, Mastery] = field(default_factory=lambda: defaultdict(Mastery))
    by_section: defaultdict[int, Mastery] = field(default_factory=lambda: defaultdict(Mastery))
    by_subject: defaultdict[tuple[int, str], Mastery] = field(
        default_factory=lambda: defaultdict(Mastery)
    )
    ahead: list[float] = field(default_factory=lambda: [0.0] * len(DAYS_FORWARD))
    studied: int = 0


def knowledge(user: User, now: datetime) -> Knowledge:
    """Five statements whatever there is. Cards that are put away are left out, and so are those
    of briefs that are closed to the learner."""
    sums = _summed(user, now)
    briefs = {
        brief.pk: brief for brief in Brief.objects.open_to(user).filter(pk__in=list(sums.by_brief))
    }
    for pk, brief in briefs.items():
        mastery = sums.by_brief[pk]
        mastery.name, mastery.address = brief.title, brief.get_absolute_url()
    within = list(briefs)
    sections = Passage.objects.filter(brief__in=within, kind__in=HEADINGS)
    concepts, people = (model.objects.filter(brief__in=within) for model in (Concept, Person))

    def by_subject(item: Any) -> Mastery | None:
        family = "people" if isinstance(item, Person) else "concepts"
        return sums.by_subject.get((item.brief_id, f"{family}/{item.slug}"))

    return Knowledge(
        briefs=_weakest_first(sums.by_brief[pk] for pk in briefs),
        sections=_named(sections, briefs, lambda section: sums.by_section.get(section.pk)),
        concepts=_named(concepts, briefs, by_subject),
        people=_named(people, briefs, by_subject),
        ahead=sums.ahead,
        studied=sums.studied,
        cards=sum(mastery.cards for mastery in sums.by_brief.values()),
    )


def _summed(user: User, now: datetime) -> _Sums:
    """One pass over the learner's cards: their time since the answer is no column, and on SQLite
    a function of Django's own in each row would cost more than this does."""
    sums = _Sums()
    cards = Card.objects.filter(user=user, suspended=False).of_open_briefs()
    each: list[list[float]] = []
    for row in cards.values_list(*COLUMNS):
        brief, subject, passage, section, kind, state, recall_due, stability, at = row
        chances = recall_chances(state, recall_due, stability, at, now, DAYS_FORWARD)
        if chances:
            each.append(chances)
        chance = chances[0] if chances else None
        sums.by_brief[brief].count(chance)
        sums.by_subject[brief, subject].count(chance)
        sums.by_section[passage if kind in HEADINGS else section].count(chance)
    sums.studied = len(each)
    sums.ahead = [sum(chances) for chances in zip(*each, strict=True)] or sums.ahead
    return sums


def _named[T: Any](
    items: Iterable[T], briefs: dict[int, Brief], mastery_of: Callable[[T], Mastery | None]
) -> list[Mastery]:
    found = []
    for item in items:
        mastery = mastery_of(item)
        if mastery and mastery.studied:
            item.brief = briefs[item.brief_id]
            mastery.name = item.text if isinstance(item, Passage) else str(item)
            mastery.address = item.get_absolute_url()
            mastery.brief = item.brief.title
            found.append(mastery)
    return _weakest_first(found)


def _weakest_first(found: Iterable[Mastery]) -> list[Mastery]:
    studied = [mastery for mastery in found if mastery.studied]
    return sorted(studied, key=lambda mastery: (mastery.mean, mastery.name))
