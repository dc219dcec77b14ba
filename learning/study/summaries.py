"""How a session went: what was answered, and what the learner knows by it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from django.db.models import QuerySet

from content.models import Brief, Concept, Person, Quote
from learning.models import Card, Review, StudySession
from learning.study.memory import withheld

MOST_MOVED = 8  # names that are listed

type Subject = tuple[int | None, str]  # the id of a brief, and a subject in it
type Movements = defaultdict[Subject, list["Movement"]]


class Movement(IntEnum):
    """How the answers of a session leave what they were about, the worst first."""

    MISSED = 0
    FADING = 1  # missed, then right
    KNOWN = 2

    @property
    def label(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Moved:
    """A person or a concept, with the least that was known of it."""

    item: Person | Concept
    movement: Movement


@dataclass(frozen=True, slots=True)
class Summary:
    """A session's cards, how many were right at the first answer, the minutes that its answers
    took, and what they were about, the best known first. ``brief`` is that of its first card.
    """

    cards: int
    right_at_first: int
    minutes: int
    moved: list[Moved]
    brief: Brief | None

    @property
    def listed(self) -> list[Moved]:
        return self.moved[:MOST_MOVED]

    @property
    def unlisted(self) -> int:
        return len(self.moved) - len(self.listed)


def session_summary(session: StudySession, sealed: Collection[int] = ()) -> Summary:
    """What was answered and how well, in at most four statements; withdrawn questions, closed
    briefs and cards with the ids in ``sealed`` only count.
    """
    reviews = list(
        session.reviews.standing()
        .exclude(rating=None, verdict={})
        .select_related("card__question__brief")
        .order_by("pk")
    )
    of_cards: defaultdict[int, list[Review]] = defaultdict(list)
    for review in reviews:
        of_cards[review.card_id].append(review)
    shown = [
        given
        for card, given in of_cards.items()
        if card not in sealed and not withheld(given[0].card)
    ]
    return Summary(
        cards=len(of_cards),
        right_at_first=sum(given[0].was_right for given in of_cards.values()),
        minutes=max(1, round(_seconds(reviews) / 60)),
        moved=sorted(_moved(shown), key=lambda one: (-one.movement, str(one.item))),
        brief=next((given[0].card.question.brief for given in shown), None),
    )


def items_of(cards: Iterable[Card], now: datetime) -> list[Moved]:
    """The people and concepts that cards in review are on, the worst known first: those that are
    overdue are fading.
    """
    about: Movements = defaultdict(list)
    for card in cards:
        is_overdue = card.due_at is not None and card.due_at <= now
        movement = Movement.FADING if is_overdue else Movement.KNOWN
        about[card.question.brief_id, card.question.subject].append(movement)
    return sorted(_together(about), key=lambda one: (one.movement, str(one.item)))


def _seconds(reviews: Iterable[Review]) -> float:
    """An answer to a composite has several reviews of the same time."""
    return sum({review.key: review.seconds or 0 for review in reviews}.values())


def _movement(given: list[Review]) -> Movement:
    if given[0].was_right:
        return Movement.KNOWN
    return Movement.FADING if given[-1].was_right else Movement.MISSED


def _moved(shown: Iterable[list[Review]]) -> Iterator[Moved]:
    """The people and concepts that the cards are on, and those whose words they quote."""
    about: Movements = defaultdict(list)
    for given in shown:
        question = given[0].card.question
        about[question.brief_id, question.subject].append(_movement(given))
    return _together(about)


def _together(about: Movements) -> Iterator[Moved]:
    """Each item once, with the least that is known of it."""
    of_items: defaultdict[Person | Concept, list[Movement]] = defaultdict(list)
    for subject, items in _items(about).items():
        for item in items:
            of_items[item] += about[subject]
    return (Moved(item, min(movements)) for item, movements in of_items.items())


def _items(
    subjects: Collection[Subject],
) -> dict[Subject, list[Person | Concept]]:
    found: defaultdict[Subject, list[Person | Concept]] = defaultdict(list)
    for person in _named(Person.objects.all(), "people", subjects):
        found[person.brief_id, f"people/{person.slug}"].append(person)
    for concept in _named(Concept.objects.all(), "concepts", subjects):
        found[concept.brief_id, f"concepts/{concept.slug}"].append(concept)
    for quote in _named(Quote.objects.prefetch_related("speakers__brief"), "quotes", subjects):
        found[quote.brief_id, f"quotes/{quote.slug}"] += quote.speakers.all()
    return {subject: items for subject, items in found.items() if subject in subjects}


def _named[Row: (Person, Concept, Quote)](
    rows: QuerySet[Row], family: str, subjects: Collection[Subject]
) -> QuerySet[Row]:
    """The rows of a family that are named, and perhaps others of the same briefs."""
    named = [(brief, subject) for brief, subject in subjects if subject.startswith(f"{family}/")]
    briefs = {brief for brief, _ in named}
    slugs = {subject.partition("/")[2] for _, subject in named}
    return rows.filter(brief__in=briefs, slug__in=slugs).select_related("brief")
