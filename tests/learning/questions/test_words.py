"""Words, cues and sentences: what the generators build with."""

import pytest

from content.material import Material
from learning.questions.cues import Cue, is_noun, is_preposition
from learning.questions.grammar import (
    capitalised,
    in_sentence,
    is_plural,
    is_proper,
    joined,
    lowered,
    the,
)
from learning.questions.wording import according_to, related_so, statement
from learning.questions.words import contains, content_stems, leaks, normalised
from tests.learning.questions.changes import with_item
from tests.learning.questions.harbour import harbour


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


@pytest.mark.parametrize(
    ("cue", "one", "several", "question"),
    [
        ("argues", "argues", "argue", "does Wang Li argue"),
        ("says", "says", "say", "does Wang Li say"),
        ("claim", "claims", "claim", "does Wang Li claim"),
        ("stresses", "stresses", "stress", "does Wang Li stress"),
        ("boasted", "boasted", "boasted", "did Wang Li boast"),
        ("told a meeting", "told a meeting", "told a meeting", "did Wang Li tell a meeting"),
        ("called for", "called for", "called for", "did Wang Li call for"),
        ("argued that", "argued", "argued", "did Wang Li argue"),
        ("implies", "implies", "imply", "does Wang Li imply"),
        ("replied", "replied", "replied", "did Wang Li reply"),
    ],
)
def test_a_cue_has_the_forms_that_a_question_needs(
    cue: str, one: str, several: str, question: str
) -> None:
    verb = Cue.parse(cue)
    assert verb.finite(plural=False) == one
    assert verb.finite(plural=True) == several
    assert verb.asked("Wang Li", plural=False) == question


def test_not_every_cue_is_a_verb() -> None:
    assert is_noun("maxim")
    assert not is_noun("claim")
    assert is_preposition("according to")
    assert is_preposition("in their mind")


def said(material: Material, slug: str = "grain") -> str:
    quote = material.quote(slug)
    return statement(material, quote, quote.text)


def test_a_statement_keeps_its_speaker_and_its_cue() -> None:
    assert said(harbour()) == "Wang Li argues that barges carry grain at half the cost of carts."
    assert said(harbour(), "fleets").startswith("Wu Fang and Xu Ping claim that fishing fleets")
    assert said(harbour(), "oak").startswith("The brief, reporting Wang Li, says that barges")
    assert said(harbour(), "tides") == "According to harbour doctrine, tides come before profits."


def test_a_statement_names_through_whom_it_is_known() -> None:
    nested = with_item(harbour(), "quotes", "grain", reported_by="guo-jing")
    assert said(nested).endswith("half the cost of carts, as Guo Jing tells it.")
    assert according_to(nested, nested.quote("grain")) == (
        "According to Wang Li, as Guo Jing tells it"
    )


def test_the_briefs_own_statements_are_the_briefs() -> None:
    own = with_item(harbour(), "quotes", "grain", speakers=(), cue="claim")
    assert said(own).startswith("The brief says that barges")
    assert according_to(own, own.quote("grain")) == "According to the brief"


def test_a_sentence_goes_on_small_unless_it_opens_with_a_name() -> None:
    assert lowered(harbour(), "A barge carries") == "a barge carries"
    assert lowered(harbour(), "Ningbo rests on") == "Ningbo rests on"


def test_terms_take_the_article_that_the_text_gives_them() -> None:
    assert in_sentence(harbour(), "dry dock") == "the dry dock"
    assert in_sentence(harbour(), "towpath") == "a towpath"
    assert in_sentence(harbour(), "river trade") == "river trade"


def test_verbs_agree_with_terms() -> None:
    relation = harbour().relations[0]
    assert related_so(harbour(), relation) == "The brief says that steam power drives river trade."
    plural = with_item(harbour(), "concepts", "steam-power", term="steam engines")
    assert related_so(plural, relation) == "The brief says that steam engines drive river trade."
    assert is_plural("new productive forces")
    assert is_plural("R&D and innovation")
    assert not is_plural("progress")


def test_a_sentence_begins_with_a_capital_inside_quotation_marks_too() -> None:
    assert capitalised("steam drives it") == "Steam drives it"
    assert capitalised("‘high-quality’ is new") == "‘High-quality’ is new"


def test_the_name_of_one_thing_is_told_from_a_term() -> None:
    assert is_proper("China Miracle")
    assert is_proper("No. 1 Documents")
    assert not is_proper("Marxist doctrine")
    assert not is_proper("R&D and innovation")


def test_names_are_joined_and_bodies_take_their_article() -> None:
    assert joined(("a",)) == "a"
    assert joined(("a", "b", "c")) == "a, b and c"
    assert the("Institute of Ports") == "the Institute of Ports"
    assert the("Fudan University") == "Fudan University"
