"""How a learner's cards are made, and which briefs they come from."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from content.models import Brief
from learning.cards.characters import follow_wish_for_characters
from learning.models import Card, Question, Reveal, User

OF_A_CARD = ("pk", "brief_id", "about_id", "owner_id", "position")  # what making one asks for


def make_cards(user: User, questions: QuerySet[Question]) -> None:
    """Make the cards that the learner lacks of these questions, except of retired ones and those of
    a brief that is closed to the learner."""
    add_cards(user, lacked(user, questions))


def lacked(user: User, questions: QuerySet[Question]) -> QuerySet[Question]:
    """The questions of which the learner has no card, but may have one."""
    in_reach = Q(brief=None) | Q(brief__in=Brief.objects.open_to(user))
    wanted = questions.filter(in_reach, retired_at=None, owns_card=True)
    return wanted.exclude(cards__user=user).only(*OF_A_CARD)


def add_cards(user: User, questions: Iterable[Question]) -> None:
    """Make a card of each question; existing cards stay as they are."""
    cards = [
        Card(
            user=user,
            question=question,
            brief_id=question.brief_id
            or (question.about_id if question.owner_id == user.pk else None),
            position=question.position,
        )
        for question in questions
    ]
    Card.objects.bulk_create(cards, ignore_conflicts=True, batch_size=500)
    if cards and user.leaves_characters_out:
        follow_wish_for_characters(user)


def begun_briefs(user: User) -> QuerySet[Brief]:
    """The briefs that the learner has cards of and may still read.

    A subquery for each brief: PostgreSQL may turn an EXISTS into a join with all cards.
    """
    of_brief = Card.objects.filter(user=user, brief=OuterRef("pk")).order_by().values("brief")[:1]
    return Brief.objects.open_to(user).alias(begun=Subquery(of_brief)).filter(begun__isnull=False)


def was_revealed() -> Exists:
    """For each card of a query, whether its answer was revealed in its present state."""
    return Exists(Reveal.objects.filter(card=OuterRef("pk"), seq=OuterRef("seq")))
