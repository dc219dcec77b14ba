"""Another version of a brief: what it changes, and whose edits it must not undo unseen."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from content.editing.changes import propagate_change
from content.formats.lilun import read_brief
from content.material import Span
from content.models import Brief
from content.storage.rows import FAMILIES
from content.storage.store import SlugTaken, load, save
from content.storage.versions import (
    EntryChange,
    FieldChange,
    OverwritesEdits,
    material_changes,
    material_digest,
    store_version,
)
from learning.factories import NOON, UserFactory
from tests.content.materials import materials

RICE = """\
slug: rice
title: A small brief
passages:
- {slug: first, text: "Ningbo lives by its port, says Wang Li."}
people:
- {slug: wang-li, at: first, words: Wang Li, name: Wang Li}
concepts:
- {slug: port, at: first, words: port, term: port}
"""


@pytest.fixture
def rice():
    return read_brief(RICE)


FEW = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@FEW
@given(materials())
def test_a_version_does_not_differ_from_itself(material):
    assert material_changes(material, material) == []
    assert material_digest(material) == material_digest(replace(material))


@FEW
@given(materials(), materials())
def test_each_entry_is_new_changed_or_retired_once(one, other):
    found = material_changes(one, other)
    named = [(change.family, change.slug) for change in found]
    assert len(named) == len(set(named))
    listed = (change.family for change in found)
    assert {*listed} <= {"brief", *FAMILIES}
    assert {(c.family, c.slug) for c in material_changes(other, one) if c.what == "new"} == {
        (c.family, c.slug) for c in found if c.what == "retired"
    }


def test_changes_say_what_stood_there_and_what_will(rice):
    person = replace(rice.people[0], span=Span(passage="first", start=0, end=6), name="Wang Lei")
    after = replace(rice, title="A rice brief", people=(person,), concepts=())

    assert material_changes(rice, after) == [
        EntryChange(
            "brief", "rice", "changed", (FieldChange("title", "A small brief", "A rice brief"),)
        ),
        EntryChange(
            "people",
            "wang-li",
            "changed",
            (FieldChange("span", "Wang Li", "Ningbo"), FieldChange("name", "Wang Li", "Wang Lei")),
        ),
        EntryChange("concepts", "port", "retired"),
    ]
    assert "name: “Wang Li” → “Wang Lei”" in str(material_changes(rice, after)[1])


@pytest.mark.django_db
class TestStoring:
    def edit(self, brief):
        """As in the admin."""
        brief.concepts.update(definition="a place for boats", added=["definition"])
        propagate_change(brief, NOON)

    def test_an_import_again_goes_through_while_nobody_edited(self, rice):
        store_version(rice, owner=None, now=NOON)
        store_version(replace(rice, title="Better"), owner=None, now=NOON)
        store_version(replace(rice, title="Best"), owner=None, now=NOON)
        assert Brief.objects.get().title == "Best"

    def test_an_import_does_not_undo_an_edit_unseen(self, rice):
        brief = store_version(rice, owner=None, now=NOON)
        self.edit(brief)

        with pytest.raises(OverwritesEdits) as refused:
            store_version(replace(rice, title="Better"), owner=None, now=NOON)

        assert [change.family for change in refused.value.changes] == ["brief", "concepts"]
        assert load(brief).concepts[0].definition == "a place for boats"

    def test_it_does_where_that_is_wished_and_the_next_import_asks_nothing(self, rice):
        brief = store_version(rice, owner=None, now=NOON)
        self.edit(brief)
        store_version(rice, owner=None, force=True, now=NOON)
        assert load(brief) == rice
        store_version(replace(rice, title="Better"), owner=None, now=NOON)

    def test_the_very_edit_imported_is_no_conflict(self, rice):
        brief = store_version(rice, owner=None, now=NOON)
        self.edit(brief)
        store_version(load(brief), owner=None, now=NOON)
        store_version(replace(rice, title="Better"), owner=None, now=NOON)

    def test_a_brief_stored_before_imports_were_named_is_imported_as_ever(self, rice):
        save(rice, now=NOON)
        store_version(replace(rice, title="Better"), owner=None, now=NOON)
        assert Brief.objects.get().title == "Better"

    def test_who_has_seen_the_present_version_may_store_another_once(self, rice):
        owner = UserFactory.create()
        store_version(rice, owner=owner, seen="", now=NOON)
        mine, late = replace(rice, title="Mine"), replace(rice, title="Late")

        store_version(mine, owner=owner, seen=material_digest(rice), now=NOON)
        store_version(mine, owner=owner, seen=material_digest(rice), now=NOON)
        with pytest.raises(OverwritesEdits):
            store_version(late, owner=owner, seen=material_digest(rice), now=NOON)

        assert Brief.objects.get().title == "Mine"

    def test_an_edit_in_the_browser_is_one_that_an_import_asks_about(self, rice):
        owner = UserFactory.create()
        store_version(rice, owner=owner, seen="", now=NOON)
        edited = replace(rice, title="Mine")
        store_version(edited, owner=owner, seen=material_digest(rice), now=NOON)
        with pytest.raises(OverwritesEdits):
            store_version(rice, owner=owner, now=NOON)

    def test_a_brief_of_somebody_else_is_not_touched(self, rice):
        store_version(rice, owner=UserFactory.create(), now=NOON)
        with pytest.raises(SlugTaken):
            store_version(rice, owner=UserFactory.create(), force=True, now=NOON)
