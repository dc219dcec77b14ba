"""Rows that are edited inside another row's form."""

import pytest

from content.factories import (
    ListingFactory,
    PassageFactory,
)
from content.models import Biography
from content.storage.store import load
from tests.content.admin.editing import TEXT, send

pytestmark = pytest.mark.django_db


def test_a_biography_is_edited_with_its_person(client, wang, passage):
    fields = {"slug": "agrees", "position": 0, "text": "agrees", "weight": "detail"}
    fields |= {"passage": passage.pk, "words": "agrees"}
    row = {f"biography-0-{name}": value for name, value in fields.items()}
    row["biography-TOTAL_FORMS"] = 1
    elsewhere = PassageFactory(text=TEXT, slug="first")

    def sent(**changes):
        return send(client, wang, **row | {f"biography-0-{k}": v for k, v in changes.items()})

    assert "is not in the passage" in sent(words="disagrees")["biography-0-words"]
    assert "another brief" in sent(passage=elsewhere.pk)["biography-0-passage"]
    assert "U+0007" in sent(text="a\a")["biography-0-text"]
    assert not Biography.objects.exists()
    assert sent(people=[wang.pk]) == {}
    (entry,) = load(passage.brief).person(wang.slug).biography
    assert (entry.text, entry.people) == ("agrees", (wang.slug,))


def test_items_of_a_listing_have_different_slugs_and_no_cycle(client):
    listing = ListingFactory()
    cranes, quays, _ = listing.items.all()
    twice = send(client, listing, **{"items-1-slug": "pilots"})
    assert "already exists" in twice["items-1-__all__"]
    error = send(client, listing, **{"items-0-parent": quays.pk, "items-1-parent": cranes.pk})
    assert "contain each other" in error["items-0-parent"]
    removed = {f"items-{n}-DELETE": "on" for n in range(3)}
    assert "“items” is empty" in send(client, listing, **removed)["formset"]
    assert send(client, listing, **{"items-0-parent": quays.pk}) == {}
    (loaded,) = load(listing.brief).listings
    assert [[item.slug for item in entry.items] for entry in loaded.items] == [["cranes"], []]
