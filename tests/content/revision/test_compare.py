"""What a new version of a text does to what is known from the old one."""

from dataclasses import replace

import pytest

from content.drafting import FAMILIES
from content.extraction.document import Block, BlockKind, Document
from content.extraction.entries import Drafted, OpenSpeaker, drafted
from content.extraction.extract import extract
from content.extraction.findings import Findings
from content.json_values import from_json, to_json
from content.material import KnowledgeItem
from content.readers.files import read_pasted
from content.revision.compare import compare
from content.revision.comparison import Comparison, Decision, Known

TEXT = """\
# Ports and their debts

Zhao Min, dean of the Hill Academy, argues that pilots leave the coast each year.

Wang Li argues that short quays lose ships. The quay debt (QD) is money that a port owes.

The terminals of the coast borrowed 40 million euros in 2021.

Good ports need three things:

- deep water
- patient banks
- trained pilots
"""


def draft(text: str) -> Drafted:
    document = read_pasted(text).document
    return drafted(document, extract(document), slug="ports")


OLD = draft(TEXT)


def slug_of(family: str, words: str) -> str:
    [slug] = {
        one.slug for one in getattr(OLD.material, family) if words in str(to_json(one)).lower()
    }
    return slug


CLAIM, PILOTS = slug_of("quotes", "short quays"), slug_of("quotes", "pilots leave")
FIGURE, THINGS = slug_of("facts", "40 million"), slug_of("listings", "deep water")


def known(
    *,
    unsure: tuple[str, ...] = (),
    rejected: tuple[str, ...] = (),
    mended: dict[str, KnowledgeItem] | None = None,
) -> list[Known]:
    """All that was found in the text, counted but for these slugs."""
    return [
        Known(
            family=family,
            slug=one.slug,
            entry=to_json((mended or {}).get(one.slug, one)),
            is_counted=one.slug not in (*unsure, *rejected),
            is_rejected=one.slug in rejected,
        )
        for family in FAMILIES
        for one in getattr(OLD.material, family)
    ]


def compared(text: str, entries: list[Known] | None = None) -> Comparison:
    new = draft(text)
    return compare(OLD.material, entries or known(), new.material, new.evidence, {})


def whats(found: Comparison) -> list[str]:
    return [one.what for one in found.changes]


def decision(found: Comparison, slug: str) -> Decision:
    [one] = [one for one in found.decisions if one.slug == slug]
    return one


def kept(found: Comparison, slug: str) -> KnowledgeItem:
    [one] = [one for one in found.kept if one.slug == slug]
    entry: KnowledgeItem = from_json(FAMILIES[one.family], one.entry)
    return entry


def words(found: Comparison, slug: str) -> str:
    span = kept(found, slug).span
    [passage] = [one for one in found.passages if one.slug == span.passage]
    return passage.text[span.start : span.end]


def test_the_same_text_keeps_everything_as_it_is():
    found = compared(TEXT)
    assert found.passages == OLD.material.passages
    assert [one.entry for one in found.kept] == [one.entry for one in known()]
    assert (found.changes, found.decisions, found.added) == ((), (), ())
    assert found.share_left == 1


def test_an_entry_moves_with_its_unchanged_words():
    found = compared(TEXT.replace("Wang Li argues", "Yes. Wang Li argues"))
    assert whats(found) == ["edited"]
    assert words(found, CLAIM) == "short quays lose ships"
    assert found.decisions == ()


def test_an_entry_keeps_what_a_person_mended():
    mended = replace(OLD.material.quote(CLAIM), text="short quays drive ships away", topic="quays")
    found = compared(
        TEXT.replace("The quay debt", "Yes. The quay debt"), known(mended={CLAIM: mended})
    )
    assert kept(found, CLAIM) == mended
    assert not [one for one in found.added if one.family == "quotes"]


def test_a_changed_claim_may_stay_or_be_read_anew():
    found = compared(TEXT.replace("lose ships", "cost many jobs"))
    one = decision(found, CLAIM)
    assert one.as_is["text"] == "short quays lose ships"
    assert one.read["text"] == "short quays cost many jobs"
    assert one.as_is["span"] == one.read["span"]
    assert (one.read["slug"], one.read["speakers"]) == (CLAIM, ["wang-li"])
    assert one.passage in found.changes[0].old


def test_a_claim_that_somebody_else_makes_now_is_no_longer_the_same():
    found = compared(TEXT.replace("Wang Li argues", "Sun Tao denies"))
    one = decision(found, CLAIM)
    assert one.as_is["speakers"] == ["wang-li"]
    assert one.read["speakers"] == ["sun-tao"]
    assert "sun-tao" in [it.slug for it in found.added]


def test_a_claim_whose_words_are_gone_has_no_reading():
    found = compared(TEXT.replace("Wang Li argues that short quays lose ships. ", ""))
    one = decision(found, CLAIM)
    assert (one.as_is, one.read) == (None, None)


def test_other_words_in_its_place_do_not_stand_for_a_claim():
    found = compared(TEXT.replace("Wang Li argues that short quays lose ships", "Nobody knows"))
    assert decision(found, CLAIM).as_is is None


@pytest.mark.parametrize("state", ["unsure", "rejected"])
def test_what_nobody_counts_asks_for_no_decision(state):
    entries = known(**{state: (CLAIM,)})
    found = compared(TEXT.replace("short quays lose ships", "bees sleep"), entries)
    assert CLAIM not in [one.slug for one in found.decisions]


def test_what_was_rejected_is_not_found_again():
    found = compared(TEXT.replace("euros", "dollars"), known(rejected=(CLAIM, "wang-li")))
    assert words(found, CLAIM) == "short quays lose ships"
    assert not [one for one in found.added if one.slug in (CLAIM, "wang-li")]


def test_a_changed_figure_is_read_anew():
    found = compared(TEXT.replace("40 million", "45 million"))
    assert [one.slug for one in found.decisions] == [FIGURE]
    assert decision(found, FIGURE).read["value"].startswith("45 million")
    assert found.added == ()


def test_a_post_that_somebody_left_is_asked_about():
    found = compared(TEXT.replace("dean of the Hill Academy", "head of the Sea Bank"))
    one = decision(found, "zhao-min")
    assert (one.before["role"], one.read["role"]) == ("dean", "head")
    assert words(found, PILOTS) == "pilots leave the coast each year"


def test_a_person_who_is_named_elsewhere_stays_the_same():
    text = TEXT.replace("Wang Li argues that short quays lose ships. ", "")
    found = compared(f"{text}\nThe ministry thanked Wang Li.\n")
    assert words(found, "wang-li") == "Wang Li"


def test_a_further_item_of_a_list_is_asked_about():
    found = compared(TEXT.replace("- patient banks", "- patient banks\n- calm weather"))
    assert whats(found) == ["added"]
    one = decision(found, THINGS)
    before = {it["text"]: it["slug"] for it in one.before["items"]}
    after = {it["text"]: it["slug"] for it in one.read["items"]}
    assert after.keys() - before.keys() == {"calm weather"}
    assert before.items() <= after.items()


def test_new_words_add_what_is_found_in_them_for_known_people():
    found = compared(f"{TEXT}\nZhao Min argues that calm weather is worth more than any bank.\n")
    [one] = [it for it in found.added if it.family == "quotes"]
    assert one.entry["speakers"] == ["zhao-min"]
    assert [it.slug for it in found.added if it.family == "people"] == []
    assert found.decisions == ()


def test_whom_new_words_may_mean_goes_by_the_names_of_the_brief():
    text = TEXT.replace("Wang Li", "Zhao Min argues that calm weather is dear.\n\nWang Li")
    new = draft(text)
    [claim] = [one for one in new.material.quotes if "calm weather" in one.text]
    asked = OpenSpeaker("He", ("zhao-min", "wang-li"), claim.span.passage)
    evidence = [
        replace(one, open_speaker=asked) if one.slug == claim.slug else one for one in new.evidence
    ]
    [zhao] = [one for one in OLD.material.people if one.slug == "zhao-min"]
    renamed = to_json(replace(zhao, slug="dean-zhao"))
    entries = [
        replace(one, slug="dean-zhao", entry=renamed) if one.slug == "zhao-min" else one
        for one in known()
    ]
    found = compare(OLD.material, entries, new.material, evidence, {})
    [added] = [one for one in found.added if one.family == "quotes"]
    passage = added.entry["span"]["passage"]
    assert passage != claim.span.passage
    assert added.open_speaker == OpenSpeaker("He", ("dean-zhao", "wang-li"), passage)


def test_slugs_of_new_passages_are_free():
    new = draft(TEXT.replace("Wang Li", "Bees sleep at night and dream of clover.\n\nWang Li"))
    found = compare(
        OLD.material, known(), new.material, new.evidence, {"passages": ["p3", "p4", "p3-2"]}
    )
    slugs = [one.slug for one in found.passages]
    assert len(set(slugs)) == len(slugs)
    assert {one.slug for one in OLD.material.passages} <= {*slugs}
    assert "p3-2" not in slugs


def test_a_title_in_the_text_changes_with_it():
    assert compared(TEXT.replace("# Ports", "# Harbours")).title == "Harbours and their debts"


def test_a_title_that_its_owner_gave_stays():
    new = draft(TEXT.replace("# Ports", "# Harbours"))
    renamed = replace(OLD.material, title="My ports")
    assert compare(renamed, known(), new.material, new.evidence, {}).title == "My ports"


TOLD = "The coast has nine ports, and nobody has mended their quays for as long as they stand."
SECTION = (Block("Quays", BlockKind.HEADING, 2), Block("They are short."))


@pytest.mark.parametrize("below", [(), SECTION])
@pytest.mark.parametrize("slug", ["", "ports"])  # a former reader let the title head the text
def test_a_heading_that_was_made_for_the_text_stays(below, slug):
    new = drafted(Document((Block(TOLD), *below)), Findings(), slug="ports", title="Version 2")
    made, *rest = new.material.passages
    heading = replace(made, slug=slug or made.slug, text="Ports")
    old = replace(new.material, title="Ports", passages=(heading, *rest))

    found = compare(old, [], new.material, new.evidence, {})

    assert (found.title, found.passages, found.changes) == ("Ports", old.passages, ())


def test_almost_nothing_is_left_of_another_text():
    found = compared("# Bees\n\nBees sleep at night, writes Ann Moor.\n")
    assert found.share_left < 0.2
    assert {"removed", "added"} <= {*whats(found)}
