"""What is asked about a text that nobody has reviewed breaks no rule."""

from pathlib import Path

import pytest

from content.drafting import material_with
from content.extraction.entries import drafted
from content.extraction.extract import extract
from content.readers.files import read_file
from learning.quality import check, options
from learning.quality.fairness import broken_rules, fair
from learning.questions.generators import generate

TEXTS = sorted((Path(__file__).parents[2] / "data" / "extraction").glob("*/*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("reviewed", [False, True])
def test_no_question_on_an_annotated_text_breaks_a_rule(
    path: Path, *, reviewed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before its review what was found surely is asked, and all of it afterwards."""
    # A fair order of options looks unfair by chance in one brief of a thousand, and these are many.
    monkeypatch.setattr(options, "CHANCE", options.CHANCE / len(TEXTS))
    document = read_file(path.name, path.read_bytes()).document
    draft = drafted(document, extract(document), slug="a-text")
    material = draft.material if reviewed else material_with(draft.material, draft.sure_entries())
    made = generate(material)
    assert made or not reviewed  # of a blog about a game nothing may be sure
    assert check(fair(made, broken_rules(made, material)), material) == []
