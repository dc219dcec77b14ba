"""The concepts of a brief, drawn from their relations."""

from collections.abc import Mapping
from dataclasses import dataclass

from content.material import RELATION_LABELS
from content.models import Brief, Concept, Relation
from content.reading.quotes import current_speakers
from learning.charts.layers import Arrow, Box, Drawing, DrawnArrow, drawing
from learning.charts.looks import Look

ITS_OWN_VOICE = "the brief"


@dataclass(frozen=True, slots=True)
class DrawnConcept:
    """A concept on the map; ``look`` is that of the learner's cards on it, if asked for."""

    concept: Concept
    box: Box[int]
    look: Look | None


@dataclass(frozen=True, slots=True)
class DrawnRelation:
    """``line`` is None if a concept is related to itself, which only the table shows. ``look`` is
    that of the cards on the relation; the others are of its ends.
    """

    relation: Relation
    words: str
    line: DrawnArrow | None
    look: Look | None
    of_source: Look | None
    of_target: Look | None

    @property
    def name(self) -> str:
        return f"{self.relation.source.term} {self.words} {self.relation.target.term}"


@dataclass(frozen=True, slots=True)
class ConceptMap:
    concepts: list[DrawnConcept]
    relations: list[DrawnRelation]
    drawing: Drawing[int]


def concept_map(brief: Brief, known: Mapping[str, Look]) -> ConceptMap:
    """The relations with the concepts that they connect, in two queries; ``known`` gives the looks
    by subject.
    """
    relations = list(
        brief.relations.current()
        .filter(source__retired_at=None, target__retired_at=None)
        .select_related("source__brief", "target__brief", "passage__section", "passage__brief")
        .prefetch_related(current_speakers())
    )
    concepts = {end.pk: end for each in relations for end in (each.source, each.target)}
    shown = [each for each in relations if each.source_id != each.target_id]
    drawn = drawing(
        {pk: concept.term for pk, concept in concepts.items()},
        [Arrow(each.source_id, each.target_id, _label(each), _voice(each)) for each in shown],
    )
    lines = dict(zip([each.pk for each in shown], drawn.lines, strict=True))
    return ConceptMap(
        [
            DrawnConcept(concepts[box.key], box, _of(concepts[box.key], known))
            for box in drawn.boxes
        ],
        [
            DrawnRelation(
                relation=each,
                words=_label(each),
                line=lines.get(each.pk),
                look=known.get(f"relations/{each.slug}"),
                of_source=_of(each.source, known),
                of_target=_of(each.target, known),
            )
            for each in relations
        ],
        drawn,
    )


def _of(concept: Concept, known: Mapping[str, Look]) -> Look | None:
    return known.get(f"concepts/{concept.slug}")


def _label(relation: Relation) -> str:
    return RELATION_LABELS[relation.label].active


def _voice(relation: Relation) -> str:
    names = [speaker.name for speaker in relation.speakers.all()]
    return ", ".join(names) or relation.holder or ITS_OWN_VOICE
