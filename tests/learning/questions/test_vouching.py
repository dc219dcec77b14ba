"""Who vouches for a statement that nobody is asked for by name."""

from typing import Any

from content.material import Material, QuoteMode, Weight
from tests.learning.questions.changes import asked, options, reason, with_item
from tests.learning.questions.harbour import harbour


def test_a_doctrine_a_person_and_the_brief_are_asked_for() -> None:
    vouched = asked(harbour(), "who-vouches")
    assert vouched["tides",].stem == "Whose view is it that tides come before profits?"
    assert vouched["tides",].answer == "Harbour doctrine’s"
    assert vouched["oak",].answer == "Wang Li’s"
    own = with_item(harbour(), "quotes", "grain", speakers=(), cue="")
    assert asked(own, "who-vouches")["grain",].answer == "This brief’s own"


def test_words_that_are_somebodys_own_are_shown_as_such() -> None:
    words = harbour().words(harbour().quote("oak").span)
    own = with_item(harbour(), "quotes", "oak", mode=QuoteMode.DIRECT, text=words)
    assert asked(own, "who-vouches")["oak",].stem == f"Whose words are these: “{words}”?"


def test_other_voices_are_options_and_each_says_what_it_holds() -> None:
    question = asked(harbour(), "who-vouches")["oak",]
    assert len(options(question)) == 2
    assert not any(text.startswith("Wang Li") for text in options(question))
    assert all(one.truth for one in question.distractors)


def test_what_is_asked_by_its_speaker_or_names_its_voice_is_not_asked() -> None:
    assert reason(harbour(), "who-vouches", "quotes/grain") == "it is asked by who said it"
    named = with_item(harbour(), "quotes", "tides", text="harbour doctrine puts tides first")
    assert reason(named, "who-vouches", "quotes/tides") == "it names who vouches for it"
    detail = with_item(harbour(), "quotes", "tides", weight=Weight.DETAIL)
    assert reason(detail, "who-vouches", "quotes/tides") == "it is a detail"


def test_the_brief_is_asked_for_only_beside_a_doctrine() -> None:
    own = with_item(harbour(), "quotes", "grain", speakers=(), cue="")
    assert "Harbour doctrine’s" in options(asked(own, "who-vouches")["grain",])
    without_doctrine = with_item(own, "quotes", "tides", holder="", speakers=("sun-tao",))
    assert reason(without_doctrine, "who-vouches", "quotes/grain") == (
        "the section has no doctrine that it could be taken for"
    )


def test_an_explanation_names_whose_it_is_once() -> None:
    vouched = asked(harbour(), "who-vouches")
    assert vouched["tides",].explanation == "Harbour doctrine’s: tides come before profits."
    assert vouched["oak",].explanation == (
        "Wang Li’s, as reported in the brief: barges must be built of oak to last."
    )


def of_body(holder: str, **fields: Any) -> Material:
    told = {"speakers": (), "cue": "warns", "gaps": (), **fields}
    return with_item(harbour(), "quotes", "oak", holder=holder, **told)


def test_a_body_is_asked_for_by_what_it_does() -> None:
    question = asked(of_body("the Pilots’ Guild"), "who-vouches")["oak",]
    assert question.stem.startswith("Which body warns that ")
    assert question.answer == "The Pilots’ Guild"
    assert question.explanation.startswith("The Pilots’ Guild warns that ")


def test_a_body_is_asked_for_unless_what_it_says_is_asked() -> None:
    gaps = harbour().quote("oak").gaps
    assert gaps
    told = of_body("the guild", gaps=gaps, topic="barges", inferred=False)
    by_topic = "it is asked by what its holder says"
    assert reason(told, "who-vouches", "quotes/oak") == by_topic
    assert ("oak",) in asked(told, "what-said")
    untold = of_body("the guild", gaps=gaps, topic="", inferred=False)
    assert asked(untold, "who-vouches")["oak",].stem.startswith("Which body warns that ")


def test_a_body_is_not_asked_for_without_a_verb() -> None:
    by_noun = "a noun and no verb says that it is its holder's"
    assert reason(of_body("the guild", cue="maxim"), "who-vouches", "quotes/oak") == by_noun


def test_a_body_that_only_other_words_name_is_not_asked_for() -> None:
    unnamed = "its holder is known only beside other words"
    assert reason(of_body("its council"), "who-vouches", "quotes/oak") == unnamed
