"""Versions of a brief: their differences, and edits that a version must not undo."""

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
def test_a_version_has_no_differences_to_itself(material):
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


def test_changes_have_the_values_before_and_after(rice):
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

    def test_a_brief_without_edits_is_imported_again(self, rice):
        store_version(rice, owner=None, now=NOON)
        store_version(replace(rice, title="Better"), owner=None, now=NOON)
        store_version(replace(rice, title="Best"), owner=None, now=NOON)
        assert Brief.objects.get().title == "Best"

    def test_an_import_does_not_undo_an_edit(self, rice):
        brief = store_version(rice, owner=None, now=NOON)
        self.edit(brief)

        with pytest.raises(OverwritesEdits) as refused:
            store_version(replace(rice, title="Better"), owner=None, now=NOON)

        assert [change.family for change in refused.value.changes] == ["brief", "concepts"]
        assert load(brief).concepts[0].definition == "a place for boats"

    def test_a_forced_import_undoes_an_edit_and_counts_as_the_last_import(self, rice):
        brief = store_version(rice, owner=None, now=NOON)
        self.edit(brief)
        store_version(rice, owner=None, force=True, now=NOON)
        assert load(brief) == rice
        store_version(replace(rice, title="Better"), owner=None, now=NOON)

    def test_an_import_of_the_edited_version_is_no_conflict(self, rice):
        brief = store_version(rice, owner=None, now=NOON)
        self.edit(brief)
        store_version(load(brief), owner=None, now=NOON)
        store_version(replace(rice, title="Better"), owner=None, now=NOON)

    def test_a_brief_without_a_digest_is_imported(self, rice):
        save(rice, now=NOON)
        store_version(replace(rice, title="Better"), owner=None, now=NOON)
        assert Brief.objects.get().title == "Better"

    def test_a_version_is_stored_if_its_author_has_seen_the_present_one(self, rice):
        owner = UserFactory.create()
        store_version(rice, owner=owner, seen="", now=NOON)
        mine, late = replace(rice, title="Mine"), replace(rice, title="Late")

        store_version(mine, owner=owner, seen=material_digest(rice), now=NOON)
        store_version(mine, owner=owner, seen=material_digest(rice), now=NOON)
        with pytest.raises(OverwritesEdits):
            store_version(late, owner=owner, seen=material_digest(rice), now=NOON)

        assert Brief.objects.get().title == "Mine"

    def test_an_import_does_not_undo_an_edit_in_the_browser(self, rice):
        owner = UserFactory.create()
        store_version(rice, owner=owner, seen="", now=NOON)
        edited = replace(rice, title="Mine")
        store_version(edited, owner=owner, seen=material_digest(rice), now=NOON)
        with pytest.raises(OverwritesEdits):
            store_version(rice, owner=owner, now=NOON)

    def test_another_owners_brief_is_not_overwritten(self, rice):
        store_version(rice, owner=UserFactory.create(), now=NOON)
        with pytest.raises(SlugTaken):
            store_version(rice, owner=UserFactory.create(), force=True, now=NOON)
