from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import RestrictedError
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from content import models
from content.formats.lilun import read_brief
from content.signals import brief_saved
from content.storage.store import SlugTaken, load, save
from learning.factories import NOON, UserFactory
from tests.content.materials import materials

pytestmark = pytest.mark.django_db

RICE = """\
slug: rice
title: A small brief
passages:
- slug: opening
  text: Along the river
  kind: heading
- slug: first
  text: Ningbo lives by its port, say Wang Li and Zhao Min, who taught Sun Tao.
  number: 1
people:
- {slug: wang-li, at: first, words: Wang Li, name: Wang Li}
- slug: zhao-min
  at: first
  words: Zhao Min
  name: Zhao Min
  biography:
  - {slug: taught, text: taught Sun Tao, at: first, words: taught Sun Tao, people: [wang-li]}
concepts:
- {slug: port, at: first, words: port, term: port, part_of: city}
- {slug: city, at: first, words: Ningbo, term: city}
quotes:
- slug: living
  at: first
  words: Ningbo lives by its port
  speakers: [zhao-min, wang-li]
  text: Ningbo lives by its port
listings:
- slug: needs
  at: first
  words: Ningbo lives
  lead_in: Ningbo needs
  category: a need
  items:
  - slug: port
    at: first
    words: port
    text: a port
    items: [{slug: cranes, at: first, words: its port, text: cranes}]
"""


@pytest.fixture
def rice():
    return read_brief(RICE)


@pytest.fixture
def saved():
    """The briefs and times of each ``brief_saved``."""
    received = []

    def receive(sender, brief, now, **kwargs):
        assert connection.in_atomic_block
        received.append((brief.slug, now))

    brief_saved.connect(receive)
    yield received
    brief_saved.disconnect(receive)


few = settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)


@few
@given(materials(), materials())
def test_a_saved_material_is_loaded_whatever_was_stored_before(one, other):
    other = replace(other, slug=one.slug)
    with transaction.atomic():
        for material in (one, other, one):
            assert load(save(material, now=NOON)) == material
        transaction.set_rollback(True)


def test_speakers_keep_their_order(rice):
    brief = save(rice, now=NOON)
    assert load(brief).quotes[0].speakers == ("zhao-min", "wang-li")
    turned = replace(rice, quotes=(replace(rice.quotes[0], speakers=("wang-li", "zhao-min")),))
    assert load(save(turned, now=NOON)).quotes[0].speakers == ("wang-li", "zhao-min")


def test_a_passage_knows_its_section_and_a_heading_has_none(rice):
    brief = save(rice, now=NOON)
    opening, first = brief.passages.all()
    assert first.section == opening
    assert opening.section is None


def test_a_removed_entry_is_retired_and_restored_with_its_row(rice):
    brief = save(rice, now=NOON)
    row = brief.quotes.get()
    save(replace(rice, quotes=(), listings=()), now=NOON + timedelta(days=1))
    assert brief.quotes.get().retired_at == NOON + timedelta(days=1)
    assert load(brief).quotes == ()
    save(replace(rice, quotes=()), now=NOON + timedelta(days=2))
    assert brief.quotes.get().retired_at == NOON + timedelta(days=1)
    save(rice, now=NOON + timedelta(days=3))
    assert brief.quotes.get() == row
    assert brief.quotes.get().retired_at is None
    assert load(brief) == rice


def test_changed_wording_keeps_every_row(rice):
    brief = save(rice, now=NOON)
    keys = list(brief.concepts.values_list("pk", "slug"))
    retold = replace(rice, concepts=tuple(replace(c, term=f"{c.term}s") for c in rice.concepts))
    save(retold, now=NOON)
    assert list(brief.concepts.values_list("pk", "slug")) == keys
    assert [concept.term for concept in brief.concepts.all()] == ["ports", "citys"]


def test_a_nested_item_stays_when_its_parent_is_removed(rice):
    brief = save(rice, now=NOON)
    (listing,) = rice.listings
    lifted = replace(listing, items=listing.items[0].items)
    assert load(save(replace(rice, listings=(lifted,)), now=NOON)).listings == (lifted,)
    assert brief.listings.get().items.get().slug == "cranes"


def test_saving_an_unchanged_material_writes_nothing_and_sends_no_signal(rice, saved):
    save(rice, now=NOON)
    assert saved == [("rice", NOON)]
    with CaptureQueriesContext(connection) as queries:
        save(rice, now=NOON + timedelta(days=1))
    assert not [q for q in queries if not q["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))]
    assert len(saved) == 1


def test_a_receiver_that_fails_rolls_the_change_back(rice):
    def refuse(sender, **kwargs):
        raise RuntimeError

    brief_saved.connect(refuse)
    try:
        with pytest.raises(RuntimeError):
            save(rice, now=NOON)
    finally:
        brief_saved.disconnect(refuse)
    assert not models.Brief.objects.exists()


def test_a_new_brief_is_private_and_keeps_its_visibility(rice):
    assert save(rice, now=NOON).visibility == "private"
    assert save(rice, visibility=models.Brief.Visibility.PUBLIC, now=NOON).visibility == "public"
    assert save(replace(rice, title="Another"), now=NOON).visibility == "public"
    assert models.Brief.objects.get().title == "Another"


def test_the_slug_of_another_owners_brief_is_refused(rice):
    owner, other = UserFactory.create_batch(2)
    save(rice, owner=owner, now=NOON)
    for stranger in (other, None):
        with pytest.raises(SlugTaken, match="“rice”"):
            save(replace(rice, title="Mine now"), owner=stranger, now=NOON)
    assert models.Brief.objects.get().title == "A small brief"
    assert save(replace(rice, title="Better"), owner=owner, now=NOON).title == "Better"


def multiplied(material, times):
    """The material with many copies of its entries."""
    return replace(
        material,
        **{
            family: tuple(
                replace(entry, slug=f"{entry.slug}-{n}")
                for entry in getattr(material, family)
                for n in range(times)
            )
            for family in ("concepts", "quotes", "listings")
        },
        people=material.people
        + tuple(replace(material.people[1], slug=f"p-{n}") for n in range(times)),
    )


def statements(action, *args, **kwargs):
    with CaptureQueriesContext(connection) as queries:
        action(*args, **kwargs)
    return len(queries)


def test_the_number_of_queries_does_not_depend_on_the_size(rice):
    rice = replace(rice, concepts=rice.concepts[1:])
    small, large = multiplied(rice, 2), replace(multiplied(rice, 60), slug="large")
    first = statements(save, small, now=NOON)
    assert statements(save, large, now=NOON) == first <= 70
    brief, large_brief = models.Brief.objects.order_by("-slug")
    assert statements(load, brief) == statements(load, large_brief) == 15
    emptied = replace(small, quotes=small.quotes[:1], people=small.people[:2])
    large_emptied = replace(large, quotes=large.quotes[:1], people=large.people[:2])
    changed = statements(save, emptied, now=NOON)
    assert statements(save, large_emptied, now=NOON) == changed <= 75


def test_a_brief_is_deleted_with_its_rows_but_a_used_passage_is_not(rice):
    brief = save(rice, now=NOON)
    with pytest.raises(RestrictedError), transaction.atomic():
        brief.passages.get(slug="first").delete()
    brief.delete()
    assert not models.Passage.objects.exists()
    assert not models.ListingItem.objects.exists()
