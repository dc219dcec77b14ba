"""The order of a material's entries."""

from content.material import Concept, Material, Passage, PassageKind, Quote, Span, in_sections


def test_a_passage_belongs_to_the_heading_before_it():
    kinds = ["paragraph", "heading", "paragraph", "item", "profile", "paragraph"]
    passages = [
        Passage(slug=f"{n}", text="…", kind=PassageKind(kind)) for n, kind in enumerate(kinds)
    ]

    found = {passage.slug: heading and heading.slug for passage, heading in in_sections(passages)}

    assert found == {"0": None, "1": "1", "2": "1", "3": "1", "4": "4", "5": "4"}


def test_quotes_that_name_a_concept_are_in_reading_order() -> None:
    def quote(slug: str, text: str, start: int) -> Quote:
        return Quote(slug=slug, text=text, span=Span(passage="one", start=start, end=start + 2))

    rain = Concept(
        slug="rain", term="rain garden", abbreviation="RG", span=Span(passage="one", start=0, end=2)
    )
    quotes = (
        quote("third", "an RG costs little", 8),
        quote("first", "Rain gardens hold water", 1),
        quote("none", "RGB is a screen, and terrain gardening is none", 2),
        quote("second", "two RGs are better than a rain garden", 4),
    )
    material = Material(
        slug="a",
        title="A",
        passages=(Passage(slug="one", text="0123456789"),),
        concepts=(rain,),
        quotes=quotes,
    )
    assert [one.slug for one in material.quotes_naming("rain")] == ["first", "second", "third"]


def test_the_text_is_joined_once() -> None:
    passages = (Passage(slug="one", text="First."), Passage(slug="two", text="Second."))
    material = Material(slug="a", title="A", passages=passages)
    assert material.text == "First. Second."
    assert material.text is material.text
