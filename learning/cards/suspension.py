"""Cards are buried, suspended, brought back, starred, annotated and reset."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Q, When

from content.checking.limits import LONGEST_NOTE
from content.models import Brief
from learning.models import Card, User
from learning.search_index.upkeep import put_notes

# What a card holds before its first answer.
NEW_CARD: dict[str, Any] = {
    "state": Card.State.NEW,
    "step": None,
    "stability": None,
    "difficulty": None,
    "due_at": None,
    "show_at": None,
    "reviewed_at": None,
    "lapses": 0,
    "recall_due": False,
}


def bury(card: Card, until: datetime) -> None:
    """Do not show the card before ``until``, unless it has moved on or comes later anyway."""
    sooner = Q(show_at=None) | Q(show_at__lt=until)
    Card.objects.filter(sooner, pk=card.pk, seq=card.seq).update(show_at=until)


def suspend(card: Card, suspension: Card.Suspension) -> None:
    """Take the card out of the queue; a card that is suspended already keeps its reason."""
    waiting = Card.objects.filter(pk=card.pk, suspended=False)
    waiting.update(suspended=True, suspension=suspension)


def bring_back(card: Card, now: datetime) -> None:
    """Undo burying and suspending, except for a card that is retired or closed."""
    with transaction.atomic():
        card = Card.objects.select_for_update().get(pk=card.pk)
        if not Card.objects.filter(pk=card.pk).within_reach().exists():
            return
        if card.suspension == Card.Suspension.LEECH:
            card.lapses = 0
        card.suspended, card.suspension, card.show_at = False, "", card.due_at
        if card.step is not None and card.due_at is None:  # in learning, but never rated
            card.show_at = now
        card.save(update_fields=["suspended", "suspension", "show_at", "lapses"])


def bring_back_leeches(user: User, now: datetime) -> int:
    """Bring back all leeches, and return how many."""
    leeches = Card.objects.filter(user=user).returnable().filter(suspension=Card.Suspension.LEECH)
    never_rated = Q(step__isnull=False, due_at=None)
    return leeches.update(
        suspended=False,
        suspension="",
        lapses=0,
        show_at=Case(When(never_rated, then=now), default=F("due_at")),
    )


def star(card: Card, *, starred: bool) -> None:
    Card.objects.filter(pk=card.pk).update(starred=starred)


def write_note(card: Card, text: str) -> None:
    """Replace the learner's note on a card; "" removes it."""
    card.note = text[:LONGEST_NOTE]
    with transaction.atomic():
        Card.objects.filter(pk=card.pk).update(note=card.note)
        put_notes([card])


def reset(card: Card, seq: int) -> bool:
    """Make the card new again. Its reviews stay in the log, but those before ``reset_seq`` no
    longer count for it. A suspended card stays suspended, unless it is a leech.

    ``seq`` is the card's when the page was made. Returns False if the card has moved on since, so
    that a form sent twice resets it once.
    """
    with transaction.atomic():
        card = Card.objects.select_for_update().get(pk=card.pk)
        if card.seq != seq:
            return False
        for name, value in NEW_CARD.items():
            setattr(card, name, value)
        if card.suspension == Card.Suspension.LEECH:
            card.suspended, card.suspension = False, ""
        card.seq = card.reset_seq = seq + 1
        card.save(update_fields=[*NEW_CARD, "suspended", "suspension", "seq", "reset_seq"])
    return True


def retire_with(questions: Collection[int]) -> None:
    """Suspend the cards of retired questions; suspended ones keep their reason."""
    cards = Card.objects.filter(question__in=questions, suspended=False)
    cards.update(suspended=True, suspension=Card.Suspension.RETIRED)


def follow_visibility(brief: Brief) -> bool:
    """Close the cards of a brief to those who may not study it any more, and reopen the cards of
    those who may now. Returns whether any were reopened."""
    cards = Card.objects.filter(brief=brief)
    closed = cards.filter(suspension=Card.Suspension.CLOSED).within_reach()
    opened = closed.exists()
    if opened:
        closed.update(suspended=False, suspension="")
    if not brief.is_open_to_all:
        # Cards of questions that users wrote about it stay open.
        others = cards.filter(suspended=False, question__brief=brief).exclude(user=brief.owner_id)
        others = others.exclude(pk__in=cards.of_open_briefs().values("pk"))
        if others.exists():
            others.update(suspended=True, suspension=Card.Suspension.CLOSED)
    return opened


def siblings_to_move(siblings: list[Card], until: datetime) -> list[Card]:
    """The siblings that would come before ``until``; those in learning are not moved."""
    return [
        card
        for card in siblings
        if not card.suspended
        and card.state in (Card.State.NEW, Card.State.REVIEW)
        and (card.show_at is None or card.show_at < until)
    ]
