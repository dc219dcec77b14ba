import pytest

from content.extraction.document import Block, Document, Stretch
from content.extraction.findings import (
    ConceptFound,
    Findings,
    Mention,
    MentionForm,
    PersonFound,
    StatementFound,
)
from content.extraction.wording import (
    Wording,
    asserts,
    category_of,
    cue_of,
    item_text,
    keywords_of,
    led_in,
)
from content.material import QuoteMode

TEXT = "Li doubted that Wang and Wang's clerk had met Li Na."


def person(name: str, *mentions: tuple[int, int]) -> PersonFound:
    return PersonFound(
        name=name,
        stretch=Stretch(0, 0, 2),
        rule="test",
        confidence=1.0,
        mentions=tuple(
            Mention(Stretch(0, *at), Stretch(0, *at), MentionForm.SURNAME) for at in mentions
        ),
    )


def test_whom_a_sentence_calls_by_the_surname_gets_the_full_name_once():
    wang = person("Wang Li", (16, 20), (25, 29))
    li = person("Li Na", (0, 2))  # her full name stands in the sentence
    wording = Wording(Document((Block(TEXT),)), Findings(people=(wang, li)))

    told = wording.with_full_names(Stretch(0, 0, len(TEXT)))

    assert told == "Li doubted that Wang Li and Wang's clerk had met Li Na"


@pytest.mark.parametrize(
    ("text", "term", "worded"),
    [
        ("Graceful degradation is a way to fail.", "Graceful degradation", "graceful degradation"),
        ("Silt traps are basins.", "Silt traps", "silt traps"),
        ("Bycatch is fish. Much bycatch rots.", "Bycatch", "bycatch"),
        ("Containment is a doctrine.", "Containment", "containment"),
        ("Bycatch is fish.", "Bycatch", "Bycatch"),  # as far as the text tells
        ("Gini coefficient means a share.", "Gini coefficient", "Gini coefficient"),
        ("Kuznets swings are cycles. Two Kuznets swings passed.", "Kuznets swings", None),
        ("Walker circulation is a wind.", "Walker circulation", None),
        ("Dutch disease is a loss.", "Dutch disease", None),
        ("Mud Act is a law.", "Mud Act", None),
        ("The Silt party is old.", "Silt party", None),
        ("DNA typing is a test.", "DNA typing", None),
    ],
)
def test_a_term_loses_the_capital_of_its_sentence(text, term, worded):
    start = text.index(term)
    found = ConceptFound(
        term=term, stretch=Stretch(0, start, start + len(term)), rule="test", confidence=1.0
    )
    assert Wording(Document((Block(text),)), Findings()).term(found) == (worded or term)


@pytest.mark.parametrize(
    ("cue", "verb"),
    [
        ("argues", "argues"),
        ("warned", "warned"),
        ("told", "said"),
        ("tells", "says"),
        ("according to", "says"),
        ("added", "said"),
        ("adds", "says"),
        ("replied", "said"),
        ("puts it", "says"),
        ("had this to say", "said"),
        ("admitting", "admits"),
        ("pointing out", "points out"),
        ("view", "holds"),  # "in her view"
        ("", ""),
    ],
)
def test_a_cue_becomes_a_verb_that_a_claim_may_follow(cue, verb):
    claim = StatementFound(
        text="quays are short", cue=cue, stretch=Stretch(0, 0, 1), rule="test", confidence=1.0
    )
    assert cue_of(claim) == verb


def claim(text: str, said: str, cue: str, **fields) -> StatementFound:
    start, at = text.index(said), text.index(cue)
    return StatementFound(
        text=said,
        cue=cue,
        stretch=Stretch(0, start, start + len(said)),
        cue_stretch=Stretch(0, at, at + len(cue)),
        rule="test",
        confidence=1.0,
        **fields,
    )


@pytest.mark.parametrize(
    ("text", "said", "cue", "found"),
    [
        ("Li denied that it rained.", "denied that it rained", "denied", ("denied", "it rained")),
        (
            "Li denied, however, that it rained.",
            "denied, however, that it rained",
            "denied",
            ("denied", "it rained"),
        ),
        (
            "Li did not agree that it rained.",
            "did not agree that it rained",
            "agree",
            ("did not agree", "it rained"),
        ),
        (
            "Li denied having slept.",
            "denied having slept",
            "denied",
            ("denied", "having slept"),
        ),
        ("The quay fell, Li says.", "The quay fell", "says", ("says", "the quay fell")),
    ],
)
def test_a_denial_is_the_cue_of_what_it_denies(text, said, cue, found):
    wording = Wording(Document((Block(text),)), Findings())

    assert wording.of_claim(claim(text, said, cue)) == found


def test_a_promise_keeps_its_to():
    wording = Wording(Document((Block("Li promised to mend the quay."),)), Findings())
    one = claim("Li promised to mend the quay.", "mend the quay", "promised")

    assert wording.of_claim(one) == ("promised", "to mend the quay")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("they need a mud zone (MZ), that is, a strip in which", "they need a mud zone (MZ)"),
        ("they need a mud zone, i.e. a strip of water", "they need a mud zone"),
        ("the best remedy that is the cheapest is mud", None),
        ("they need mud, that is, they dredge", None),
    ],
)
def test_a_claim_does_not_say_what_its_last_term_means(said, told):
    wording = Wording(Document((Block(f"Li says {said}."),)), Findings())

    assert wording.of_claim(claim(f"Li says {said}.", said, "says")) == ("says", told or said)


def test_a_quotation_keeps_its_words():
    text = "“The quay fell on Wang,” Li says."
    wang = person("Wang Li", (18, 22))
    wording = Wording(Document((Block(text),)), Findings(people=(wang,)))
    one = claim(text, "The quay fell on Wang", "says", mode=QuoteMode.DIRECT)

    assert wording.of_claim(one) == ("says", "The quay fell on Wang")


@pytest.mark.parametrize(
    ("said", "cue", "certain"),
    [
        ("The quay fell", "says", True),
        ("whether the quay fell", "asks", False),
        ("denies that the quay fell", "denies", False),
        ("Has the quay fallen?", "says", False),
    ],
)
def test_who_asks_or_denies_does_not_assert(said, cue, certain):
    text = f"Li {cue} {said}" if cue not in said else f"Li {said}"

    assert asserts(claim(text, said, cue)) is certain


@pytest.mark.parametrize(
    "text", ["Shellfish wait", "The quay", "Pollution spreads", "Idle quays rot"]
)
def test_a_claim_goes_on_without_the_capital_of_its_sentence(text):
    assert Wording(Document(()), Findings()).continued(text)[0].islower()


@pytest.mark.parametrize(
    "text",
    ["Chinese ports", "Green Dam fell", "China waits", "I wait", "Congress waits", "Google waits"],
)
def test_a_name_keeps_its_capital(text):
    assert Wording(Document(()), Findings()).continued(text) == text


def test_a_word_that_has_a_capital_within_a_sentence_keeps_it():
    document = Document((Block("They mended the Comet in May."),))
    assert Wording(document, Findings()).continued("Comet sails") == "Comet sails"


@pytest.mark.parametrize(
    ("lead_in", "category"),
    [
        ("The objectives include", "an objective"),
        ("Four industries", "an industry"),
        ("It rests on", "a point"),
        ("What they address", "a point"),
    ],
)
def test_a_list_is_of_what_its_lead_in_names_last(lead_in, category):
    assert category_of(lead_in) == category


def test_an_item_is_not_joined_to_the_next():
    assert item_text("longer quays; and") == item_text("longer quays,") == "longer quays"
    assert item_text("then longer quays") == item_text("longer quays first") == "longer quays"


def test_the_keywords_of_a_definition_are_not_those_of_the_term():
    assert keywords_of("quay debt", "a debt that a port owes") == ("port", "owes")


@pytest.mark.parametrize(
    ("lead_in", "kept"),
    [
        ("It has four merits:", "It has four merits:"),
        ("Two plans recur in Leeds:", "Two plans recur in Leeds:"),
        ("Three sources of bread are on the table:", "Three sources of bread are on the table:"),
        ("He wants the following:", "He wants the following:"),
        ("Its four merits are:", "Its four merits are"),
        ("It has three legs –", "It has three legs:"),
        ("It needs:", "It needs"),
        ("It names two plans, namely", "It names two plans, namely"),
        ("We recommend that the port:", "The brief recommends that the port"),
        ("We also find:", "The brief also finds"),
        ("Well-kept quays need:", "Well-kept quays need"),
    ],
)
def test_a_whole_clause_keeps_the_colon_before_its_list(lead_in, kept):
    assert led_in(lead_in) == kept


def test_a_cue_within_a_claim_in_two_parts_is_not_asked_twice():
    document = Document((Block("Ortiz seriously doubts that bread, for one, was dear."),))
    one = StatementFound(
        stretch=Stretch(0, 6, 33),
        rule="subject first",
        confidence=1,
        cue="doubts",
        cue_stretch=Stretch(0, 16, 22),
        text="seriously doubts that bread was dear",
        more=(Stretch(0, 44, 52),),
    )
    assert Wording(document, Findings()).of_claim(one) == ("doubts", "bread was dear")


@pytest.mark.parametrize(
    ("term", "rule", "said", "definition"),
    [
        ("silt trap", "does", "keeps mud out", "something that keeps mud out"),
        ("silt traps", "does", "keep mud out", "things that keep mud out"),
        ("silt keeper", "which", "clears a port", "somebody who clears a port"),
        ("silt trap", "which", "a wall of oak", "a wall of oak"),
        ("silt traps", "apposition", "built of oak", "things built of oak"),
        ("silt trap", "which", "made of oak", "something made of oak"),
        ("silt code", "apposition", "set of rules on mud", "set of rules on mud"),
        ("silt trap", "apposition", "mud that stays", "mud that stays"),
    ],
)
def test_what_a_thing_does_is_told_as_what_it_is(term, rule, said, definition):
    text = f"The {term} is here."
    found = ConceptFound(
        stretch=Stretch(0, 4, 4 + len(term)),
        rule="explained",
        confidence=1.0,
        term=term,
        definition=said,
        definition_rule=rule,
    )
    wording = Wording(Document((Block(text),)), Findings(concepts=(found,)))
    assert wording.definition(found) == definition
