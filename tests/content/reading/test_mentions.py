from content.reading.highlighting import Highlight
from content.reading.mentions import Lexicon, excerpt

LEXICON = Lexicon(
    {
        "npf": ["new productive forces", "NPF"],
        "forces": ["productive forces"],
        "ai": ["AI"],
        "odd": ["R&D (all of it)", ""],
    }
)


def named(text):
    return [mention.subject for mention in LEXICON.mentions(text)]


def test_a_term_is_found_in_running_text_in_any_case():
    assert named("Productive forces come first.") == ["forces"]


def test_the_longer_of_two_names_is_found():
    assert named("They are new productive forces.") == ["npf"]


def test_an_abbreviation_may_be_plural_or_possessive():
    assert named("NPFs grow; the NPF’s share grows.") == ["npf", "npf"]


def test_an_abbreviation_in_small_letters_is_another_word():
    assert named("Ai said so, about AI.") == ["ai"]


def test_a_name_inside_a_longer_word_is_not_found():
    assert named("SNPF and AIM and unproductive forces") == []


def test_a_name_may_contain_any_character():
    assert named("so R&D (all of it) counts") == ["odd"]


def test_a_mention_excludes_the_plural():
    assert list(LEXICON.mentions("two NPFs")) == [Highlight(4, 7, "npf")]


def test_several_texts_are_searched_for_a_name():
    assert LEXICON.is_named_in("ai", "nothing here", "but AI here")
    assert not LEXICON.is_named_in("forces", "new productive forces")


def test_a_lexicon_without_names_finds_nothing():
    assert list(Lexicon({}).mentions("anything")) == []


def test_an_excerpt_of_a_short_text_is_all_of_it():
    assert excerpt("ports feed cities", 6, 10) == ("ports feed cities", 6, 10)


def test_an_excerpt_is_cut_between_words():
    text = "one two three four five six seven eight nine"
    cut, start, end = excerpt(text, 19, 23, around=9)
    assert cut == "… four five six …"
    assert cut[start:end] == text[19:23] == "five"


def test_an_excerpt_of_one_endless_word_is_that_word():
    text = "x" * 500
    cut, start, end = excerpt(text, 200, 300)
    assert cut[start:end] == "x" * 100
