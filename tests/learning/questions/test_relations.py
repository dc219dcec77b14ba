"""Type 20: which terms are no distractors for the end of a relation."""

from dataclasses import replace

from learning.quality import check
from tests.learning.questions.changes import asked, options, with_item
from tests.learning.questions.harbour import harbour


def test_a_term_that_a_statement_names_beside_another_is_no_distractor() -> None:
    fair = asked(harbour(), "source-of-relation")["steam-drives-trade",]
    assert options(fair) == {"dry dock", "towpath"}
    named = with_item(harbour(), "quotes", "grain", text="a towpath doubles the river trade")
    question = asked(named, "source-of-relation")["steam-drives-trade",]
    assert "towpath" not in options(question)
    assert {one.rule for one in check([fair], named)} == {3}


def test_what_drives_a_thing_is_no_choice_where_something_else_changes_it_too() -> None:
    material = harbour()
    drives = next(one for one in material.relations if one.slug == "steam-drives-trade")
    toll = replace(drives, slug="toll-raises-trade", source="towpath", label="raises")
    both = replace(material, relations=(*material.relations, toll))
    assert options(asked(both, "source-of-relation")["steam-drives-trade",]) == set()


def test_a_possible_synonym_is_no_distractor_unless_the_brief_distinguishes_it() -> None:
    def offered(*, definition: bool, **said: str) -> bool:
        named = with_item(harbour(), "concepts", "towpath", term="horse power")
        steam = named.concept("steam-power")
        if definition:
            steam = replace(steam, definition="force of vapour", definition_span=steam.span)
        others = [one for one in named.concepts if one.slug != "steam-power"]
        material = with_item(replace(named, concepts=(*others, steam)), "quotes", "grain", **said)
        return "horse power" in options(
            asked(material, "source-of-relation")["steam-drives-trade",]
        )

    assert not offered(definition=False)
    assert offered(definition=True)
    assert offered(definition=False, text="steam power costs less than horse power")
