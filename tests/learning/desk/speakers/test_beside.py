"""Who says words that somebody marked, and by which verb."""

import pytest

from content.material import Material, Passage, Person, Quote, Span
from learning.desk.speakers.beside import cue_beside, people_beside, speakers_beside

CLAIM = "mud is good"


def span_in(text: str, words: str = CLAIM) -> Span:
    start = text.index(words)
    return Span(passage="p", start=start, end=start + len(words))


PEOPLE = [
    Person(
        slug=name.lower().replace(" ", "-"),
        span=Span(passage="other", start=0, end=1),
        name=name,
    )
    for name in ("Wang Li", "Zhao Min")
]


def material(text: str) -> Material:
    return Material(slug="m", title="M", passages=(Passage(slug="p", text=text),))


def speakers(text: str, *others: Quote) -> tuple[str, ...]:
    return speakers_beside(material(text), span_in(text), [*PEOPLE, *others])


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Wang Li, an old dean, says that mud is good. Zhao Min laughs.", "wang-li"),
        ("Zhao Min laughs. “It’s true: mud is good”, Wang Li maintains.", "wang-li"),
        ("Wang Li says that mud is good, and Zhao Min laughs.", "wang-li"),
        ("Zhao Min laughs. Wang nods. He adds that mud is good.", "wang-li"),
        ("Wang Li tells it. In short, mud is good. Zhao Min laughs.", "wang-li"),
    ],
)
def test_whoever_is_named_in_the_sentence_says_it_or_else_before_it(text, slug):
    assert speakers(text) == (slug,)


def test_whoever_spoke_last_goes_on():
    text = "Wang Li is here. It is wet, she says. Also, mud is good."
    said = Quote(
        slug="q", span=span_in(text, "It is wet"), text="it is wet", speakers=("zhao-min",)
    )
    assert speakers(text, said) == ("zhao-min",)


def test_nobody_says_it_where_nobody_is_named():
    assert speakers("It is known that mud is good. Wang Li laughs.") == ()


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Zhao Min and Wang Li say that mud is good.", ("zhao-min", "wang-li")),
        ("Wang Li, says Zhao Min, holds that mud is good: so Wang Li.", ("wang-li", "zhao-min")),
        ("Zhao Min laughs. Wang Li says that mud is good.", ("wang-li",)),
        ("They say that mud is good. Wang Li laughs.", ()),
    ],
)
def test_all_who_are_named_in_the_sentence_stand_beside_it(text, slugs):
    assert people_beside(material(text), span_in(text), PEOPLE) == slugs


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Wang Li maintains that mud is good.", "maintains"),
        ("Wang Li has long argued that mud is good.", "argued"),
        ("Wang Li recommends: mud is good.", "recommends"),
        ("“Indeed, mud is good”, Wang Li, dean of Ningbo, claims.", "claims"),
        ("Arguing that mud is good, Wang Li left.", "argues"),
        ("Wang Li told the council that mud is good.", "said"),
        ("Wang Li points out that mud is good, and Zhao Min argues too.", "points out"),
        ("Wang Li argues for dykes. He knows mud is good.", "knows"),
        ("Wang Li asks whether mud is good.", ""),
        ("Wang Li stands there: mud is good. Zhao Min argues.", ""),
    ],
)
def test_the_verb_is_that_of_the_text(text, cue):
    assert cue_beside(text, span_in(text)) == cue
