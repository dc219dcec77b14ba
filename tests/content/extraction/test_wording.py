import pytest

from content.extraction.document import Block, Document, Stretch
from content.extraction.findings import Findings, Mention, MentionForm, PersonFound, StatementFound
from content.extraction.wording import Wording, category_of, cue_of, item_text, keywords_of

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
        ("admitting", "admits"),
        ("pointing out", "points out"),
        ("", ""),
    ],
)
def test_a_cue_becomes_a_verb_that_a_claim_may_follow(cue, verb):
    claim = StatementFound(
        text="quays are short", cue=cue, stretch=Stretch(0, 0, 1), rule="test", confidence=1.0
    )
    assert cue_of(claim) == verb


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


def test_the_keywords_of_a_definition_are_not_those_of_the_term():
    assert keywords_of("quay debt", "a debt that a port owes") == ("port", "owes")
