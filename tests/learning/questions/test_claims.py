"""Types 8, 9, 10, 15 and 19: who says what, and why; gaps."""

import pytest

from content.material import Material, QuoteMode, Weight
from learning.grading import formats
from learning.questions.gaps import gap_question
from learning.questions.question import Attribution
from tests.learning.questions.changes import asked, options, reason, shown, with_item
from tests.learning.questions.harbour import harbour


def with_grain(**fields: object) -> Material:
    """The harbour with changes to Wang Li's statement on grain."""
    return with_item(harbour(), "quotes", "grain", **fields)


ON_CANALS = "old barges deserve new locks and deeper beds"
ON_CRANES = "barges are the envy of the whole coast"


def on_barges() -> Material:
    """The harbour with three statements that all speak of barges."""
    material = with_item(with_grain(topic="barges"), "quotes", "oak", topic="oak")
    material = with_item(material, "quotes", "canals", text=ON_CANALS)
    return with_item(material, "quotes", "cranes", text=ON_CRANES)


def three_by_wang_li() -> Material:
    """The harbour with two more statements by Wang Li."""
    material = with_item(harbour(), "quotes", "canals", speakers=("wang-li",))
    return with_item(material, "quotes", "cranes", speakers=("wang-li",))


def test_a_statement_is_asked_both_ways() -> None:
    who = asked(harbour(), "who-said")["grain",]
    what = asked(harbour(), "what-said")["grain",]
    assert shown(who) == (
        "The brief | Who argues that barges carry grain at half the cost of carts?"
    )
    assert who.answer == "Wang Li"
    assert shown(what) == " | What does Wang Li argue about grain?"
    assert what.answer == "barges carry grain at half the cost of carts"
    assert who.sibling == what.sibling
    assert who.attribution == Attribution(speakers=("Wang Li",), cue="argues")


@pytest.mark.parametrize(
    ("cue", "who", "what"),
    [
        ("boasted", "Who boasted that barges", "did Wang Li boast about grain"),
        ("stresses", "Who stresses that barges", "does Wang Li stress regarding grain"),
        ("told a meeting", "Who told a meeting that barges", "did Wang Li tell a meeting about"),
        ("maxim", "Whose maxim is it that barges", "is Wang Li’s maxim about grain"),
    ],
)
def test_the_strength_of_the_cue_is_kept(cue: str, who: str, what: str) -> None:
    assert who in asked(with_grain(cue=cue), "who-said")["grain",].stem
    assert what in asked(with_grain(cue=cue), "what-said")["grain",].stem


def test_a_cue_that_ends_in_a_preposition_goes_before_a_noun_phrase() -> None:
    called = with_grain(cue="called for", text="oak barges that last", gaps=("oak",))
    what = asked(called, "what-said")["grain",]
    assert asked(called, "who-said")["grain",].stem == "Who called for oak barges that last?"
    assert what.stem == "What did Wang Li call for on grain?"
    assert what.explanation == "Wang Li called for oak barges that last."
    assert options(what) == set()


@pytest.mark.parametrize(
    ("cue", "text", "stem"),
    [
        ("asks", "whether barges carry grain", "Who asks whether barges carry grain?"),
        ("asks", "barges carry grain", "Who asks that barges carry grain?"),
        ("denied", "barges carry grain", "Who denied that barges carry grain?"),
        ("denied", "having sunk a barge", "Who denied having sunk a barge?"),
        ("describes", "the barge as a horse", "Who describes the barge as a horse?"),
        ("urged", "ports to buy barges", "Who urged ports to buy barges?"),
        ("urged", "barges be bought", "Who urged that barges be bought?"),
        ("did not agree", "barges carry grain", ""),  # put in the negative
    ],
)
def test_what_follows_the_cue_is_no_clause_or_denied(cue: str, text: str, stem: str) -> None:
    material = with_grain(cue=cue, text=text, gaps=("grain",))
    found = asked(material, "who-said")["grain",].stem
    assert found == (stem or "Who did not agree that barges carry grain?")
    has_gap = gap_question(material, material.quote("grain"), "grain")
    assert bool(has_gap) is stem.startswith("Who asks that")


@pytest.mark.parametrize(
    ("cue", "text", "stem"),
    [
        ("asked", "the old port to buy barges", "Who asked the old port to buy barges?"),
        ("wants", "ports not to sink barges", "Who wants ports not to sink barges?"),
        ("promised", "to buy barges", "Who promised to buy barges?"),
        ("agreed", "to buy barges", "Who agreed to buy barges?"),
        ("would like", "ports to buy barges", "Who would like ports to buy barges?"),
        ("expects", "grain is sure to rot", "Who expects that grain is sure to rot?"),
        ("agrees", "barges need to float", "Who agrees that barges need to float?"),
    ],
)
def test_what_somebody_wants_done_follows_the_verb(cue: str, text: str, stem: str) -> None:
    material = with_grain(cue=cue, text=text, gaps=())
    assert asked(material, "who-said")["grain",].stem == stem


def test_direct_speech_is_asked_in_quotation_marks() -> None:
    said = with_grain(mode=QuoteMode.DIRECT)
    words = "“Barges carry grain at half the cost of carts”"
    who = asked(said, "who-said")["grain",]
    assert who.stem == f"Who argues: {words}?"
    assert who.explanation == f"Wang Li argues: {words}."
    assert asked(with_grain(mode=QuoteMode.DIRECT, cue="maxim"), "who-said")["grain",].stem == (
        f"Whose maxim is it: {words}?"
    )
    assert asked(with_grain(mode=QuoteMode.DIRECT, cue="called for"), "who-said")[
        "grain",
    ].stem == (f"Whose words are these: {words}?")


def test_only_the_words_of_the_text_stand_in_quotation_marks() -> None:
    reworded = with_grain(mode=QuoteMode.DIRECT, text="barges are cheaper than carts")
    assert asked(reworded, "who-said")["grain",].stem == (
        "Who argues that barges are cheaper than carts?"
    )


def test_a_gap_in_direct_speech_stands_in_quotation_marks() -> None:
    said = with_grain(mode=QuoteMode.DIRECT, gaps=("grain",))
    gap = gap_question(said, said.quote("grain"), "grain")
    assert gap
    assert shown(gap) == "As Wang Li argues | “Barges carry ____ at half the cost of carts”"


def test_what_is_denied_is_no_option() -> None:
    denied = with_item(on_barges(), "quotes", "canals", cue="denies")
    assert options(asked(denied, "what-said")["grain",]) == set()


def test_a_noun_phrase_is_no_option_beside_statements() -> None:
    called = with_item(on_barges(), "quotes", "canals", cue="called for")
    assert options(asked(on_barges(), "what-said")["grain",]) == {ON_CANALS, ON_CRANES}
    assert ON_CANALS not in options(asked(called, "what-said")["grain",])


def test_joint_speakers_are_asked_for_together() -> None:
    question = asked(harbour(), "who-said")["fleets",]
    assert question.stem == (
        "Which two people claim that fishing fleets will need to share the nets?"
    )
    assert question.elements == ("Wu Fang", "Xu Ping")
    assert question.formats == (formats.LIST, formats.RECALL)


def test_a_nested_source_is_named() -> None:
    nested = with_grain(reported_by="guo-jing")
    assert shown(asked(nested, "who-said")["grain",]).startswith(
        "As Guo Jing tells it | Who argues"
    )
    assert "Guo Jing" not in options(asked(nested, "who-said")["grain",])


def test_a_voice_that_others_retell_is_no_option_beside_those_that_the_brief_quotes() -> None:
    assert "Wang Min" in options(asked(harbour(), "who-said")["grain",])
    retold = with_item(harbour(), "quotes", "canals", reported_by="guo-jing")
    assert "Wang Min" not in options(asked(retold, "who-said")["grain",])


def test_another_speaker_who_makes_the_same_point_is_accepted() -> None:
    shared = with_grain(shares_point_with=("clerks",))
    question = asked(shared, "who-said")["grain",]
    assert question.accepted == ("Lin Hao", "Hao Lin")
    assert "Lin Hao" not in options(question)
    assert "the clerks of the customs house will be fewer" not in options(
        asked(shared, "what-said")["grain",]
    )


def test_a_point_that_joint_speakers_share_with_others_is_skipped() -> None:
    shared = with_item(harbour(), "quotes", "fleets", shares_point_with=("grain",))
    assert reason(shared, "who-said", "quotes/fleets") == "others make the same point"


def test_a_statement_that_names_its_speaker_or_their_employer_is_skipped() -> None:
    employed = with_grain(text="Ningbo University needs barges")
    assert reason(employed, "who-said", "quotes/grain") == (
        "it names its speaker or their employer"
    )


def test_what_says_i_outside_quotation_marks_is_skipped() -> None:
    material = with_grain(text="I never wanted a barge")
    assert reason(material, "who-said", "quotes/grain") == "it says “I” outside quotation marks"


def test_a_holder_is_named_in_the_question() -> None:
    assert asked(harbour(), "what-said")["tides",].stem == (
        "What does harbour doctrine hold regarding the order of things?"
    )
    assert reason(harbour(), "who-said", "quotes/tides")


def test_the_options_say_whose_statements_they_are() -> None:
    question = asked(on_barges(), "what-said")["grain",]
    truths = {one.text: one.truth for one in question.distractors}
    assert truths[ON_CANALS] == f"Wang Min notes that {ON_CANALS}."


def test_no_other_statement_of_the_speaker_is_an_option() -> None:
    hers = with_item(on_barges(), "quotes", "canals", speakers=("wang-li",))
    assert ON_CANALS not in options(asked(hers, "what-said")["grain",])


def test_an_option_takes_up_all_that_the_topic_names() -> None:
    assert options(asked(harbour(), "what-said")["grain",]) == set()
    elsewhere = with_item(on_barges(), "quotes", "canals", text="old locks deserve deeper beds too")
    assert options(asked(elsewhere, "what-said")["grain",]) == set()
    narrower = with_item(on_barges(), "quotes", "grain", topic="the price of barges")
    assert options(asked(narrower, "what-said")["grain",]) == set()


def test_a_topic_may_be_taken_up_by_another_of_its_names() -> None:
    text = "RVT may deserve new locks and deeper beds"
    named = with_item(on_barges(), "quotes", "canals", text=text)
    named = with_item(named, "quotes", "cranes", text="barges in RVT are the envy of the coast")
    named = with_item(named, "quotes", "grain", topic="river trade")
    assert text in options(asked(named, "what-said")["grain",])


def test_two_statements_on_one_topic_are_not_asked_for() -> None:
    twice = with_item(three_by_wang_li(), "quotes", "canals", topic="grain", speakers=("wang-li",))
    assert reason(twice, "what-said", "quotes/grain") == (
        "the same voice says another thing on that topic"
    )


def test_a_long_statement_is_not_asked_for() -> None:
    long = with_grain(text=" ".join(["barges carry grain at half the cost of carts and"] * 2))
    assert reason(long, "what-said", "quotes/grain") == "the answer would have 20 words"


def test_a_statement_not_made_by_a_person_is_one_by_somebody_else() -> None:
    (question,) = asked(three_by_wang_li(), "not-said").values()
    assert shown(question) == "The brief | Which of these is NOT attributed to Wang Li?"
    assert question.weight is Weight.DETAIL
    others = {quote.text for quote in three_by_wang_li().quotes if "wang-li" not in quote.speakers}
    assert question.answer in others
    assert len(options(question)) == 3
    assert reason(harbour(), "not-said", "people/wang-li") == (
        "fewer than three statements are theirs"
    )


def test_a_continuation_is_asked_once_and_says_that_the_brief_reports_it() -> None:
    gap = asked(harbour(), "cloze")["oak",]
    assert shown(gap) == (
        "Wang Li, as reported in the brief | Barges must be built of ____ to last."
    )
    assert gap.answer == "oak"
    assert reason(harbour(), "who-said", "quotes/oak")
    assert reason(harbour(), "what-said", "quotes/oak") == "a gap in it is asked"
    bare = with_item(harbour(), "quotes", "oak", gaps=())
    assert asked(bare, "what-said")["oak",].stem == ("What does Wang Li say about barges?")


def test_a_gap_whose_words_occur_twice_is_not_asked() -> None:
    twice = with_item(harbour(), "quotes", "oak", text="oak barges must be of oak")
    assert reason(twice, "cloze", "quotes/oak") == "no gap in it can be asked fairly"


def test_a_continuation_that_another_item_is_drawn_from_is_not_asked_again() -> None:
    material = harbour()
    oak = next(quote for quote in material.quotes if quote.slug == "oak")
    drawn = with_item(material, "relations", "steam-drives-trade", span=oak.span)
    assert reason(drawn, "cloze", "quotes/oak") == "a relation drawn from the same words asks it"


def test_a_definition_that_cannot_be_asked_leaves_its_words_to_a_gap() -> None:
    material = harbour()
    span = material.quote("oak").span
    grain = {"definition": "a dock of oak", "definition_span": span}
    circular = with_item(material, "concepts", "dry-dock", **grain)
    assert asked(circular, "cloze")["oak",].answer == "oak"
    fair = with_item(circular, "concepts", "dry-dock", definition="a basin of oak")
    assert reason(fair, "cloze", "quotes/oak") == "a definition drawn from the same words asks it"


def test_a_reason_is_asked_for_where_one_is_given() -> None:
    question = asked(harbour(), "cause")["oak",]
    assert shown(question) == (
        "Wang Li, as reported in the brief | Why should barges be built of oak?"
    )
    assert question.answer == "they are to last"
    assert question.sibling == asked(harbour(), "cloze")["oak",].sibling
    assert question.explanation.endswith(" The reason given is: they are to last.")
    told = with_item(harbour(), "quotes", "oak", text="barges need oak, as they are to last")
    assert "The reason given" not in asked(told, "cause")["oak",].explanation
    assert reason(harbour(), "cause", "quotes/grain") == "it gives no reason"


def test_a_reason_is_asked_for_beside_its_speaker() -> None:
    reasoned = with_grain(why="do barges pay", because="carts cost twice as much")
    question = asked(reasoned, "cause")["grain",]
    assert shown(question) == "As Wang Li argues | Why do barges pay?"
    assert question.sibling == asked(reasoned, "who-said")["grain",].sibling


def with_reasons(**canals: object) -> Material:
    """The harbour with three reasons that all speak of barges."""
    material = with_grain(why="do barges pay", because="carts cost twice as much")
    for slug, why, because in (
        ("canals", "do barges wait", "locks open at high water"),
        ("cranes", "do barges return empty", "nobody downstream has freight"),
    ):
        material = with_item(material, "quotes", slug, why=why, because=because)
    return with_item(material, "quotes", "clerks", **canals) if canals else material


def test_other_reasons_are_options_unless_the_brief_gives_them_for_the_same() -> None:
    offered = options(asked(with_reasons(), "cause")["grain",])
    assert "locks open at high water" in offered
    tied = with_reasons(text="barges like locks that open at high water")
    assert "locks open at high water" not in options(asked(tied, "cause")["grain",])


def test_a_detail_that_is_asked_for_its_speaker_is_not_asked_the_other_way() -> None:
    detail = with_grain(weight=Weight.DETAIL)
    assert ("grain",) in asked(detail, "who-said")
    assert reason(detail, "what-said", "quotes/grain") == (
        "a detail is asked in one direction only"
    )


def test_options_on_the_same_things_as_the_statement_are_preferred() -> None:
    text = "carts will cost the barges more grain"
    near = with_item(on_barges(), "quotes", "clerks", text=text)
    assert text in options(asked(near, "what-said")["grain",])


def test_a_reason_should_mention_words_of_its_own_and_none_of_the_question() -> None:
    gaps = ("rot", "oak", "of pine")
    because = "an oak hull does not Rot"
    material = with_item(harbour(), "quotes", "oak", gaps=gaps, because=because)
    assert asked(material, "cause")["oak",].keywords == ("rot",)
    part = with_item(harbour(), "quotes", "oak", gaps=("rot",), because="its planks rotate")
    assert asked(part, "cause")["oak",].keywords == ()


def test_identity_does_not_depend_on_wording() -> None:
    reworded = with_grain(
        text="barges take grain at the price of half a cart", cue="says", topic="corn"
    )
    for type in ("who-said", "what-said"):
        assert asked(reworded, type)["grain",].uid == asked(harbour(), type)["grain",].uid
