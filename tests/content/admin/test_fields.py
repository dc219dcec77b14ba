"""Staff can edit all that a file can hold."""

import pytest
from django.contrib.admin.sites import site
from django.contrib.admin.utils import flatten_fieldsets

from content.admin import BiographyInline, ListingItemInline
from content.factories import ConceptFactory
from content.fields import fields_of
from content.material import Biography, ListingItem, Material
from content.storage.rows import FAMILIES, NESTED
from tests.content.admin.editing import send, url

TYPES = {field.name: field.type for field in fields_of(Material) if field.many}
SPAN_FIELDS = ("passage", "words", "occurrence")


def editable(cls):
    """The form fields for the fields of one of the material's dataclasses."""
    found = set()
    for field in fields_of(cls):
        prefix = field.name.removesuffix("span")
        found |= {f"{prefix}{part}" for part in SPAN_FIELDS} if field.is_span else {field.name}
    return found - NESTED


@pytest.mark.parametrize("family", FAMILIES)
def test_every_field_of_an_entry_is_in_the_admin(family):
    admin = site._registry[FAMILIES[family]]
    shown = flatten_fieldsets(admin.fieldsets or [(None, {"fields": admin.fields})])
    assert editable(TYPES[family]) <= set(shown)
    assert len(shown) == len(set(shown))


@pytest.mark.parametrize(
    ("inline", "cls"), [(BiographyInline, Biography), (ListingItemInline, ListingItem)]
)
def test_every_field_of_a_nested_entry_is_in_the_admin(inline, cls):
    assert editable(cls) <= set(inline.fields)


@pytest.mark.django_db
def test_the_guessed_kind_of_a_concept_is_shown_until_one_is_given(client):
    concept = ConceptFactory(term="tea trade")
    assert "Guessed: industry." in client.get(url(concept)).content.decode()
    assert send(client, concept, kind="custom") == {}
    concept.refresh_from_db()
    assert concept.kind == "custom"
    assert "Guessed" not in client.get(url(concept)).content.decode()
