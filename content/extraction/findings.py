"""What extraction finds in a text, as frozen values.

Every finding has the ``stretch`` of the text that it comes from, the name of the ``rule`` that
found it, and a ``confidence`` from 0 to 1.
"""

from dataclasses import dataclass
from enum import StrEnum

from content.extraction.document import Stretch
from content.material import FactKind, QuoteMode


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    stretch: Stretch
    rule: str
    confidence: float


class MentionForm(StrEnum):
    FULL = "full"  # "Liu Yuanchun"
    SURNAME = "surname"  # "Liu", "Mr Liu"


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a person is named: ``stretch`` has the name alone; ``whole`` adds the title, the native
    script and the affiliation that stand directly beside it.
    """

    stretch: Stretch
    whole: Stretch
    form: MentionForm = MentionForm.FULL


HANDLE = "handle"  # the rule that finds people of whom only a name used online is known


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFound(Finding):
    """A person with the mentions in reading order; ``stretch`` is the first with the full name.

    ``affiliation`` is the post or body as the author states it, "" if only others do or nobody. It
    is of the past if ``former``.
    """

    name: str
    native_name: str = ""
    aliases: tuple[str, ...] = ()
    affiliation: str = ""
    affiliation_stretch: Stretch | None = None
    former: bool = False
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptFound(Finding):
    """A term; ``definition`` completes "TERM means …", and has its own stretch and rule."""

    term: str
    abbreviation: str = ""
    aliases: tuple[str, ...] = ()
    native_form: str = ""
    definition: str = ""
    definition_stretch: Stretch | None = None
    definition_rule: str = ""


@dataclass(frozen=True, slots=True)
class OpenName:
    """Words that may mean one or another of several people: "Chen", "the minister", "he". Words
    such as "they" may also mean ``several`` of them together.

    ``people`` are their names, as in ``PersonFound.name``. What a name means holds for the whole
    text; a pronoun or a post means the same in its ``block`` alone.
    """

    words: str
    people: tuple[str, ...]
    block: int | None = None
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFound(Finding):
    """A statement of people or of a body.

    ``speakers`` are names of people as in ``PersonFound.name``; ``holder`` is the body where no
    person speaks. ``stretch`` and ``text`` are the content without its attribution; a quotation
    that the attribution splits has its second half in ``more``. ``cue`` is the verb or phrase of
    attribution, "" for a sentence that only continues. ``inferred`` says that the speaker follows
    from a pronoun that may mean another, from a surname that two people have, or from the sentence
    before; where it is known who else could be meant, ``open_name`` says so. ``confidence`` is that
    of the attribution. ``doubts`` names the guards that the content does not pass: without any it
    stands alone.
    """

    speakers: tuple[str, ...] = ()
    holder: str = ""
    cue: str = ""
    cue_stretch: Stretch | None = None
    text: str
    more: tuple[Stretch, ...] = ()
    mode: QuoteMode = QuoteMode.PARAPHRASE
    inferred: bool = False
    open_name: OpenName | None = None
    doubts: tuple[str, ...] = ()

    @property
    def stands_alone(self) -> bool:
        return not self.doubts


@dataclass(frozen=True, slots=True)
class ItemFound:
    """An item of a list with those nested under it."""

    stretch: Stretch
    text: str
    items: "tuple[ItemFound, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFound(Finding):
    """Items below a lead-in, "" if nothing leads in; ``stretch`` is the lead-in, or else the first
    item. ``open`` if the source does not claim to name them all.
    """

    lead_in: str
    items: tuple[ItemFound, ...]
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFound(Finding):
    """A figure, date or duration: ``text`` as it stands with its noun and unit.

    ``when`` is a year, month or day in ISO form, or a period "1990/2009"; "" for what is no date.
    """

    kind: FactKind
    text: str
    value: str
    unit: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationFound(Finding):
    """``source`` ``label`` ``target``: two terms and a key of ``RELATION_LABELS``."""

    source: str
    label: str
    target: str
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    people: tuple[PersonFound, ...] = ()
    concepts: tuple[ConceptFound, ...] = ()
    statements: tuple[StatementFound, ...] = ()
    lists: tuple[ListFound, ...] = ()
    figures: tuple[FigureFound, ...] = ()
    relations: tuple[RelationFound, ...] = ()
