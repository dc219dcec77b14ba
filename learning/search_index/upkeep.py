"""Keeps the index as the rows are: call these in the transaction that changes the rows."""

from collections.abc import Callable, Iterable, Iterator
from itertools import batched
from typing import Any

from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import QuerySet

from content.material import HEADINGS
from content.models import Brief, Concept, Passage, Person, Quote
from learning.models import Card, Question, User
from learning.search_index import index, texts
from learning.search_index.index import Entry
from learning.search_index.texts import Kind, Texts

AT_ONCE = 1000


def put_brief(brief: Brief, using: str = DEFAULT_DB_ALIAS) -> None:
    """Bring a brief and all that is in it up to date."""
    index.remove_brief(brief.pk, using)
    index.put(_of_brief(brief, using), using)


def _of_brief(brief: Brief, using: str) -> Iterator[Entry]:
    yield Entry(Kind.BRIEF, brief.pk, brief.pk, texts.brief_texts(brief))
    headings = Passage.objects.filter(kind__in=HEADINGS)
    passages = Passage.objects.exclude(kind__in=HEADINGS)
    of_kinds: list[tuple[Kind, QuerySet[Any], Callable[[Any], Texts]]] = [
        (Kind.SECTION, headings, texts.section_texts),
        (Kind.PASSAGE, passages, texts.passage_texts),
        (Kind.CONCEPT, Concept.objects.all(), texts.concept_texts),
        (Kind.PERSON, Person.objects.all(), texts.person_texts),
        (Kind.QUOTE, Quote.objects.prefetch_related("speakers"), texts.quote_texts),
    ]
    for kind, rows, texts_of in of_kinds:
        for row in rows.using(using).filter(brief=brief, retired_at=None):
            yield Entry(kind, row.pk, brief.pk, texts_of(row))


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
                Entry(Kind.QUESTION, pk, row.owner_id or 0, texts.question_texts(row))
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
            (Entry(Kind.NOTE, card.pk, card.user_id, texts.note_texts(card)) for card in noted),
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
            put_brief(brief, using)
        written = Question.objects.using(using).filter(origin=Question.Origin.AUTHORED)
        put_questions(written.values_list("pk", flat=True).iterator(AT_ONCE), using)
        put_notes(Card.objects.using(using).exclude(note="").iterator(AT_ONCE), using)
