"""What becomes of an entry whose words have changed."""

from dataclasses import replace
from typing import Any

import pytest

from content.json_values import to_json
from content.material import Passage, Quote, Span
from content.revision.comparison import Comparison, Decision
from content.revision.outcome import (
    Choice,
    Chosen,
    NotPlaced,
    chosen_for,
    decided,
    digest,
    open_choices,
)

TEXT = "Short quays lose ships. The sea is wide."
COMPARISON = Comparison(
    title="Ports",
    passages=(Passage(slug="p1", text="Ports"), Passage(slug="p2", text=TEXT)),
    changes=(),
    kept=(),
    decisions=(),
    added=(),
    share_left=1.0,
)


def quote(text: str, **fields: Any) -> Quote:
    return Quote(slug="q", span=Span(passage="p2", start=0, end=22), text=text, **fields)


def decision(as_is: Quote | None, read: Quote | None, **fields: Any) -> Decision:
    before = quote("as it was", **fields)
    return Decision(
        family="quotes",
        slug="q",
        before=to_json(before),
        as_is=to_json(as_is),
        read=to_json(read),
        passage=0,
    )


@pytest.mark.parametrize(
    ("one", "choices", "chosen"),
    [
        (decision(quote("a"), quote("b")), ["keep", "read", "remove"], "read"),
        (decision(quote("a"), None), ["keep", "remove"], "keep"),
        (decision(quote("a"), None, speakers=("li",)), ["keep", "remove"], "remove"),
        (decision(None, quote("b")), ["read", "remove", "place"], "read"),
        (decision(None, None), ["remove", "place"], "remove"),
    ],
)
def test_what_is_open_and_what_is_proposed(one, choices, chosen):
    assert list(open_choices(one)) == choices
    assert chosen_for({}, one) == Chosen(Choice(chosen))


def test_a_choice_that_is_not_open_is_none():
    sent = {"quotes/q": Chosen(Choice.READ)}
    assert chosen_for(sent, decision(quote("a"), None)).choice == "keep"


def test_a_decision_is_the_same_as_long_as_it_asks_and_offers_the_same():
    one = decision(quote("a"), quote("b"))
    assert digest(one) == digest(replace(one, passage=9))
    others = [decision(quote("a"), quote("c")), decision(quote("c"), quote("b"))]
    others.append(decision(quote("a"), quote("b"), speakers=("li",)))
    assert len({digest(each) for each in (one, *others)}) == 4


def test_an_entry_becomes_what_was_chosen():
    one = decision(quote("a"), quote("b"))
    found = [decided(COMPARISON, one, Chosen(choice)) for choice in open_choices(one)]
    assert found == [quote("a"), quote("b"), None]


def test_an_entry_goes_where_somebody_places_it():
    placed = decided(COMPARISON, decision(None, None), Chosen(Choice.PLACE, " The sea\n is wide"))
    assert placed is not None
    assert placed.span == Span(passage="p2", start=24, end=39)


@pytest.mark.parametrize("words", ["", "The sea is deep"])
def test_words_that_are_not_there_are_no_place(words):
    with pytest.raises(NotPlaced):
        decided(COMPARISON, decision(None, None), Chosen(Choice.PLACE, words))
