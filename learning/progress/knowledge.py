"""What a learner would recall now, by subject, and later if they stopped studying."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from content.material import HEADINGS
from content.models import Brief, Concept, Passage, Person
from learning.models import Card, User
from learning.study.memory import recall_chances

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
class Remembered:
    """How well something would be recalled: the mean chance over the ``studied`` of its
    ``cards``.
    """

    name: str = ""
    address: str = ""
    brief: str = ""
    cards: int = 0
    studied: int = 0
    known: float = 0.0

    def count(self, chance: float | None) -> None:
        """Counts a card with its chance of recall; None if it was never rated."""
        self.cards += 1
        if chance is not None:
            self.studied += 1
            self.known += chance

    def add(self, others: "Remembered") -> None:
        """Adds the cards of another one."""
        self.cards += others.cards
        self.studied += others.studied
        self.known += others.known

    @property
    def mean(self) -> float:
        return self.known / self.studied if self.studied else 0.0

    @property
    def percentage(self) -> float:
        return round(100 * self.mean, 1)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Recall by brief, section, concept and person, the weakest first; ``ahead`` holds the number
    of cards known on each of ``DAYS_FORWARD``.
    """

    briefs: list[Remembered]
    sections: list[Remembered]
    concepts: list[Remembered]
    people: list[Remembered]
    ahead: list[float]
    studied: int
    cards: int

    @property
    def shares(self) -> list[float]:
        return [known / self.studied for known in self.ahead] if self.studied else []


@dataclass(slots=True)
class _Sums:
    by_brief: defaultdict[int, Remembered] = field(default_factory=lambda: defaultdict(Remembered))
    by_section: defaultdict[int, Remembered] = field(
        default_factory=lambda: defaultdict(Remembered)
    )
    by_subject: defaultdict[tuple[int, str], Remembered] = field(
        default_factory=lambda: defaultdict(Remembered)
    )
    ahead: list[float] = field(default_factory=lambda: [0.0] * len(DAYS_FORWARD))
    studied: int = 0


def knowledge(user: User, now: datetime) -> Knowledge:
    """Five queries, whatever there is. Suspended cards and those of closed briefs are left out."""
    sums = _summed(user, now)
    briefs = {
        brief.pk: brief for brief in Brief.objects.open_to(user).filter(pk__in=list(sums.by_brief))
    }
    for pk, brief in briefs.items():
        one = sums.by_brief[pk]
        one.name, one.address = brief.title_in_lists, brief.get_absolute_url()
    within = list(briefs)
    sections = Passage.objects.filter(brief__in=within, kind__in=HEADINGS)
    concepts, people = (model.objects.filter(brief__in=within) for model in (Concept, Person))

    def by_subject(item: Any) -> Remembered | None:
        family = "people" if isinstance(item, Person) else "concepts"
        return sums.by_subject.get((item.brief_id, f"{family}/{item.slug}"))

    return Knowledge(
        briefs=_weakest_first(sums.by_brief[pk] for pk in briefs),
        sections=_named(sections, briefs, lambda section: sums.by_section.get(section.pk)),
        concepts=_named(concepts, briefs, by_subject),
        people=_named(people, briefs, by_subject),
        ahead=sums.ahead,
        studied=sums.studied,
        cards=sum(one.cards for one in sums.by_brief.values()),
    )


def _summed(user: User, now: datetime) -> _Sums:
    """One pass over the learner's cards in Python: the time since the answer is no column, and on
    SQLite a custom function in each row would cost more.
    """
    together: defaultdict[tuple[int, str, int], Remembered] = defaultdict(Remembered)
    cards = Card.objects.filter(user=user, suspended=False).of_open_briefs()
    each: list[list[float]] = []
    for row in cards.values_list(*COLUMNS):
        brief, subject, passage, section, kind, state, recall_due, stability, at = row
        chances = recall_chances(state, recall_due, stability, at, now, DAYS_FORWARD)
        if chances:
            each.append(chances)
        within = passage if kind in HEADINGS else section
        together[brief, subject, within].count(chances[0] if chances else None)
    sums = _Sums(studied=len(each))
    for (brief, subject, within), some in together.items():
        sums.by_brief[brief].add(some)
        sums.by_subject[brief, subject].add(some)
        sums.by_section[within].add(some)
    sums.ahead = [sum(chances) for chances in zip(*each, strict=True)] or sums.ahead
    return sums


def _named[T: Any](
    items: Iterable[T], briefs: dict[int, Brief], of: Callable[[T], Remembered | None]
) -> list[Remembered]:
    found = []
    for item in items:
        one = of(item)
        if one and one.studied:
            item.brief = briefs[item.brief_id]
            one.name = item.text if isinstance(item, Passage) else str(item)
            one.address = item.get_absolute_url()
            one.brief = item.brief.title_in_lists
            found.append(one)
    return _weakest_first(found)


def _weakest_first(found: Iterable[Remembered]) -> list[Remembered]:
    studied = [one for one in found if one.studied]
    return sorted(studied, key=lambda one: (one.mean, one.name))
