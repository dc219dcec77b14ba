"""Types 11 to 14 and 21: lists, and pairs to match."""

from dataclasses import replace

from content.material import Listing, ListingItem, Material, Span, Weight
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.words import GAP
from tests.learning.questions.changes import asked, options, reason, with_item, without
from tests.learning.questions.harbour import harbour


def listing(material: Material, slug: str) -> Listing:
    return next(one for one in material.listings if one.slug == slug)


def entry(slug: str, text: str, *items: ListingItem) -> ListingItem:
    span = Span(passage="lists", start=0, end=7)
    return ListingItem(slug=slug, text=text, span=span, items=items)


def with_entries(*entries: ListingItem) -> Material:
    return with_item(harbour(), "listings", "barge-loads", items=entries)


def test_each_entry_of_a_list_is_a_gap_in_it() -> None:
    gaps = asked(harbour(), "missing-item")
    tea = gaps["barge-loads", "tea"]
    assert tea.stem == (f"A barge carries grain, {GAP} and silk.")
    assert tea.answer == "tea"
    assert tea.formats == (formats.CLOZE, formats.RECALL)
    assert tea.source.text == "tea"
    assert tea.sibling == gaps["barge-loads", "silk"].sibling


def test_an_entry_too_long_to_type_is_recalled() -> None:
    long = entry("long", "more than anyone can ever hope to lift")
    material = with_entries(entry("tea", "tea"), long, entry("silk", "silk"))
    question = asked(material, "missing-item")["barge-loads", "long"]
    assert question.stem == "A barge carries tea; silk; and what else?"
    assert question.formats == (formats.RECALL,)
    assert reason(material, "name-all", "listings/barge-loads") == (
        "its entries are too long to be typed"
    )


def test_an_entry_that_leads_on_to_its_own_reads_as_one_sentence() -> None:
    goods = entry("goods", "goods, in particular:", *(entry(x, x) for x in ("tea", "silk", "ore")))
    question = asked(with_entries(goods, entry("mud", "mud")), "missing-item")
    [stem] = [one.stem for keys, one in question.items() if keys[-1] == "silk"]
    assert stem == f"A barge carries goods, namely tea, {GAP} and ore."


def test_very_short_and_very_long_lists_have_no_gaps() -> None:
    material = with_entries(entry("tea", "tea"), entry("silk", "silk"))
    assert reason(material, "missing-item", "listings/barge-loads")
    many = with_entries(*(entry(f"load-{n}", f"load {n}") for n in range(8)))
    assert reason(many, "missing-item", "listings/barge-loads")


def test_an_open_list_asks_for_two_entries() -> None:
    question = asked(harbour(), "name-two")["ports",]
    assert question.stem.endswith("(name any two).")
    assert question.elements == ("Ningbo", "Wenzhou")
    assert question.needed == 2
    assert question.formats == (formats.LIST, formats.RECALL)
    assert not any(keys[0] == "ports" for keys in asked(harbour(), "missing-item"))
    assert reason(harbour(), "odd-one-out", "listings/ports") == "it is open"


def test_nested_entries_are_a_list_of_their_own() -> None:
    goods = [entry(text, text) for text in ("tea", "silk", "ore")]
    nested = entry("goods", "goods", *goods)
    material = with_entries(nested, entry("mail", "mail"), entry("salt", "salt"))
    question = asked(material, "missing-item")["barge-loads", "goods", "silk"]
    assert question.stem == (f"A barge carries goods, namely tea, {GAP} and ore.")
    opened = with_item(material, "listings", "barge-loads", open=True)
    assert asked(opened, "name-two")["barge-loads", "goods"].source.text == "A barge"


def test_the_odd_one_out_comes_from_a_list_of_the_same_kind() -> None:
    question = asked(harbour(), "odd-one-out")["barge-loads",]
    assert question.stem == "A barge carries all of these but one. Which does NOT belong?"
    assert question.answer in ("salt", "coal", "timber")
    assert options(question) < {"grain", "tea", "silk"}
    assert question.formats == (formats.CHOICE,)
    other = with_item(harbour(), "listings", "cart-loads", category="a burden")
    assert ("barge-loads",) not in asked(other, "odd-one-out")
    named = with_item(harbour(), "listings", "barge-loads", lead_in="the goods of the river are")
    assert asked(named, "odd-one-out")["barge-loads",].stem == (
        "Which of these is NOT one of the goods of the river?"
    )


def test_a_list_of_clauses_has_no_odd_one_out() -> None:
    for lead_in in ("the clerks find that", "the clerks ask that the state"):
        broken_off = with_item(harbour(), "listings", "barge-loads", lead_in=lead_in)
        assert ("barge-loads",) not in asked(broken_off, "odd-one-out")


def test_lists_that_share_an_entry_take_no_odd_one_out_from_each_other() -> None:
    coal = replace(listing(harbour(), "cart-loads").items[1], text="tea")
    items = (*listing(harbour(), "cart-loads").items[:1], coal)
    shared = with_item(harbour(), "listings", "cart-loads", items=items)
    assert asked(shared, "odd-one-out") == {}


def test_which_entry_belongs_is_asked_only_if_the_gap_cannot_be() -> None:
    assert asked(harbour(), "one-of") == {}
    alike = with_entries(
        entry("wheat", "wheat flour"), entry("maize", "maize flour"), entry("silk", "silk")
    )
    loads = tuple(
        entry(slug, text)
        for slug, text in (("iron", "iron bars"), ("brass", "brass bars"), ("salt", "salt"))
    )
    material = with_item(alike, "listings", "cart-loads", items=loads)
    question = asked(material, "one-of")["barge-loads", "maize"]
    assert question.stem == "A barge carries which of these?"
    assert question.answer == "maize flour"
    assert options(question) == {"iron bars", "brass bars"}


def test_a_whole_list_is_named_and_reviews_its_entries() -> None:
    question = asked(harbour(), "name-all")["barge-loads",]
    gaps = asked(harbour(), "missing-item")
    assert question.elements == ("grain", "tea", "silk")
    assert [part.uid for part in question.parts] == [
        gaps["barge-loads", slug].uid for slug in ("grain", "tea", "silk")
    ]
    assert not question.owns_card
    assert question.expects is Expects.SET


def test_pairs_to_match_have_two_spare_right_sides() -> None:
    (question,) = asked(harbour(), "match-pairs").values()
    names = asked(harbour(), "characters-of-name")
    assert len(question.parts) == 5
    assert len(question.distractors) == 2
    assert {part.uid for part in question.parts} < {one.uid for one in names.values()}
    sides = [*(part.answer for part in question.parts), *options(question)]
    assert len(set(sides)) == 7
    assert not question.owns_card


def test_too_few_pairs_are_not_matched() -> None:
    material = harbour()
    for quote, person in (("canals", "wang-min"), ("clerks", "lin-hao")):
        material = without(without(material, "quotes", quote), "people", person)
    assert asked(material, "match-pairs") == {}


def test_a_short_list_that_is_a_detail_asks_for_all_its_entries_at_once() -> None:
    detail = with_item(harbour(), "listings", "barge-loads", weight=Weight.DETAIL)
    question = asked(detail, "name-two")["barge-loads",]
    assert question.stem == f"A barge carries {GAP} (name all three)."
    assert question.elements == ("grain", "tea", "silk")
    assert not any(keys[0] == "barge-loads" for keys in asked(detail, "missing-item"))
    for type in ("name-all", "odd-one-out", "one-of"):
        assert reason(detail, type, "listings/barge-loads") == (
            "it is a detail: all its entries are asked for at once"
        )


def test_a_detail_with_entries_too_long_to_type_is_asked_gap_by_gap() -> None:
    long = entry("long", "more than anyone can ever hope to lift")
    material = with_entries(entry("tea", "tea"), long, entry("silk", "silk"))
    detail = with_item(material, "listings", "barge-loads", weight=Weight.DETAIL)
    assert ("barge-loads", "long") in asked(detail, "missing-item")
