"""A learner's cards: how they are made, moved to another day, and taken out of the queue."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.dateparse import parse_datetime

from content.models import Brief
from learning.models import Card, Question, QuestionReport, User

CHARACTER_TYPES = frozenset({"characters-of-name", "name-of-characters"})
ABOUT_CHARACTERS = Q(question__type__in=CHARACTER_TYPES)


def make_cards(user: User, brief: Brief | None) -> None:
    """Make the cards that the learner lacks: of a brief, or of every brief they have begun."""
    begun = user.cards.values("brief").distinct()
    wanted = Question.objects.current().filter(owns_card=True)
    wanted = wanted.filter(brief=brief) if brief else wanted.filter(brief__in=begun)
    missing = wanted.exclude(cards__user=user)
    cards = [
        Card(user=user, question=question, brief_id=question.brief_id, position=question.position)
        for question in missing.only("pk", "brief_id", "position")
    ]
    Card.objects.bulk_create(cards, ignore_conflicts=True, batch_size=500)
    if cards and user.characters == User.Characters.OFF:
        follow_wish_for_characters(user)


def asks_characters(question: Question) -> bool:
    return question.type in CHARACTER_TYPES


def bury(card: Card, until: datetime) -> None:
    """Keep the card away until then; one that comes later anyway stays where it is."""
    if card.show_at is None or card.show_at < until:
        card.show_at = until
        card.save(update_fields=["show_at"])


def suspend(card: Card, suspension: Card.Suspension) -> None:
    """Take the card out of the queue until it is brought back."""
    card.suspended, card.suspension = True, suspension
    card.save(update_fields=["suspended", "suspension"])


def bring_back(card: Card, now: datetime) -> None:
    """Undo burying and suspending; a retired question stays away."""
    if card.suspension == Card.Suspension.RETIRED:
        return
    if card.suspension == Card.Suspension.LEECH:
        card.lapses = 0
    card.suspended, card.suspension, card.show_at = False, "", card.due_at
    if card.step is not None and card.due_at is None:  # under way, but never rated
        card.show_at = now
    card.save(update_fields=["suspended", "suspension", "show_at", "lapses"])


def report_question(user: User, question: Question, reason: str, comment: str) -> QuestionReport:
    """File a complaint; the same one twice while it is open stays one."""
    report, _ = QuestionReport.objects.update_or_create(
        user=user,
        question=question,
        reason=reason,
        resolved_at=None,
        defaults={"comment": comment},
    )
    return report


def choose_characters(user: User, choice: str) -> None:
    """Store what the learner wants of characters, and let the queue follow."""
    with transaction.atomic():
        user.characters = choice
        user.save(update_fields=["characters"])
        follow_wish_for_characters(user)


def follow_wish_for_characters(user: User) -> None:
    """Take the cards about characters out of the queue, or bring them back."""
    if user.characters != User.Characters.OFF:
        left_out = Card.objects.filter(user=user, suspension=Card.Suspension.CHARACTERS)
        left_out.update(suspended=False, suspension="")
        return
    cards = Card.objects.filter(ABOUT_CHARACTERS, user=user, suspended=False)
    ids = list(cards.values_list("pk", flat=True))
    Card.objects.filter(pk__in=ids).update(suspended=True, suspension=Card.Suspension.CHARACTERS)


def siblings_to_move(siblings: list[Card], until: datetime) -> list[Card]:
    """Those that would come before ``until``; a card in learning stays, it is under way."""
    return [
        card
        for card in siblings
        if not card.suspended
        and card.state in (Card.State.NEW, Card.State.REVIEW)
        and (card.show_at is None or card.show_at < until)
    ]


def move_back(user: User, show_at: dict[str, str | None]) -> None:
    """Give siblings the date back that they had before they were moved."""
    cards = list(Card.objects.filter(user=user, pk__in=show_at))
    for card in cards:
        before = show_at[str(card.pk)]
        card.show_at = parse_datetime(before) if before else None
    Card.objects.bulk_update(cards, ["show_at"])
