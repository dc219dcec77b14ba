"""The fields of the dataclasses of ``content.material``, and their keys in a file.

The reader, the writer, the store and the help page share this description. A ``Span`` is written
as words: ``at``, ``words``, ``occurrence``. A span other than the item's own has a prefix
("definition_words").
"""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from content.material import Span


@dataclass(frozen=True, slots=True)
class MaterialField:
    """One dataclass field: ``type`` without "| None", ``many`` for a tuple of that type."""

    name: str
    type: type
    many: bool
    required: bool
    default: object

    @property
    def is_span(self) -> bool:
        return self.type is Span

    @property
    def keys(self) -> tuple[str, ...]:
        """The field's keys in a file."""
        if not self.is_span:
            return (self.name,)
        prefix = self.name.removesuffix("span")
        return f"{prefix}at", f"{prefix}words", f"{prefix}occurrence"


@cache
def fields_of(cls: type) -> tuple[MaterialField, ...]:
    """The fields of one of the material's dataclasses, in the order of the file."""
    return tuple(_described(cls))


@cache
def known_keys(cls: type) -> frozenset[str]:
    return frozenset(key for field in fields_of(cls) for key in field.keys)


def _described(cls: Any) -> Iterator[MaterialField]:
    hints = get_type_hints(cls)
    for field in fields(cls):
        hint, many = hints[field.name], False
        if get_origin(hint) is tuple:
            hint, many = get_args(hint)[0], True
        if isinstance(hint, UnionType):
            hint = next(part for part in get_args(hint) if part is not type(None))
        required = field.default is MISSING
        default = None if required else field.default
        yield MaterialField(field.name, hint, many, required, default)
