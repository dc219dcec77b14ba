"""Where things are found: for each kind of the index the rows that a person may see, and how they
are shown. A row that is found is loaded as it is now, by the same rules as on its own page.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from content.material import HEADINGS
from content.models import Brief, Concept, Passage, Person, Quote
from content.reading.markup import inline_markdown_text
from content.reading.search import LONGEST_QUERY
from learning.bank.search import readable_briefs
from learning.models import Assignment, Card, Question, User
from learning.search.hits import Hit, hit
from learning.search_index import texts
from learning.search_index.index import Within
from learning.search_index.texts import Kind, Rank, Texts
from learning.search_index.words import Query


@dataclass(frozen=True, slots=True)
class Reader:
    """Who searches, and the ids of the briefs that they are shown in lists or have begun."""

    user: User
    briefs: Collection[int]

    @classmethod
    def of(cls, user: User) -> "Reader":
        tasks = Assignment.objects.set_for(user).order_by().values("brief")
        readable = Q(pk__in=readable_briefs(user).values("pk")) | Q(pk__in=tasks)
        return cls(user, list(Brief.objects.filter(readable).values_list("pk", flat=True)))

    @property
    def within(self) -> Within:
        return Within(self.user.pk, self.briefs)


type Rows = Callable[[Reader], Any]
type Shown = Callable[[Query, Rank, str, Any], Hit]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A kind of things: ``rows`` are those that a reader may see, ``texts`` what each says."""

    kind: Kind
    name: str
    icon: str
    rows: Rows
    texts: Callable[[Any], Texts]
    shown: Shown

    def hits(self, reader: Reader, query: Query, pks: Iterable[int], most: int) -> list[Hit]:
        """The best of the rows that the query finds. Equals come in the order of their brief; of
        one's own the latest is first."""
        rows = self.rows(reader).filter(pk__in=list(pks))
        ranked = [(row, rank) for row in rows if (rank := texts.rank(query, self.texts(row)))]
        way = -1 if self.kind.belongs_to_a_person else 1
        ranked.sort(key=lambda each: (each[1], way * each[0].pk))
        return [self.shown(query, rank, self.icon, row) for row, rank in ranked[:most]]


def _briefs(reader: Reader) -> Any:
    return Brief.objects.filter(pk__in=reader.briefs)


def _of_briefs(model: Any) -> Rows:
    return lambda reader: model.objects.current().filter(brief__in=reader.briefs)


def _headings(reader: Reader) -> Any:
    return _of_briefs(Passage)(reader).filter(kind__in=HEADINGS).select_related("brief")


def _passages(reader: Reader) -> Any:
    rest = _of_briefs(Passage)(reader).exclude(kind__in=HEADINGS)
    return rest.select_related("brief", "section")


def _concepts(reader: Reader) -> Any:
    return _of_briefs(Concept)(reader).select_related("brief")


def _people(reader: Reader) -> Any:
    return _of_briefs(Person)(reader).select_related("brief")


def _quotes(reader: Reader) -> Any:
    return _of_briefs(Quote)(reader).select_related("brief").prefetch_related("speakers")


def _questions(reader: Reader) -> Any:
    return Question.objects.written_by(reader.user).current().prefetch_related("tags")


def _noted_cards(reader: Reader) -> Any:
    noted = Card.objects.filter(user=reader.user).exclude(note="").within_reach()
    return noted.select_related("question", "brief")


def _brief(query: Query, rank: Rank, icon: str, brief: Any) -> Hit:
    return hit(query, rank, icon, brief.get_absolute_url(), brief.title_in_lists, brief.subtitle)


def _heading(query: Query, rank: Rank, icon: str, heading: Any) -> Hit:
    note = heading.brief.title_in_lists
    return hit(query, rank, icon, heading.get_absolute_url(), heading.text, note)


def _passage(query: Query, rank: Rank, icon: str, passage: Any) -> Hit:
    place = [passage.brief.title_in_lists, *([passage.section.text] if passage.section else [])]
    address = passage.get_absolute_url()
    return hit(query, rank, icon, address, passage.text, " · ".join(place))


def _concept(query: Query, rank: Rank, icon: str, concept: Any) -> Hit:
    also = [concept.abbreviation] if concept.abbreviation else []
    note = " · ".join([*also, concept.definition or concept.brief.title_in_lists])
    native = {"characters": concept.characters, "pinyin": concept.pinyin}
    return hit(query, rank, icon, concept.get_absolute_url(), concept.term, note, **native)


def _person(query: Query, rank: Rank, icon: str, person: Any) -> Hit:
    about = [person.role, person.affiliation]
    note = " · ".join(each for each in about if each) or person.brief.title_in_lists
    native = {"characters": person.characters, "pinyin": person.pinyin}
    return hit(query, rank, icon, person.get_absolute_url(), person.name, note, **native)


def _quote(query: Query, rank: Rank, icon: str, quote: Any) -> Hit:
    speakers = ", ".join(each.name for each in quote.speakers.all()) or quote.holder
    about = (speakers, quote.topic or quote.brief.title_in_lists)
    note = " · ".join(each for each in about if each)
    return hit(query, rank, icon, quote.get_absolute_url(), quote.text, note)


def _question(query: Query, rank: Rank, icon: str, question: Any) -> Hit:
    tags = ", ".join(tag.name for tag in question.tags.all())
    note = " · ".join(each for each in (question.body.get("frame", ""), tags) if each)
    title = inline_markdown_text(str(question))
    return hit(query, rank, icon, reverse("edit_question", args=[question.pk]), title, note)


def _noted(query: Query, rank: Rank, icon: str, card: Any) -> Hit:
    """The question alone: the note may tell the answer."""
    if card.brief:
        asked = {"q": str(card.question)[:LONGEST_QUERY]}
        address = reverse("brief_cards", args=[card.brief.slug], query=asked)
    else:
        address = reverse("edit_question", args=[card.question_id])
    note = card.brief.title_in_lists if card.brief else ""
    return hit(query, rank, icon, address, str(card.question), note)


SHELVES = (
    Shelf(Kind.BRIEF, "Briefs", "book-open", _briefs, texts.brief_texts, _brief),
    Shelf(Kind.SECTION, "Sections", "bookmark", _headings, texts.section_texts, _heading),
    Shelf(Kind.CONCEPT, "Concepts", "light-bulb", _concepts, texts.concept_texts, _concept),
    Shelf(Kind.PERSON, "People", "user", _people, texts.person_texts, _person),
    Shelf(
        Kind.QUOTE, "Quotes", "chat-bubble-bottom-center-text", _quotes, texts.quote_texts, _quote
    ),
    Shelf(
        Kind.QUESTION,
        "Your questions",
        "pencil-square",
        _questions,
        texts.question_texts,
        _question,
    ),
    Shelf(Kind.NOTE, "Your notes", "document-text", _noted_cards, texts.note_texts, _noted),
    Shelf(
        Kind.PASSAGE, "In the text", "bars-3-bottom-left", _passages, texts.passage_texts, _passage
    ),
)
