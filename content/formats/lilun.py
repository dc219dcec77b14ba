"""The app's own brief format: one YAML file with the passages and all that is known from them.

The help page ``help/brief-format/`` documents it. Reading and writing are exact inverses:
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
    """The material that a file holds; ``name`` is the file's, for messages.

    Raises ``BriefError`` with every problem of the file at once. Only text that is no YAML, or no
    UTF-8, is reported alone.
    """
    problems = Problems(name)
    root = parse(text, problems)
    hints = Hints()
    decoder = Decoder(problems, _passage_texts(root), hints)
    material: Material = decoder.record(Material, root)
    for fault in faults(material, hints):
        if not any(fault.path[:depth] in decoder.spoilt for depth in range(len(fault.path) + 1)):
            problems.add(_line(decoder, fault.path), fault.message)
    problems.stop()
    return material


def write_brief(material: Material) -> str:
    """The one canonical file of a valid material."""
    return yaml.serialize(
        Encoder(material).record(material), Dumper=yaml.SafeDumper, allow_unicode=True, width=100
    )


def _line(decoder: Decoder, path: tuple[str | int, ...]) -> int:
    """The line of the innermost part of ``path`` that was written."""
    return next(
        decoder.lines[path[:depth]]
        for depth in range(len(path), -1, -1)
        if path[:depth] in decoder.lines
    )


def _passage_texts(root: Node) -> dict[str, str]:
    """The passages' texts by slug, as far as they are written: spans anywhere need them first.

    That of a passage which is refused itself, as too long or under a slug taken before, is "".
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
