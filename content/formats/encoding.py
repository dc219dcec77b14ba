"""Turns the material's dataclasses into YAML nodes, in canonical form."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

import yaml

from content.fields import MaterialField, fields_of
from content.formats.spans import occurrences
from content.material import Material, Span

_TAG = "tag:yaml.org,2002:"


class Encoder:
    def __init__(self, material: Material) -> None:
        self.material = material

    def record(self, value: Any, at: str = "") -> yaml.MappingNode:
        """The fields of a dataclass in order, without those that have their default.

        ``at`` is the passage of the item's own span; its other spans do not repeat it.
        """
        cls: type = type(value)
        own = getattr(value, "span", None)
        at = own.passage if own else at
        pairs = [
            (_scalar(key), node)
            for field in fields_of(cls)
            for key, node in self._field(field, getattr(value, field.name), at)
        ]
        return yaml.MappingNode(_TAG + "map", pairs, flow_style=False)

    def _field(
        self, field: MaterialField, value: object, at: str
    ) -> Iterator[tuple[str, yaml.Node]]:
        if not field.required and value == field.default:
            return
        if isinstance(value, Span):
            yield from self._span(field, value, at)
        elif isinstance(value, tuple):
            items = [self._value(item) for item in value]
            yield field.name, yaml.SequenceNode(_TAG + "seq", items, flow_style=False)
        else:
            yield field.name, self._value(value)

    def _value(self, value: object) -> yaml.Node:
        if is_dataclass(value):
            return self.record(value)
        if isinstance(value, bool):
            return _scalar("yes" if value else "no", "bool")
        if isinstance(value, int):
            return _scalar(str(value), "int")
        return _scalar(str(value))

    def _span(self, field: MaterialField, span: Span, at: str) -> Iterator[tuple[str, yaml.Node]]:
        at_key, words_key, occurrence_key = field.keys
        if field.name == "span" or span.passage != at:
            yield at_key, _scalar(span.passage)
        words = self.material.words(span)
        yield words_key, _scalar(words)
        starts = list(occurrences(self.material.passage(span.passage).text, words))
        if len(starts) > 1:
            yield occurrence_key, _scalar(str(starts.index(span.start) + 1), "int")


def _scalar(value: str, kind: str = "str") -> yaml.ScalarNode:
    return yaml.ScalarNode(_TAG + kind, value)
