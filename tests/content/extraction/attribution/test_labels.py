"""Blocks that a name labels."""

from dataclasses import replace

from content.extraction.document import Document
from content.extraction.findings import HANDLE
from content.extraction.statements import find_statements
from tests.content.extraction.attribution.cast import document_of, person, said

GOOSE, POND = "Wise Goose", "Old Pond"
CHEAP, DEAR = "Bread is far too cheap here", "Nobody can live on bread"


def replies(*texts: str) -> list[tuple[str, str]]:
    """What two say who are known by names used online alone."""
    document: Document = document_of(*texts)
    cast = (replace(person(document, one, one), rule=HANDLE) for one in (GOOSE, POND))
    people = tuple(one for one in cast if one.mentions)
    return [(one.speakers[0], one.text) for one in find_statements(document, people)]


def test_a_name_used_online_says_all_of_its_reply():
    found = replies(f"Wise Goose: Ha! {CHEAP}. Nobody can live on it.")

    assert found == [(GOOSE, CHEAP), (GOOSE, "Nobody can live on it")]


def test_a_verb_before_the_colon_labels_beside_other_replies():
    told = f"Wise Goose wrote: {CHEAP}. The post was gone by noon."

    assert replies(told, f"Old Pond: {DEAR}.") == [
        (GOOSE, CHEAP),
        (GOOSE, "The post was gone by noon"),
        (POND, DEAR),
    ]
    assert [text for _, text in replies(told)] == [CHEAP]


def test_a_reply_may_name_who_says_something_else():
    text = f"Wise Goose: Ha! Old Pond says that bread is dear. {CHEAP}."

    assert replies(text) == [(POND, "bread is dear"), (GOOSE, CHEAP)]


def test_quotation_marks_tell_where_a_reply_ends():
    assert (GOOSE, "The post was gone by noon") not in replies(
        f"Wise Goose: “{CHEAP}.” The post was gone by noon."
    )


def test_in_a_transcript_a_name_labels_several_blocks():
    turns = ("Ortiz: Much later. In seven years, we hope.", f"Ortiz: {CHEAP}. {DEAR}.")

    assert said(*turns) == [
        ("Ana Ortiz", "", "In seven years, we hope"),
        ("Ana Ortiz", "", CHEAP),
        ("Ana Ortiz", "", DEAR),
    ]
    assert [text for *_, text in said(turns[1])] == [CHEAP]
