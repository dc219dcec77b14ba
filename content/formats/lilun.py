"""The app's own brief format: a YAML file with the passages and the items that refer to them.

The help page ``help/brief-format/`` documents it. Reading and writing are inverses:
``read_brief(write_brief(material)) == material`` for every valid material.
"""

import yaml

from content.checking.checks import faults
from content.checking.hints import Hints
from content.checking.limits import LONGEST_TEXT
from content.formats.decoding import Decoder
from content.formats.encoding import Encoder
from content.formats.problems import BriefError, Problem, Problems
from content.formats.tree import Mapping, Node, Scalar, Sequence, parse
from content.material import Material

__all__ = ["BriefError", "Problem", "read_brief", "write_brief"]


def read_brief(text: str | bytes, *, name: str = "brief") -> Material:
    """Read the text of a file; messages begin with its ``name``.

    Raises ``BriefError`` with all problems of the file, but only with the first one if the text is
    not YAML or not UTF-8.
    """
    problems = Problems(name)
    root = parse(text, problems)
    hints = Hints()
    decoder = Decoder(problems, _passage_texts(root), hints)
    material: Material = decoder.record(Material, root)
    for fault in faults(material, hints):
        if not any(fault.path[:depth] in decoder.invalid for depth in range(len(fault.path) + 1)):
            problems.add(_line(decoder, fault.path), fault.message)
    problems.stop()
    return material


def write_brief(material: Material) -> str:
    """The canonical text of a valid material: equal materials give equal texts."""
    return yaml.serialize(
        Encoder(material).record(material), Dumper=yaml.SafeDumper, allow_unicode=True, width=100
    )


def _line(decoder: Decoder, path: tuple[str | int, ...]) -> int:
    """The line of the innermost part of ``path`` that is in the file."""
    return next(
        decoder.lines[path[:depth]]
        for depth in range(len(path), -1, -1)
        if path[:depth] in decoder.lines
    )


def _passage_texts(root: Node) -> dict[str, str]:
    """The passages' texts by slug, read first because spans need them.

    The text is "" for a passage that is refused, as it is too long or repeats a slug.
    """
    texts: dict[str, str] = {}
    passages = _scalars_or_lists(root).get("passages")
    for node in passages.items if isinstance(passages, Sequence) else ():
        entries = _scalars_or_lists(node)
        slug, text = entries.get("slug"), entries.get("text")
        if isinstance(slug, Scalar) and isinstance(text, Scalar):
            refused = slug.value in texts or len(text.value) > LONGEST_TEXT
            texts[slug.value] = "" if refused else text.value
    return texts


def _scalars_or_lists(node: Node) -> dict[str, Node]:
    entries = node.entries if isinstance(node, Mapping) else ()
    return {key.value: value for key, value in reversed(entries) if isinstance(key, Scalar)}
