"""Cards about Chinese characters, which a learner may leave out."""

from django.db import transaction
from django.db.models import Q

from learning.models import Card, Question, User
from learning.questions import characters

ABOUT_CHARACTERS = Q(question__type__in=characters.TYPES)


def asks_characters(question: Question) -> bool:
    return question.type in characters.TYPES


def choose_characters(user: User, choice: str) -> None:
    """Store whether the learner wants cards about characters, and suspend or bring back theirs."""
    with transaction.atomic():
        user.characters = choice
        user.save(update_fields=["characters"])
        follow_wish_for_characters(user)


def offers_characters(user: User) -> bool:
    """Whether to ask what the learner wants of characters: once, if they have cards about them. One
    statement until they have answered.
    """
    if user.characters != User.Characters.ASK:
        return False
    return Card.objects.filter(user=user, suspension=Card.Suspension.CHARACTERS).exists()


def follow_wish_for_characters(user: User) -> None:
    """Suspend the learner's cards about characters, or bring them back, as their setting says."""
    if not user.leaves_characters_out:
        left_out = Card.objects.filter(user=user, suspension=Card.Suspension.CHARACTERS)
        left_out.within_reach().update(suspended=False, suspension="")
        return
    cards = Card.objects.filter(ABOUT_CHARACTERS, user=user, suspended=False)
    ids = list(cards.values_list("pk", flat=True))
    Card.objects.filter(pk__in=ids).update(suspended=True, suspension=Card.Suspension.CHARACTERS)
