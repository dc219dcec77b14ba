"""The shapes of sentences."""

from dataclasses import replace

import pytest

from content.extraction.attribution.grammar.skeleton import mentions_by_block, skeleton
from tests.content.extraction.attribution.cast import document_of, person


def shapes(text: str, posts: frozenset[str] = frozenset()) -> list[str]:
    document = document_of(text)
    people = (person(document, "Ana Ortiz", "Ortiz"),)
    mentions = mentions_by_block(people).get(0, [])
    return [sentence.shape for sentence in skeleton(text, mentions, posts)]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Ortiz says that prices fell.", "PVtxx."),
        ("“Prices fell,” says Ortiz.", "QVP."),
        ("Ortiz's argument is clear.", "P'NV."),
        ("the claims", "eN"),
        ("In May she wrote", "rWHV"),
        ("the WHO may say", "eWmB"),
    ],
)
def test_each_token_is_one_letter(text, shape):
    assert shapes(text) == [shape]


def test_a_full_stop_within_a_quotation_ends_no_sentence():
    assert shapes("“It rained. We left,” Ortiz said. Nobody came.") == ["QPV.", "Wx."]


def test_a_question_goes_on_with_its_speaker():
    assert shapes("“Who pays?” Ortiz asked.") == ["QPV."]


def test_a_quoted_sentence_ends_with_its_quotation():
    assert shapes("Ortiz said: “It rained.” Nobody came.") == ["PV:Q", "Wx."]


@pytest.mark.parametrize(("start", "shape"), [(0, "PVtxx."), (1, "QVtxx.")])
def test_marks_that_belong_to_a_name_quote_nothing(start, shape):
    text = "“Ana Ortiz” says that prices fell."
    (one,) = person(document_of(text), "Ana Ortiz", "Ortiz").mentions
    whole = replace(one.whole, start=start, end=one.whole.end + 1 - start)

    sentences = skeleton(text, [(0, replace(one, whole=whole))])

    assert [sentence.shape for sentence in sentences] == [shape]


def test_the_stop_of_an_abbreviation_is_none():
    assert shapes("Ortiz wrote in vol. 3 that it rained.") == ["PVrx*#tix."]


def test_a_post_that_somebody_holds_is_one_token():
    assert shapes("The deputy minister said", frozenset({"deputy", "minister"})) == ["RV"]


def test_the_post_of_another_body_is_none():
    assert shapes("The minister of trade said", frozenset({"minister"}))[0][0] == "e"


def test_tokens_point_back_to_the_text():
    text = "Then “prices fell”, said Ana Ortiz."
    document = document_of(text)
    people = (person(document, "Ana Ortiz", "Ortiz"),)
    (sentence,) = skeleton(text, mentions_by_block(people)[0])

    words = [text[token.start : token.end] for token in sentence.tokens]

    assert words == ["Then", "“prices fell”", ",", "said", "Ana Ortiz", "."]


def test_what_goes_on_and_on_is_read_in_parts():
    assert len(shapes("and " * 1000)) == 5
