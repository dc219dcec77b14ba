"""How words are compared."""

from learning.questions.words import contains, content_stems, leaks, normalised


def test_words_compare_without_case_articles_and_punctuation() -> None:
    assert normalised("The ‘China Miracle’") == normalised("a China miracle")
    assert normalised("R&D") == normalised("R and D")
    assert contains("the re-set productive relations", "Productive relations")
    assert not contains("unproductive relations", "productive relations")


def test_a_leak_is_a_stem_of_four_letters_or_more_or_a_character() -> None:
    assert content_stems("The innovations of a car") == content_stems("innovation")
    assert leaks("industrial capital", "What do industries need?") == content_stems("industry")
    assert leaks("AI", "What is AI?") == frozenset()
    assert leaks("王丽", "Is 王 a surname?") == {"王"}
