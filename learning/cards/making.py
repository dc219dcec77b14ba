"""A learner's cards: how they are made, moved to another day, and taken out of the queue."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from content.checking.limits import LONGEST_NOTE
from content.models import Brief
from learning.models import Card, Question, QuestionReport, Reveal, User
from learning.questions import characters

# What a card holds before its first answer.
BLANK: dict[str, Any] = {
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
OF_A_CARD = ("pk", "brief_id", "about_id", "owner_id", "position")  # what making one asks for
ABOUT_CHARACTERS = Q(question__type__in=characters.TYPES)


def make_cards(user: User, questions: QuerySet[Question]) -> None:
    """Make the cards that the learner lacks of these questions; retired ones get none, nor do
    those of a brief that is closed to the learner."""
    add_cards(user, lacked(user, questions))


def lacked(user: User, questions: QuerySet[Question]) -> QuerySet[Question]:
    """Those of the questions that the learner may have a card of and has none."""
    in_reach = Q(brief=None) | Q(brief__in=Brief.objects.open_to(user))
    wanted = questions.filter(in_reach, retired_at=None, owns_card=True)
    return wanted.exclude(cards__user=user).only(*OF_A_CARD)


def add_cards(user: User, questions: Iterable[Question]) -> None:
    """Make a card of each; one that was made meanwhile stays as it is."""
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
    if cards and user.characters == User.Characters.OFF:
        follow_wish_for_characters(user)


def begun_briefs(user: User) -> QuerySet[Brief]:
    """The briefs that the learner has cards of and may still read.

    One look for each brief: what a WHERE asks with EXISTS, PostgreSQL may join, with all cards.
    """
    of_brief = Card.objects.filter(user=user, brief=OuterRef("pk")).order_by().values("brief")[:1]
    return Brief.objects.open_to(user).alias(begun=Subquery(of_brief)).filter(begun__isnull=False)


def was_revealed() -> Exists:
    """Of each card of a query, whether its answer was asked for in its present state."""
    return Exists(Reveal.objects.filter(card=OuterRef("pk"), seq=OuterRef("seq")))


def asks_characters(question: Question) -> bool:
    return question.type in characters.TYPES


def bury(card: Card, until: datetime) -> None:
    """Keep the card away until then, unless it has moved on or comes later anyway."""
    sooner = Q(show_at=None) | Q(show_at__lt=until)
    Card.objects.filter(sooner, pk=card.pk, seq=card.seq).update(show_at=until)


def suspend(card: Card, suspension: Card.Suspension) -> None:
    """Take the card out of the queue until it is brought back; a first reason stays."""
    waiting = Card.objects.filter(pk=card.pk, suspended=False)
    waiting.update(suspended=True, suspension=suspension)


def bring_back(card: Card, now: datetime) -> None:
    """Undo burying and suspending; what is retired or closed stays away."""
    with transaction.atomic():
        card = Card.objects.select_for_update().get(pk=card.pk)
        if not Card.objects.filter(pk=card.pk).within_reach().exists():
            return
        if card.suspension == Card.Suspension.LEECH:
            card.lapses = 0
        card.suspended, card.suspension, card.show_at = False, "", card.due_at
        if card.step is not None and card.due_at is None:  # under way, but never rated
            card.show_at = now
        card.save(update_fields=["suspended", "suspension", "show_at", "lapses"])


def star(card: Card, *, starred: bool) -> None:
    Card.objects.filter(pk=card.pk).update(starred=starred)


def write_note(card: Card, text: str) -> None:
    """Keep the learner's own note on a card, in place of what it said; "" for none."""
    Card.objects.filter(pk=card.pk).update(note=text[:LONGEST_NOTE])


def reset(card: Card, seq: int) -> bool:
    """Forget what the card's memory holds: it is new again, and asked as such.

    Its reviews stay in the log; those before ``reset_seq`` no longer count for it. ``seq`` is that
    of the page on which the learner asked for it; False where the card has moved on since, so that
    the same form sent twice resets it once. A card that was put away stays so, but for a leech.
    """
    with transaction.atomic():
        card = Card.objects.select_for_update().get(pk=card.pk)
        if card.seq != seq:
            return False
        for name, value in BLANK.items():
            setattr(card, name, value)
        if card.suspension == Card.Suspension.LEECH:
            card.suspended, card.suspension = False, ""
        card.seq = card.reset_seq = seq + 1
        card.save(update_fields=[*BLANK, "suspended", "suspension", "seq", "reset_seq"])
    return True


def retire_with(questions: Collection[int]) -> None:
    """Take the cards of retired questions out of the queue; those that are out of it for another
    reason keep that reason."""
    cards = Card.objects.filter(question__in=questions, suspended=False)
    cards.update(suspended=True, suspension=Card.Suspension.RETIRED)


def bring_back_leeches(user: User, now: datetime) -> int:
    """Bring back all cards that were set aside for being missed too often, and say how many."""
    leeches = Card.objects.filter(user=user).returnable().filter(suspension=Card.Suspension.LEECH)
    never_rated = Q(step__isnull=False, due_at=None)
    return leeches.update(
        suspended=False,
        suspension="",
        lapses=0,
        show_at=Case(When(never_rated, then=now), default=F("due_at")),
    )


def follow_visibility(brief: Brief) -> bool:
    """Close a private brief's cards to everybody but its owner, and open them again to whoever
    may study it now; tells whether any were opened."""
    cards = Card.objects.filter(brief=brief)
    closed = cards.filter(suspension=Card.Suspension.CLOSED).within_reach()
    opened = closed.exists()
    if opened:
        closed.update(suspended=False, suspension="")
    if brief.visibility == Brief.Visibility.PRIVATE:
        # What somebody wrote about it stays their own.
        others = cards.filter(suspended=False, question__brief=brief).exclude(user=brief.owner_id)
        if others.exists():
            others.update(suspended=True, suspension=Card.Suspension.CLOSED)
    return opened


def report_question(
    user: User, card: Card, reason: str, comment: str, *, hide: bool = False
) -> QuestionReport:
    """File a complaint about a card's question, and hide the card if the learner wishes.

    The same complaint twice, while it is open, stays one.
    """
    with transaction.atomic():
        report, _ = QuestionReport.objects.update_or_create(
            user=user,
            question_id=card.question_id,
            reason=reason,
            resolved_at=None,
            defaults={"comment": comment},
        )
        if hide:
            suspend(card, Card.Suspension.HIDDEN)
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
        left_out.within_reach().update(suspended=False, suspension="")
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
