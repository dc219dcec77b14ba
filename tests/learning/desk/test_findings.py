"""What stands at the desk, and the brief that it makes."""

from dataclasses import replace

import pytest

from content.material import Concept, Material, Passage
from content.models import Brief
from content.storage.store import load, save
from learning.desk.findings import (
    entry_of,
    follow_brief,
    material_at_desk,
    store_prose,
    unasked_changes,
)
from learning.models import Finding
from tests.learning.desk.mud import finding, prose, span

pytestmark = pytest.mark.django_db


def at_desk(brief: Brief) -> Material:
    return material_at_desk(load(brief), Finding.objects.filter(brief=brief))


def states() -> dict[str, str]:
    return dict(Finding.objects.values_list("slug", "state"))


def test_only_what_is_sure_is_an_entry_of_a_new_brief(brief):
    assert {one.slug for one in load(brief).items()} == {"dyke", "zhao-min", "mud-feeds"}
    assert [slug for slug, state in states().items() if state == "unsure"] == [
        *("wang-li", "dykes-starve", "villages", "parts"),
    ]


def test_the_same_text_again_is_the_same_brief(brief, learner, now):
    assert store_prose(prose(), learner, now) == brief
    assert Finding.objects.count() == 7


def test_a_new_brief_has_no_changes_to_ask(brief):
    assert at_desk(brief) == load(brief)
    assert unasked_changes(load(brief), at_desk(brief)) == 0


class TestChangesElsewhere:
    """The owner edits the brief as a file, too."""

    def save(self, learner, now, brief: Brief, **changes: object) -> Material:
        """The brief as it is stored after the change."""
        save(replace(load(brief), **changes), owner=learner, now=now)
        return load(brief)

    def test_what_was_reworded_stands_so_at_the_desk(self, brief, learner, now):
        [dyke] = load(brief).concepts
        stored = self.save(learner, now, brief, concepts=(replace(dyke, term="earth wall"),))
        assert entry_of(finding("dyke")).term == "earth wall"
        assert finding("dyke").state == "accepted"
        assert at_desk(brief) == stored

    def test_what_was_deleted_counts_as_rejected(self, brief, learner, now):
        stored = self.save(learner, now, brief, concepts=())
        assert finding("dyke").state == "rejected"
        assert at_desk(brief) == stored

    def test_what_was_added_is_a_finding_in_its_place(self, brief, learner, now):
        delta = Concept(slug="delta", span=span("p1", "delta"), term="delta")
        concepts = (delta, *load(brief).concepts)
        stored = self.save(learner, now, brief, concepts=concepts)
        assert at_desk(brief) == stored
        slugs = [row.slug for row in Finding.objects.filter(brief=brief)]
        assert slugs.index("mud-feeds") < slugs.index("delta") < slugs.index("wang-li")

    def test_what_waits_still_waits(self, brief, learner, now):
        self.save(learner, now, brief, title="On silt")
        assert states()["wang-li"] == "unsure"

    def test_what_waits_where_the_text_is_gone_is_dropped(self, brief, learner, now):
        passages = tuple(
            Passage(slug=one.slug, text=one.text[:20] if one.slug == "p3" else one.text)
            for one in load(brief).passages
        )
        self.save(learner, now, brief, passages=passages)
        assert "parts" not in states()
        assert "villages" in states()

    def test_a_brief_without_findings_gets_none(self, brief):
        Finding.objects.all().delete()
        follow_brief(brief)
        assert not Finding.objects.exists()
