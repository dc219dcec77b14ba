"""Means and examples that a statement gives, and terms that fit a new case."""

from learning.grading import formats
from tests.learning.questions.changes import asked, reason, shown, with_item
from tests.learning.questions.harbour import harbour


def test_the_means_are_asked_for_where_they_are_given() -> None:
    material = with_item(harbour(), "quotes", "oak", by="choosing oak", because="")
    question = asked(material, "means")["oak",]
    assert shown(question) == (
        "Wang Li, as reported in the brief | How should barges be built of oak?"
    )
    assert reason(harbour(), "means", "quotes/grain") == "it gives no means"


def test_means_are_answered_by_what_is_done() -> None:
    material = with_item(
        harbour(), "quotes", "grain", why="can freight be made cheap", by="trading carts for barges"
    )
    assert asked(material, "means")["grain",].answer == "by trading carts for barges"


def test_a_reason_that_the_statement_gives_is_not_told_twice() -> None:
    told = "Wang Li, as reported in the brief, says that barges must be built of oak to last."
    apart = with_item(harbour(), "quotes", "oak", because="they are to live long")
    assert asked(apart, "cause")["oak",].explanation == (
        f"{told} The reason given is: they are to live long."
    )
    within = with_item(harbour(), "quotes", "oak", because="to last")
    assert asked(within, "cause")["oak",].explanation == told


def test_an_example_is_asked_for_by_what_it_is_an_example_of() -> None:
    material = with_item(harbour(), "quotes", "oak", example_of="sound building")
    question = asked(material, "example")["oak",]
    assert question.stem == "What example does Wang Li give of sound building?"
    assert question.answer == "barges must be built of oak to last"
    assert question.formats == (formats.RECALL,)
    assert question.explanation == (
        "Wang Li, as reported in the brief, gives this example of sound building: "
        "barges must be built of oak to last."
    )
    wood = {"example_of": "sound building", "speakers": (), "text": "barges of oak"}
    unsaid = with_item(harbour(), "quotes", "oak", **wood)
    assert asked(unsaid, "example")["oak",].explanation == (
        "The brief gives this example of sound building: barges of oak."
    )


def test_a_new_case_is_answered_with_its_term() -> None:
    case = "A hull is scraped clean below the waterline, where no diver could work."
    material = with_item(harbour(), "concepts", "dry-dock", case=case)
    question = asked(material, "term-for-case")["dry-dock",]
    assert question.stem == f"{case} Which term fits this?"
    assert question.answer == "dry dock"
    assert "basin" in question.explanation
    assert reason(harbour(), "term-for-case", "concepts/dry-dock") == "no case is written for it"


def test_a_case_may_end_in_its_own_question() -> None:
    case = "A hull is scraped clean below the waterline. What is such a place called?"
    material = with_item(harbour(), "concepts", "dry-dock", case=case)
    assert asked(material, "term-for-case")["dry-dock",].stem == case
