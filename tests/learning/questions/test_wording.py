"""How questions and their explanations name the speaker of a statement."""

from content.material import Material
from learning.questions.wording import frame, gap_frame, related_so, statement
from tests.learning.questions.changes import asked, with_item
from tests.learning.questions.harbour import harbour


def worded(material: Material, slug: str = "grain") -> str:
    quote = material.quote(slug)
    return statement(material, quote, quote.text)


def test_a_statement_keeps_its_speaker_and_its_cue() -> None:
    assert worded(harbour()) == "Wang Li argues that barges carry grain at half the cost of carts."
    assert worded(harbour(), "fleets").startswith("Wu Fang and Xu Ping claim that fishing fleets")
    assert worded(harbour(), "oak").startswith(
        "Wang Li, as reported in the brief, says that barges"
    )
    assert worded(harbour(), "tides") == "According to harbour doctrine, tides come before profits."


def test_a_statement_names_through_whom_it_is_known() -> None:
    nested = with_item(harbour(), "quotes", "grain", reported_by="guo-jing")
    assert worded(nested).endswith("half the cost of carts, as Guo Jing tells it.")
    assert frame(nested, nested.quote("grain")) == "Wang Li, as Guo Jing tells it"


def test_statements_of_the_brief_itself_are_attributed_to_it() -> None:
    own = with_item(harbour(), "quotes", "grain", speakers=(), cue="claim")
    assert worded(own).startswith("The brief says that barges")
    assert frame(own, own.quote("grain")) == "The brief"
    assert gap_frame(own, own.quote("grain")) == "The brief says"


def test_verbs_agree_with_terms() -> None:
    relation = harbour().relations[0]
    assert related_so(harbour(), relation) == "The brief says that steam power drives river trade."
    plural = with_item(harbour(), "concepts", "steam-power", term="steam engines")
    labelled = with_item(plural, "relations", relation.slug, wording="")
    assert (
        related_so(labelled, labelled.relations[0])
        == "The brief says that steam engines drive river trade."
    )


def test_a_thing_that_somebody_stresses_is_asked_and_told_without_that() -> None:
    told = {"cue": "emphasised", "text": "the need for longer quays", "gaps": ()}
    stressed = with_item(harbour(), "quotes", "grain", **told)
    assert worded(stressed) == "Wang Li emphasised the need for longer quays."
    assert asked(stressed, "who-said")["grain",].stem == (
        "Who emphasised the need for longer quays?"
    )
    inferred = with_item(stressed, "quotes", "grain", inferred=True)
    assert worded(inferred) == (
        "Wang Li, as reported in the brief, emphasised the need for longer quays."
    )
