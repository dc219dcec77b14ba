"""How a session went: what was answered, and how well the learner knows it now."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from content.models import Brief, Concept, Person, Quote
from learning.cards.looks import card_look
from learning.charts.looks import WORST_FIRST, Look, worst
from learning.models import Card, Review, StudySession
from learning.study.memory import withheld

MOST_LISTED = 8  # names that are listed

type Subject = tuple[int | None, str]  # the id of a brief, and a subject in it
type Looks = defaultdict[Subject, list[Look]]


@dataclass(frozen=True, slots=True)
class Met:
    """A person or a concept, with the look of the cards on it together."""

    item: Person | Concept
    look: Look


@dataclass(frozen=True, slots=True)
class Summary:
    """A session's cards, how many were right at the first answer, the minutes that its answers
    took, and whom and what they ``met``, the best known first. ``brief`` is that of its first card.
    """

    cards: int
    right_at_first: int
    minutes: int
    met: list[Met]
    brief: Brief | None

    @property
    def listed(self) -> list[Met]:
        return self.met[:MOST_LISTED]

    @property
    def unlisted(self) -> int:
        return len(self.met) - len(self.listed)

    @property
    def knows_all(self) -> bool:
        return all(one.look == "known" for one in self.met)


def session_summary(session: StudySession, now: datetime, sealed: Collection[int] = ()) -> Summary:
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
    met = items_of((given[0].card for given in shown), now)
    return Summary(
        cards=len(of_cards),
        right_at_first=sum(given[0].was_right for given in of_cards.values()),
        minutes=max(1, round(_seconds(reviews) / 60)),
        met=sorted(met, key=lambda one: -WORST_FIRST.index(one.look)),
        brief=next((given[0].card.question.brief for given in shown), None),
    )


def items_of(cards: Iterable[Card], now: datetime) -> list[Met]:
    """The people and concepts that cards are on, and those whose words they quote, the worst known
    first. Suspended cards and new ones tell nothing.
    """
    looks: Looks = defaultdict(list)
    for card in cards:
        if card.state != Card.State.NEW and not card.suspended:
            look = card_look(card.state, card.due_at, now)
            looks[card.question.brief_id, card.question.subject].append(look)
    return sorted(_together(looks), key=lambda one: (WORST_FIRST.index(one.look), str(one.item)))


def _seconds(reviews: Iterable[Review]) -> float:
    """An answer to a composite has several reviews of the same time."""
    return sum({review.key: review.seconds or 0 for review in reviews}.values())


def _together(looks: Looks) -> Iterator[Met]:
    """Each item once, with the worst of its looks."""
    of_items: defaultdict[Person | Concept, list[Look]] = defaultdict(list)
    for subject, items in _items(looks).items():
        for item in items:
            of_items[item] += looks[subject]
    return (Met(item, worst(found) or "new") for item, found in of_items.items())


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
