from hypothesis import given, settings
from hypothesis import strategies as st

from content.checking.checks import faults
from content.drafting import FAMILIES, in_order_of, material_with
from content.material import Concept, Material, Passage, Span
from tests.content.materials import materials


@settings(max_examples=25)
@given(materials())
def test_with_all_entries_it_is_the_same(material):
    assert material_with(material, material.items()) == material


@settings(max_examples=25)
@given(materials(), st.randoms())
def test_in_its_own_order_it_is_the_same(material, rng):
    entries = list(material.items())
    rng.shuffle(entries)
    assert material_with(material, in_order_of(material, entries)) == material


def test_a_new_entry_stands_behind_the_one_before_it_in_the_text():
    slugs = ["first", "second", "third", "fourth"]
    text = " ".join(slugs)
    spans = [Span(passage="p", start=text.index(one), end=text.index(one) + 2) for one in slugs]
    first, second, third, fourth = (
        Concept(slug=slug, term=slug, span=span) for slug, span in zip(slugs, spans, strict=True)
    )
    passages = (Passage(slug="p", text=text),)
    base = Material(slug="b", title="B", passages=passages, concepts=(third, second))
    in_order = in_order_of(base, [first, second, third, fourth])
    assert in_order == [first, third, fourth, second]


@settings(max_examples=25)
@given(materials(), st.data())
def test_it_is_valid_without_any_of_its_entries(material, data):
    entries = list(material.items())
    rest = [one for one in entries if data.draw(st.booleans())]

    kept = material_with(material, rest)

    assert kept.passages == material.passages
    assert {type(one) for one in kept.items()} <= set(FAMILIES.values())
    assert {(type(one), one.slug) for one in kept.items()} <= {
        (type(one), one.slug) for one in rest
    }
    assert not list(faults(kept))


@settings(max_examples=25)
@given(materials())
def test_a_statement_goes_with_its_speakers(material):
    kept = material_with(material, [*material.quotes, *material.facts, *material.listings])
    assert not any(one.speakers for one in (*kept.quotes, *kept.facts, *kept.listings))
