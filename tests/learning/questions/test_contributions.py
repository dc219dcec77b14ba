"""What each speaker of a section contributes."""

from content.material import Material
from learning.grading import formats
from tests.learning.questions.changes import asked, with_item, without
from tests.learning.questions.harbour import harbour


def few_voices() -> Material:
    """The harbour with three speakers in its one section."""
    material = harbour()
    for slug in ("lighthouses", "fleets", "clerks"):
        material = without(material, "quotes", slug)
    return material


def test_all_speakers_of_a_section_are_recalled_with_their_topics() -> None:
    (question,) = asked(few_voices(), "contributions").values()
    assert question.keys == ("quays",)
    assert question.stem == "Which speakers does this section quote, and on what?"
    assert question.elements == (
        "Wang Li on grain",
        "Sun Tao on the cranes",
        "Wang Min on canals",
    )
    assert question.formats == (formats.RECALL,)


def test_two_speakers_or_six_are_not_asked_for_together() -> None:
    assert asked(harbour(), "contributions") == {}
    assert asked(without(few_voices(), "quotes", "cranes"), "contributions") == {}


def test_a_speaker_is_recalled_once() -> None:
    twice = with_item(few_voices(), "quotes", "canals", speakers=("wang-li",))
    assert asked(twice, "contributions") == {}
