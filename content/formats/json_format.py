"""Writes a brief as JSON for other programs: every field, and each span with its words."""

import json
from dataclasses import fields, is_dataclass
from typing import Any

from content.material import Material, Span


def write_json(material: Material) -> str:
    """A JSON object with the material's fields; a span is {passage, start, end, text}.

    Offsets count Unicode code points, as in Python, not UTF-16 units as in JavaScript.
    """
    return json.dumps(_plain(material, material), ensure_ascii=False, indent=2) + "\n"


def _plain(value: Any, material: Material) -> Any:
    if isinstance(value, tuple):
        return [_plain(entry, material) for entry in value]
    if not is_dataclass(value):
        return value
    plain = {field.name: _plain(getattr(value, field.name), material) for field in fields(value)}
    return plain | {"text": material.words(value)} if isinstance(value, Span) else plain
