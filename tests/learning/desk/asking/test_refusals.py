"""Why an entry gives no question: the true reason, told so that it can be mended."""

from dataclasses import replace
from pathlib import Path

import pytest

import learning.questions
from content.material import Fact, FactKind, QuoteMode
from learning.desk.asking.previews import previews, refusals
from learning.desk.asking.refusals import SENTENCES, why_none
from tests.learning.desk import mud

SOURCES = "\n".join(path.read_text() for path in Path(learning.questions.__path__[0]).glob("*.py"))
LONG = "mud that the river has brought from the hills to the sea each spring for as long as"


def why(entry):
    material = mud.material()
    others = [one for one in material.items() if one.slug != entry.slug]
    assert previews(material, others, entry) == []
    return why_none(entry, refusals(material, others, entry))


def entry(family: str, slug: str, **changes):
    found = next(one for one in getattr(mud.material(), family) if one.slug == slug)
    return replace(found, **changes)


@pytest.mark.parametrize("reason", sorted(SENTENCES))
def test_each_reason_is_one_that_a_generator_gives(reason):
    assert f'"{reason}"' in SOURCES


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"definition": "the dykes of a river"}, "Its definition also says “dykes”, as the term"),
        (
            {"definition": "what the Dutch build", "definition_span": None},
            "The text doesn’t give this definition.",
        ),
        ({"definition": "", "definition_span": None}, "The text gives no meaning and no short"),
    ],
)
def test_of_a_term(changes, told):
    assert why(entry("concepts", "dyke", abbreviation="", **changes)).startswith(told)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"speakers": ()}, "The text names nobody who says it."),
        ({"speakers": (), "holder": "its council"}, "Name the body that says it in full."),
        (
            {"speakers": (), "holder": "The council", "cue": "maxim"},
            "Give it a verb, such as “says”.",
        ),
        ({"text": "Zhao Min feeds the delta"}, "It names its speaker, or where they work."),
        ({"text": f"{LONG} {LONG}"}, "Its question would have 39 words. At most 30 fit."),
    ],
)
def test_of_a_claim(changes, told):
    assert why(entry("quotes", "mud-feeds", **changes)) == told


def test_a_claim_of_a_body_without_a_verb_is_asked():
    said = entry("quotes", "mud-feeds", speakers=(), holder="The council", cue="")
    material = mud.material()
    [one] = previews(material, [], replace(said, mode=QuoteMode.PARAPHRASE))
    assert one.question.answer == "The council’s"
    assert one.complaints == ()


def test_a_claim_of_a_body_with_a_verb_is_asked_beside_a_term_in_it():
    said = entry(
        "quotes", "mud-feeds", speakers=(), holder="the council", cue="reported", gaps=("delta",)
    )
    [one] = previews(mud.material(), [], said)
    assert one.question.stem == "Which body reported that mud feeds the whole delta each year?"
    long = replace(said, cue="says", text=f"{LONG} {LONG}")
    assert why(long) == "Its question would have 40 words. At most 30 fit."


def test_of_a_list():
    parts = entry("listings", "parts")
    alike = [replace(one, text=f"{one.text} of the river") for one in parts.items]
    long = [replace(one, text=f"{one.text} {' so' * 12}") for one in parts.items]
    assert why(replace(parts, items=parts.items[:2])) == "Lists of 3 to 7 items are asked."
    assert why(replace(parts, items=tuple(alike))) == "Its question would give “river” away."
    assert why(replace(parts, items=tuple(long))) == (
        "Its question would have 35 words. At most 30 fit."
    )


def test_of_a_person():
    assert why(entry("people", "wang-li")) == "The text gives no post and no characters."
    adviser = entry("people", "wang-li", role="adviser")
    assert why(adviser) == "It doesn’t say where: “adviser” of what?"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("The last flood took 40", "The value has over 4 words. Shorten it."),
        ("o", "The value must stand in its sentence just once."),
    ],
)
def test_of_a_figure(value, told):
    fact = Fact(
        slug="took",
        span=mud.span("p2", "The last flood took 40 villages"),
        kind=FactKind.FIGURE,
        value=value,
        statement="The last flood took 40 villages",
    )
    assert why(fact) == told
