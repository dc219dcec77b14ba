"""Rows are retired and restored, and briefs made private and public."""

import pytest

from content.models import Brief, Passage, Person
from content.storage.store import load
from learning.cards.making import make_cards
from learning.factories import UserFactory
from learning.models import Question
from tests.content.admin.editing import act, send, url

pytestmark = pytest.mark.django_db


def test_rows_are_retired_and_restored_and_stay_in_the_list(client, quote, saved):
    assert act(client, "retire", quote) == "1 retired."
    assert load(quote.brief).quotes == ()
    assert quote.text in client.get(url(quote, "list")).content.decode()
    assert act(client, "restore", quote) == "1 restored."
    assert load(quote.brief).quotes[0].slug == "feed"
    assert saved == ["rivers", "rivers"]


def test_a_row_that_others_need_cannot_be_retired(client, quote, wang, passage, saved):
    assert "quotes “feed”: no person of this brief has the slug" in act(client, "retire", wang)
    assert "people “wang-li”: no passage of this brief" in act(client, "retire", passage)
    assert not Person.objects.exclude(retired_at=None).exists()
    assert not Passage.objects.exclude(retired_at=None).exists()
    assert saved == []
    act(client, "retire", quote)
    assert act(client, "retire", wang) == "1 retired."


def test_a_private_brief_suspends_the_cards_of_others_until_it_is_open(client, quote):
    owner, other = UserFactory.create_batch(2, characters="recognise")
    Brief.objects.update(owner=owner)
    brief = Brief.objects.get()
    assert send(client, brief, title="Rivers") == {}
    for learner in (owner, other):
        make_cards(learner, Question.objects.filter(brief=brief))
    assert send(client, brief, visibility="private") == {}
    assert owner.cards.exists()
    assert not owner.cards.filter(suspended=True).exists()
    assert not other.cards.filter(suspended=False).exists()
    assert send(client, brief, visibility="link") == {}
    assert not other.cards.filter(suspended=True).exists()
    assert other.cards.count() == owner.cards.count()
