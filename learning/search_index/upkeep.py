"""Keeps the index as the rows are: call these in the transaction that changes the rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import batched
from typing import Any

from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import QuerySet

from content.material import HEADINGS, Material
from content.models import Brief, Concept, Passage, Person, Quote
from learning.models import Card, Question, User
from learning.search_index import index, texts
from learning.search_index.index import Entry
from learning.search_index.terms import brief_term, terms_in_brief, terms_of
from learning.search_index.texts import Kind, Texts

AT_ONCE = 1000

type BriefTerms = Mapping[tuple[Kind, str], Sequence[str]]  # by kind and slug


def brief_terms(material: Material) -> BriefTerms:
    """The terms of all that is in a brief. Made before it is saved, they spare ``put_brief`` what
    takes it longest while nobody else can write.
    """
    names = {one.slug: one.name for one in material.people}
    found: dict[tuple[Kind, str], Texts] = {}
    for passage in material.passages:
        if passage.opens_section:
            found[Kind.SECTION, passage.slug] = texts.section_texts(passage)
        else:
            found[Kind.PASSAGE, passage.slug] = texts.passage_texts(passage)
    for concept in material.concepts:
        found[Kind.CONCEPT, concept.slug] = texts.concept_texts(concept)
    for person in material.people:
        found[Kind.PERSON, person.slug] = texts.person_texts(person)
    for quote in material.quotes:
        speakers = [names[slug] for slug in quote.speakers]
        found[Kind.QUOTE, quote.slug] = texts.said_texts(quote, speakers)
    return {key: terms_in_brief(key[0], said) for key, said in found.items()}


def put_brief(brief: Brief, known: BriefTerms | None = None, using: str = DEFAULT_DB_ALIAS) -> None:
    """Bring a brief and all that is in it up to date; its terms may be ``known`` already."""
    index.remove_brief(brief.pk, using)
    index.put(_of_brief(brief, OF_BRIEFS, known, using), using)


def put_titles(brief: Brief) -> None:
    """Bring the titles of a brief and of its sections up to date, when nothing else has changed."""
    index.put(_of_brief(brief, [Kind.SECTION], None, DEFAULT_DB_ALIAS))


def _of_brief(
    brief: Brief, kinds: Iterable[Kind], known: BriefTerms | None, using: str
) -> Iterator[Entry]:
    yield _entry(Kind.BRIEF, brief.pk, brief.pk, texts.brief_texts(brief))
    of_brief = brief_term(brief.pk)
    for kind in kinds:
        every, texts_of = OF_BRIEFS[kind]
        rows = every().using(using).filter(brief=brief, retired_at=None)
        if known is None:
            for row in rows:
                yield _entry(kind, row.pk, brief.pk, texts_of(row))
        else:
            for pk, slug in rows.values_list("pk", "slug"):
                yield Entry(kind, pk, [of_brief, *known[kind, slug]])


# The rows of each kind, and what they say.
OF_BRIEFS: dict[Kind, tuple[Callable[[], QuerySet[Any]], Callable[[Any], Texts]]] = {
    Kind.SECTION: (lambda: Passage.objects.filter(kind__in=HEADINGS), texts.section_texts),
    Kind.PASSAGE: (lambda: Passage.objects.exclude(kind__in=HEADINGS), texts.passage_texts),
    Kind.CONCEPT: (Concept.objects.all, texts.concept_texts),
    Kind.PERSON: (Person.objects.all, texts.person_texts),
    Kind.QUOTE: (lambda: Quote.objects.prefetch_related("speakers"), texts.quote_texts),
}


def _entry(kind: Kind, pk: int, whose: int, said: Texts) -> Entry:
    return Entry(kind, pk, terms_of(kind, whose, said))


def put_questions(pks: Iterable[int], using: str = DEFAULT_DB_ALIAS) -> None:
    """Bring questions that people wrote up to date; of others nothing is kept."""
    for some in batched(pks, AT_ONCE):
        rows = Question.objects.using(using).filter(pk__in=some).prefetch_related("tags")
        kept = {
            row.pk: row for row in rows if row.is_written and row.owner_id and not row.retired_at
        }
        index.remove(Kind.QUESTION, (pk for pk in some if pk not in kept), using)
        index.put(
            (
                _entry(Kind.QUESTION, pk, row.owner_id or 0, texts.question_texts(row))
                for pk, row in kept.items()
            ),
            using,
        )


def put_notes(cards: Iterable[Card], using: str = DEFAULT_DB_ALIAS) -> None:
    """Bring the notes on these cards up to date."""
    for some in batched(cards, AT_ONCE):
        index.remove(Kind.NOTE, (card.pk for card in some if not card.note), using)
        noted = (card for card in some if card.note)
        index.put(
            (_entry(Kind.NOTE, card.pk, card.user_id, texts.note_texts(card)) for card in noted),
            using,
        )


def forget_brief(brief: Brief) -> None:
    """Before a brief is deleted, and with it the cards of its questions."""
    index.remove_brief(brief.pk)
    noted = Card.objects.filter(question__brief=brief).exclude(note="")
    index.remove(Kind.NOTE, noted.values_list("pk", flat=True))


def forget_person(user: User) -> None:
    """Before a person is deleted."""
    index.remove_person(user.pk)


def fill(using: str = DEFAULT_DB_ALIAS) -> None:
    """Put everything into the index if nothing is there: after an update from a version without it,
    and in a database to which the rows of another have moved."""
    with transaction.atomic(using=using):
        if not index.is_empty(using):
            return
        for brief in Brief.objects.using(using).iterator(AT_ONCE):
            put_brief(brief, using=using)
        written = Question.objects.using(using).filter(origin=Question.Origin.AUTHORED)
        put_questions(written.values_list("pk", flat=True).iterator(AT_ONCE), using)
        put_notes(Card.objects.using(using).exclude(note="").iterator(AT_ONCE), using)
