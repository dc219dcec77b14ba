"""Parses YAML into a tree of nodes with their lines.

A scalar keeps its text as written. Anchors, aliases and tags are refused: a brief does not need
them, and a small file could expand to a huge one by them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from content.formats.problems import Problems

MAX_BYTES = 2_000_000
MAX_DEPTH = 20

# libyaml if PyYAML was built with it: about ten times as fast, with the same events.
_LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TAGGED = (yaml.ScalarEvent, yaml.CollectionStartEvent)
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HINTS = {
    "mapping values are not allowed": "put text that holds “: ” between quotes, and write the keys "
    "of one item under each other",
    "did not find expected key": "text that begins with a quote has to end with it: put the whole "
    "between quotes of the other kind",
    "did not find expected ','": "close the bracket, or write each entry on a line of its own",
    "could not find expected ':'": "a key ends in “:” and a space",
    "cannot start any token": "indent with spaces, and put text that starts with a sign in quotes",
    "nesting depth": f"nest {MAX_DEPTH} deep at most",
    "unexpected end of stream": "a quote that opens here never closes",
    "expected <block end>": "this line is indented differently from those above, "
    "or text after a closing quote has to go inside it",
}


@dataclass(frozen=True, slots=True)
class Scalar:
    line: int
    value: str


@dataclass(frozen=True, slots=True)
class Sequence:
    line: int
    items: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Mapping:
    line: int
    entries: "tuple[tuple[Node, Node], ...]"


type Node = Scalar | Sequence | Mapping


def parse(data: str | bytes, problems: Problems) -> Node:
    """The root node; raises ``BriefError`` for text that is not YAML, or not allowed in a brief."""
    text = _decoded(data, problems)
    composer = _Composer(problems)
    try:
        return composer.document(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = str(error.problem or error.context)
        hint = next((hint for part, hint in _HINTS.items() if part in reason), "check its quotes")
        problems.add(mark.line + 1 if mark else 1, f"this is not YAML ({reason}): {hint}")
        problems.stop()
        raise


def _decoded(data: str | bytes, problems: Problems) -> str:
    if len(data) > MAX_BYTES:
        problems.add(1, f"the file is larger than {MAX_BYTES:,} bytes: split the brief")
        problems.stop()
    text = (_utf8(data, problems) if isinstance(data, bytes) else data).removeprefix("\ufeff")
    for match in _UNREADABLE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        problems.add(line, f"the invisible character U+{ord(match[0]):04X} is here: delete it")
    problems.stop()
    return text


def _utf8(data: bytes, problems: Problems) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.add(line, f"byte {error.start + 1} is not UTF-8: save the file as UTF-8")
        problems.stop()
        raise


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Composer:
    """Turns the parser's events into nodes, and limits how deep they are nested."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.depth = 0

    def document(self, events: Iterator[yaml.Event]) -> Node:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                if root is not None:
                    self._refuse(event, "a second document starts here: keep one brief in a file")
                root = self._node(event, events)
        if root is None:
            self.problems.add(1, "the file is empty: start with the brief's slug and title")
        self.problems.stop()
        assert root is not None
        return root

    def _node(self, event: yaml.NodeEvent, events: Iterator[yaml.Event]) -> Node:
        line = _line(event)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._refuse(event, "“&” and “*” are for YAML's references: put the text in quotes")
        if isinstance(event, _TAGGED) and event.tag is not None:
            self._refuse(event, "“!” is for YAML's tags: put the text in quotes")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(line, event.value)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self._refuse(event, f"this is nested more than {MAX_DEPTH} deep: flatten it")
        children = tuple(self._children(events))
        self.depth -= 1
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(line, children)
        return Mapping(line, tuple(zip(children[::2], children[1::2], strict=True)))

    def _children(self, events: Iterator[yaml.Event]) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            assert isinstance(event, yaml.NodeEvent)
            yield self._node(event, events)

    def _refuse(self, event: yaml.Event, message: str) -> None:
        self.problems.add(_line(event), message)
        self.problems.stop()
