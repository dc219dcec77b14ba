"""What a material knows of its own order."""

from content.material import Passage, PassageKind, in_sections


def test_a_passage_belongs_to_the_heading_before_it():
    kinds = ["paragraph", "heading", "paragraph", "item", "profile", "paragraph"]
    passages = [
        Passage(slug=f"{n}", text="…", kind=PassageKind(kind)) for n, kind in enumerate(kinds)
    ]

    found = {passage.slug: heading and heading.slug for passage, heading in in_sections(passages)}

    assert found == {"0": None, "1": "1", "2": "1", "3": "1", "4": "4", "5": "4"}
