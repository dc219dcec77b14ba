"""Turns nodes into the material's dataclasses, and collects every problem.

A placeholder replaces a value that cannot be read, so that the rest of the file is still checked.
``Decoder.invalid`` has their paths, so that later checks do not report them.
"""

import re
from dataclasses import is_dataclass
from enum import StrEnum
from typing import Any

from content.checking.hints import Hints
from content.fields import MaterialField, fields_of, known_keys
from content.formats.problems import Problems
from content.formats.spans import Unplaced, find_span_start
from content.formats.tree import Mapping, Node, Scalar, Sequence
from content.material import Span

type Path = tuple[str | int, ...]

_NUMBER = re.compile(r"[0-9]{1,9}")
_BOOLEANS = {"yes": True, "true": True, "no": False, "false": False}
_NO_SPAN = Span(passage="", start=0, end=0)
_PLACEHOLDERS = {str: "", bool: False, int: None, Span: _NO_SPAN}


def quoted(text: str) -> str:
    """A file's text for a message: in quotes, on one line, 60 characters at most."""
    line = " ".join(text.split())
    return f"“{line[:60]}…”" if len(line) > 60 else f"“{line}”"


class Decoder:
    """``texts`` has the passages' texts by slug, "" for a passage that is refused itself.

    ``lines`` has the line of each value.
    """

    def __init__(self, problems: Problems, texts: dict[str, str], hints: Hints) -> None:
        self.problems = problems
        self.did_you_mean = hints.did_you_mean
        self.texts = texts
        self.lines: dict[Path, int] = {}
        self.invalid: set[Path] = set()

    def record(self, cls: type, node: Node, path: Path = ()) -> Any:
        """An instance of ``cls``, with placeholders for missing and unreadable values."""
        self.lines[path] = node.line
        if not isinstance(node, Mapping):
            self._reject(path, node.line, "keys and values belong here, such as “slug: rice”")
            node = Mapping(node.line, ())
        entries = self._entries(cls, node)
        missing = {
            field.name: self._absent(field, node, path)
            for field in fields_of(cls)
            if not entries.keys() & set(field.keys)
        }
        given = {
            field.name: self._field(field, entries, node, path)
            for field in fields_of(cls)
            if field.name not in missing
        }
        return cls(**missing, **given)

    def _entries(self, cls: type, node: Mapping) -> dict[str, Node]:
        """The values by key; reports unknown and repeated keys."""
        entries: dict[str, Node] = {}
        known = known_keys(cls)
        for key, value in node.entries:
            name = key.value if isinstance(key, Scalar) else ""
            if name not in known:
                in_order = ", ".join(key for field in fields_of(cls) for key in field.keys)
                hint = self.did_you_mean(name, known) or f"; known here: {in_order}"
                self.problems.add(key.line, f"unknown key {quoted(name)}{hint}")
            elif name in entries:
                self.problems.add(key.line, f"“{name}” is given twice: keep one of them")
            else:
                entries[name] = value
        return entries

    def _absent(self, field: MaterialField, node: Mapping, path: Path) -> object:
        if not field.required:
            return field.default
        here = (*path, field.name)
        keys = " and ".join(f"“{key}”" for key in field.keys[:2])
        self._reject(here, self.lines[path], f"{keys} is missing here: add it")
        return () if field.many else self._placeholder(field.type)

    def _field(
        self, field: MaterialField, entries: dict[str, Node], node: Mapping, path: Path
    ) -> object:
        here = (*path, field.name)
        if field.is_span:
            return self._span(field, entries, here)
        value = entries[field.name]
        self.lines[here] = value.line
        if not field.many:
            return self._value(field.type, value, here)
        if not isinstance(value, Sequence):
            message = f"“{field.name}” is a list: write its entries on lines that start with “- ”"
            self._reject(here, value.line, message)
            return ()
        return tuple(
            self._value(field.type, item, (*here, index)) for index, item in enumerate(value.items)
        )

    def _value(self, kind: type, node: Node, path: Path) -> object:
        self.lines[path] = node.line
        if is_dataclass(kind):
            return self.record(kind, node, path)
        if not isinstance(node, Scalar):
            self._reject(path, node.line, f"“{_key(path)}” is one value, not a list or keys")
            return self._placeholder(kind)
        if kind is str:
            return node.value
        if issubclass(kind, StrEnum):
            return self._one_of({member.value: member for member in kind}, node, path)
        if kind is bool:
            return self._one_of(_BOOLEANS, node, path)
        return self._number(node, path)

    def _one_of[T](self, choices: dict[str, T], node: Scalar, path: Path) -> T:
        if node.value not in choices:
            hint = self.did_you_mean(node.value, choices) or f": use one of {', '.join(choices)}"
            self._reject(path, node.line, f"“{_key(path)}” cannot be {quoted(node.value)}{hint}")
        return choices.get(node.value) or next(iter(choices.values()))

    def _number(self, node: Scalar, path: Path) -> int | None:
        if _NUMBER.fullmatch(node.value):
            return int(node.value)
        message = f"“{_key(path)}” is a number in digits, not {quoted(node.value)}"
        self._reject(path, node.line, message)
        return None

    def _span(self, field: MaterialField, entries: dict[str, Node], path: Path) -> Span:
        """The span that the field's keys describe: passage, words and occurrence."""
        at_key, words_key, nth_key = field.keys
        # Without "definition_at" the passage is that of the item's own span.
        at = self._span_part(at_key, entries.get(at_key) or entries.get("at"), path)
        words = self._span_part(words_key, entries.get(words_key), path)
        nth = self._nth(nth_key, entries.get(nth_key), path)
        if at and words and at.value not in self.texts:
            hint = self.did_you_mean(at.value, self.texts) or ": give the slug of a passage"
            self._reject(path, at.line, f"no passage is called {quoted(at.value)}{hint}")
        if at and self.texts.get(at.value) == "":
            self.invalid.add(path)  # the passage itself is refused
        if path in self.invalid or not (at and words):
            return _NO_SPAN
        self.lines[path] = words.line
        try:
            start = find_span_start(self.texts[at.value], words.value, nth)
        except Unplaced as reason:
            message = str(reason).format(passage=at.value, key=nth_key)
            self._reject(path, words.line, f"{quoted(words.value)} {message}")
            return _NO_SPAN
        return Span(passage=at.value, start=start, end=start + len(words.value))

    def _span_part(self, key: str, node: Node | None, path: Path) -> Scalar | None:
        if isinstance(node, Scalar):
            return node
        if node is not None:
            self._reject(path, node.line, f"“{key}” is one value, not a list or keys")
            return None
        content = "slug of the passage" if key.endswith("at") else "exact words of the passage"
        self._reject(path, self.lines[path[:-1]], f"“{key}” is missing here: add the {content}")
        return None

    def _nth(self, key: str, node: Node | None, path: Path) -> int | None:
        if node is None:
            return None
        if isinstance(node, Scalar) and _NUMBER.fullmatch(node.value) and int(node.value):
            return int(node.value)
        self._reject(path, node.line, f"“{key}” counts the places of the words: 1, 2, 3, …")
        return 1

    def _placeholder(self, kind: type) -> Any:
        if issubclass(kind, StrEnum):
            return next(iter(kind))
        return _PLACEHOLDERS[kind]

    def _reject(self, path: Path, line: int, message: str) -> None:
        self.invalid.add(path)
        self.problems.add(line, message)


def _key(path: Path) -> str:
    """The innermost name of a path: the key in the file."""
    return next(str(part) for part in reversed(path) if isinstance(part, str))
