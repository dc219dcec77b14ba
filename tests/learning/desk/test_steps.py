from dataclasses import replace

import pytest

from content.json_values import to_json
from content.material import Person, Quote
from content.storage.store import load
from learning.desk import steps
from learning.desk.findings import entry_of, material_at_desk
from learning.models import DeskStep, Finding
from tests.learning.desk.mud import finding, material, span

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(learner, now):
    """The last two arguments of each step."""
    return learner, now


def about(brief, slug):
    row = finding(slug)
    return brief, row.pk, row.version


def accept(brief, slug, by, **changes):
    return steps.accept(*about(brief, slug), replace(entry_of(finding(slug)), **changes), *by)


def counted(brief):
    """The slugs that the brief would have with what stands at the desk."""
    rows = Finding.objects.filter(brief=brief)
    return {one.slug for one in material_at_desk(load(brief), rows).items()}


def everything(brief):
    rows = Finding.objects.filter(brief=brief).order_by("pk")
    return list(rows.values("family", "slug", "entry", "state", "position"))


class TestAccepting:
    def test_the_finding_counts(self, brief, by):
        accept(brief, "parts", by)
        assert finding("parts").state == "accepted"
        assert "parts" in counted(brief)

    def test_whoever_says_it_is_accepted_with_it(self, brief, by):
        accept(brief, "dykes-starve", by)
        assert finding("wang-li").state == "accepted"
        assert {"dykes-starve", "wang-li"} <= counted(brief)

    def test_a_rejected_speaker_is_not(self, brief, by):
        steps.reject(*about(brief, "wang-li"), *by)
        with pytest.raises(steps.Refused, match="Wang Li was rejected"):
            accept(brief, "dykes-starve", by)
        assert finding("dykes-starve").state == "unsure"

    def figure_within(self, slug, **changes):
        """A figure in the words of a claim, said by the same people but for ``changes``."""
        row, said = finding("villages"), entry_of(finding(slug))
        voice = {name: getattr(said, name) for name in ("speakers", "holder", "cue", "inferred")}
        fact = replace(entry_of(row), span=said.span, value="tall", statement=said.text)
        row.entry = to_json(replace(fact, **voice | changes))
        row.save()

    def test_a_figure_within_it_follows_to_another_speaker(self, brief, by):
        self.figure_within("dykes-starve")
        accept(brief, "dykes-starve", by, speakers=(), holder="The council", cue="warns")
        fact = entry_of(finding("villages"))
        assert (fact.speakers, fact.holder, fact.cue) == ((), "The council", "warns")
        steps.undo(brief, by[0])
        assert entry_of(finding("villages")).speakers == ("wang-li",)

    def test_a_figure_that_somebody_else_gives_does_not(self, brief, by):
        self.figure_within("dykes-starve", speakers=("zhao-min",))
        accept(brief, "dykes-starve", by, speakers=(), holder="The council")
        assert entry_of(finding("villages")).speakers == ("zhao-min",)

    def test_a_figure_outside_it_does_not(self, brief, by):
        self.figure_within("dykes-starve", span=span("p2", "The last flood"))
        accept(brief, "dykes-starve", by, speakers=(), holder="The council")
        assert entry_of(finding("villages")).speakers == ("wang-li",)

    def test_its_words_are_changed_and_it_keeps_its_slug(self, brief, by):
        accept(brief, "dyke", by, term="earthen dyke")
        assert entry_of(finding("dyke")).term == "earthen dyke"

    def test_what_could_not_be_saved_is_refused(self, brief, by):
        with pytest.raises(steps.Refused) as refused:
            accept(brief, "villages", by, value="41 villages")
        assert list(refused.value.messages) == ["statement"]
        assert entry_of(finding("villages")).value == "40 villages"
        assert not DeskStep.objects.exists()

    def test_without_a_change_it_is_no_step(self, brief, by):
        accept(brief, "parts", by)
        accept(brief, "parts", by)
        assert DeskStep.objects.count() == 1


def test_what_is_rejected_no_longer_counts(brief, by):
    steps.reject(*about(brief, "dyke"), *by)
    assert "dyke" not in counted(brief)


def test_what_a_rejected_person_says_does_not_count_either(brief, by):
    steps.reject(*about(brief, "zhao-min"), *by)
    assert counted(brief) == {"dyke"}


@pytest.mark.parametrize(
    "step",
    [
        lambda given, by: steps.reject(*given, *by),
        lambda given, by: steps.accept(*given, entry_of(finding("wang-li")), *by),
        lambda given, by: steps.change_kind(*given, "concepts", *by),
        lambda given, by: steps.merge(*given, finding("zhao-min").pk, *by),
    ],
    ids=["reject", "accept", "kind", "merge"],
)
def test_a_step_on_what_has_changed_since_is_refused(brief, by, step):
    seen = about(brief, "wang-li")
    accept(brief, "wang-li", by, role="farmer")
    before = everything(brief)
    with pytest.raises(steps.Changed):
        step(seen, by)
    assert everything(brief) == before


class TestAnotherKind:
    def test_a_name_becomes_a_term(self, brief, by):
        row = steps.change_kind(*about(brief, "wang-li"), "concepts", *by)
        assert (row.family, row.state) == ("concepts", "accepted")
        assert entry_of(row).term == "Wang Li"

    def test_its_former_address_is_given_to_nobody_else(self, brief, by):
        steps.change_kind(*about(brief, "zhao-min"), "concepts", *by)
        assert steps.add(brief, "people", span("p1", "Zhao Min"), *by).slug == "zhao-min-2"

    def test_a_claim_where_nobody_speaks_is_the_text_s_own(self, brief, by):
        row = steps.change_kind(*about(brief, "dyke"), "quotes", *by)
        assert entry_of(row).speakers == ()

    def test_an_unknown_one_is_refused(self, brief, by):
        with pytest.raises(steps.Refused):
            steps.change_kind(*about(brief, "dyke"), "relations", *by)


class TestMerging:
    def test_what_one_says_goes_to_the_other_who_has_both_names(self, brief, by):
        steps.merge(*about(brief, "wang-li"), finding("zhao-min").pk, *by)
        kept, said = entry_of(finding("zhao-min")), entry_of(finding("dykes-starve"))
        assert isinstance(kept, Person)
        assert isinstance(said, Quote)
        assert (kept.aliases, said.speakers) == (("Wang Li",), ("zhao-min",))
        assert finding("wang-li").state == "rejected"

    @pytest.mark.parametrize("other", ["wang-li", "dyke"])
    def test_with_oneself_or_with_a_term_is_refused(self, brief, by, other):
        with pytest.raises(steps.Refused):
            steps.merge(*about(brief, "wang-li"), finding(other).pk, *by)


class TestAdding:
    @pytest.mark.parametrize(
        ("family", "words", "title"),
        [
            ("concepts", "delta", "delta"),
            ("people", "Ningbo University", "Ningbo University"),
            ("facts", "each year", "each year"),
            ("quotes", "tall dykes starve the fields", "tall dykes starve the fields"),
        ],
    )
    def test_marked_words_count(self, brief, by, family, words, title):
        row = steps.add(brief, family, span("p1", words), *by)
        assert row.slug in counted(brief)
        assert title in str(entry_of(row))

    def test_a_claim_goes_to_who_stands_nearest(self, brief, by):
        row = steps.add(brief, "quotes", span("p1", "mud feeds"), *by)
        assert entry_of(row).speakers == ("zhao-min",)

    def test_a_list_is_cut_into_its_items(self, brief, by):
        row = steps.add(brief, "listings", span("p3", "sand, silt and clay"), *by)
        entry = entry_of(row)
        assert [item.text for item in entry.items] == ["sand", "silt", "clay"]
        assert [material().words(item.span) for item in entry.items] == ["sand", "silt", "clay"]
        assert entry.lead_in == "Good mud has three parts, namely"

    def test_it_stands_at_its_place_in_the_text(self, brief, by):
        steps.add(brief, "concepts", span("p1", "delta"), *by)
        spans = [entry_of(row).span for row in Finding.objects.filter(brief=brief)]
        assert [load(brief).position_of(one) for one in spans] == sorted(
            load(brief).position_of(one) for one in spans
        )

    def test_sent_twice_it_is_added_once(self, brief, by):
        for _ in range(2):
            steps.add(brief, "concepts", span("p1", "delta"), *by)
        assert Finding.objects.filter(slug="delta").count() == 1
        assert DeskStep.objects.count() == 1

    def test_what_is_too_long_for_a_name_is_refused(self, brief, by):
        long = span("p1", "Zhao Min")
        with pytest.raises(steps.Refused):
            steps.add(brief, "people", replace(long, end=long.start + 205), *by)


class TestUndoing:
    @pytest.mark.parametrize(
        "step",
        [
            lambda brief, by: accept(brief, "dykes-starve", by, text="dykes starve fields"),
            lambda brief, by: steps.reject(*about(brief, "zhao-min"), *by),
            lambda brief, by: steps.change_kind(*about(brief, "wang-li"), "concepts", *by),
            lambda brief, by: steps.merge(*about(brief, "wang-li"), finding("zhao-min").pk, *by),
        ],
        ids=["accept", "reject", "kind", "merge"],
    )
    def test_all_is_as_before(self, brief, by, step):
        before = everything(brief)
        step(brief, by)
        assert everything(brief) != before
        assert steps.undo(brief, by[0])
        assert everything(brief) == before

    def test_what_was_added_is_gone(self, brief, by):
        steps.add(brief, "concepts", span("p1", "delta"), *by)
        assert steps.undo(brief, by[0]) is None
        assert not Finding.objects.filter(slug="delta").exists()

    def test_step_by_step_from_the_last(self, brief, by):
        accept(brief, "parts", by)
        steps.reject(*about(brief, "villages"), *by)
        assert steps.undo(brief, by[0]).slug == "villages"
        assert steps.undo(brief, by[0]).slug == "parts"
        assert steps.undo(brief, by[0]) is None

    def test_only_ones_own(self, brief, by, other_learner):
        accept(brief, "parts", by)
        assert steps.undo(brief, other_learner) is None
        assert finding("parts").state == "accepted"

    def test_what_another_did_since_stays(self, brief, by, other_learner, now):
        accept(brief, "parts", by)
        accept(brief, "parts", (other_learner, now), lead_in="Mud has three parts")
        with pytest.raises(steps.Changed):
            steps.undo(brief, by[0])
        assert entry_of(finding("parts")).lead_in == "Mud has three parts"
        assert steps.undo(brief, by[0]) is None  # the step is forgotten
