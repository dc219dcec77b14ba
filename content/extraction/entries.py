"""Findings as the entries of a brief, so that they can be read, asked and stored as any other."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from content.characters import is_chinese
from content.checking.checks import faults
from content.checking.limits import LONGEST
from content.drafting import FAMILIES, material_with
from content.extraction.document import BlockKind, Document, Stretch
from content.extraction.findings import (
    ConceptFound,
    FigureFound,
    Finding,
    Findings,
    ItemFound,
    ListFound,
    MentionForm,
    PersonFound,
    RelationFound,
    StatementFound,
)
from content.extraction.passages import heading_made_for, passages_of
from content.extraction.posts import split_post
from content.extraction.sentences import WORD_OF_LETTERS
from content.extraction.slugs import Slugs
from content.extraction.sure import is_sure
from content.extraction.telling_figures import sentence_around, telling_figures
from content.extraction.wording import (
    Wording,
    asserts,
    category_of,
    cue_of,
    item_text,
    keywords_of,
    led_in,
)
from content.material import (
    Concept,
    Fact,
    KnowledgeItem,
    Listing,
    ListingItem,
    Material,
    Person,
    Quote,
    Relation,
    Span,
    Weight,
)

_WORD = re.compile(r"\w+")
MOST_GAPS = 2
LONGEST_TOLD = 1_000  # characters of a statement; what is longer is none that anybody learns
MOST_ENTRIES = 2_000  # of one text: sure ones first


@dataclass(frozen=True, slots=True)
class OpenSpeaker:
    """The words that name the speaker of an entry and may mean one or another of ``people``, by
    their slugs, or ``several`` of them together. Where the words are the same and the people too,
    the same person is meant; that of a pronoun or a post only in its ``passage``.
    """

    words: str
    people: tuple[str, ...]
    passage: str = ""
    several: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an entry of a material is in it: that of a finding. ``is_sure`` if it may be asked before
    a person has looked at it. ``open_speaker`` says who else may be meant, where that is known.
    """

    family: str
    slug: str
    rule: str
    confidence: float
    doubts: tuple[str, ...]
    is_sure: bool
    open_speaker: OpenSpeaker | None = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """A material with everything that was found, and the evidence of each of its entries."""

    material: Material
    evidence: tuple[Evidence, ...]

    def sure_entries(self) -> list[KnowledgeItem]:
        sure = {(one.family, one.slug) for one in self.evidence if one.is_sure}
        return _entries_of(self.material, sure)


def drafted(document: Document, found: Findings, *, slug: str, title: str = "") -> Drafted:
    """The passages hold the text as it was read. ``title`` is used where the text has none, and
    without that its first heading.

    What could not be stored is left out, such as a name of 300 letters, and so is what comes after
    ``MOST_ENTRIES``, of which the sure ones come first.
    """
    maker = _Maker(document, found)
    first = next((block.text for _, block in document.of_kind(BlockKind.HEADING)), "A brief")
    material = maker.material(slug, document.title or title or first)
    unfit = {fault.path[:2] for fault in faults(material)}
    fit = [
        one
        for one in maker.evidence
        if (one.family, maker.index_of[one.family, one.slug]) not in unfit
    ]
    fit.sort(key=lambda one: not one.is_sure)
    kept = {(one.family, one.slug) for one in fit[:MOST_ENTRIES]}
    material = material_with(material, _entries_of(material, kept))
    stored = {(family, entry.slug) for family in FAMILIES for entry in getattr(material, family)}
    evidence = (one for one in maker.evidence if (one.family, one.slug) in stored)
    return Drafted(material, tuple(evidence))


def _entries_of(material: Material, keys: set[tuple[str, str]]) -> list[KnowledgeItem]:
    """The entries with these families and slugs, people first and figures last."""
    return [
        entry
        for family in FAMILIES
        for entry in getattr(material, family)
        if (family, entry.slug) in keys
    ]


class _Maker:
    def __init__(self, document: Document, found: Findings) -> None:
        self.document, self.found = document, found
        self.evidence: list[Evidence] = []
        self.index_of: dict[tuple[str, str], int] = {}
        self.telling = telling_figures(document, found.figures)
        self.passages = passages_of(document)
        people = Slugs()
        self.people = {one.name: people.new(one.name, "person") for one in found.people}
        self.terms: dict[str, str] = {}
        self.beside_people: dict[int, list[Stretch]] = defaultdict(list)
        for person in found.people:
            for mention in person.mentions:
                self.beside_people[mention.whole.block].append(mention.whole)
        self.said: dict[int, list[StatementFound]] = defaultdict(list)
        for said in found.statements:
            self.said[said.stretch.block].append(said)
        names = {name for one in found.concepts for name in (one.term, one.abbreviation) if name}
        self.names: dict[str, list[str]] = defaultdict(list)  # of terms, by their first word
        for name in sorted(names):
            self.names[_first_word(name)].append(name)
        self.wording = Wording(document, found)

    def material(self, slug: str, title: str) -> Material:
        passages = self.passages
        if heading := heading_made_for(passages, title):
            passages = [heading, *passages]
        concepts, quotes, lists, facts, relations = (Slugs() for _ in range(5))
        return Material(
            slug=slug,
            title=_cut(title, LONGEST[Material]["title"]),
            passages=tuple(passages),
            people=self._entries("people", self.found.people, self._person),
            concepts=self._entries(
                "concepts", self.found.concepts, lambda one: self._concept(one, concepts)
            ),
            quotes=self._entries(
                "quotes", self.found.statements, lambda one: self._quote(one, quotes)
            ),
            listings=self._entries(
                "listings", self.found.lists, lambda one: self._listing(one, lists)
            ),
            facts=self._entries("facts", self.found.figures, lambda one: self._fact(one, facts)),
            relations=self._entries(
                "relations", self.found.relations, lambda one: self._relation(one, relations)
            ),
        )

    def _entries[F: Finding, E: KnowledgeItem](
        self, family: str, findings: Iterable[F], made_of: Callable[[F], E | None]
    ) -> tuple[E, ...]:
        entries: list[E] = []
        for one in findings:
            entry = made_of(one)
            if entry is not None:
                self.index_of[family, entry.slug] = len(entries)
                entries.append(entry)
                doubts = one.doubts if isinstance(one, StatementFound) else ()
                self.evidence.append(
                    Evidence(
                        family,
                        entry.slug,
                        one.rule,
                        one.confidence,
                        doubts,
                        self._is_sure(one),
                        self._open_speaker(one),
                    )
                )
        return tuple(entries)

    def _open_speaker(self, one: Finding) -> OpenSpeaker | None:
        """That of a statement, and of a figure in it."""
        said = self._saying(one) if isinstance(one, FigureFound) else one
        if not isinstance(said, StatementFound) or said.open_name is None:
            return None
        name = said.open_name
        people = tuple(self.people[each] for each in name.people)
        passage = "" if name.block is None else self.passages[name.block].slug
        return OpenSpeaker(name.words, people, passage, name.several)

    def _is_sure(self, one: Finding) -> bool:
        if isinstance(one, FigureFound):
            said = self._saying(one)
            return (said is None or (is_sure(said) and asserts(said))) and is_sure(one)
        return is_sure(one)

    def _saying(self, one: FigureFound) -> StatementFound | None:
        """The statement that a figure is part of."""
        near = self.said.get(one.stretch.block, ())
        return next((it for it in near if one.stretch in it.stretch), None)

    def _span(self, stretch: Stretch) -> Span:
        passage = self.passages[stretch.block]
        return Span(passage=passage.slug, start=stretch.start, end=stretch.end)

    def _person(self, one: PersonFound) -> Person:
        role, affiliation = split_post(one.affiliation)
        role = self.wording.continued(role)
        if one.former and role and "former" not in role.split():
            role = f"former {role}"
        elif one.former and not role:
            affiliation = ""  # where somebody worked once is no answer to where they work
        has_post = bool(role or affiliation)
        return Person(
            slug=self.people[one.name],
            span=self._span(self._named_in_text(one)),
            name=one.name,
            characters=one.native_name if is_chinese(one.native_name) else "",
            affiliation=affiliation[: LONGEST[Person]["affiliation"]],
            role=role[: LONGEST[Person]["role"]],
            post_span=(
                self._span(one.affiliation_stretch)
                if has_post and one.affiliation_stretch
                else None
            ),
        )

    def _relation(self, one: RelationFound, taken: Slugs) -> Relation | None:
        source, target = self.terms.get(one.source), self.terms.get(one.target)
        if source is None or target is None or source == target:
            return None
        return Relation(
            slug=taken.new(f"{source} {one.label} {target}", "relation"),
            span=self._span(one.stretch),
            source=source,
            label=one.label,
            target=target,
            wording=one.wording[: LONGEST[Relation]["wording"]],
        )

    def _named_in_text(self, one: PersonFound) -> Stretch:
        """The first full name outside headings, which only announce what the text says."""
        full = (it.stretch for it in one.mentions if it.form is MentionForm.FULL)
        return next((it for it in full if not self._is_heading(it)), one.stretch)

    def _in_text(self, stretch: Stretch, term: str) -> Stretch:
        """The first place of a term outside headings."""
        if not self._is_heading(stretch):
            return stretch
        for n, block in enumerate(self.document.blocks):
            at = -1 if block.kind is BlockKind.HEADING else block.text.find(term)
            if at >= 0:
                return Stretch(n, at, at + len(term))
        return stretch

    def _is_heading(self, stretch: Stretch) -> bool:
        return self.document.blocks[stretch.block].kind is BlockKind.HEADING

    def _concept(self, one: ConceptFound, taken: Slugs) -> Concept:
        if any(one.stretch in place for place in self.beside_people[one.stretch.block]):
            # Where somebody works: the characters are theirs, and what follows is no definition.
            one = replace(one, native_form="", definition="", definition_stretch=None)
        defined = one.definition and one.definition_stretch
        slug = self.terms[one.term] = taken.new(one.term, "term")
        return Concept(
            slug=slug,
            span=self._span(self._in_text(one.stretch, one.term)),
            term=self.wording.term(one),
            abbreviation=one.abbreviation,
            aliases=_once(one.aliases, one.term, one.abbreviation),
            characters=one.native_form if is_chinese(one.native_form) else "",
            definition=self.wording.definition(one) if defined else "",
            definition_span=self._span(defined) if defined else None,
            keywords=keywords_of(one.term, one.definition) if defined else (),
            weight=Weight.CORE if defined or one.abbreviation else Weight.DETAIL,
        )

    def _quote(self, one: StatementFound, taken: Slugs) -> Quote | None:
        cue, text = self.wording.of_claim(one)
        if len(text) > LONGEST_TOLD:
            return None
        return Quote(
            slug=taken.new(" ".join(WORD_OF_LETTERS.findall(text)[:6]), "quote"),
            span=self._span(one.stretch),
            text=text,
            mode=one.mode,
            inferred=one.inferred,
            speakers=tuple(self.people[name] for name in one.speakers),
            holder="" if one.speakers else one.holder[: LONGEST[Quote]["holder"]],
            cue=cue[: LONGEST[Quote]["cue"]],
            gaps=self._gaps(text),
        )

    def _gaps(self, text: str) -> tuple[str, ...]:
        """The terms in a claim, each as it stands there, the longest first."""
        folded = text.casefold()
        words = dict.fromkeys(_WORD.findall(folded))
        near = (name for word in words for name in self.names.get(word, ()))
        names = [name for name in near if name.casefold() in folded]
        names.sort(key=lambda name: (-len(name), name))
        found = (re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) for name in names)
        return tuple(dict.fromkeys(match[0] for match in found if match))[:MOST_GAPS]

    def _listing(self, one: ListFound, taken: Slugs) -> Listing:
        lead_in = led_in(one.lead_in) or "The brief lists"
        if lead_in.startswith("What ") and not lead_in.endswith((" is", " are")):
            lead_in = f"Of w{lead_in[1:]}, the brief lists"
        return Listing(
            slug=taken.new(" ".join(WORD_OF_LETTERS.findall(lead_in)[:6]), "list"),
            span=self._span(one.stretch),
            lead_in=lead_in,
            category=category_of(lead_in),
            items=self._items(one.items, Slugs()),
            open=one.open,
        )

    def _items(self, items: Iterable[ItemFound], taken: Slugs) -> tuple[ListingItem, ...]:
        return tuple(
            ListingItem(
                slug=taken.new(" ".join(WORD_OF_LETTERS.findall(one.text)[:5]), "item"),
                text=item_text(one.text)[: LONGEST[ListingItem]["text"]],
                span=self._span(one.stretch),
                items=self._items(one.items, taken),
            )
            for one in items
        )

    def _fact(self, one: FigureFound, taken: Slugs) -> Fact | None:
        """The figure in its sentence, or in the statement that it is part of; None for one that is
        not worth a look.
        """
        if one.stretch not in self.telling:
            return None
        saying = self._saying(one)
        around = saying.stretch if saying else sentence_around(self.document, one.stretch)
        told = self.wording.with_full_names(around) if around else ""
        cue = cue_of(saying) if saying else ""
        if saying and saying.cue_stretch and saying.cue_stretch in saying.stretch:
            cue, told = self.wording.of_claim(saying)  # "doubts" that it was 3 %
        if around is None or one.value not in told or len(told) > LONGEST_TOLD:
            return None
        return Fact(
            slug=taken.new(one.text, "figure"),
            span=self._span(around),
            kind=one.kind,
            value=one.value,
            unit=one.unit,
            when=one.when,
            statement=told,
            speakers=tuple(self.people[name] for name in saying.speakers) if saying else (),
            holder=saying.holder if saying and not saying.speakers else "",
            cue=cue[: LONGEST[Fact]["cue"]],
            inferred=saying.inferred if saying else False,
            weight=Weight.DETAIL,
        )


def _cut(title: str, longest: int) -> str:
    """The title, or its beginning up to the end of a word."""
    if len(title) <= longest:
        return title
    beginning = title[: longest - 1]
    return f"{beginning.rpartition(' ')[0] or beginning}…"


def _first_word(name: str) -> str:
    found = _WORD.search(name.casefold())
    return found[0] if found else ""


def _once(texts: Sequence[str], *others: str) -> tuple[str, ...]:
    known = {other.casefold() for other in others}
    return tuple(text for text in dict.fromkeys(texts) if text.casefold() not in known)
