"""All stages in their order."""

from content.extraction.concepts import find_concepts
from content.extraction.document import Document
from content.extraction.figures import find_figures
from content.extraction.findings import Findings
from content.extraction.lists import find_lists
from content.extraction.people import find_people
from content.extraction.relations import find_relations
from content.extraction.statements import find_statements


def extract(document: Document) -> Findings:
    """What the text says, and who says it; the same for the same text."""
    people = find_people(document)
    concepts = find_concepts(document, people)
    return Findings(
        people=people,
        concepts=concepts,
        statements=find_statements(document, people),
        lists=find_lists(document),
        figures=find_figures(document),
        relations=find_relations(document, concepts),
    )
