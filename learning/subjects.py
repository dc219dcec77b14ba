"""What of a brief a question that somebody writes may be on, and where that stands."""

from collections.abc import Iterable

from django.utils.text import Truncator

from content.material import HEADINGS
from content.models import Brief, Concept, Passage, Person, Quote
from learning.models import Question

type Item = Concept | Passage | Person | Quote
type Named = list[tuple[str, list[tuple[str, str]]]]

FAMILIES: dict[str, tuple[str, type[Item], dict[str, object]]] = {
    "sections": ("Sections", Passage, {"kind__in": HEADINGS}),
    "concepts": ("Concepts", Concept, {}),
    "people": ("People", Person, {}),
    "quotes": ("Quotes", Quote, {}),
}
LONGEST = 80  # characters of a name


def subjects_in(brief: Brief) -> Named:
    """The subjects of a brief with their names, family by family; a statement for each."""
    return [
        (label, [(f"{family}/{item.slug}", _name(item)) for item in _items(brief, family)])
        for family, (label, _, _) in FAMILIES.items()
    ]


def subject_item(brief: Brief, subject: str) -> Item | None:
    """What a subject names in a brief; None where it names nothing (any more)."""
    family, _, slug = subject.partition("/")
    if family not in FAMILIES:
        return None
    return next(iter(_items(brief, family, slug=slug)), None)


def own_subject(question: Question, user_id: int) -> Item | None:
    """What a question is on that this person wrote, as long as they may read it; to others it is
    not told."""
    if question.about_id is None or question.owner_id != user_id:
        return None
    about = question.about
    return subject_item(about, question.subject) if about and about.is_open_to(user_id) else None


def _items(brief: Brief, family: str, **narrowed: str) -> Iterable[Item]:
    _, model, filters = FAMILIES[family]
    found: list[Item] = list(model.objects.filter(brief=brief, **filters, **narrowed))
    for item in found:
        item.brief = brief
    return found


def _name(item: Item) -> str:
    text = item.text if isinstance(item, Passage | Quote) else str(item)
    return Truncator(text).chars(LONGEST)
