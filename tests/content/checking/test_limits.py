from dataclasses import replace

import pytest
from django.db.models import CharField, SlugField

from content import models
from content.checking.checks import faults
from content.checking.limits import LONGEST, text_faults
from content.fields import fields_of
from content.material import Concept, ListingItem, Material, Passage, Span
from content.storage.rows import FAMILIES

TYPES = {field.name: field.type for field in fields_of(Material) if field.many}
TABLES = {
    Material: models.Brief,
    ListingItem: models.ListingItem,
    **{TYPES[family]: model for family, model in FAMILIES.items()},
}


@pytest.mark.parametrize("cls", TABLES)
def test_the_limit_of_a_text_is_its_columns(cls):
    columns = {
        column.name: column.max_length
        for column in TABLES[cls]._meta.concrete_fields
        if isinstance(column, CharField) and not isinstance(column, SlugField)
        if column.name in {field.name for field in fields_of(cls)} and not column.choices
    }
    allowed = {name: LONGEST.get(cls, {}).get(name) for name in columns}
    assert allowed == columns


def test_a_text_longer_than_the_limit_is_refused():
    material = Material(slug="a", title="x" * 200)
    assert list(text_faults(material)) == []
    (fault,) = text_faults(Material(slug="a", title="x" * 201))
    assert fault.path == ("title",)


def test_the_length_of_a_passage_is_limited():
    passage = Passage(slug="p", text="x" * 20_001)
    (fault,) = faults(Material(slug="a", title="A", passages=(passage,)))
    assert fault.path == ("passages", 0, "text")
    assert "20000 at most" in fault.message


def test_a_note_is_shorter_than_other_texts():
    span = Span(passage="p", start=0, end=1)
    concept = Concept(slug="c", span=span, term="port", note="长" * 4_000)
    assert list(text_faults(concept)) == []
    (fault,) = text_faults(replace(concept, note="x" * 4_001))
    assert fault.path == ("note",)
    assert "4000 at most: shorten it" in fault.message
