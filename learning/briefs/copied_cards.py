"""A learner's cards move to their copy of a brief with all their reviews, and back.

A paused card with the same schedule stays behind, so that the original asks nothing meanwhile.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

from content.models import Brief
from content.storage.bulk import update_rows
from learning.models import Card, Question, Review, StudySession, User
from learning.search_index.upkeep import put_notes

COPIED, CLOSED, RETIRED = (
    Card.Suspension.COPIED,
    Card.Suspension.CLOSED,
    Card.Suspension.RETIRED,
)
NO_CARD = 0  # the id of none
MOVED = ("question", "brief", "position", "seq", "suspended", "suspension")
# What a card that stays behind keeps of the one that moves.
SCHEDULE = (
    *("state", "step", "stability", "difficulty", "due_at", "show_at", "reviewed_at"),
    *("lapses", "recall_due"),
)


def move_cards(user: User, pairs: Mapping[Question, Question], copy: Brief) -> None:
    """Move the learner's cards of the first question of each pair to the second one."""
    original = copy.copied_from
    held = Card.objects.filter(user=user, question__brief=original).exclude(suspension=RETIRED)
    counterparts = {one.pk: other for one, other in pairs.items()}
    cards = list(held.select_for_update(of=("self",)).order_by("pk"))
    moved = [card for card in cards if card.question_id in counterparts]
    left = [_left_behind(card) for card in moved]
    for card in moved:
        _move(card, counterparts[card.question_id], copy)
    update_rows(Card, moved, MOVED)
    Card.objects.bulk_create(left)
    alone = [card.pk for card in cards if card.brief_id != copy.pk]
    Card.objects.filter(pk__in=alone, suspended=False).update(suspended=True, suspension=COPIED)
    put_notes([card for card in moved if card.note])


def returning_cards(copy: Brief) -> list[Card]:
    """The owner's cards that would go back to the brief that this is a copy of.

    A question of the original that its learner has answered since, keeps its own card.
    """
    if copy.copied_from_id is None or copy.owner_id is None:
        return []
    own = Card.objects.filter(user=copy.owner_id)
    reviews = Review.objects.filter(card=OuterRef("pk"))
    answered = own.filter(Exists(reviews), question=OuterRef("question__taken_from"))
    back = own.filter(question__brief=copy, question__taken_from__brief=copy.copied_from_id)
    return list(back.exclude(Exists(answered)).select_related("question").order_by("pk"))


def move_cards_back(copy: Brief) -> None:
    """Before a copy is deleted: its owner's cards go back to the original, with all reviews. The
    caller is in a transaction, and has locked both briefs.
    """
    brief = copy.copied_from
    if brief is None or copy.owner_id is None:
        return
    _lock_cards(copy.owner_id, copy, brief)
    is_open = brief.is_open_to(copy.owner_id)
    cards = returning_cards(copy)
    originals = Question.objects.in_bulk([card.question.taken_from_id for card in cards])
    stayed = Card.objects.filter(user=copy.owner_id, question__brief=brief)
    stayed.filter(question__in=originals).delete()
    for card in cards:
        original = originals[card.question.taken_from_id]
        _move(card, original, brief)
        reason = RETIRED if original.retired_at else "" if is_open else CLOSED
        if reason or card.suspension in (CLOSED, RETIRED):
            card.suspended, card.suspension = bool(reason), reason
    update_rows(Card, cards, MOVED)
    resting = stayed.filter(suspension=COPIED)
    resting.filter(question__retired_at__isnull=False).update(suspension=RETIRED)
    resting.within_reach().update(suspended=False, suspension="")
    resting.update(suspension=CLOSED)
    put_notes([card for card in cards if card.note])


def relink_copied_questions(brief: Brief) -> None:
    """Before a brief is deleted: the questions of its copies are taken from those that its own
    questions were taken from, so that a quiz on these still seals them.
    """
    own = Question.objects.filter(pk=OuterRef("taken_from"))
    taken = Question.objects.filter(taken_from__brief=brief)
    taken.update(taken_from=Subquery(own.values("taken_from")))


def keep_answers(brief: Brief) -> None:
    """Before a brief is deleted: the sessions on it stay if somebody answered a card in them that
    stays, such as one that has moved to a copy. Their answers would be deleted with them. They ask
    nothing more.
    """
    staying = Review.objects.exclude(card__question__brief=brief)
    sessions = StudySession.objects.filter(Q(brief=brief) | Q(section__brief=brief))
    answered = sessions.filter(Exists(staying.filter(session=OuterRef("pk"))))
    answered.update(brief=None, section=None, chosen=[NO_CARD])


def _lock_cards(user_id: int, *briefs: Brief) -> None:
    """Answers to these cards come before what follows, or after it."""
    cards = Card.objects.filter(user=user_id, question__brief__in=briefs).order_by("pk")
    list(cards.select_for_update(of=("self",)).values_list("pk"))


def _move(card: Card, question: Question, brief: Brief) -> None:
    card.question, card.brief, card.position = question, brief, question.position
    card.seq += 1  # makes pages that show the card outdated


def _left_behind(card: Card) -> Card:
    kept: dict[str, Any] = {name: getattr(card, name) for name in SCHEDULE}
    return Card(
        user_id=card.user_id,
        question_id=card.question_id,
        brief_id=card.brief_id,
        position=card.position,
        suspended=True,
        suspension=COPIED,
        **kept,
    )
