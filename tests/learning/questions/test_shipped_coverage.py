"""What the questions on the shipped brief ask of each of its items, and what they leave out."""

from collections import Counter, defaultdict
from collections.abc import Iterable

import pytest

from content.material import Concept, Fact, FactKind, KnowledgeItem, Listing, Material, Span, Weight
from learning.questions.drafts import reference
from learning.questions.generators import reasons
from learning.questions.question import GeneratedQuestion, Source

# The types that ask an item itself; each set holds the directions of one thing to know.
MAIN = {
    "concepts": (
        {"definition-of-term", "term-for-definition"},
        {"expansion-of-abbreviation", "abbreviation-of-term"},
        {"characters-of-name", "name-of-characters"},
    ),
    "people": (
        {"characters-of-name", "name-of-characters"},
        {"affiliation-of-person"},
        {"role-of-person"},
        {"holder-of-post"},
    ),
    "quotes": ({"who-said", "what-said", "cloze"}, {"cause", "means"}, {"who-vouches"}),
    "listings": ({"missing-item", "name-two"}, {"odd-one-out"}),
    "facts": ({"date", "figure", "place", "cloze"},),
    "relations": ({"source-of-relation", "target-of-relation"},),
}
# The types that can ask an item within a question on another that has the same words.
DRAWN = {
    *{"definition-of-term", "term-for-definition", "missing-item", "name-two"},
    *{"source-of-relation", "target-of-relation", "what-said", "cloze"},
}

# The types that ask a fact, by its kind; another fact stated in the same words may ask it too.
OF_FACTS = {
    FactKind.FIGURE: {"figure", "cloze"},
    FactKind.DATE: {"date", "cloze"},
    FactKind.EVENT: {"date", "cloze"},
    FactKind.PLACE: {"place", "cloze"},
}

UNDEFINED = "the source does not define it"

# Core items with no question of their own, asked within another's question.
ASKED_WITHIN = {
    "concepts/high-quality": UNDEFINED,
    "concepts/future-industries": UNDEFINED,
    "concepts/tech-innovation": UNDEFINED,
    "concepts/traditional-growth-model": UNDEFINED,
    "concepts/research-and-innovation": UNDEFINED,
    "concepts/fourth-industrial-revolution": UNDEFINED,
    "concepts/real-economy": UNDEFINED,
    "concepts/china-miracle": UNDEFINED,
    "concepts/reform-and-opening": UNDEFINED,
    "concepts/productive-relations": UNDEFINED,
    "concepts/productive-factors": UNDEFINED,
    "concepts/first-productive-force": UNDEFINED,
    "concepts/dual-circulation": UNDEFINED,
    "concepts/socialist-market-economy": "the question gives away market",
    "relations/npfs-centre-on-seis": "two concepts fit",
    "relations/npfs-centre-on-future-industries": "two concepts fit",
}
# Items with no question of their own nor within another's.
LEFT_OUT = {
    "concepts/central-economic-work-conference": UNDEFINED,
    "concepts/number-one-documents": UNDEFINED,
    "concepts/ai": UNDEFINED,
}

# Rows of biographies that are asked nowhere.
BIOGRAPHY_LEFT_OUT = {
    "ma-xiaohe/deputy-director",  # a second former post at the body that his profile names
}


def family(name: str) -> str:
    return name.partition("/")[0]


def main_types(name: str) -> set[str]:
    return set().union(*MAIN[family(name)])


type Skips = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def skips(brief: Material) -> Skips:
    """For each item the reasons of its own main types, by type."""
    found: Skips = defaultdict(dict)
    for skip in reasons(brief):
        if skip.type in main_types(skip.item):
            found[skip.item][skip.type] = skip.reason
    return found


def asked_items(questions: Iterable[GeneratedQuestion]) -> set[str]:
    """The items that a card of a main type asks."""
    return {q.subject for q in questions if q.owns_card and q.type in main_types(q.subject)}


def within(item: KnowledgeItem, questions: Iterable[GeneratedQuestion]) -> bool:
    """Whether a card on another item, drawn from the same words, asks this one."""
    defined_at = item.definition_span if isinstance(item, Concept) else None
    at = defined_at or item.span
    types = DRAWN | ({"figure", "place"} if isinstance(item, Fact) else set())
    return any(
        shares_words(q.source, at)
        for q in questions
        if q.owns_card and q.type in types and q.subject != reference(item)
    )


def not_asked(brief: Material, questions: Iterable[GeneratedQuestion], skips: Skips) -> set[str]:
    """The items without a question, their own or another's on the same words.

    Another's counts only where each main type of the item's own says why it asks nothing.
    """
    asked = asked_items(questions)
    left = set()
    for item in brief.items():
        name = reference(item)
        types = OF_FACTS[item.kind] if isinstance(item, Fact) else main_types(name)
        silent = types <= skips[name].keys()
        if name not in asked and not (silent and within(item, questions)):
            left.add(name)
    return left


def biography_not_asked(brief: Material, questions: Iterable[GeneratedQuestion]) -> set[str]:
    """Rows of biographies that are no gap, no clue to a person, and in no other card's words."""
    cards = [one for one in questions if one.owns_card]
    left = set()
    for person in brief.people:
        for row in person.biography:
            clue = any(
                one.type == "who-is-it" and one.keys == (person.slug,) and row.text in one.stem
                for one in cards
            )
            drawn = any(
                one.type in DRAWN | {"figure", "place"} and shares_words(one.source, row.span)
                for one in cards
            )
            if not clue and not drawn:
                left.add(f"{person.slug}/{row.slug}")
    return left


def shares_words(source: Source, span: Span) -> bool:
    same = source.passage == span.passage
    return same and source.start < span.end and span.start < source.end


def core_without_own(brief: Material, questions: Iterable[GeneratedQuestion]) -> set[str]:
    core = {reference(item) for item in brief.items() if item.weight is Weight.CORE}
    return core - asked_items(questions)


def overasked(brief: Material, questions: Iterable[GeneratedQuestion]) -> set[str]:
    """The core items with more than two cards on one thing to know; a listing has its entries."""
    cards = Counter((q.subject, q.type) for q in questions if q.owns_card)
    found = set()
    for item in brief.items():
        name = reference(item)
        most = max(2, len(item.items)) if isinstance(item, Listing) else 2
        if item.weight is Weight.CORE and any(
            sum(cards[name, type] for type in types) > most for types in MAIN[family(name)]
        ):
            found.add(name)
    return found


def test_every_item_is_asked_or_listed_here_as_left_out(
    brief: Material, questions: tuple[GeneratedQuestion, ...], skips: Skips
) -> None:
    assert not_asked(brief, questions, skips) == set(LEFT_OUT)


def test_every_biography_row_is_asked_or_listed_here_as_left_out(
    brief: Material, questions: tuple[GeneratedQuestion, ...]
) -> None:
    assert biography_not_asked(brief, questions) == BIOGRAPHY_LEFT_OUT


@pytest.mark.parametrize(
    ("subject", "row"),
    [
        ("facts/chen-support", "chen-binkai/support"),
        ("people/chen-binkai", "chen-binkai/world-bank"),
        ("facts/wto-accession", "ma-xiaohe/commission"),
    ],
)
def test_control_a_biography_row_that_is_no_longer_asked_is_found(
    brief: Material, questions: tuple[GeneratedQuestion, ...], subject: str, row: str
) -> None:
    kept = [one for one in questions if one.subject != subject]
    assert row in biography_not_asked(brief, kept) - BIOGRAPHY_LEFT_OUT


def test_a_core_item_has_one_or_two_cards_or_is_listed_here(
    brief: Material, questions: tuple[GeneratedQuestion, ...]
) -> None:
    assert core_without_own(brief, questions) - set(LEFT_OUT) == set(ASKED_WITHIN)
    assert overasked(brief, questions) == set()


def test_every_item_listed_here_has_its_reason_from_one_of_its_types(skips: Skips) -> None:
    for name, why in (ASKED_WITHIN | LEFT_OUT).items():
        assert why in skips[name].values(), name


def test_control_an_item_without_its_questions_is_found(
    brief: Material, questions: tuple[GeneratedQuestion, ...], skips: Skips
) -> None:
    for name in asked_items(questions):
        kept = tuple(one for one in questions if one.subject != name)
        assert name in not_asked(brief, kept, skips), name


def test_control_an_item_asked_within_a_removed_question_is_found(
    brief: Material, questions: tuple[GeneratedQuestion, ...], skips: Skips
) -> None:
    kept = [one for one in questions if one.subject != "relations/npfs-require-industrial-capital"]
    assert "concepts/industrial-capital" in not_asked(brief, kept, skips)


def test_control_a_third_card_on_one_statement_is_found(
    brief: Material, questions: tuple[GeneratedQuestion, ...]
) -> None:
    third = next(one for one in questions if one.subject == "quotes/liu-yuanchun-fusion")
    assert overasked(brief, (*questions, third)) == {"quotes/liu-yuanchun-fusion"}
