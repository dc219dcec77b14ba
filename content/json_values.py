"""Converts dataclasses to JSON values and back, to pass them between processes.

The expected type alone decides what is built, never the JSON: its sender can only make values of
that type.
"""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints


def to_json(value: Any) -> Any:
    """A value that ``json.dumps`` accepts."""
    if is_dataclass(value):
        return {one.name: to_json(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {name: to_json(one) for name, one in value.items()}
    return [to_json(one) for one in value] if isinstance(value, list | tuple) else value


def from_json(kind: Any, value: Any) -> Any:
    """The value of type ``kind`` that ``to_json`` converted; raises ``ValueError`` for others."""
    return _builder(kind)(value)


@cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    if kind is Any:
        return lambda value: value
    if isinstance(kind, UnionType):
        [one] = (one for one in get_args(kind) if one is not NoneType)
        return partial(_optional, _builder(one))
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return partial(_tuple, [_builder(one) for one in inner if one is not ...], ... in inner)
    if origin in (list, Sequence):
        return partial(_list, _builder(inner[0]))
    if origin in (dict, Mapping):
        return partial(_mapping, _builder(inner[1]))
    if is_dataclass(kind):
        return partial(_record, kind)
    if kind is bytes:
        return lambda value: base64.b64decode(_of(str, value), validate=True)
    return kind if issubclass(kind, Enum) else partial(_of, kind)


def _of(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise ValueError(f"{type(value).__name__} where {kind.__name__} belongs")
    return value


def _optional(build: Callable[[Any], Any], value: Any) -> Any:
    return None if value is None else build(value)


def _list(build: Callable[[Any], Any], value: Any) -> list[Any]:
    return [build(one) for one in _of(list, value)]


def _tuple(builders: list[Callable[[Any], Any]], endless: bool, value: Any) -> tuple[Any, ...]:
    if endless:
        return tuple(_list(builders[0], value))
    return tuple(build(one) for build, one in zip(builders, _of(list, value), strict=True))


def _mapping(build: Callable[[Any], Any], value: Any) -> dict[str, Any]:
    return {name: build(one) for name, one in _of(dict, value).items()}


def _record(kind: Any, value: Any) -> Any:
    builders = _builders(kind)
    if _of(dict, value).keys() != builders.keys():
        raise ValueError(f"other fields than those of {kind.__name__}")
    return kind(**{name: build(value[name]) for name, build in builders.items()})


@cache
def _builders(kind: Any) -> Mapping[str, Callable[[Any], Any]]:
    """The builders of a dataclass's fields by name; made on first use, as it may nest itself."""
    hints = get_type_hints(kind)
    return {one.name: _builder(hints[one.name]) for one in fields(kind)}
