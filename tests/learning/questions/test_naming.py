"""Other names of the people and terms of a brief, and where they are accepted."""

from content.material import Material
from learning.questions.naming import other_names
from tests.learning.questions.changes import asked, with_item
from tests.learning.questions.harbour import harbour


def test_a_term_is_also_its_abbreviation_its_characters_and_its_pinyin() -> None:
    assert other_names(harbour(), "river trade") == ("RVT", "河运", "héyùn")


def test_an_abbreviation_is_also_what_it_stands_for() -> None:
    assert other_names(harbour(), "RVT") == ("river trade", "河运", "héyùn")


def test_a_person_is_also_their_other_names() -> None:
    known = with_item(harbour(), "people", "wang-li", aliases=("Old Wang",))
    assert other_names(known, "Wang Li") == ("Old Wang",)
    assert other_names(known, "Old Wang") == ("Wang Li",)


def test_a_phrase_is_accepted_with_another_name_of_its_term() -> None:
    assert other_names(harbour(), "the growth of river trade") == ("the growth of RVT",)
    assert other_names(harbour(), "upriver trade") == ()


def test_other_words_have_no_other_names() -> None:
    assert other_names(harbour(), "umbrellas") == ()


def with_term_in_list(material: Material) -> Material:
    """The harbour with a list in which one entry is a term."""
    (first, *rest), slug = material.listings[0].items, material.listings[0].slug
    entry = type(first)(slug=first.slug, text="RVT", span=first.span)
    return with_item(material, "listings", slug, items=(entry, *rest))


def test_an_entry_of_a_list_is_accepted_under_all_names_of_its_term() -> None:
    material = with_term_in_list(harbour())
    gaps = [one for one in asked(material, "missing-item").values() if one.answer == "RVT"]
    assert [one.accepted for one in gaps] == [("river trade", "河运", "héyùn")]
    lists = [one for one in asked(material, "name-all").values() if "RVT" in one.elements]
    assert [dict(zip(one.elements, one.aliases, strict=True))["RVT"] for one in lists] == [
        ("river trade", "河运", "héyùn")
    ]


def test_a_question_for_a_person_knows_the_surnames_of_everybody() -> None:
    everybody = {one.name for one in harbour().people}
    holder = asked(harbour(), "holder-of-post")["lin-hao",]
    assert {*holder.pool} == everybody - {"Lin Hao"}
    assert dict(holder.surnames).keys() == everybody
    assert dict(holder.surnames)["Lin Hao"] == "Lin"


def test_a_surname_alone_does_not_read_the_characters_of_a_name() -> None:
    assert {one.surnames for one in asked(harbour(), "name-of-characters").values()} == {()}


def test_a_list_of_people_knows_who_else_may_share_a_surname() -> None:
    speakers = asked(harbour(), "who-said")["fleets",]
    assert set(speakers.pool) == {one.name for one in harbour().people} - set(speakers.elements)
    terms = asked(harbour(), "name-all").values()
    assert [one.pool for one in terms] == [()] * len(terms)
    assert dict(speakers.surnames).keys() == {one.name for one in harbour().people}
    assert {one.surnames for one in terms} == {()}
