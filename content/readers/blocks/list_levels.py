"""How deep the items of a list are nested, and which numbered blocks are paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from content.extraction.document import Block, BlockKind
from content.extraction.sentences import sentences

_OF_LISTS = re.compile(
    r"recommend|conclusion|finding|next step|objective|measure|proposal|demand|priorit|question|"
    r"lesson|key |agenda|in brief|at a glance|summary",
    re.IGNORECASE,
)
_DEEPEST = 8
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split()


def with_levels(blocks: Sequence[tuple[Block, int]]) -> list[Block]:
    """The blocks, each with its indent, as they are once the items have levels.

    Reports number their paragraphs. Those are no items: they go on over the headings, or hold
    several sentences each, and nothing leads in to them.
    """
    numbered = _numbered_paragraphs([block for block, _ in blocks])
    found: list[Block] = []
    above: list[tuple[int, str, str]] = []  # indent, style and label of the open levels
    for at, (block, indent) in enumerate(blocks):
        if at in numbered:
            block = replace(block, kind=BlockKind.PARAGRAPH)
        if block.kind is not BlockKind.ITEM:
            above = []
        else:
            above = _open_levels(above, indent, block.label)
            block = replace(block, level=len(above) - 1)
        found.append(block)
    return found


def _open_levels(
    above: list[tuple[int, str, str]], indent: int, label: str
) -> list[tuple[int, str, str]]:
    """The levels that are open with an item: a style that is open goes on, a new one nests."""
    for depth in range(len(above) - 1, -1, -1):
        at, style, last = above[depth]
        if _style(label, last) == style and abs(at - indent) <= 1:
            return [*above[:depth], (at, style, label)]
    kept = [level for level in above if level[0] <= indent]
    if len(kept) < len(above) and kept and kept[-1][0] == indent:
        kept = kept[:-1]
    return [*kept[:_DEEPEST], (indent, _style(label, ""), label)]


def _style(label: str, last: str) -> str:
    """The kind of a label; "i." goes on after "h.", and is Roman otherwise."""
    core = label.strip("().")
    around = label.replace(core, "1", 1)
    if core.isdigit():
        return around
    if not core.isalpha() or label == "o":
        return label
    before = last.strip("().")
    goes_on = len(core) == len(before) == 1 and ord(core) == ord(before) + 1
    if core in _ROMAN and not goes_on:
        return around.replace("1", "i")
    return around.replace("1", "A" if core.isupper() else "a")


def _numbered_paragraphs(blocks: Sequence[Block]) -> set[int]:
    runs: list[list[int]] = []
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.ITEM and block.label.rstrip(".").isdigit():
            if runs and all(b.kind is BlockKind.ITEM for b in blocks[runs[-1][-1] : at]):
                runs[-1].append(at)
            else:
                runs.append([at])
    goes_on = any(
        _number(blocks[first[-1]]) + 1 == _number(blocks[second[0]])
        for first, second in pairwise(runs)
    )
    found = set()
    for run in runs:
        before = blocks[run[0] - 1] if run[0] else None
        if before and _leads_in(before) and _number(blocks[run[0]]) == 1:
            continue
        several = sum(len(sentences(blocks[at].text)) > 1 for at in run)
        if goes_on or several * 2 > len(run):
            found.update(run)
    return found


def _leads_in(block: Block) -> bool:
    if block.kind is BlockKind.HEADING:
        return bool(_OF_LISTS.search(block.text))
    return block.text.endswith(":")


def _number(block: Block) -> int:
    return int(block.label.rstrip("."))
