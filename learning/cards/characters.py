"""Cards about Chinese characters, which a learner may leave out."""

from django.db import transaction
from django.db.models import Q

from learning.models import Card, Question, User
from learning.questions import characters

ABOUT_CHARACTERS = Q(question__type__in=characters.TYPES)


def asks_characters(question: Question) -> bool:
    return question.type in characters.TYPES


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
