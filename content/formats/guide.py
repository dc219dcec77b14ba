"""The reference of the brief format for the help page: what each key means."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from content import material
from content.fields import fields_of
from content.formats import lilun
from content.material import RELATION_LABELS

EXAMPLE = (Path(__file__).parent / "example.yaml").read_text(encoding="utf-8")

EVERY_ITEM = {
    "slug": "Its name in this brief: small letters, digits and hyphens. It holds the learners’ "
    "history, so keep it when you mend a wording.",
    "at": "The slug of the passage that it comes from.",
    "words": "The very words of that passage that it stands on.",
    "occurrence": "Which place is meant (1, 2, 3, …) where the words stand there more than once.",
    "weight": "core or detail. A detail is asked only of those who want everything.",
    "note": "Your remark for the reader, in Markdown, of 4,000 characters at most.",
}
ATTRIBUTED = {
    "speakers": "Slugs of the people who say it.",
    "holder": "Who holds it where no person speaks: the Party, the ministry.",
    "cue": "The verb of the attribution, as it stands there: argues, boasted, called for. Or "
    "according to, or a noun: maxim, motto, view.",
    "inferred": "yes where the sentence has no cue of its own and goes on from the one before.",
}


@dataclass(frozen=True, slots=True)
class GuideKey:
    name: str
    required: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class GuideChapter:
    title: str
    lead: str
    keys: list[GuideKey]


# Mistakes whose messages the page shows: text of the example, and what replaces it.
_SLIPS = (
    ("cue: argues", "cues: argues"),
    ("words: foreign trade", "words: foreign commerce"),
    ("  - wang-li", "  - wang-le"),
    ("label: nurtures", "label: nurture"),
)


def example_mistakes() -> list[str]:
    """The messages for the example with a few mistakes in it."""
    spoilt = EXAMPLE
    for right, wrong in _SLIPS:
        spoilt = spoilt.replace(right, wrong, 1)
    try:
        lilun.read_brief(spoilt, name="port-of-ningbo.yaml")
    except lilun.BriefError as error:
        return [str(problem) for problem in error.problems]
    return []


def chapters() -> list[GuideChapter]:
    """All keys of the format, chapter by chapter."""
    return [_chapter(*parts) for parts in _CHAPTERS]


def _chapter(title: str, lead: str, cls: type, meanings: Mapping[str, str]) -> GuideChapter:
    required = {key for field in fields_of(cls) if field.required for key in field.keys[:2]}
    keys = [GuideKey(name, name in required, meaning) for name, meaning in meanings.items()]
    return GuideChapter(title, lead, keys)


_BRIEF = {
    "slug": "The brief’s name in addresses. Importing a file again updates the brief of that slug.",
    "title": "Its title.",
    "subtitle": "A line under the title.",
    "source": "The title of the text that the passages retell; leave it out if they are the text.",
    "source_date": "When that text was written: early 2024.",
    "passages": "The text, piece by piece.",
    "concepts": "Its terms.",
    "people": "Those whom it names.",
    "quotes": "Its claims, with who makes them.",
    "listings": "Its lists.",
    "facts": "Its figures, dates, places and events.",
    "relations": "How its concepts hang together.",
}
_PASSAGE = {
    "slug": "Its name in this brief.",
    "text": "One paragraph, heading or list item, in plain text. Between quotes where it holds a "
    "colon or begins with a sign.",
    "kind": "paragraph (if left out), heading, profile (the heading of a person’s profile) or "
    "item. A heading or profile opens a section.",
    "number": "The number of the paragraph of the source that it retells.",
}
_CONCEPT = {
    "term": "The term as you would look it up.",
    "abbreviation": "Its short form.",
    "aliases": "Other names that count as right.",
    "accepted": "Other wordings that count as right and are no names of it: what a reader might "
    "type instead.",
    "kind": "What sort of thing it is, in one or two words and the singular: industry, "
    "institution, policy, doctrine, factor, measure, period, technology, group. Wrong answers come "
    "from terms of the same kind. Without it the app guesses from the term.",
    "characters": "Its Chinese form.",
    "pinyin": "How that is read, with tone marks.",
    "definition": "Completes “TERM means …”, without the words of the term.",
    "definition_at": "The passage that defines it, where it is another than under at.",
    "definition_words": "The words of the passage that define it.",
    "definition_occurrence": "As occurrence, for these words.",
    "holder": "Who understands it so, where it is a doctrine.",
    "inferred": "yes where the definition has a holder and no cue of its own: the sentence goes on "
    "from the one before.",
    "keywords": "Words of it that a definition from memory should contain.",
    "part_of": "The slug of the concept that it is part of.",
    "case": "A new case that the term fits, in a sentence or two without its words and of up to 25 "
    "words, to be asked with “Which term fits this?”.",
    "added": "Which of abbreviation, aliases, characters, pinyin and definition are yours and not "
    "the source’s. An added definition is shown, and never asked.",
}
_PERSON = {
    "name": "The name as the source writes it.",
    "aliases": "Other names that count as right.",
    "accepted": "Other wordings of the name that count as right.",
    "characters": "The name in characters.",
    "pinyin": "The name in pinyin, with tone marks.",
    "affiliation": "Where the person works: a body, or the place that they govern.",
    "affiliation_aliases": "Other names of that place that count as right.",
    "role": "As what: dean, engineer, former director.",
    "role_aliases": "Other wordings of that post that count as right.",
    "period": "When, if the post is bound to a time.",
    "post_at": "The passage that states the post, where it is another than under at.",
    "post_words": "The words that state it.",
    "post_occurrence": "As occurrence, for these words.",
    "correction": "The affiliation as it should read, where the source looks wrong.",
    "biography": "What is told of the person’s life.",
    "added": "Which of aliases, characters, pinyin, affiliation_aliases and role_aliases are yours "
    "and not the source’s.",
}
_BIOGRAPHY = {
    "slug": "Its name among this person’s.",
    "text": "Goes on from the name: led the survey.",
    "at": "As for every item.",
    "words": "As for every item.",
    "occurrence": "As for every item.",
    "people": "Slugs of others whom it names.",
    "weight": "detail, if left out.",
}
_QUOTE = {
    "text": "Completes “SPEAKER argues that …”, so that it is clear by itself; after a cue such as "
    "called for, the thing that is called for. Of up to 15 words, to be asked for.",
    "topic": "Completes “What does SPEAKER say about …?”, in words that do not tell the answer. "
    "Without a topic this is not asked.",
    "mode": "direct for the speaker’s own words, paraphrase (if left out) for all others.",
    "reported_by": "The slug of the person through whom the brief has it.",
    "gaps": "Words of the text that a question may leave blank, the best first: up to four that "
    "stand in it once.",
    "accepted": "Other wordings of a gap that count as right, each as “GAP = WORDING”: cities = "
    "towns.",
    "why": "Where a reason or a means is given, completes “Why, according to SPEAKER, …?” and “By "
    "what means, according to SPEAKER, …?”: must tolls rise.",
    "because": "That reason, as a clause: the lock is old.",
    "by": "That means; completes “By …”: a vote of the town council.",
    "example_of": "Where the claim is an example, completes “What example does SPEAKER give of "
    "…?”. The text is the answer.",
    "shares_point_with": "Slugs of quotes that make the same point.",
}
_LISTING = {
    "lead_in": "The start of a sentence that each item ends, with a small letter unless a name "
    "begins it.",
    "category": "What one item is: an industry, a strength. Listings of one category lend each "
    "other wrong answers, so give two the same only where no item of one is true of the other.",
    "items": "The items, in order.",
    "open": "yes where the source does not claim to name them all.",
}
_LISTING_ITEM = {
    "slug": "Its name in this listing.",
    "text": "The item.",
    "at": "As for every item.",
    "words": "As for every item.",
    "occurrence": "As for every item.",
    "items": "Items nested under it.",
}
_FACT = {
    "kind": "figure, date, place or event.",
    "value": "What is asked for, as the source writes it.",
    "accepted": "Other wordings of the value that count as right. A coarser date is none: it is "
    "judged as nearly right anyway.",
    "statement": "The whole as a sentence that contains the value.",
    "about": "The clause that a question ends with: did Ningbo open to foreign trade. Of a "
    "figure, what follows the unit: “How many cranes” does the harbour have.",
    "unit": "What a figure counts: cranes, yuan, per cent. Of a place, what sort it is: city, "
    "province. Wrong answers come from facts of the same unit.",
    "when": "2024, 2024-01, 2024-01-31, or 1990/2009 for a stretch.",
    "event": "What happened, as a noun phrase, for putting events in order.",
    "subject": "The slug of the concept or person that it tells of.",
    "correction": "The value as it should read, where the source looks wrong.",
}
_RELATION = {
    "source": "The slug of one concept.",
    "label": f"One of {', '.join(RELATION_LABELS)}. Where none fits, leave the relation out: a "
    "quote can say it.",
    "target": "The slug of the other.",
    "wording": "The words that the sentence has between the two, as a verb phrase: are a further "
    "unfolding of. Questions then use it instead of the label.",
}

_CHAPTERS: tuple[tuple[str, str, type, Mapping[str, str]], ...] = (
    ("The brief", "At the top of the file.", material.Material, _BRIEF),
    ("Passages", "The text, in reading order.", material.Passage, _PASSAGE),
    ("Every item", "What each concept, person, quote … has.", material.Concept, EVERY_ITEM),
    ("What somebody says", "For all but concepts and people.", material.Quote, ATTRIBUTED),
    ("Concepts", "The terms.", material.Concept, _CONCEPT),
    ("People", "Who they are, at the time of the brief.", material.Person, _PERSON),
    ("Biography", "What is told of a person’s life.", material.Biography, _BIOGRAPHY),
    ("Quotes", "Who says what.", material.Quote, _QUOTE),
    ("Listings", "Lead-ins with their items.", material.Listing, _LISTING),
    ("Items of a listing", "Each on a line of its own.", material.ListingItem, _LISTING_ITEM),
    ("Facts", "Figures, dates, places and events.", material.Fact, _FACT),
    ("Relations", "How two concepts hang together.", material.Relation, _RELATION),
)
