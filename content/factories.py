"""Briefs and their parts, for tests and demo data.

The span of every item has words that are in its passage. Given only ``passage``, an item belongs to
that passage's brief. ``words`` sets the words of the span (default: those of the item, or the whole
passage if it does not contain them).
"""

from datetime import UTC, datetime
from typing import Any

import factory
from django.db import models
from django.utils.text import slugify
from factory.django import DjangoModelFactory

from content.material import RELATION_LABELS, FactKind, PassageKind
from content.models import (
    Biography,
    Brief,
    Concept,
    Fact,
    Listing,
    ListingItem,
    Passage,
    Person,
    Quote,
    Relation,
)

RETIRED_AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
PEOPLE = (
    ("Wang Li", "王丽", "Wáng Lì"),
    ("Zhao Min", "赵敏", "Zhào Mǐn"),
    ("Sun Tao", "孙涛", "Sūn Tāo"),
    ("Lin Hao", "林浩", "Lín Hào"),
    ("Guo Jing", "郭静", "Guō Jìng"),
    ("Wu Fang", "吴芳", "Wú Fāng"),
    ("Zheng Kai", "郑凯", "Zhèng Kǎi"),
    ("Xu Ping", "徐平", "Xú Píng"),
)
ORGANISATIONS = ("Ningbo University", "Institute of Port Studies", "Harbour Board", "Grain Office")
TERMS = ("port economy", "grain reserve", "river trade", "salt monopoly", "tea road", "silk levy")
CLAIMS = (
    "ports feed the cities behind them",
    "grain moves best by water",
    "customs houses need fewer clerks",
    "fishing fleets must learn to share",
    "old canals deserve new locks",
    "lighthouses repay their keepers",
)


def nth_choice[T](choices: tuple[T, ...], n: int) -> T:
    return choices[n % len(choices)]


def with_round_number(text: str, choices: tuple[Any, ...], n: int) -> str:
    """``text``, with a number once all ``choices`` have been used: TEXT, TEXT 2, TEXT 3."""
    return text if n < len(choices) else f"{text} {n // len(choices) + 1}"


class BriefFactory(DjangoModelFactory[Brief]):
    """A public brief without passages."""

    class Meta:
        model = Brief

    slug = factory.Sequence("rivers-and-ports-{}".format)
    title = "Rivers and ports"
    source = "A survey of rivers and ports"
    source_date = "spring 2021"
    visibility = Brief.Visibility.PUBLIC


class BriefRowFactory[T: models.Model](DjangoModelFactory[T]):
    class Meta:
        abstract = True

    class Params:
        retired = factory.Trait(retired_at=RETIRED_AT)

    brief = factory.SubFactory(BriefFactory)
    position = factory.Sequence(int)


class PassageFactory(BriefRowFactory[Passage]):
    """A paragraph; ``heading=True`` makes a heading that opens a section."""

    class Meta:
        model = Passage

    class Params:
        heading = factory.Trait(kind=PassageKind.HEADING, number=None, text="Along the river")

    slug = factory.Sequence("passage-{}".format)
    kind = PassageKind.PARAGRAPH
    number = factory.Sequence(lambda n: n % 1000 + 1)
    text = "The city of Ningbo rests on its port, and the port on its river."


class ItemFactory[T: models.Model](BriefRowFactory[T]):
    """``words`` are those of the span; a new passage has the text ``passage_text``."""

    class Meta:
        abstract = True

    passage = factory.SubFactory(
        PassageFactory,
        brief=factory.SelfAttribute("..brief"),
        text=factory.SelfAttribute("..passage_text"),
    )
    start = factory.LazyAttribute(lambda item: span_of(item.words, item.passage)[0])
    end = factory.LazyAttribute(lambda item: span_of(item.words, item.passage)[1])

    @classmethod
    def _generate(cls, strategy: str, params: dict[str, Any]) -> Any:
        if "passage" in params:
            params.setdefault("brief", params["passage"].brief)
        return super()._generate(strategy, params)


def span_of(words: str, passage: Passage) -> tuple[int, int]:
    """The start and end of the words in the passage, or of the whole passage if it lacks them."""
    start = passage.text.find(words)
    return (start, start + len(words)) if start >= 0 else (0, len(passage.text))


class ConceptFactory(ItemFactory[Concept]):
    """A term that its passage defines."""

    class Meta:
        model = Concept

    class Params:
        words = factory.SelfAttribute("term")
        passage_text = factory.LazyAttribute(lambda it: f"By {it.term} we mean {it.definition}.")

    term = factory.Sequence(lambda n: with_round_number(nth_choice(TERMS, n), TERMS, n))
    slug = factory.LazyAttribute(lambda concept: slugify(concept.term))
    definition = "trade that a harbour draws to its city"
    definition_passage = factory.LazyAttribute(lambda it: it.passage if it.definition else None)
    definition_start = factory.LazyAttribute(lambda concept: definition_span(concept)[0])
    definition_end = factory.LazyAttribute(lambda concept: definition_span(concept)[1])


def definition_span(concept: Any) -> tuple[int, int] | tuple[None, None]:
    passage = concept.definition_passage
    return span_of(concept.definition, passage) if passage else (None, None)


class PersonFactory(ItemFactory[Person]):
    """A person with a post, whose passage has their name with its characters."""

    class Meta:
        model = Person

    class Params:
        nth = factory.Sequence(int)
        words = factory.LazyAttribute(lambda it: f"{it.name} {it.characters}".strip())
        passage_text = factory.LazyAttribute(
            lambda it: f"{it.words} is {it.role} at {it.affiliation}, where boats are studied."
        )

    name = factory.LazyAttribute(
        lambda it: with_round_number(nth_choice(PEOPLE, it.nth)[0], PEOPLE, it.nth)
    )
    slug = factory.LazyAttribute(lambda person: slugify(person.name))
    characters = factory.LazyAttribute(lambda person: nth_choice(PEOPLE, person.nth)[1])
    pinyin = factory.LazyAttribute(lambda person: nth_choice(PEOPLE, person.nth)[2])
    affiliation = factory.LazyAttribute(lambda person: nth_choice(ORGANISATIONS, person.nth))
    role = "director"


class BiographyFactory(DjangoModelFactory[Biography]):
    class Meta:
        model = Biography
        skip_postgeneration_save = True

    class Params:
        words = factory.SelfAttribute("text")

    person = factory.SubFactory(PersonFactory)
    slug = factory.Sequence("life-{}".format)
    position = factory.Sequence(int)
    text = factory.Sequence(lambda n: f"led the harbour survey of {1980 + n}")
    passage = factory.SubFactory(
        PassageFactory,
        brief=factory.SelfAttribute("..person.brief"),
        text=factory.LazyAttribute(
            lambda it: f"{it.factory_parent.person.name} {it.factory_parent.text}."
        ),
    )
    start = factory.LazyAttribute(lambda fact: span_of(fact.words, fact.passage)[0])
    end = factory.LazyAttribute(lambda fact: span_of(fact.words, fact.passage)[1])

    @factory.post_generation
    def people(self: Biography, create: bool, people: list[Person] | None, **_: Any) -> None:
        if create and people:
            self.people.add(*people)


class AttributedFactory[T: models.Model](ItemFactory[T]):
    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @factory.post_generation
    def speakers(self: Any, create: bool, people: list[Person] | None, **_: Any) -> None:
        for person in people or () if create else ():
            self.speakers.add(person)


class QuoteFactory(AttributedFactory[Quote]):
    """A claim of a new person, or of ``speakers``; with ``speakers=[]`` the brief makes it."""

    class Meta:
        model = Quote

    class Params:
        nth = factory.Sequence(int)
        words = factory.SelfAttribute("text")
        passage_text = factory.LazyAttribute(
            lambda it: f"After long study it is argued that {it.text}."
        )

    slug = factory.Sequence("claim-{}".format)
    text = factory.LazyAttribute(
        lambda it: with_round_number(nth_choice(CLAIMS, it.nth), CLAIMS, it.nth)
    )
    topic = "how ports are run"
    cue = "argues"

    @factory.post_generation
    def speakers(self: Any, create: bool, people: list[Person] | None, **_: Any) -> None:
        if create:
            for person in [PersonFactory(brief=self.brief)] if people is None else people:
                self.speakers.add(person)


class ListingFactory(AttributedFactory[Listing]):
    """A list; ``items`` are the texts of its items."""

    class Meta:
        model = Listing

    class Params:
        words = factory.SelfAttribute("lead_in")
        passage_text = factory.LazyAttribute(lambda it: f"{it.lead_in} cranes, quays and pilots.")

    slug = factory.Sequence("listing-{}".format)
    lead_in = "Every harbour needs"
    category = "a need of a harbour"

    @factory.post_generation
    def items(self: Any, create: bool, texts: list[str] | None, **_: Any) -> None:
        for text in ("cranes", "quays", "pilots") if texts is None else texts:
            if create:
                ListingItemFactory(listing=self, text=text)


class ListingItemFactory(DjangoModelFactory[ListingItem]):
    class Meta:
        model = ListingItem

    class Params:
        words = factory.SelfAttribute("text")

    listing = factory.SubFactory(ListingFactory, items=[])
    passage = factory.SelfAttribute("listing.passage")
    position = factory.Sequence(int)
    text = "cranes"
    slug = factory.LazyAttribute(lambda item: slugify(item.text))
    start = factory.LazyAttribute(lambda item: span_of(item.words, item.passage)[0])
    end = factory.LazyAttribute(lambda item: span_of(item.words, item.passage)[1])


class FactFactory(AttributedFactory[Fact]):
    """A figure that the brief itself states."""

    class Meta:
        model = Fact

    class Params:
        words = factory.SelfAttribute("value")
        passage_text = factory.LazyAttribute(lambda it: f"{it.statement}.")

    slug = factory.Sequence("fact-{}".format)
    kind = FactKind.FIGURE
    value = "1,200"
    unit = "barges"
    about = "pass the lock each year"
    statement = factory.LazyAttribute(lambda fact: f"{fact.value} {fact.unit} {fact.about}".strip())


class RelationFactory(AttributedFactory[Relation]):
    class Meta:
        model = Relation

    class Params:
        words = factory.LazyAttribute(
            lambda it: f"{it.source} {RELATION_LABELS[it.label].active} the {it.target}"
        )
        passage_text = factory.LazyAttribute(lambda it: f"By their account the {it.words}.")

    slug = factory.Sequence("relation-{}".format)
    source = factory.SubFactory(ConceptFactory, brief=factory.SelfAttribute("..brief"))
    label = "drives"
    target = factory.SubFactory(ConceptFactory, brief=factory.SelfAttribute("..brief"))
