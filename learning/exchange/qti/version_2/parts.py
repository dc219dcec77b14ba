"""Items that ask several things: each becomes a question under the text of all."""

from collections.abc import Iterator, Mapping, Sequence

from learning.exchange.format import Refused
from learning.exchange.qti.scoring import Given, Mark, Result
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_2.fields import FIELDS

TOGETHER = "In the file, {} things are asked together. Here each is a question of its own."
MIXED = "It asks {} things in one sentence; here a question asks one."
_BLOCKS = frozenset(("p", "div", "li", "td", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5"))


def parts_of(interactions: Sequence[Element]) -> list[list[Element]]:
    """The interactions that are asked together: fields that follow each other are one text."""
    parts = list[list[Element]]()
    for one in interactions:
        follows = parts and one.name in FIELDS and parts[-1][-1].name in FIELDS
        if follows:
            parts[-1].append(one)
        else:
            parts.append([one])
    return parts


def without_others(
    body: Element, part: Sequence[Element], interactions: Sequence[Element]
) -> frozenset[int]:
    """The ids of the elements of a body that belong to other parts: their interactions, and of
    fields the paragraph around them.

    Raises ``Refused`` where a paragraph belongs to two parts.
    """
    own = {id(one) for one in part}
    around = dict(_blocks(body, body))
    hidden = set[int]()
    for one in interactions:
        if id(one) in own:
            continue
        block = around[id(one)] if one.name in FIELDS else one
        if block is body or any(id(each) in own for each in block.walk()):
            raise Refused(MIXED.format(len(interactions)))
        hidden.add(id(block))
    return frozenset(hidden)


def _blocks(element: Element, block: Element) -> Iterator[tuple[int, Element]]:
    """The paragraph around each element within, by the id of the element."""
    for one in element.children:
        inner = one if one.name in _BLOCKS else block
        yield id(one), inner
        yield from _blocks(one, inner)


def mark_of_part(mark: Mark, key: Given, names: Sequence[str]) -> Mark:
    """How one part is scored, while all others are answered right; what is said of those is left
    out."""
    others: Mapping[str, tuple[str, ...]] = {
        name: values for name, values in key.items() if name not in names
    }
    nothing = mark(others)
    of_others = nothing.feedback - mark({}).feedback

    def mark_part(given: Given) -> Result:
        result = mark({**others, **given})
        return Result(result.score - nothing.score, result.feedback - of_others)

    return mark_part
