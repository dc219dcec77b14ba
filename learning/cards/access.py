"""Loads a learner's cards; those of others, and those out of reach, are a 404."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from learning.cards.brief_cards import BriefCards, ListedCard
from learning.models import Card
from learning.requests import LearnerRequest, id_of, open_brief


def cards_of_brief(request: LearnerRequest, slug: str) -> BriefCards:
    return BriefCards(request.user, open_brief(request, slug), timezone.now())


def listed_card(brief_cards: BriefCards, card_id: int) -> ListedCard:
    return brief_cards.listed(get_object_or_404(brief_cards.cards, pk=card_id))


def card_within_reach(request: LearnerRequest, card_id: str) -> Card:
    """A card that can be studied once it is brought back."""
    own = Card.objects.filter(user=request.user).within_reach().select_related("question")
    return get_object_or_404(own, pk=id_of(card_id))
