from django.urls import path

from learning.cards.views import brief_cards, put_away

# briefs/<slug>/cards/, cards/
urlpatterns = [
    path("cards/put-away/", put_away.put_away, name="put_away"),
    path("briefs/<slug:slug>/cards/", brief_cards.brief_cards, name="brief_cards"),
    path("briefs/<slug:slug>/cards/print/", brief_cards.print_cards, name="print_cards"),
    path("briefs/<slug:slug>/cards/<int:card_id>/", brief_cards.brief_card, name="brief_card"),
]
