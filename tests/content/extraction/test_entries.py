from dataclasses import replace

import pytest

from content.checking.checks import faults
from content.extraction import entries
from content.extraction.document import Block, BlockKind, Document, Stretch
from content.extraction.entries import OpenSpeaker, drafted
from content.extraction.findings import (
    ConceptFound,
    FigureFound,
    Findings,
    ItemFound,
    ListFound,
    Mention,
    OpenName,
    PersonFound,
    RelationFound,
    StatementFound,
)
from content.material import FactKind, PassageKind

TEXTS = (
    "Ports and their debts",
    "Short quays lose ships, argues Wang Li 王立, dean of the Hill Academy.",
    "A quay debt (QD) is a sum a port owes for its quays. "
    "The debt of all ports grew to 40 million euros in 2021.",
    "Reforms include",
    "longer quays",
    "cheaper pilots",
)
DOCUMENT = Document(
    (
        Block(TEXTS[0], BlockKind.HEADING, 1),
        Block(TEXTS[1]),
        Block(TEXTS[2]),
        Block(TEXTS[3]),
        Block(TEXTS[4], BlockKind.ITEM),
        Block(TEXTS[5], BlockKind.ITEM),
    ),
    title=TEXTS[0],
)
SURE = {"rule": "test", "confidence": 1.0}


def at(block: int, words: str) -> Stretch:
    start = TEXTS[block].index(words)
    return Stretch(block, start, start + len(words))


WANG = PersonFound(
    name="Wang Li",
    native_name="王立",
    stretch=at(1, "Wang Li"),
    affiliation="dean of the Hill Academy",
    affiliation_stretch=at(1, "dean of the Hill Academy"),
    **SURE,
)
QUAYS = StatementFound(
    stretch=at(1, "Short quays lose ships"),
    text="Short quays lose ships",
    speakers=("Wang Li",),
    cue="argues",
    **SURE,
)
DEBT = ConceptFound(
    term="quay debt",
    abbreviation="QD",
    stretch=at(2, "quay debt"),
    definition="a sum a port owes for its quays",
    definition_stretch=at(2, "a sum a port owes for its quays"),
    **SURE,
)
REFORMS = ListFound(
    stretch=at(3, "Reforms include"),
    lead_in="Reforms include",
    items=(
        ItemFound(at(4, "longer quays"), "longer quays"),
        ItemFound(at(5, "cheaper pilots"), "cheaper pilots"),
    ),
    open=True,
    **SURE,
)
EUROS = FigureFound(
    stretch=at(2, "40 million euros"),
    kind=FactKind.FIGURE,
    text="40 million euros",
    value="40 million euros",
    **SURE,
)
FOUND = Findings(
    people=(WANG,), concepts=(DEBT,), statements=(QUAYS,), lists=(REFORMS,), figures=(EUROS,)
)


@pytest.fixture
def material():
    return drafted(DOCUMENT, FOUND, slug="ports").material


def test_it_is_valid(material):
    assert list(faults(material)) == []


def test_the_passages_hold_the_text_as_it_was_read(material):
    assert tuple(passage.text for passage in material.passages) == TEXTS
    assert (material.title, material.passages[0].kind) == (TEXTS[0], PassageKind.HEADING)


def test_a_text_without_headings_is_one_section():
    found = drafted(
        Document((Block("One."), Block("Two."))), Findings(), slug="x", title="T"
    ).material
    assert [(one.text, one.opens_section) for one in found.passages] == [
        ("T", True),
        ("One.", False),
        ("Two.", False),
    ]


@pytest.mark.parametrize(
    ("levels", "opening"),
    [
        ((2, 3), [True, False]),  # "Part II", "Wells": a section of Part II
        ((2, 3, 4), [True, False, False]),
        ((2, 2), [False, True]),
        ((3, 2, 3), [False, True, False]),
    ],
)
def test_a_heading_with_only_headings_below_makes_no_empty_section(levels, opening):
    headings = (Block(f"Part {n}", BlockKind.HEADING, level) for n, level in enumerate(levels))
    before = (Block("Ports", BlockKind.HEADING, 1), Block("Quays lose ships."))
    document = Document((*before, *headings, Block("Wells run dry.")))

    passages = drafted(document, Findings(), slug="x").material.passages

    assert [one.opens_section for one in passages] == [True, False, *opening, False]


def test_a_list_below_a_question_word_is_led_in_by_a_sentence():
    asked = replace(REFORMS, lead_in="What they promise:")

    (listing,) = drafted(DOCUMENT, replace(FOUND, lists=(asked,)), slug="x").material.listings

    assert listing.lead_in == "Of what they promise, the brief lists"


def test_a_person_has_role_and_body_apart(material):
    (wang,) = material.people
    assert (wang.characters, wang.role, wang.affiliation) == ("王立", "dean", "Hill Academy")
    assert material.words(wang.post_span) == "dean of the Hill Academy"


def test_a_claim_has_its_words_and_its_cue(material):
    (quote,) = material.quotes
    assert (quote.speakers, quote.cue) == (("wang-li",), "argues")
    assert material.words(quote.span) == "Short quays lose ships"


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("The quays are short.", "the quays are short"),
        ("Quays are short", "quays are short"),  # as elsewhere in the text
        ("Dredging helps", "dredging helps"),
        ("Rotterdam waits", "Rotterdam waits"),
        ("EU ports wait", "EU ports wait"),
        ("I wait", "I wait"),
    ],
)
def test_a_claim_continues_a_sentence_after_that(said, text):
    document = Document((Block(said), Block("Old quays.")))
    claim = StatementFound(stretch=Stretch(0, 0, len(said)), text=said, holder="EU", **SURE)
    (quote,) = drafted(document, Findings(statements=(claim,)), slug="x").material.quotes
    assert quote.text == text


def test_a_definition_has_keywords_that_the_term_lacks(material):
    (debt,) = material.concepts
    assert (debt.abbreviation, debt.keywords) == ("QD", ("sum", "port", "owes", "quays"))


def test_a_list_says_what_its_items_are(material):
    (reforms,) = material.listings
    assert (reforms.category, reforms.open) == ("a reform", True)
    assert [item.text for item in reforms.items] == ["longer quays", "cheaper pilots"]


def test_a_figure_stands_in_its_sentence(material):
    (fact,) = material.facts
    assert (fact.value, fact.speakers) == ("40 million euros", ())
    assert fact.statement == "The debt of all ports grew to 40 million euros in 2021"


def test_a_figure_in_a_statement_belongs_to_its_speaker():
    document = Document((Block("Debts reached 40 million euros, argues Wang Li."),))
    claim = StatementFound(
        stretch=Stretch(0, 0, 30),
        text="Debts reached 40 million euros",
        speakers=("Wang Li",),
        cue="argues",
        **SURE,
    )
    wang = PersonFound(name="Wang Li", stretch=Stretch(0, 39, 46), **SURE)
    euros = FigureFound(
        stretch=Stretch(0, 14, 30), kind=FactKind.FIGURE, text="", value="40 million euros", **SURE
    )
    found = Findings(people=(wang,), statements=(claim,), figures=(euros,))

    (fact,) = drafted(document, found, slug="x").material.facts

    assert (fact.speakers, fact.cue) == (("wang-li",), "argues")
    assert fact.statement == "Debts reached 40 million euros"


@pytest.mark.parametrize(("word", "several"), [("he", False), ("they", True)])
def test_who_may_speak_is_open_in_a_statement_and_in_its_figures(word, several):
    words = "The debt of all ports grew to 40 million euros in 2021"
    meant = OpenName(word, ("Wang Li", "Wu Min"), block=2, several=several)
    said = replace(QUAYS, stretch=at(2, words), text=words, inferred=True, open_name=meant)
    wu = replace(WANG, name="Wu Min", native_name="")
    found = replace(FOUND, people=(WANG, wu), statements=(said,))
    evidence = {one.family: one for one in drafted(DOCUMENT, found, slug="ports").evidence}
    expected = OpenSpeaker(word, ("wang-li", "wu-min"), "p3", several)
    assert evidence["quotes"].open_speaker == evidence["facts"].open_speaker == expected
    assert evidence["people"].open_speaker is None


def test_slugs_are_used_once():
    terms = tuple(
        ConceptFound(term=term, stretch=Stretch(0, 0, 4), **SURE)
        for term in ("Quay", "quay", "码头")
    )
    found = drafted(Document((Block("Quay"),)), Findings(concepts=terms), slug="x").material
    assert [one.slug for one in found.concepts] == ["quay", "quay-2", "term"]


def test_each_entry_has_the_evidence_of_its_finding():
    doubtful = replace(QUAYS, doubts=("pronoun",), confidence=0.95)
    found = drafted(DOCUMENT, replace(FOUND, statements=(doubtful,)), slug="ports")
    assert [(one.family, one.slug, one.is_sure) for one in found.evidence] == [
        ("people", "wang-li", True),
        ("concepts", "quay-debt", True),
        ("quotes", "short-quays-lose-ships", False),
        ("listings", "reforms-include", True),
        ("facts", "40-million-euros", True),
    ]
    assert found.evidence[2].doubts == ("pronoun",)


def test_a_relation_joins_two_terms_of_the_text():
    berths = replace(DEBT, term="berth", abbreviation="", definition="", definition_stretch=None)
    drives = RelationFound(
        stretch=at(2, "quay debt"), source="quay debt", label="drives", target="berth", **SURE
    )
    unknown = replace(drives, target="tug")
    found = replace(FOUND, concepts=(DEBT, berths), relations=(drives, unknown))

    (relation,) = drafted(DOCUMENT, found, slug="ports").material.relations

    assert (relation.source, relation.label, relation.target) == ("quay-debt", "drives", "berth")


def test_a_definition_by_a_doubtful_rule_waits_for_a_person():
    doubtful = replace(DEBT, definition_rule="whereby")
    found = drafted(DOCUMENT, replace(FOUND, concepts=(doubtful,)), slug="ports")
    assert [one.is_sure for one in found.evidence if one.family == "concepts"] == [False]


def test_what_could_not_be_stored_is_left_out_with_what_needs_it():
    long = replace(WANG, name="W" * 201)
    found = replace(FOUND, people=(long,), statements=(replace(QUAYS, speakers=(long.name,)),))

    made = drafted(DOCUMENT, found, slug="ports")

    assert not made.material.people
    assert not made.material.quotes
    assert not list(faults(made.material))
    assert {one.family for one in made.evidence} == {"concepts", "listings", "facts"}


def test_a_sentence_that_nobody_could_learn_is_no_statement():
    text = "quays lose ships and " * 60
    document = Document((Block(text),))
    claim = replace(QUAYS, stretch=Stretch(0, 0, len(text)), text=text, speakers=(), holder="EU")
    assert not drafted(document, Findings(statements=(claim,)), slug="x").material.quotes


def test_of_too_many_findings_the_sure_ones_are_kept(monkeypatch):
    monkeypatch.setattr(entries, "MOST_ENTRIES", 2)
    doubtful = replace(QUAYS, doubts=("pronoun",))
    made = drafted(DOCUMENT, replace(FOUND, statements=(doubtful,)), slug="ports")
    assert [one.family for one in made.evidence] == ["people", "concepts"]


def test_where_somebody_works_has_neither_their_characters_nor_a_definition():
    text = "For Wang Li 王立 (Hill Academy), quays are the wrong quarrel."
    whole = Stretch(0, 4, 31)
    wang = replace(
        WANG,
        stretch=Stretch(0, 4, 11),
        affiliation="",
        affiliation_stretch=None,
        mentions=(Mention(Stretch(0, 4, 11), whole),),
    )
    academy = replace(
        DEBT,
        term="Hill Academy",
        abbreviation="",
        native_form="王立",
        stretch=Stretch(0, 16, 28),
        definition="quays are the wrong quarrel",
        definition_stretch=Stretch(0, 31, 58),
    )
    found = Findings(people=(wang,), concepts=(academy,))

    (concept,) = drafted(Document((Block(text),)), found, slug="x").material.concepts

    assert (concept.characters, concept.definition) == ("", "")


def test_a_figure_that_says_little_is_not_worth_a_look():
    text = "The report of the port names three reasons for it."
    figure = replace(EUROS, stretch=Stretch(0, 31, 36), text="three", value="three")
    assert not drafted(Document((Block(text),)), Findings(figures=(figure,)), slug="x").evidence


INTRODUCTION = "Quays lose ships to the wind on the north coast, and nobody mends them."


@pytest.mark.parametrize(
    ("before", "headings"),
    [
        ([INTRODUCTION], ["Introduction", "Debts"]),
        (["12 March 2024", INTRODUCTION], ["Introduction", "Debts"]),
        (
            ["12 March 2024", "By Wang Li of the Hill Academy, for the office of the ports"],
            ["Debts"],
        ),
        ([], ["Debts"]),
    ],
)
def test_an_introduction_without_a_heading_is_a_section(before, headings):
    blocks = (*map(Block, before), Block("Debts", BlockKind.HEADING, 2), Block("They grow."))
    passages = drafted(Document(blocks), Findings(), slug="x").material.passages
    assert [one.text for one in passages if one.opens_section] == headings
    assert [one.text for one in passages if one.text in before] == before


def test_a_text_without_a_title_is_called_by_its_file_or_its_first_heading():
    blocks = (Block("Debts", BlockKind.HEADING, 2), Block("They grow."))
    called = drafted(Document(blocks), Findings(), slug="x", title="Ports").material.title
    uncalled = drafted(Document(blocks), Findings(), slug="x").material.title
    titled = drafted(Document(blocks, "Quays"), Findings(), slug="x", title="Ports").material.title
    assert (called, uncalled, titled) == ("Ports", "Debts", "Quays")


@pytest.mark.parametrize(
    ("title", "cut"),
    [("quays " * 60, "quays " * 32 + "quays…"), ("q" * 300, "q" * 199 + "…"), ("Debts", "Debts")],
)
def test_a_long_title_is_cut_at_a_word(title: str, cut: str):
    document = Document((Block("They grow."),), title)
    assert drafted(document, Findings(), slug="x").material.title == cut


def test_a_title_above_the_first_heading_is_no_section():
    headings = (Block(text, BlockKind.HEADING, 1) for text in ("Title", "By Wang Li", "Quays"))
    later = Block("Debts", BlockKind.HEADING, 1)
    document = Document((*headings, Block("They are short."), later, Block("They grow.")))

    passages = drafted(document, Findings(), slug="x").material.passages

    assert [one.text for one in passages if one.opens_section] == ["Quays", "Debts"]
    assert [one.text for one in passages[:2]] == ["Title", "By Wang Li"]


@pytest.mark.parametrize(
    ("post", "entry"),
    [
        ("dean of the Hill Academy", ("former dean", "Hill Academy")),
        ("works at the Hill Academy", ("", "")),  # who works there today is asked otherwise
    ],
)
def test_a_post_that_is_over_is_not_told_as_todays(post, entry):
    once = replace(WANG, affiliation=post, former=True)
    (wang,) = drafted(DOCUMENT, replace(FOUND, people=(once,)), slug="x").material.people
    assert (wang.role, wang.affiliation) == entry
