"""A text about mud at the desk: some of what was found in it is sure, some is not."""

from typing import Any

from content.drafting import material_with
from content.extraction.entries import Evidence, OpenSpeaker
from content.json_values import to_json
from content.material import (
    Concept,
    Fact,
    FactKind,
    Listing,
    ListingItem,
    Material,
    Passage,
    PassageKind,
    Person,
    Quote,
    Span,
)
from learning.desk.prose import Prose
from learning.desk.questions import questions_on
from learning.models import Finding

TEXTS = {
    "mud": "On mud",
    "p1": "Zhao Min, dean of Ningbo University, argues that mud feeds the whole delta each year. "
    "Wang Li says that tall dykes starve the fields behind them.",
    "p2": "A dyke (DK) is a long wall of earth against floods. The last flood took 40 villages.",
    "p3": "Good mud has three parts, namely sand, silt and clay.",
}
UNSURE = {"wang-li", "dykes-starve", "villages", "parts"}
DOUBTS = {"dykes-starve": ("is_long",)}


def span(passage: str, words: str) -> Span:
    start = TEXTS[passage].index(words)
    return Span(passage=passage, start=start, end=start + len(words))


UNFAIR = Fact(  # what "it" is stands elsewhere
    slug="it-took",
    span=span("p2", "The last flood took 40 villages"),
    kind=FactKind.FIGURE,
    value="40",
    statement="It took 40 villages of the delta",
)


def material(slug: str = "on-mud") -> Material:
    kinds = {"mud": PassageKind.HEADING}
    items = [
        ListingItem(slug=text, text=text, span=span("p3", text))
        for text in ("sand", "silt", "clay")
    ]
    return Material(
        slug=slug,
        title="On mud",
        passages=tuple(
            Passage(slug=slug, text=text, kind=kinds.get(slug, PassageKind.PARAGRAPH))
            for slug, text in TEXTS.items()
        ),
        people=(
            Person(
                slug="zhao-min",
                span=span("p1", "Zhao Min"),
                name="Zhao Min",
                role="dean",
                affiliation="Ningbo University",
                post_span=span("p1", "dean of Ningbo University"),
            ),
            Person(slug="wang-li", span=span("p1", "Wang Li"), name="Wang Li"),
        ),
        concepts=(
            Concept(
                slug="dyke",
                span=span("p2", "dyke"),
                term="dyke",
                abbreviation="DK",
                definition="a long wall of earth against floods",
                definition_span=span("p2", "a long wall of earth against floods"),
                keywords=("wall", "earth"),
            ),
        ),
        quotes=(
            Quote(
                slug="mud-feeds",
                span=span("p1", "mud feeds the whole delta each year"),
                text="mud feeds the whole delta each year",
                speakers=("zhao-min",),
                cue="argues",
            ),
            Quote(
                slug="dykes-starve",
                span=span("p1", "tall dykes starve the fields behind them"),
                text="tall dykes starve the fields behind them",
                speakers=("wang-li",),
                cue="says",
            ),
        ),
        listings=(
            Listing(
                slug="parts",
                span=span("p3", "Good mud has three parts, namely"),
                lead_in="Good mud has three parts, namely",
                category="a part",
                items=tuple(items),
            ),
        ),
        facts=(
            Fact(
                slug="villages",
                span=span("p2", "The last flood took 40 villages."),
                kind=FactKind.FIGURE,
                value="40 villages",
                statement="The last flood took 40 villages",
            ),
        ),
    )


def prose(slug: str = "on-mud") -> Prose:
    found = material(slug)
    families = ("people", "concepts", "quotes", "listings", "facts")
    evidence = tuple(
        Evidence(
            family,
            one.slug,
            "subject first" if family == "quotes" else "shape",
            0.5,
            DOUBTS.get(one.slug, ()),
            one.slug not in UNSURE,
        )
        for family in families
        for one in getattr(found, family)
    )
    sure = [one for family in families for one in getattr(found, family) if one.slug not in UNSURE]
    return Prose(
        material=found, evidence=evidence, questions=questions_on(material_with(found, sure))
    )


def finding(slug: str) -> Finding:
    return Finding.objects.get(slug=slug)


def leave_open(
    row: Finding, words: str = "Wang", passage: str = "", *, several: bool = False, **entry: Any
) -> None:
    """Its speaker is inferred from words that may mean either of the two people, or both if they
    may mean ``several``.
    """
    speaker = OpenSpeaker(words, ("zhao-min", "wang-li"), passage, several)
    row.state, row.doubts, row.open_speaker = Finding.State.UNSURE, [], to_json(speaker)
    row.entry |= {"inferred": True} | entry
    row.save()
