"""The turn of a card in a session: the card with everything that showing it needs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, StringAgg, Subquery, Value

from content.material import HEADINGS
from learning.cards.making import was_revealed
from learning.models import Card, Question, Reading, User
from learning.study.order.candidates import is_near


@dataclass(frozen=True, slots=True)
class Turn:
    """The card to show next, with its question and everything that showing it needs.

    ``revealed`` says that its answer was asked for; ``read`` are the slugs of the sections of its
    brief that the learner has read; ``composite`` is the id of the composite question that it is a
    part of, if any.
    """

    card: Card
    revealed: bool
    read: frozenset[str]
    composite: int | None

    @property
    def was_read(self) -> bool:
        """Whether the learner has read the section that the card is on, or it belongs to none."""
        passage = self.card.question.passage
        if passage is None or not (passage.section or passage.kind in HEADINGS):
            return True
        return (passage.section or passage).slug in self.read


def first_turn(cards: QuerySet[Card]) -> Turn | None:
    """The first of the cards."""
    return turn_of(list(with_question(cards)))


def turn_of(cards: list[Any]) -> Turn | None:
    """The turn of the only card of a query ``with_question``, if there is one."""
    if not cards:
        return None
    card = cards[0]
    return Turn(card, card.revealed, frozenset((card.read or "").split()), card.composite)


def with_question(cards: QuerySet[Card]) -> QuerySet[Card]:
    """The first of the cards, with everything that its turn needs."""
    composites = Question.parts.through.objects.filter(
        to_question=OuterRef("question"), from_question__retired_at=None
    ).order_by("from_question")
    of_brief = Reading.objects.filter(
        user=OuterRef("user"), section__brief=OuterRef("question__brief"), read_at__isnull=False
    )
    slugs = of_brief.values("user").annotate(slugs=StringAgg("section__slug", Value(" ")))
    first = Card.objects.filter(pk__in=cards.values("pk")[:1])
    return first.select_related("question__brief", "question__passage__section").annotate(
        revealed=was_revealed(),
        read=Subquery(slugs.values("slugs")),
        composite=Subquery(composites.values("from_question")[:1]),
    )


def ready_composite(
    turn: Turn, user: User, now: datetime, asked: tuple[int, ...] = ()
) -> tuple[Question, list[Card]] | None:
    """The composite question that can replace a due card, with its parts' cards in order.

    It is ready when every part is in review, none was answered today, half of them are due, and no
    other part is kept apart from the questions with the ids in ``asked``. At most one query.
    """
    if turn.composite is None or turn.card.state != Card.State.REVIEW:
        return None
    composite = Question.objects.filter(pk=turn.composite)
    parts = Card.objects.filter(user=user, question__wholes=turn.composite)
    rows = parts.select_related("question").annotate(
        composite_uid=Subquery(composite.values("uid")),
        composite_body=Subquery(composite.values("body")),
        near=is_near(asked),
    )
    cards: dict[str, Any] = {row.question.uid: row for row in rows}
    today, _ = user.study_day_bounds(user.study_day(now))
    ready = [
        each
        for each in cards.values()
        if each.state == Card.State.REVIEW and not each.suspended and each.reviewed_at < today
    ]
    due = [each for each in ready if each.show_at <= now]
    body = next(iter(cards.values())).composite_body
    uids = [part["uid"] for part in body["parts"]]
    if len(ready) < len(uids) or 2 * len(due) < len(uids):
        return None
    if any(each.near and each != turn.card for each in ready):
        return None
    first = cards[uids[0]]
    brief = turn.card.question.brief
    question = Question(pk=turn.composite, uid=first.composite_uid, brief=brief, body=body)
    return question, [cards[uid] for uid in uids]
