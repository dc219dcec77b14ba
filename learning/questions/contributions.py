"""What each speaker of a section contributes, recalled all at once with a checklist."""

from collections import defaultdict
from collections.abc import Iterator

from content.material import Material, Quote, Weight
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.drafts import Made, asked, draft, in_order, reference
from learning.questions.statements import has_own_cue
from learning.questions.wording import THE_BRIEF, attribution, voice

SPEAKERS = range(3, 6)  # in one section


def contributions(material: Material) -> Iterator[Made]:
    told: dict[str, dict[tuple[str, ...], Quote]] = defaultdict(dict)
    for quote in in_order(material, material.quotes):
        if quote.speakers and has_own_cue(quote):
            told[material.section_of(quote.span.passage)].setdefault(quote.speakers, quote)
    for section, quotes in told.items():
        all_named = all(quote.topic for quote in quotes.values())
        if section and all_named and len(quotes) in SPEAKERS:
            yield _of_section(material, section, list(quotes.values()))


def _of_section(material: Material, section: str, quotes: list[Quote]) -> Made:
    entries = tuple(f"{voice(material, quote)} on {quote.topic}" for quote in quotes)
    heading = material.passage(section).text
    question = draft(
        material,
        quotes[0],
        type="contributions",
        keys=(section,),
        sibling=f"{reference(quotes[0])}/section",
        weight=Weight.DETAIL,
        rank=max(material.position_of(quote.span) for quote in quotes),
        frame=f"{THE_BRIEF}, “{heading}”",
        stem="Which speakers does this section quote, and on what?",
        answer="; ".join(entries),
        elements=entries,
        formats=(formats.RECALL,),
        expects=Expects.SET,
        attribution=attribution(material, quotes[0]),
        explanation=f"In “{heading}”: {'; '.join(entries)}.",
    )
    return asked(material, question)
