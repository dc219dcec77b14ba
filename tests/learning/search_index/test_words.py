"""Words are found without case, accents and tones, and marked where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.search_index.words import (
    MOST_WORDS,
    Query,
    excerpt,
    is_misspelt,
    marked,
    with_a_letter_less,
    words_of,
)


def in_brackets(text: str, query: str) -> str:
    parts = marked(text, Query.of(query))
    return "".join(f"[{part.text}]" if part.found else part.text for part in parts)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("New productive forces", ["new", "productive", "forces"]),
        ("xīnzhì SHĒNGCHǍNLÌ", ["xinzhi", "shengchanli"]),
        ("Xi’an's U.S. plan", ["xians", "us", "plan"]),
        ("a low-carbon, 5% rise_now", ["a", "low", "carbon", "5", "rise", "now"]),
        ("the 新质生产力 (NPF)", ["the", "新质生产力", "npf"]),
        ("GDP增长5", ["gdp", "增长", "5"]),
        ("Straße ﬁne", ["strasse", "fine"]),
        ("\0 \"* OR ) ' ~=:@", ["or"]),
        ("", []),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    assert [word.text for word in words_of(text)] == words


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("New productive forces", "prod", "New [prod]uctive forces"),
        ("New productive forces", "forc new", "[New] productive [forc]es"),
        ("xīnzhì shēngchǎnlì", "shengchan", "xīnzhì [shēngchǎn]lì"),
        ("Xi Jinping", "xijinp", "[Xi Jinp]ing"),
        ("Xi Jinping", "x", "Xi Jinping"),  # a letter alone begins nothing
        ("新质生产力 and 生产", "生产", "新质[生产]力 and [生产]"),
        ("New productive forces", "produtive", "New [productive] forces"),
        ("<b>bold</b> & more", "bold", "<b>[bold]</b> & more"),
        ("nothing of it", "zebra", "nothing of it"),
    ],
)
def test_what_is_found_is_marked(text: str, query: str, shown: str) -> None:
    assert in_brackets(text, query) == shown


@given(st.text(max_size=60), st.text(max_size=20))
def test_marking_keeps_the_text(text: str, query: str) -> None:
    assert "".join(part.text for part in marked(text, Query.of(query))) == text


@pytest.mark.parametrize(
    ("word", "other"),
    [("chna", "china"), ("chinna", "china"), ("chima", "china"), ("chian", "china")],
)
def test_one_letter_may_be_wrong_in_five(word: str, other: str) -> None:
    assert is_misspelt(word, other)
    assert is_misspelt(other, word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("plan", "plum"),  # two letters
        ("form", "from"),  # of four
        ("20490", "20491"),
        ("china", "china"),
        ("reform", "perform"),
    ],
)
def test_another_word_is_no_error(word: str, other: str) -> None:
    assert not is_misspelt(word, other)


letters = st.text(alphabet="abcdef", min_size=4, max_size=9)


@given(letters, letters)
def test_an_index_of_words_without_a_letter_misses_no_error(word: str, other: str) -> None:
    if is_misspelt(word, other):
        assert with_a_letter_less(word) & with_a_letter_less(other)


def test_a_query_has_few_words() -> None:
    assert len(Query.of(" ".join(f"word{n}" for n in range(50))).words) == MOST_WORDS
    assert not Query.of(' "*() \0')


def test_an_excerpt_holds_what_was_found() -> None:
    text = f"{'many words before it ' * 20}then the needle{' and after it' * 20}"
    found = excerpt(text, Query.of("needle"), 80)
    assert "needle" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found) < 90
    assert excerpt("short", Query.of("needle"), 80) == "short"
