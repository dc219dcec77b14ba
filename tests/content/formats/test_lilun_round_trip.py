import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from content.checking.checks import faults
from content.formats import tree
from content.formats.lilun import read_brief, write_brief
from content.material import Material, Passage
from tests.content.materials import AWKWARD, materials

slow_to_draw = settings(
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@slow_to_draw
@given(materials())
def test_a_written_material_reads_back_unchanged(material):
    text = write_brief(material)
    assert read_brief(text) == material
    assert read_brief(text.encode()) == material
    assert write_brief(read_brief(text)) == text


@slow_to_draw
@given(materials())
def test_the_materials_of_these_tests_are_valid(material):
    assert list(faults(material)) == []


@pytest.mark.parametrize("loader", ["BaseLoader", "CBaseLoader"])
@pytest.mark.parametrize("text", AWKWARD)
def test_difficult_texts_read_back_unchanged_by_either_parser(text, loader, monkeypatch):
    monkeypatch.setattr(tree, "_LOADER", getattr(yaml, loader))
    material = Material(slug="a", title="A", passages=(Passage(slug="p", text=text),))
    assert read_brief(write_brief(material)) == material
