from hypothesis import given, settings
from hypothesis import strategies as st

from content.checking.checks import faults
from content.drafting import FAMILIES, material_with
from tests.content.materials import materials


@settings(max_examples=25)
@given(materials())
def test_with_all_entries_it_is_the_same(material):
    assert material_with(material, material.items()) == material


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
