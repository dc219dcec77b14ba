"""Collects the text of a page block by block, with white space as a browser shows it."""

import re
from dataclasses import dataclass, field, replace

from content.extraction.document import Block, BlockKind
from content.readers.assembling import on_one_line
from content.readers.blocks.captions import is_caption
from content.readers.blocks.labels import split_label

LINE_BREAK = "\0"  # for <br>: no page has this character
_BREAKS = re.compile(r"[\s\0]*\0\s*\0[\s\0]*")  # two or more, as between paragraphs
_JOINED = (BlockKind.ITEM, BlockKind.FOOTNOTE, BlockKind.HEADING, BlockKind.CAPTION)


@dataclass(slots=True)
class Place:
    """An element whose text has a kind: a heading, an item, a quotation.

    ``last`` is the index of the last block of its text, None before the first.
    """

    kind: BlockKind
    level: int = 0
    label: str = ""
    last: int | None = None


@dataclass(slots=True)
class BlockBuilder:
    """``places`` are the elements around the text that is read; ``cells`` those of its table's
    row, None outside of a table."""

    blocks: list[Block] = field(default_factory=list)
    places: list[Place] = field(default_factory=lambda: [Place(BlockKind.PARAGRAPH)])
    cells: list[str] | None = None
    texts: list[str] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        if text:
            self.texts.append(text)

    def replace_from(self, start: int, text: str) -> None:
        """Replaces what was added after there were ``start`` texts."""
        self.texts[start:] = [text]

    def end_block(self) -> None:
        if self.cells is not None:
            self.texts.append(" ")  # the paragraphs of a cell stay together
            return
        text = "".join(self.texts)
        self.texts.clear()
        if text and not text.isspace():
            self._emit(text)

    def start_row(self) -> None:
        self.end_block()
        self.cells = []

    def end_cell(self) -> None:
        if self.cells is not None:
            self.cells.append(on_one_line("".join(self.texts).replace(LINE_BREAK, " ")))
            self.texts.clear()

    def end_row(self, is_header: bool) -> None:
        """Ends the row of a table; that with the names of the columns has level 1."""
        cells, self.cells = self.cells, None
        self.texts.clear()
        if cells and any(cells):
            self.blocks.append(Block(" | ".join(cells), BlockKind.ROW, int(is_header)))

    def _emit(self, text: str) -> None:
        place = self.places[-1]
        if place.kind in _JOINED:
            self._emit_joined(place, on_one_line(text.replace(LINE_BREAK, " ")))
            return
        for paragraph in _BREAKS.split(text):
            self._emit_lines(place, [on_one_line(line) for line in paragraph.split(LINE_BREAK)])

    def _emit_joined(self, place: Place, text: str) -> None:
        """All text of an item is one block, unless other blocks stand within it."""
        if not text:
            return
        last = len(self.blocks) - 1
        if place.last is None:
            self.blocks.append(Block(text, place.kind, place.level, place.label))
        elif place.last == last:
            joined = f"{self.blocks[last].text} {text}"
            self.blocks[last] = replace(self.blocks[last], text=joined)
        else:
            self.blocks.append(Block(text))
        place.last = len(self.blocks) - 1

    def _emit_lines(self, place: Place, lines: list[str]) -> None:
        """A paragraph; lines in it that begin with a bullet or a number are items."""
        goes_on = False
        for line in filter(None, lines):
            label, rest = split_label(line)
            if label:
                self.blocks.append(Block(rest, BlockKind.ITEM, label=label))
            elif goes_on:
                before = self.blocks[-1]
                self.blocks[-1] = replace(before, text=f"{before.text} {line}")
            else:
                captioned = place.kind is BlockKind.PARAGRAPH and is_caption(line)
                self.blocks.append(Block(line, BlockKind.CAPTION if captioned else place.kind))
            goes_on = True
