"""Types 16, 17, 18, 20 and 23: figures, dates, order, relations and places."""

from dataclasses import replace

import pytest

from content.material import FactKind, Weight
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.facts import round_like, value_of, written_like
from learning.questions.words import GAP
from tests.learning.questions.changes import asked, options, reason, shown, with_item
from tests.learning.questions.harbour import harbour


def test_a_figure_is_asked_for_with_what_it_counts() -> None:
    question = asked(harbour(), "figure")["crane-count",]
    assert shown(question) == "The brief | How many cranes does the harbour have?"
    assert question.answer == "40"
    assert question.formats == (formats.CHOICE, formats.NUMBER, formats.RECALL)
    assert reason(
        with_item(harbour(), "facts", "crane-count", unit=""), "figure", "facts/crane-count"
    )


def test_wrong_figures_are_near_and_occur_nowhere_in_the_brief() -> None:
    question = asked(harbour(), "figure")["crane-count",]
    for text in options(question):
        assert 28 <= int(text) <= 52
        assert text not in ("40", "60")
    assert question.distractors[0].truth == (
        "The brief has no such figure. The brief says that the harbour has 40 cranes."
    )


def test_figures_are_rounded_and_written_like_the_answer() -> None:
    assert written_like("9,000", round_like(6300, "9,000")) == "6,300"
    assert written_like("eight", round_like(8 * 1.1, "eight")) == "nine"
    assert round_like(123456, "150,000") == 120000
    assert value_of("eight") == 8
    assert value_of("many") == 0


def test_both_ends_of_a_range_are_near() -> None:
    range = with_item(harbour(), "facts", "crane-count", value="30 to 40")
    offered = options(asked(range, "figure")["crane-count",])
    assert offered <= {"21 to 28", "24 to 32", "27 to 36", "33 to 44", "36 to 48", "39 to 52"}
    assert offered


def test_a_date_is_asked_for_among_dates_as_precise() -> None:
    question = asked(harbour(), "date")["lock-date",]
    assert shown(question) == "The brief | In which month and year did the lock at Ningbo open?"
    assert options(question) == {"May 1985", "July 1995"}
    year = with_item(harbour(), "facts", "dock-date", when="1995", value="1995")
    assert formats.CHOICE not in asked(year, "date")["lock-date",].formats
    lost = with_item(harbour(), "facts", "dock-date", when="")
    assert reason(lost, "date", "facts/dock-date") == "no year can be recovered"


def test_dates_within_a_decade_are_options_before_those_further_off() -> None:
    material = harbour()
    dock = next(fact for fact in material.facts if fact.slug == "dock-date")
    others = tuple(fact for fact in material.facts if fact is not dock)
    for far in range(1966, 1970):
        dates = (
            replace(dock, slug=str(year), value=f"May {year}", when=f"{year}-05")
            for year in (far, 1981)
        )
        dated = replace(material, facts=(*others, *dates))
        assert options(asked(dated, "date")["lock-date",]) == {"May 1985", "May 1981"}


@pytest.mark.parametrize(
    ("value", "when", "asks"),
    [
        ("1990", "1990", "In which year did"),
        ("March 1990", "1990-03", "In which month and year did"),
        ("1 March 1990", "1990-03-01", "On which date did"),
        ("after the spring floods of 1990", "1990-03", "Roughly when did"),
    ],
)
def test_a_date_is_asked_for_as_precisely_as_it_is_given(value: str, when: str, asks: str) -> None:
    dated = with_item(harbour(), "facts", "lock-date", value=value, when=when)
    assert asked(dated, "date")["lock-date",].stem.startswith(asks)


@pytest.mark.parametrize(
    ("preposition", "asks"), [("by", "By"), ("around", "Around"), ("from", "From"), ("in", "In")]
)
def test_a_year_is_asked_for_as_loosely_as_it_is_given(preposition: str, asks: str) -> None:
    said = {"value": "1990", "when": "1990", "statement": f"The lock is due {preposition} 1990"}
    dated = with_item(harbour(), "facts", "lock-date", **said)
    assert asked(dated, "date")["lock-date",].stem.startswith(f"{asks} which year did")


def test_the_nearest_dates_come_first() -> None:
    dated = with_item(harbour(), "facts", "lock-date", value="1 May 1990", when="1990-05-01")
    lock = next(fact for fact in dated.facts if fact.slug == "lock-date")
    others = tuple(
        replace(lock, slug=f"in-{year}", value=f"1 May {year}", when=f"{year}-05-01")
        for year in (1974, 1976, 1982, 1997, 2004, 2012)
    )
    dated = replace(dated, facts=(*dated.facts, *others))
    assert options(asked(dated, "date")["lock-date",]) == {"1 May 1982", "1 May 1997"}


def test_years_beside_the_right_one_are_options_where_the_brief_has_none_so_close() -> None:
    dated = with_item(harbour(), "facts", "lock-date", value="1990", when="1990")
    offered = options(asked(dated, "date")["lock-date",])
    assert len(offered) == 2
    assert offered <= {"1986", "1987", "1988", "1992", "1993", "1994"}


def test_no_year_is_an_option_long_after_the_dates_of_the_brief() -> None:
    latest = max(int(fact.when[:4]) for fact in harbour().facts if fact.when)
    first, *others = harbour().passages
    aim = replace(first, text=f"{first.text} All is to be done by {latest + 9}.")
    aiming = replace(harbour(), passages=(aim, *others))
    dated = with_item(aiming, "facts", "lock-date", value=str(latest), when=str(latest))
    offered = options(asked(dated, "date")["lock-date",])
    assert offered
    assert max(map(int, offered)) <= latest + 1


def test_a_correction_of_a_fact_is_accepted_and_explained() -> None:
    wrong = with_item(harbour(), "facts", "lock-date", correction="March 1991")
    question = asked(wrong, "date")["lock-date",]
    assert question.accepted == ("March 1991",)
    assert "It should probably read March 1991." in question.explanation


def test_a_place_is_asked_for_among_places_of_its_level() -> None:
    question = asked(harbour(), "place")["nets-place",]
    assert shown(question) == "The brief | In which port did Wang Li mend nets?"
    assert question.expects is Expects.PLACE
    more = with_item(
        harbour(), "facts", "dock-date", kind=FactKind.PLACE, value="Xiamen", unit="port"
    )
    assert options(asked(more, "place")["nets-place",]) == {"Xiamen", "Ningbo"}


def test_a_preposition_goes_before_the_place_that_is_asked_for() -> None:
    origin = with_item(harbour(), "facts", "nets-place", about="does Wang Li come from")
    assert asked(origin, "place")["nets-place",].stem == "From which port does Wang Li come?"


def test_a_place_that_is_a_university_is_known_by_its_name() -> None:
    said = {"value": "Harbour University", "unit": "university"}
    question = asked(with_item(harbour(), "facts", "nets-place", **said), "place")["nets-place",]
    assert question.expects is Expects.ORGANISATION
    assert question.stem.startswith("At which institution ")


def test_a_fact_asked_as_a_quotation_is_not_asked_again() -> None:
    span = harbour().quote("canals").span
    said = {"span": span, "speakers": ("wang-min",), "cue": "notes", "value": "canals"}
    quoted = with_item(harbour(), "facts", "nets-place", **said)
    assert reason(quoted, "place", "facts/nets-place") == (
        "it is asked as the statement of its speaker"
    )
    other = with_item(quoted, "facts", "nets-place", value="Wenzhou")
    assert reason(other, "place", "facts/nets-place") == ""


def test_a_place_is_right_without_the_larger_one_that_it_lies_in() -> None:
    said = {"value": "Wenzhou, Zhejiang", "statement": "Wang Li mended nets in Wenzhou, Zhejiang"}
    question = asked(with_item(harbour(), "facts", "nets-place", **said), "place")["nets-place",]
    assert (question.answer, question.accepted) == ("Wenzhou, Zhejiang", ("Wenzhou",))


def test_the_date_of_a_detail_is_not_asked_beside_its_place() -> None:
    place = next(fact for fact in harbour().facts if fact.slug == "nets-place")
    beside = {"span": place.span, "weight": Weight.DETAIL}
    both = with_item(harbour(), "facts", "dock-date", **beside)
    assert reason(both, "date", "facts/dock-date") == ""
    details = with_item(both, "facts", "nets-place", weight=Weight.DETAIL)
    assert reason(details, "date", "facts/dock-date") == (
        "a figure or a place told in the same words is asked"
    )


def test_a_fact_that_no_other_type_asks_for_is_a_gap() -> None:
    bare = with_item(harbour(), "facts", "crane-count", about="")
    assert asked(bare, "cloze")["crane-count",].stem == ("The harbour has ____ cranes.")


def test_events_are_put_in_order_and_review_their_dates() -> None:
    (question,) = asked(harbour(), "events-in-order").values()
    dates = asked(harbour(), "date")
    assert [part.uid for part in question.parts] == [
        dates[slug,].uid for slug in ("customs-date", "lock-date", "dock-date")
    ]
    assert question.stem == ("Put these three events of 1985 to 1995 in order, the earliest first.")
    assert not question.owns_card


def test_events_that_may_be_simultaneous_are_not_put_in_order() -> None:
    vague = with_item(harbour(), "facts", "dock-date", when="1980/1999")
    assert asked(vague, "events-in-order") == {}


def test_a_relation_asks_for_either_concept_and_never_for_the_label() -> None:
    source = asked(harbour(), "source-of-relation")["steam-drives-trade",]
    target = asked(harbour(), "target-of-relation")["steam-drives-trade",]
    assert (source.stem, source.answer) == (
        "What drives river trade?",
        "steam power",
    )
    assert (target.stem, target.answer) == (
        "What does steam power drive?",
        "river trade",
    )
    assert target.accepted == ("RVT", "河运", "héyùn")
    assert source.sibling == target.sibling


def test_an_abbreviation_of_a_plural_may_be_plural_too() -> None:
    plural = with_item(harbour(), "concepts", "river-trade", term="river goods")
    target = asked(plural, "target-of-relation")["steam-drives-trade",]
    assert target.accepted == ("RVT", "RVTs", "河运", "héyùn")


@pytest.mark.parametrize(
    ("wording", "source", "target"),
    [
        ("are behind", "What is behind river trade?", "What are steam power behind?"),
        ("carry off", "What carries off river trade?", "What does steam power carry off?"),
        ("must drive", "What must drive river trade?", "What must steam power drive?"),
        ("cannot drive", "What cannot drive river trade?", "What can steam power not drive?"),
        ("do not drive", "What does not drive river trade?", "What do steam power not drive?"),
        ("has driven", "What has driven river trade?", "What has steam power driven?"),
        (
            "are new substitutes for",
            "What are new substitutes for river trade?",
            "What are steam power new substitutes for?",
        ),
        ("has use for", "What has use for river trade?", "What does steam power have use for?"),
    ],
)
def test_a_relation_keeps_the_verb_of_its_sentence(wording: str, source: str, target: str) -> None:
    material = with_item(harbour(), "relations", "steam-drives-trade", wording=wording)
    assert asked(material, "source-of-relation")["steam-drives-trade",].stem == source
    assert asked(material, "target-of-relation")["steam-drives-trade",].stem == target


def test_a_relation_without_a_wording_quotes_its_words_with_a_gap() -> None:
    bare = with_item(harbour(), "relations", "steam-drives-trade", wording="")
    source = asked(bare, "source-of-relation")["steam-drives-trade",]
    assert (source.stem, source.answer) == (f"{GAP} drives river trade.", "steam power")
    assert formats.CLOZE in source.formats
    target = asked(bare, "target-of-relation")["steam-drives-trade",]
    assert (target.stem, target.answer) == (f"Steam power drives {GAP}.", "river trade")
    unnamed = with_item(bare, "concepts", "steam-power", term="the engine")
    assert reason(unnamed, "source-of-relation", "relations/steam-drives-trade") == (
        "its words do not name the concept just once"
    )


def test_no_option_is_a_part_of_what_the_question_names() -> None:
    named = with_item(harbour(), "concepts", "towpath", term="trade")
    assert "trade" not in options(asked(named, "source-of-relation")["steam-drives-trade",])
    other = with_item(harbour(), "concepts", "towpath", term="a road")
    assert "a road" not in options(asked(other, "source-of-relation")["steam-drives-trade",])


def test_a_related_term_is_no_distractor() -> None:
    assert "harbour revenue" not in options(
        asked(harbour(), "source-of-relation")["steam-drives-trade",]
    )


def test_a_symmetric_relation_is_asked_from_one_end() -> None:
    fused = with_item(harbour(), "relations", "steam-drives-trade", label="fuses-with")
    assert reason(fused, "source-of-relation", "relations/steam-drives-trade") == (
        "it reads the same from its other end"
    )
    assert ("steam-drives-trade",) in asked(fused, "target-of-relation")


def test_a_relation_that_is_a_detail_is_asked_from_one_end() -> None:
    detail = with_item(harbour(), "relations", "steam-drives-trade", weight=Weight.DETAIL)
    assert ("steam-drives-trade",) in asked(detail, "source-of-relation")
    assert reason(detail, "target-of-relation", "relations/steam-drives-trade") == (
        "a detail is asked in one direction only"
    )


def test_a_term_of_which_the_brief_says_nothing_is_no_option() -> None:
    bare = {"definition": "", "definition_span": None}
    quiet = with_item(harbour(), "concepts", "towpath", **bare)
    assert "towpath" in options(asked(harbour(), "source-of-relation")["steam-drives-trade",])
    assert "towpath" not in options(asked(quiet, "source-of-relation")["steam-drives-trade",])
    quoted = with_item(quiet, "quotes", "grain", text="a towpath halves the cost of carts")
    question = asked(quoted, "source-of-relation")["steam-drives-trade",]
    assert {one.text: one.truth for one in question.distractors}["towpath"] == (
        "Wang Li argues that a towpath halves the cost of carts."
    )


def test_a_relation_that_two_concepts_fit_is_not_asked() -> None:
    both = with_item(
        harbour(),
        "relations",
        "trade-raises-revenue",
        source="dry-dock",
        label="drives",
        target="river-trade",
    )
    assert asked(both, "source-of-relation") == {}
    assert reason(both, "source-of-relation", "relations/steam-drives-trade") == "two concepts fit"


def test_an_abbreviation_replaces_a_term_that_gives_the_answer_away() -> None:
    leaking = with_item(harbour(), "concepts", "harbour-revenue", term="revenue from trade")
    assert asked(leaking, "target-of-relation")["trade-raises-revenue",].stem == (
        "What does RVT raise?"
    )
