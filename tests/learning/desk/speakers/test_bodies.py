from dataclasses import replace

from content.material import Concept, Quote
from learning.desk.speakers.bodies import bodies_before, known_bodies
from tests.learning.desk.mud import material, span


def held(slug: str, holder: str) -> Quote:
    quote = next(one for one in material().quotes if one.slug == slug)
    return replace(quote, speakers=(), holder=holder)


def test_bodies_are_known_by_what_they_say_whom_they_employ_and_their_names():
    bank = Concept(slug="bank", span=span("p2", "dyke"), term="World Bank")
    entries = [held("mud-feeds", "The council"), held("dykes-starve", "the council"), bank]
    known = known_bodies([*entries, *material().people, *material().concepts])
    assert list(known.items()) == [
        ("ningbo university", "Ningbo University"),
        ("the council", "The council"),
        ("world bank", "World Bank"),
    ]


def test_a_body_that_spoke_before_in_the_passage_is_near():
    first, then = held("mud-feeds", "The council"), held("dykes-starve", "World Bank")
    assert bodies_before([first, then], then.span) == ["The council"]
    assert bodies_before([first, then], span("p2", "dyke")) == []
