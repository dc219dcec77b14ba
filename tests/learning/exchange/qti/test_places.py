"""Items that are answered on a picture: their places are named in words."""

import pytest

from learning.exchange.qti.version_2.pairs import OPTIONS
from learning.exchange.qti.version_2.places import DESCRIBED, IN_WORDS, LABELS, TWICE, UNUSED
from learning.grading import formats
from learning.kinds.options import weights_of
from tests.learning.exchange.qti.files import (
    MAP,
    MATCH,
    body_of,
    declared,
    item,
    mapping,
    read_item,
    refusal,
)

NOT_THERE = "Its picture “map.png” is not in the file. It shows: A map"
ONE, TWO = "Place 1 (25 % from the left, 50 % from the top)", "Wuhan"
THREE = "Place 3 (50 % from the left, 25 % from the top)"


def on_picture(kind: str, place: str = "hotspotChoice", inside: str = "", size: str = "") -> str:
    size = size or 'width="200" height="100"'
    places = (
        ("a", 'shape="circle" coords="50,50,8"'),
        ("b", 'shape="rect" coords="0,0,10,10" hotspotLabel="Wuhan"'),
        ("c", 'shape="poly" coords="90,20,110,20,100,35"'),
    )
    return (
        f"<{kind} responseIdentifier='RESPONSE' maxChoices='1'><prompt>Which?</prompt>"
        f'<object type="image/png" data="map.png" {size}>A map</object>{inside}'
        + "".join(f'<{place} identifier="{name}" {where}/>' for name, where in places)
        + f"</{kind}>"
    )


class TestHotspot:
    def test_places_are_options_by_where_they_are(self) -> None:
        found = read_item(item(on_picture("hotspotInteraction"), declared("a"), MATCH))
        body = found.question.body()
        assert (body["formats"], body["stem"], body["answer"]) == (["choice"], "Which?", ONE)
        assert {one["text"] for one in body["distractors"]} == {TWO, THREE}
        assert found.notes == (NOT_THERE, IN_WORDS)

    def test_without_its_size_places_are_in_pixels(self) -> None:
        text = item(on_picture("hotspotInteraction", size='width="50%"'), declared("a"), MATCH)
        assert read_item(text).question.answer == (
            "Place 1 (50 pixels from the left, 50 pixels from the top)"
        )

    @pytest.mark.parametrize("coords", ["", "7", "a,b,c"])
    def test_places_that_are_nowhere_are_refused(self, coords: str) -> None:
        body = on_picture("hotspotInteraction").replace("50,50,8", coords)
        assert refusal(item(body, declared("b"), MATCH))

    def test_an_order_of_places(self) -> None:
        key = declared(*"bca", cardinality="ordered")
        body = body_of(item(on_picture("graphicOrderInteraction"), key, MATCH))
        assert body["formats"] == [formats.ORDERING]
        assert [one["prompt"] for one in body["parts"]] == [TWO, THREE, ONE]


class TestPairs:
    def test_lines_between_places_are_options(self) -> None:
        worth = mapping(("a b", "3"), ("c b", "1"), ("a c", "-1"))
        key = declared("a b", "c b", cardinality="multiple", type="pair", mapping=worth)
        kind = "graphicAssociateInteraction"
        found = read_item(item(on_picture(kind, "associableHotspot"), key, MAP))
        assert weights_of(found.question.body()) == {
            f"{ONE} – {TWO}": 75,
            f"{TWO} – {THREE}": 25,
            f"{ONE} – {THREE}": -25,
        }
        assert found.notes == (NOT_THERE, IN_WORDS, OPTIONS)

    LABELLED = (
        '<gapImg identifier="HAN"><object type="image/png" data="han.png">Han</object></gapImg>'
        '<gapText identifier="x">Rhine</gapText>'
        '<gapImg identifier="PO"><object type="image/png" data="po.png"/></gapImg>'
    )

    def labelled(self, *pairs: str) -> str:
        key = declared(*pairs, cardinality="multiple", type="directedPair")
        kind = "graphicGapMatchInteraction"
        return item(on_picture(kind, "associableHotspot", self.LABELLED), key, MATCH)

    def test_labels_belong_to_places(self) -> None:
        found = read_item(self.labelled("HAN b", "PO c"))
        body = found.question.body()
        pairs = [(one["prompt"], one["answer"]) for one in body["parts"]]
        assert pairs == [(TWO, "Han"), (THREE, "PO")]
        assert [one["text"] for one in body["distractors"]] == ["Rhine"]
        assert found.notes[:5] == (NOT_THERE, IN_WORDS, UNUSED.format(ONE), DESCRIBED, LABELS)

    def test_two_labels_on_a_place_are_refused(self) -> None:
        assert refusal(self.labelled("HAN b", "PO b")) == TWICE
