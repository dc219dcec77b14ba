"""What extraction makes of a text is written to a file and read back unchanged."""

from pathlib import Path

import pytest

from content.drafting import material_with
from content.extraction.entries import Drafted, drafted
from content.extraction.extract import extract
from content.formats.lilun import read_brief, write_brief
from content.readers.files import read_file

TEXTS = sorted((Path(__file__).parents[2] / "data" / "extraction" / "tuned").glob("*.txt"))


@pytest.fixture(scope="module", params=TEXTS, ids=lambda path: path.stem)
def found(request: pytest.FixtureRequest) -> Drafted:
    document = read_file(request.param.name, request.param.read_bytes()).document
    return drafted(document, extract(document), slug="a-text")


def test_everything_that_was_found_reads_back_unchanged(found):
    assert len(list(found.material.items())) > 30
    assert read_brief(write_brief(found.material)) == found.material


def test_what_is_asked_at_once_reads_back_unchanged(found):
    material = material_with(found.material, found.sure_entries())
    assert read_brief(write_brief(material)) == material
