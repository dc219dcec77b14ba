"""The entries of two lists that the brief sets against each other, to be sorted.

The lists are those whose beginnings name the two ends of a relation of contrast.
"""

from collections.abc import Iterator

from content.material import Concept, Material, Relation
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.distractors import wordings
from learning.questions.drafts import Made, asked, draft, in_order, questions_in, reference, skip
from learning.questions.listings import missing_item
from learning.questions.question import GeneratedQuestion, Part
from learning.questions.rows import ListingRow, rows
from learning.questions.wording import attribution, frame, related_so
from learning.questions.words import contains, normalised

CONTRASTS = ("departs-from", "contrasts-with")
FEWEST, MOST = 2, 3  # entries of each list


def sort_lists(material: Material) -> Iterator[Made]:
    entries = {question.keys: question for question in questions_in(missing_item(material))}
    for relation in in_order(material, material.relations):
        if relation.label in CONTRASTS:
            yield _sorted(material, relation, entries)


def _sorted(
    material: Material, relation: Relation, entries: dict[tuple[str, ...], GeneratedQuestion]
) -> Made:
    ends = [material.concept(slug) for slug in (relation.source, relation.target)]
    parts = [_parts(_row(material, end, entries), end, entries) for end in ends]
    texts = [normalised(part.prompt) for side in parts for part in side]
    if min(map(len, parts)) < FEWEST or len(set(texts)) < len(texts):
        return skip("sort-lists", relation, "the brief has no list of either side")
    both = tuple(part for side in parts for part in side)
    question = draft(
        material,
        relation,
        type="sort-lists",
        keys=(relation.slug,),
        sibling=f"{reference(relation)}/lists",
        rank=max(material.position_of(relation.span), *_places(material, both)),
        frame=frame(material, relation),
        stem="Sort these into the two lists that the brief contrasts.",
        answer="; ".join(f"{part.prompt}: {part.answer}" for part in both),
        formats=(formats.MATCHING,),
        expects=Expects.SET,
        attribution=attribution(material, relation),
        explanation=related_so(material, relation),
        parts=both,
    )
    return asked(material, question)


def _row(
    material: Material, concept: Concept, entries: dict[tuple[str, ...], GeneratedQuestion]
) -> ListingRow | None:
    """The first list that begins with the concept and whose entries are asked."""
    for row in rows(material):
        named = any(contains(row.lead_in, name) for name in wordings(concept))
        if named and row.level == 0 and (*row.keys, row.items[0].slug) in entries:
            return row
    return None


def _parts(
    row: ListingRow | None, concept: Concept, entries: dict[tuple[str, ...], GeneratedQuestion]
) -> list[Part]:
    if row is None:
        return []
    found = [
        (item, entries[*row.keys, item.slug])
        for item in row.items
        if (*row.keys, item.slug) in entries
    ]
    return [
        Part(prompt=item.text, answer=concept.term, uid=question.uid, source=question.source)
        for item, question in found[:MOST]
    ]


def _places(material: Material, parts: tuple[Part, ...]) -> list[tuple[int, int]]:
    ranks = {passage.slug: rank for rank, passage in enumerate(material.passages)}
    return [(ranks[part.source.passage], part.source.start) for part in parts]
