"""Type 24: a statement with one term changed."""

import pytest

from content.material import Material, Weight
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.altered import split_statement
from learning.questions.generators import generate
from tests.learning.questions.changes import asked, reason, shown, with_item
from tests.learning.questions.harbour import harbour

SAFELY = "no term in it can be swapped safely"


def altered(twin: str = "coal haulage") -> Material:
    """The harbour with a claim on river trade, and a term that something else drives."""
    fields = {"text": "river trade halves the cost of steam power", "gaps": ("river trade",)}
    material = with_item(harbour(), "quotes", "grain", **fields)
    material = with_item(material, "concepts", "towpath", term=twin)
    driven = {"label": "drives", "source": "dry-dock", "target": "towpath"}
    return with_item(material, "relations", "trade-raises-revenue", **driven)


def test_a_term_is_replaced_by_a_similar_one_and_the_true_sentence_explains() -> None:
    question = asked(altered(), "altered-word")["grain",]
    assert question.altered == ("coal haulage", "river trade")
    assert question.answer == "river trade"
    assert shown(question) == (
        "As Wang Li argues | Coal haulage halves the cost of steam power."
        " One term here is wrong: select and correct it."
    )
    assert question.explanation == (
        "Wang Li argues that river trade halves the cost of steam power."
        " Coal haulage is a road beside a canal."
    )
    assert (question.weight, question.expects) == (Weight.DETAIL, Expects.TERM)
    assert question.formats == (formats.ALTERED,)


@pytest.mark.parametrize("twin", ["coal barges", "canal trade", "cost", "high-carriage"])
def test_a_term_that_reads_badly_or_gives_too_much_away_replaces_none(twin: str) -> None:
    assert reason(altered(twin), "altered-word", "quotes/grain") == SAFELY


def test_a_term_of_another_kind_replaces_none() -> None:
    apart = with_item(altered(), "relations", "trade-raises-revenue", label="guides")
    assert reason(apart, "altered-word", "quotes/grain") == SAFELY


def test_terms_that_are_parts_of_one_concept_are_of_one_kind() -> None:
    apart = with_item(altered(), "relations", "trade-raises-revenue", label="guides")
    for slug in ("river-trade", "towpath"):
        apart = with_item(apart, "concepts", slug, part_of="dry-dock")
    assert asked(apart, "altered-word")["grain",].altered == ("coal haulage", "river trade")


def test_a_related_term_replaces_none() -> None:
    related = with_item(altered(), "concepts", "towpath", part_of="river-trade")
    assert reason(related, "altered-word", "quotes/grain") == SAFELY


def test_a_term_fits_the_article_before_it() -> None:
    text = "steam power means a ‘river trade’ in all"
    quoted = with_item(altered(), "quotes", "grain", text=text)
    assert asked(quoted, "altered-word")["grain",].altered == ("coal haulage", "river trade")
    vowel = with_item(quoted, "concepts", "towpath", term="inland haulage")
    assert reason(vowel, "altered-word", "quotes/grain") == SAFELY


def test_plain_words_and_noun_phrases_are_not_altered() -> None:
    plain = with_item(altered(), "quotes", "grain", gaps=("halves",))
    assert reason(plain, "altered-word", "quotes/grain") == SAFELY
    called = with_item(altered(), "quotes", "grain", cue="called for", text="a river trade")
    assert reason(called, "altered-word", "quotes/grain") == SAFELY


def test_a_statement_with_one_term_is_not_altered() -> None:
    alone = with_item(altered(), "quotes", "grain", text="river trade halves the cost of carts")
    assert reason(alone, "altered-word", "quotes/grain") == SAFELY


def test_it_comes_after_the_first_meeting_and_on_another_day() -> None:
    order = generate(altered())
    questions = [one for one in order if one.type == "altered-word"]
    assert questions
    for question in questions:
        before = order[: order.index(question)]
        met = [one for one in before if one.subject == question.subject]
        assert question.sibling in {one.sibling for one in met if one.owns_card}


def test_the_statement_is_shown_without_its_instruction() -> None:
    stem = asked(altered(), "altered-word")["grain",].stem
    statement = "Coal haulage halves the cost of steam power."
    assert split_statement(stem) == (statement, "term")
    dated = "A lock opened in May. One date here is wrong: select and correct it."
    assert split_statement(dated)[1] == "date"
    assert split_statement("One lock was dug.") == ("One lock was dug.", "term")
