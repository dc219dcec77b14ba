"""People and concepts as distractors: what each really is, and how similar they are."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from content.concept_kinds import kind_of
from content.material import AttributedItem, Concept, Material, Person, Quote
from content.reading import names
from learning.questions.drafts import in_order
from learning.questions.grammar import (
    capitalised,
    in_sentence,
    indefinite,
    is_adjective,
    is_plural,
    is_proper,
    the,
)
from learning.questions.pools import Candidate
from learning.questions.question import Source
from learning.questions.wording import related_so, statement
from learning.questions.words import remembered, tokens

GENERATION = 25  # years
YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")
A_FEW = 12  # passages


def surname(person: Person) -> str:
    """The part of a name that two people may share; the full name if it cannot be determined."""
    return _surname(person.name, person.characters, person.pinyin)


@remembered
def _surname(name: str, characters: str, reading: str) -> str:
    return names.surname_in(name, characters=characters, reading=reading) or name


def post(person: Person, holders: int = 1) -> str:
    """The post of a person: "president of Fudan University", "an engineer at Fudan University", "at
    Fudan University", or "" if none is given.
    """
    if not person.affiliation:
        return role(person, holders)
    if person.role:
        return f"{role(person, holders)} {_belongs(person)} {the(person.affiliation)}"
    return f"at {the(person.affiliation)}"


def _belongs(person: Person) -> str:
    """ "dean of Fudan University", but "an engineer at" it, "minister at" a ministry, and "dean of
    the College of Tides at" a university, as one "of" is enough.
    """
    words = tokens(person.role)
    governs = words[-1:] == ("minister",) and "ministry" in tokens(person.affiliation)
    return "of" if leads(person) and "of" not in words and not governs else "at"


# "The Parliamentary Budget Officer": there is one at a time.
_OFFICE = re.compile(
    r"(?:[A-Z][\w-]+ )+(?:Advocate|Auditor|Commissioner|Envoy|Officer|Ombudsman|Registrar)"
)


def role(person: Person, holders: int = 1) -> str:
    """A role with its article: "dean" if an organisation has one dean, but "a former dean", "the
    late dean", "an engineer", and "engineers" for several.
    """
    if holders == 1 and _OFFICE.fullmatch(person.role):
        return f"the {person.role}"
    first, *_ = tokens(person.role) or ("",)
    one_of_many = first == "former" or not leads(person)
    if one_of_many and person.role:
        return f"{person.role}s" if holders > 1 else f"{indefinite(person.role)} {person.role}"
    return f"the {person.role}" if first == "late" else person.role


# Posts of which an organisation has one or few; holders are "of" it.
HEADS = frozenset(
    (
        *("leader", "secretary", "president", "director", "dean", "chair", "chairman", "head"),
        *("chairwoman", "minister", "governor", "mayor", "chief", "editor", "founder", "member"),
        *("rector", "chancellor", "premier", "spokesman", "spokeswoman", "administrator"),
    )
)


def leads(person: Person) -> bool:
    return not HEADS.isdisjoint(tokens(person.role))


# Words of posts that scholars and founders hold, also at the head of a body.
_LEARNED = frozenset(
    (
        *("university", "institute", "academy", "college", "school", "laboratory", "research"),
        *("dean", "professor", "rector", "faculty", "founder", "editor"),
    )
)


def in_office(person: Person) -> bool:
    return leads(person) and _LEARNED.isdisjoint(tokens(f"{person.role} {person.affiliation}"))


def statements_of(material: Material, person: Person) -> list[Quote]:
    return material.said_by(person.slug)


def is_retold(material: Material, person: Person) -> bool:
    """Whether the brief quotes a person only as others quote them: a voice of an earlier time."""
    said = statements_of(material, person)
    return bool(said) and all(quote.reported_by for quote in said)


def person_distractor(material: Material, person: Person, *, affinity: int = 0) -> Candidate:
    """A person as a distractor; the truth is one of their statements, else their post."""
    said = statements_of(material, person)
    if said:
        return Candidate(
            text=person.name,
            source=Source.of(material, said[0].span),
            truth=statement(material, said[0], said[0].text),
            affinity=affinity,
        )
    return Candidate(person.name, Source.of(material, person.span), who(person), affinity)


def who(person: Person) -> str:
    """A sentence on who a person is in the brief."""
    if post(person):
        return f"The brief {'calls' if person.role else 'places'} {person.name} {post(person)}."
    told = next((one.text for one in person.biography), "is another person in the brief")
    return f"{person.name} {told.rstrip('.')}."


def contemporaries(material: Material, person: Person, text: str = "") -> Iterator[Person]:
    """Other people, but for those whose time is known to be quite another than this person's, or
    than the years that ``text`` names.
    """
    posts = " ".join(one.period for one in material.people)
    latest = max(_years_in(f"{posts} {material.source_date}"), default=0)
    years = _years_in(text) or _years_of(material, person, latest)
    for other in material.people:
        if other is not person and _near_in_time(years, _years_of(material, other, latest)):
            yield other


def _near_in_time(years: list[int], others: list[int]) -> bool:
    """Whether some of the years are less than a generation from some of the others, as far as
    either are known.
    """
    apart = [abs(one - two) for one in years for two in others]
    return not apart or min(apart) <= GENERATION


def _years_of(material: Material, person: Person, latest: int) -> list[int]:
    """The years that the brief tells of a person: those of their post, their life and what they
    said. A post without a time is held when the brief is written, which is in ``latest``, the
    latest year that its posts name (0 for none).
    """
    told = " ".join(
        (
            person.period,
            *(one.text for one in person.biography),
            *(material.words(one.span) for one in statements_of(material, person)),
        )
    )
    if latest and post(person) and not _years_in(person.period):
        return [*_years_in(told), latest]
    return _years_in(told)


def _years_in(text: str) -> list[int]:
    return [int(year) for year in YEAR.findall(text)]


def person_affinity(material: Material, person: Person, other: Person) -> int:
    """Scores people with the same surname, those whose names begin with the surname as this one's
    does or does not, those in the same section or a few passages away, and those who are in office
    as well, or are not either: a minister looks out of place among scholars.
    """
    sections = {material.section_of(p.span.passage) for p in (person, other)}
    (one, _), (two, _) = (material.position_of(p.span) for p in (person, other))
    near = 2 if len(sections) == 1 else 1 if abs(one - two) <= A_FEW else 0
    known = post(person) and post(other)
    alike = not known or in_office(person) == in_office(other)
    same = surname(person) == surname(other)
    return 2 * same + near + 2 * alike + order_affinity(person, other)


def order_affinity(person: Person, other: Person) -> int:
    """Scores names in the same order: among Western names, a Chinese one gives itself away."""
    return 3 * (_surname_first(person) == _surname_first(other))


def _surname_first(person: Person) -> bool:
    return " " in person.name and person.name.startswith(f"{surname(person)} ")


def origin(person: Person) -> str:
    """What a name betrays of where somebody is from: its script, or that the surname comes first;
    "" if nothing. "Who heads Japan's fund?" asks nothing among one Japanese name and two others.
    """
    script = unicodedata.name(person.characters[:1] or " ", "").partition(" ")[0]
    if _surname_first(person):
        return "surname first"
    return "" if script == "SPACE" else script


def confusable_people(material: Material, person: Person) -> str:
    """A key shared by people with the same surname; "" if there is nobody else."""
    same = [other for other in material.people if surname(other) == surname(person)]
    return f"surname:{surname(person).casefold()}" if len(same) > 1 else ""


def confusable_speakers(material: Material, item: AttributedItem) -> str:
    """``confusable_people`` for the first speaker; "" if no person says it."""
    return confusable_people(material, material.person(item.speakers[0])) if item.speakers else ""


def concept_distractor(material: Material, concept: Concept, *, affinity: int = 0) -> Candidate:
    """A concept as a distractor: one of ``like_terms``, so that its truth is known."""
    source, truth = concept_truth(material, concept) or (Source.of(material, concept.span), "")
    return Candidate(concept.term, source, truth, affinity)


def like_terms(material: Material, concept: Concept) -> list[Concept]:
    """Concepts of the kind of this one that could replace it in a sentence, that the brief
    describes, and that it distinguishes from this one.
    """
    return [
        other
        for other in material.concepts
        if other.slug != concept.slug
        and kind_of(other) == kind_of(concept)
        and is_adjective(other.term) == is_adjective(concept.term)
        and concept_truth(material, other)
        and _told_apart(material, concept, other)
    ]


def _told_apart(material: Material, one: Concept, other: Concept) -> bool:
    """Whether two terms cannot mean the same: they share no head noun, or the brief defines both or
    names both in one statement.
    """
    together = {*material.quotes_naming(one.slug)} & {*material.quotes_naming(other.slug)}
    defined = one.definition_span and other.definition_span
    return head(one) != head(other) or bool(defined or together)


def concept_truth(material: Material, concept: Concept) -> tuple[Source, str] | None:
    """The source and a sentence on a concept: its definition, else a relation, else a statement
    that names it; None if the brief says nothing about it.
    """
    if concept.definition and concept.definition_span and "definition" not in concept.added:
        source = Source.of(material, concept.definition_span)
        return source, meaning(material, concept)
    for relation in in_order(material, material.relations):
        if concept.slug in (relation.source, relation.target):
            return Source.of(material, relation.span), related_so(material, relation)
    for quote in material.quotes_naming(concept.slug):
        return Source.of(material, quote.span), statement(material, quote, quote.text)
    return None


def meaning(material: Material, concept: Concept) -> str:
    """The definition as a sentence, with its holder."""
    term = in_sentence(material, concept.term)
    verb = "are" if is_plural(concept.term) and not term.startswith(("a ", "an ")) else "is"
    said = f"{term} {verb} {concept.definition.rstrip('.')}."
    return f"According to {concept.holder}, {said}" if concept.holder else capitalised(said)


def concept_affinity(material: Material, concept: Concept, other: Concept) -> int:
    """Scores concepts with the same head noun, then those in the same section; names go
    with names.
    """
    if is_proper(concept.term) != is_proper(other.term):
        return -3
    sections = {material.section_of(c.span.passage) for c in (concept, other)}
    return 2 * (head(concept) == head(other)) + (len(sections) == 1)


def head(concept: Concept) -> str:
    return concept.term.casefold().split()[-1]


def confusable_concepts(material: Material, concept: Concept) -> str:
    same = [other for other in material.concepts if head(other) == head(concept)]
    return f"term:{head(concept)}" if len(same) > 1 else ""


def hubs(material: Material) -> frozenset[str]:
    """The main concepts of the brief: those in more than a quarter of its relations."""
    ends = Counter(end for one in material.relations for end in (one.source, one.target))
    total = len(material.relations)
    return frozenset(slug for slug, count in ends.items() if 4 * count > total >= 4)


def wordings(concept: Concept) -> tuple[str, ...]:
    """All names of a concept."""
    several = concept.abbreviation.isupper() and is_plural(concept.term)
    plural = (f"{concept.abbreviation}s",) if several else ()
    names = (concept.term, concept.abbreviation, *plural, *concept.aliases)
    return tuple(name for name in names if name)


def others(names: tuple[str, ...], shown: str) -> tuple[str, ...]:
    """The other correct names beside the one shown as the answer."""
    return tuple(dict.fromkeys(name for name in names if name and name != shown))
