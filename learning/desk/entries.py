"""Entries made by hand, from words that somebody marked, and entries that change hands. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from content.characters import CHINESE_RUN
from content.extraction.sentences import sentences
from content.formats.spans import Unplaced, find_span_start
from content.material import (
    RELATION_LABELS,
    AttributedItem,
    Concept,
    Fact,
    FactKind,
    KnowledgeItem,
    Listing,
    Material,
    Person,
    Quote,
    QuoteMode,
    Relation,
    Span,
    Weight,
)
from learning.desk.items import MOST_LINES, items_of
from learning.desk.speakers.beside import cue_beside, sentence_around
from learning.questions.words import content_stems

NAMES = {
    "people": "Person",
    "concepts": "Concept",
    "quotes": "Quote",
    "listings": "List",
    "facts": "Figure",
    "relations": "Link",
}
MADE_BY_HAND = ("concepts", "people", "quotes", "listings", "facts")
_ABBREVIATED = re.compile(r"(?P<term>.+?)\s*[(（](?P<short>[A-Z][A-Za-z0-9&-]{1,9})[)）]")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_BETWEEN_ITEMS = re.compile(r"\s*[,;\n]\s*(?:and|or)?\s+|\s+(?:and|or)\s+")
_OPENING = "“‘\"'«"
_CLOSING = "”’\"'»"


def entry_of_words(
    family: str, material: Material, span: Span, slug: str, speakers: Sequence[str]
) -> KnowledgeItem:
    """The entry that the words of a span make as one of ``family``; ``speakers`` say a quote."""
    words = " ".join(material.words(span).split())
    match family:
        case "people":
            return _person(words, span, slug)
        case "concepts":
            return _concept(words, span, slug)
        case "quotes":
            return _quote(material, words, span, slug, speakers)
        case "listings":
            return _listing(material, span, slug)
        case "facts":
            return _fact(material, words, span, slug)
    raise ValueError(f"nothing is made by hand as one of {family}")


def title_of(entry: KnowledgeItem) -> str:
    """The words by which an entry is listed."""
    match entry:
        case Person():
            return entry.name
        case Concept():
            return entry.term
        case Quote():
            return entry.text
        case Listing():
            return entry.lead_in
        case Fact():
            return entry.value
        case Relation():
            source, target = (slug.replace("-", " ") for slug in (entry.source, entry.target))
            return f"{source} {entry.wording or RELATION_LABELS[entry.label].active} {target}"
    raise TypeError(type(entry))


def defining_words(material: Material, concept: Concept, definition: str) -> Span | None:
    """Where the text gives a definition: its very words; those of the one it had, if it is that one
    mended; or the sentence beside the term that has most of its words. None if it does not.
    """
    if not definition:
        return None
    own = material.passage(concept.span.passage)
    for passage in (own, *material.passages):
        try:
            start = find_span_start(passage.text, definition, 1)
        except Unplaced:
            continue
        return Span(passage=passage.slug, start=start, end=start + len(definition))
    places = [Span(passage=own.slug, start=start, end=end) for start, end in sentences(own.text)]
    if concept.definition_span:
        places.insert(0, concept.definition_span)
    wanted = content_stems(definition) - content_stems(concept.term)
    shared = [len(wanted & content_stems(material.words(place))) for place in places]
    most = max(shared, default=0)
    return places[shared.index(most)] if most and 2 * most >= len(wanted) else None


def speaking_instead[E: KnowledgeItem](entry: E, old: str, new: str) -> E:
    """The entry with one person in place of another."""

    def instead(slugs: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new if slug == old else slug for slug in slugs))

    changes: dict[str, Any] = {}
    if isinstance(entry, AttributedItem):
        changes["speakers"] = instead(entry.speakers)
    if isinstance(entry, Quote) and entry.reported_by == old:
        changes["reported_by"] = new
    if isinstance(entry, Fact) and entry.subject == old:
        changes["subject"] = new
    if isinstance(entry, Person):
        events = (replace(one, people=instead(one.people)) for one in entry.biography)
        changes["biography"] = tuple(events)
    return replace(entry, **changes)


def following(fact: KnowledgeItem, old: KnowledgeItem, new: KnowledgeItem) -> KnowledgeItem:
    """A figure from within a statement, after that was given to somebody else: they say it too."""
    if not (isinstance(fact, Fact) and isinstance(old, Quote) and isinstance(new, Quote)):
        return fact
    is_within = (
        fact.span.passage == old.span.passage
        and old.span.start <= fact.span.start
        and fact.span.end <= old.span.end
    )
    if not is_within or _voice(fact) != _voice(old) or _voice(new) == _voice(old):
        return fact
    return replace(
        fact, speakers=new.speakers, holder=new.holder, cue=new.cue, inferred=new.inferred
    )


def _voice(said: AttributedItem) -> tuple[tuple[str, ...], str]:
    return said.speakers, said.holder


def merged(person: Person, other: Person) -> Person:
    """``person`` under the names of both, with what it lacks from the other."""
    known = {name.casefold() for name in person.names}
    aliases = [name for name in other.names if name.casefold() not in known]
    has_post = person.role or person.affiliation
    return replace(
        person,
        aliases=(*person.aliases, *aliases),
        characters=person.characters or other.characters,
        affiliation=person.affiliation if has_post else other.affiliation,
        role=person.role if has_post else other.role,
        post_span=person.post_span if has_post else other.post_span,
    )


def _person(words: str, span: Span, slug: str) -> Person:
    native = CHINESE_RUN.search(words)
    name = CHINESE_RUN.sub("", words).strip(" ()（）,") if native else words
    return Person(
        slug=slug, span=span, name=name or words, characters=native[0] if native and name else ""
    )


def _quote(material: Material, words: str, span: Span, slug: str, speakers: Sequence[str]) -> Quote:
    text = material.passage(span.passage).text
    said = _unquoted(words)
    before = text[: span.start].rstrip()[-1:]
    is_direct = words[:1] in _OPENING and said[:1] != words[:1]
    is_direct = is_direct or (before != "" and before in _OPENING)
    return Quote(
        slug=slug,
        span=span,
        text=said,
        mode=QuoteMode.DIRECT if is_direct else QuoteMode.PARAPHRASE,
        speakers=tuple(speakers),
        cue=(cue_beside(text, span) or "says") if speakers else "",
    )


def _unquoted(words: str) -> str:
    """Words without the marks around all of them, and without one whose other is not marked."""
    words = words.strip(" .,;")
    opening, inside = words[:1], words[1:]
    if opening and opening in _OPENING:
        closing = _CLOSING[_OPENING.index(opening)]
        rest = inside.removesuffix(closing)
        if closing not in inside or (rest != inside and opening not in rest):
            return rest.strip(" .,;")
    if words[-1:] in ("”", "»") and not {"“", "«"}.intersection(words):
        words = words[:-1]
    return words.strip(" .,;")


def _concept(words: str, span: Span, slug: str) -> Concept:
    words = words.strip(_OPENING + _CLOSING + " .,;")
    short = _ABBREVIATED.fullmatch(words)
    return Concept(
        slug=slug,
        span=span,
        term=short["term"] if short else words,
        abbreviation=short["short"] if short else "",
    )


def _listing(material: Material, span: Span, slug: str) -> Listing:
    words = material.words(span).strip(" .;:,")
    texts = [one.strip() for one in _BETWEEN_ITEMS.split(words)]
    sentence, start = _sentence_around(material, span)
    before = sentence[: max(0, span.start - start)].rstrip(" :,—-")
    return Listing(
        slug=slug,
        span=span,
        lead_in=before or "The text lists",
        category="a point",
        items=items_of([one for one in texts if one][:MOST_LINES], material, span),
    )


def _fact(material: Material, words: str, span: Span, slug: str) -> Fact:
    year = _YEAR.search(words)
    sentence, _ = _sentence_around(material, span)
    return Fact(
        slug=slug,
        span=span,
        kind=FactKind.DATE if year else FactKind.FIGURE,
        value=words,
        when=year[0] if year and year[0] == words else "",
        statement=" ".join(sentence.split()).rstrip("."),
        weight=Weight.DETAIL,
    )


def _sentence_around(material: Material, span: Span) -> tuple[str, int]:
    """The sentence that has the words, with its offset; several if they go over its end."""
    text = material.passage(span.passage).text
    start, end = sentence_around(text, span.start, span.end)
    return text[start:end], start
