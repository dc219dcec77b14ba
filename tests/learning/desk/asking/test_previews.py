"""The questions that an entry gives, beside those that are made once it is accepted."""

from dataclasses import replace

from content.material import Listing, ListingItem, Person, Quote
from learning.desk.asking.previews import NEAR, previews
from learning.desk.questions import questions_on
from learning.desk.reasons import COMPLAINTS
from learning.quality import RULES
from learning.quality.fairness import OF_ALL_TOGETHER
from tests.learning.desk import mud


def asked(material, entry):
    others = [one for one in material.items() if one is not entry]
    return previews(material, others, entry)


def test_they_are_those_that_are_made_once_it_is_accepted():
    material = mud.material()
    shown = {
        (one.question.uid, one.question.stem, one.question.answer)
        for entry in material.items()
        for one in asked(material, entry)
        if not one.complaints
    }
    made = questions_on(material)
    assert shown == {
        (row.uid, row.body["stem"], row.body["answer"]) for row in made if row.owns_card
    }


def test_an_entry_takes_the_place_of_the_one_that_counts():
    material = mud.material()
    (dyke,) = material.concepts
    [*_, last] = asked(material, replace(dyke, abbreviation="DY"))
    assert (last.question.type, last.question.answer) == ("abbreviation-of-term", "DY")


def test_what_breaks_a_rule_says_so():
    material = mud.material()
    (villages,) = material.facts
    fact = replace(villages, value="40", statement="It took 40 villages of the delta")
    [one] = asked(material, fact)
    assert one.complaints == ("It opens with “it”, “this” or “he”.",)


def test_a_surname_alone_is_named():
    material = mud.material()
    (villages,) = material.facts
    li = Person(slug="li-an", span=material.people[0].span, name="An Lindgren")
    fact = replace(villages, value="40", statement="Lindgren says that floods took 40 villages")
    [one] = previews(material, [*material.people, li], fact)
    assert one.complaints == ("It has only the surname “Lindgren”. Give the full name.",)


def test_each_rule_has_its_sentence():
    assert COMPLAINTS.keys() == {rule.name for rule in RULES} - {*OF_ALL_TOGETHER}


def test_whoever_speaks_far_away_counts_in_what_stands_near():
    material = mud.material()
    zhao, wang = material.people
    crowd = [replace(wang, slug=f"p{n}", name=f"Wu {n}") for n in range(NEAR)]
    quote = next(one for one in material.quotes if one.speakers == (zhao.slug,))
    assert isinstance(quote, Quote)
    [one] = previews(material, [*crowd, zhao], replace(quote, span=wang.span))
    assert one.question.answer == "Zhao Min"


def test_long_lists_near_by_take_no_time_to_compare():
    material = mud.material()
    (parts,) = material.listings
    long = replace(
        parts,
        slug="long",
        items=tuple(
            ListingItem(slug=f"i{n}", text=f"mud {n}", span=parts.span) for n in range(100)
        ),
    )
    assert isinstance(long, Listing)
    with_long = previews(material, [long], parts)
    assert [one.question.uid for one in with_long] == [
        one.question.uid for one in previews(material, [], parts)
    ]
