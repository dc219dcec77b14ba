"""Sorts the lines of a text into questions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from learning.exchange.format import LONGEST_FIELD, LONGEST_SHOWN
from learning.exchange.pictures import left_out_note
from learning.exchange.plain.adding import add_stem, append, keep, name_part
from learning.exchange.plain.block import Block
from learning.exchange.plain.key import begins_key, read_key
from learning.exchange.plain.labels import (
    TRUE_FALSE,
    Part,
    labelled_part,
)
from learning.exchange.plain.lines import (
    BLANK,
    LONGEST_LABEL,
    Line,
    Marked,
    answer_before,
    numbered_option,
    option_begun,
    question_begun,
)
from learning.exchange.plain.options import add_both_sides, add_options, is_pair, numbered_in
from learning.exchange.plain.pairs import pair_in

_KINDS = (
    r"instructions?|directions?|multiple[ -]choice|true\s*/?\s*(?:or\s+)?false|short[ -]answers?|"
    r"fill in the blanks?|matching"
)
_KIND = re.compile(rf"(?:{_KINDS})\b(?!.*\?$)", re.IGNORECASE)
_SECTION = re.compile(rf"(?:part|section|teil|unit|{_KINDS})\b(?!.*\?$)", re.IGNORECASE)
_TRUTH_BEHIND = re.compile(r"(?:\t\s?|\s[(\[])(T|F|True|False)[)\]]?$", re.IGNORECASE)

A_PICTURE = "a picture"


@dataclass(slots=True)
class Sorted:
    """The questions of a text, and what stands outside of them."""

    blocks: list[Block] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def sorted_lines(lines: Sequence[Line]) -> Sorted:
    return _Sorter(lines).sort()


class _Sorter:
    """Goes through the lines once."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.found = Sorted()
        self.block: Block | None = None
        self.after_blank = True
        self.is_true_false = False
        self.spaced_pairs = False
        self.headings: dict[int, str] = {}  # those above, by their levels
        self.with_key = 0  # how many of the questions are above a key
        self.worded = any(question_begun(one.text, worded=True) for one in lines)
        self.is_numbered = self.worded or _numbers(lines) >= 1

    def sort(self) -> Sorted:
        place = 0
        while place < len(self.lines):
            line = self.lines[place]
            if not line.text and not line.pictures:
                self.after_blank = True
            elif begins_key(self.lines, place) and not self._answers_alone(line):
                place = self._fill_in(place) - 1
            else:
                if len(line.text) > LONGEST_FIELD or (self.block and self.block.is_full):
                    self._skip(line)
                else:
                    self._sort(line, place)
                self.after_blank = False
            place += 1
        return self.found

    def _skip(self, line: Line) -> None:
        """A line too long, or of a question too long, which ends at the next number."""
        found = question_begun(line.text[:LONGEST_LABEL], worded=self.worded)
        if (found and len(line.text) <= LONGEST_FIELD) or not self.block:
            self.block = None
            self._sort(line if found else Line(line.number, line.text[:LONGEST_SHOWN]))
        if self.block:
            self.block.size += len(line.text)

    def _fill_in(self, place: int) -> int:
        """Reads the key that begins here, for the questions since the last one; returns the place
        of the line behind it."""
        key = read_key(self.lines, place, self.found.blocks[self.with_key :])
        self.found.outside += key.others
        self.found.notes += key.notes
        self.block, self.with_key = None, len(self.found.blocks)
        return key.end

    def _sort(self, line: Line, place: int = -1) -> None:
        block = self.block
        if not line.text:
            self._add_pictures(line)
        elif line.heading and self._is_tag(line, place):
            self._add_heading(line)
        elif block and is_pair(block, line, self):
            self.spaced_pairs = self.after_blank if not block.pairs else self.spaced_pairs
            block.pairs.append(pair_in(line))
            keep(block, line)
        elif block and add_both_sides(block, line):
            keep(block, line)
        elif self._begins_question(line) and (
            found := question_begun(line.text, worded=self.worded)
        ):
            self._begin(line, *found)
        elif (named := labelled_part(line.text)) and self._may_name(named[0]):
            if block:
                name_part(block, line, *named)
        elif block and self._add_options(line):
            keep(block, line)
        else:
            self._continue(line)

    def _answers_alone(self, line: Line) -> bool:
        """Whether what looks like a key is for the parts of the question above it."""
        block, named = self.block, labelled_part(line.text)
        if not block or block.answers or not named or named[0] is not Part.ANSWER:
            return False
        return block.is_matching or len(BLANK.findall(block.asked)) > 1

    def _is_tag(self, line: Line, place: int) -> bool:
        """Whether a heading is one over questions, and not a question itself."""
        following = (one for one in self.lines[place + 1 : place + 4] if one.text)
        is_asked = any(option_begun(one, 0) for one in islice(following, 1))
        begins = question_begun(line.text, worded=True) or self._begins_question(line)
        ends = line.text.endswith(("?", ":")) or labelled_part(line.text)
        return not (begins or ends or (is_asked and not self.is_numbered) or _KIND.match(line.text))

    def _add_heading(self, line: Line) -> None:
        self.block = None
        above = {level: text for level, text in self.headings.items() if level < line.heading}
        self.headings = above | {line.heading: line.text}
        self.found.headings.append(line.text)
        self.is_true_false = False

    def _add_pictures(self, line: Line) -> None:
        """Pictures without words belong to the question above, before its options and answer."""
        block = self.block
        if block and block.part is Part.STEM:
            block.pictures += line.pictures
            block.notes += line.notes
        elif block:
            block.notes += map(left_out_note, line.pictures)
        else:
            self.found.outside.append(A_PICTURE)

    def _begins_question(self, line: Line) -> bool:
        found = question_begun(line.text, worded=self.worded)
        if not found or self.worded or not self.block:
            return found is not None
        return self._numbered_option(line, found[0]) is None

    def _numbered_option(self, line: Line, number: int) -> Marked | None:
        block = self.block
        return numbered_in(block, line, number, self) if block else None

    def _begin(self, line: Line, number: int, text: str) -> None:
        tags = list(self.headings.values())
        self.block = Block(line.number, number, tags=tags, is_true_false=self.is_true_false)
        if before := answer_before(line.text):
            self.block.answer_before = before
        self.found.blocks.append(self.block)
        keep(self.block, line)
        add_stem(self.block, line, text)

    def _may_name(self, part: Part) -> bool:
        """Whether a label such as "Note:" begins something else than a line of the question."""
        if part is Part.KIND:
            return True
        if not self.block:
            return False
        return part not in (Part.EXPLANATION,) or self.block.is_answered

    def _add_options(self, line: Line) -> bool:
        if not self.block:
            return False
        number = question_begun(line.text, worded=False)
        option = None
        if number:
            option = (
                numbered_option(line) if self.worded else self._numbered_option(line, number[0])
            )
        return add_options(self.block, line, option)

    def _continue(self, line: Line) -> None:
        """A line without a label goes on with what stands above it, or begins a question."""
        block, text = self.block, line.text
        is_section = self.after_blank or not block or block.is_answered
        if is_section and _SECTION.match(text) and (self.is_numbered or TRUE_FALSE.search(text)):
            self.is_true_false = TRUE_FALSE.search(text) is not None
            if TRUE_FALSE.fullmatch(text) and block and not self.after_blank:
                block.is_true_false, self.is_true_false = True, False
                return
            self._leave_out(line)
        elif block and TRUE_FALSE.fullmatch(text):
            block.is_true_false = True
        elif self._ends_before(line):
            if self.is_numbered:
                self._leave_out(line)
            else:
                self._begin(line, 0, text)
        elif block:
            append(block, line)

    def _ends_before(self, line: Line) -> bool:
        block = self.block
        if not block:
            return True
        if self.after_blank:
            return block.is_answered or (not self.is_numbered and any(block.stem))
        return block.part is Part.ANSWER and not self.is_numbered and bool(block.answers[-1])

    def _leave_out(self, line: Line) -> None:
        self.block = None
        self.found.outside.append(line.text or A_PICTURE)
        self.found.notes += line.notes


def _numbers(lines: Sequence[Line]) -> int:
    """How many lines begin with the number of a question, if these count up from the first."""
    numbers: Iterator[tuple[int, str]] = filter(
        None, (question_begun(one.text, worded=False) for one in lines)
    )
    first = next(numbers, None)
    return 1 + sum(1 for _ in numbers) if first else 0
