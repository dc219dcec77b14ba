"""Values are converted to JSON and back, and other JSON is refused."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings

from content.json_values import from_json, to_json
from content.material import Material, Span, Weight
from learning.exchange.format import ExchangeItem, ParsedFile, Unread
from tests.content.materials import materials
from tests.learning.exchange.questions import items


@settings(max_examples=25)
@given(materials())
def test_a_brief_is_converted_and_restored(material: Material) -> None:
    assert from_json(Material, json.loads(json.dumps(to_json(material)))) == material


@given(items())
def test_imported_questions_are_converted_and_restored(item: ExchangeItem) -> None:
    reading = ParsedFile([item], [Unread(3, "It asks nothing.", "Mud")])
    sent = from_json(ParsedFile, json.loads(json.dumps(to_json(reading))))
    assert sent.unread == reading.unread
    assert sent.items[0].question.body() == item.question.body()
    assert (sent.items[0].tags, sent.items[0].notes) == (item.tags, item.notes)


@dataclass
class Parcel:
    content: bytes
    weight: Weight | None
    size: tuple[int, str]
    rest: dict[str, Any]


def test_bytes_and_pairs_are_converted_and_restored() -> None:
    parcel = Parcel(b"\0\xff", Weight.CORE, (1, "m"), {"a": [1, None]})
    assert from_json(Parcel, json.loads(json.dumps(to_json(parcel)))) == parcel


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Span, {"passage": "a", "start": "0", "end": 1}),
        (Span, {"passage": "a", "start": True, "end": 1}),
        (Span, {"passage": "a", "start": 0}),
        (Span, {"passage": "a", "start": 0, "end": 1, "text": "b"}),
        (Span, ["a", 0, 1]),
        (Weight, "heavy"),
        (bytes, "no base64!"),
        (tuple[int, str], [1, "a", "b"]),
        (tuple[str, ...], "abc"),
        (dict[str, int], [["a", 1]]),
        (list[int], [1, "2"]),
    ],
)
def test_json_of_another_type_is_refused(kind: Any, value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        from_json(kind, value)
