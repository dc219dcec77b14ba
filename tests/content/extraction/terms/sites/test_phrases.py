"""All the phrases that a term may be whose one end is known."""

import pytest

from content.extraction.terms.sites.phrases import ending_at, starting_at


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("They keep a silt bank", ["bank", "silt bank"]),  # to the article
        ("It is called “slow mud", ["mud", "slow mud"]),  # to the mark
        ("the time to first fix", ["fix", "first fix", "time to first fix"]),
        ("the winner’s curse", ["curse", "winner’s curse"]),
        ("the bank of mud of silt", ["silt", "mud of silt"]),  # one such word at most
        (
            "the low- and high-level waste",
            ["waste", "high-level waste", "low- and high-level waste"],
        ),
        ("a whole port full of very", []),
        ("The Song of the Quays", []),  # the end of a name
        ("a not so muddy bank", ["bank"]),  # a judgement
        ("岸、mud", []),  # a word in another language's sentence
        ("it is wrong per se", ["per se"]),  # two words of Latin
        ("the ebb–flood balance", ["balance", "ebb–flood balance"]),
    ],
)
def test_a_phrase_before_its_end(text: str, phrases: list[str]) -> None:
    assert [text[start:end] for start, end in ending_at(text, len(text))] == phrases


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("silt bank. It", ["silt", "silt bank"]),  # to the mark
        ("silt bank is", ["silt", "silt bank"]),  # to a verb that no phrase has
        ("bundle of rights in land", ["bundle", "bundle of rights"]),
        ("three mud banks", []),  # counted
    ],
)
def test_a_phrase_behind_its_start(text: str, phrases: list[str]) -> None:
    found = [text[start:end] for start, end in starting_at(text, 0)]
    assert found[: len(phrases)] == phrases
    assert len(found) == len(phrases) or phrases


@pytest.mark.parametrize(
    "phrase", ["morning", "largest bank", "deeper bank", "forty-two banks", "泥堤", "50 silt banks"]
)
def test_what_is_never_a_term(phrase: str) -> None:
    assert all(phrase[start:end] != phrase for start, end in ending_at(phrase, len(phrase)))


def test_a_phrase_has_five_words_at_most() -> None:
    text = "slow grey river port mud bank"
    assert max(text[a:b].count(" ") + 1 for a, b in ending_at(text, len(text))) == 5
