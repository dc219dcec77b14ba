from django.urls import path

from learning.cards.views import brief_cards, suspended

# briefs/<slug>/cards/, cards/
urlpatterns = [
    path("cards/put-away/", suspended.suspended_cards, name="suspended_cards"),
    path("briefs/<slug:slug>/cards/", brief_cards.brief_cards, name="brief_cards"),
    path("briefs/<slug:slug>/cards/print/", brief_cards.print_cards, name="print_cards"),
    path("briefs/<slug:slug>/cards/<int:card_id>/", brief_cards.brief_card, name="brief_card"),
]
