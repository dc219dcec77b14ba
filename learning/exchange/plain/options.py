"""Lines that are options of the question above them, or pairs of it."""

from typing import Protocol

from learning.exchange.plain.adding import add_row
from learning.exchange.plain.block import Block
from learning.exchange.plain.labels import Part, labelled_part
from learning.exchange.plain.lines import (
    Line,
    Marked,
    numbered_option,
    on_one_row,
    option_begun,
    question_begun,
    rows_in,
    starred,
    truth,
)
from learning.exchange.plain.pairs import both_sides, names_side, pair_in


class Above(Protocol):
    """What stands above a line: whether questions have numbers, a blank line is just above, and the
    pairs of the question have blank lines between them."""

    is_numbered: bool
    after_blank: bool
    spaced_pairs: bool


def numbered_in(block: Block, line: Line, number: int, above: Above) -> Marked | None:
    """The option with a number that a line is, where questions have numbers as well."""
    if block.answers or not block.stem:
        return None
    numbers = [one.label for one in block.options if one.label.isdecimal()]
    if block.options and (numbers or not block.is_matching):
        last = numbers[-1] if block.is_matching else block.options[-1].label
        follows = last.isdecimal() and number == int(last) + 1
        is_next = number == block.number + 1 and above.after_blank
        return numbered_option(line) if follows and not is_next else None
    begins = number == 1 and (block.number != 0 or not above.is_numbered)
    return numbered_option(line) if begins else None


def add_options(block: Block, line: Line, numbered: Marked | None) -> bool:
    """Adds the options in a line, of which ``numbered`` is one with a number, and says whether it
    has any."""
    if not any(block.stem) or block.answers:
        return False
    row = on_one_row(line.text, len(block.options))
    row = row[1:] if len(row) > 2 and not row[0] else rows_in(line.text, block.options)
    if row:
        add_row(block, line, row)
        return True
    option = option_begun(line, len(block.options)) or numbered or truth(line)
    if not option and not block.options and (sign := starred(line)):
        # Lines without labels, of which a star marks one, are options below the first.
        block.options += [Marked("", one) for one in block.stem[1:]]
        del block.stem[1:]
        option = sign
    if not option:
        return False
    block.options.append(option)
    block.part = Part.OPTION
    return True


def is_pair(block: Block, line: Line, above: Above) -> bool:
    if block.answers or not block.is_matching or labelled_part(line.text):
        return False
    number = question_begun(line.text, worded=False)
    is_next = number is not None and number[0] == block.number + 1
    if block.pairs and is_next and above.after_blank and not above.spaced_pairs:
        return False
    return bool(all(pair_in(line)) and not line.text.endswith("?"))


def add_both_sides(block: Block, line: Line) -> bool:
    """Adds the two sides of a matching that stand in one row, or passes over their names."""
    if block.answers or not block.is_matching:
        return False
    sides = both_sides(line)
    block.options += sides
    return bool(sides) or names_side(line)
