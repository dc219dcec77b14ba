"""Sorts the lines of a text into questions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from learning.exchange.format import LONGEST_FIELD, LONGEST_SHOWN
from learning.exchange.plain.block import Block
from learning.exchange.plain.key import begins_key, key_entries
from learning.exchange.plain.labels import (
    TRUE_FALSE,
    Part,
    answer_behind,
    labelled_part,
    names_essay,
    without_essay,
    without_points,
)
from learning.exchange.plain.lines import (
    LONGEST_LABEL,
    Line,
    Marked,
    numbered_option,
    on_one_row,
    option_begun,
    question_begun,
    starred,
)

_SECTION = re.compile(
    r"(?:part|section|teil|unit|instructions?|directions?|multiple[ -]choice|true\s*/?\s*(?:or\s+)?"
    r"false|short[ -]answers?|fill in the blanks?|matching)\b(?!.*\?$)",
    re.IGNORECASE,
)
_TRUTH_BEHIND = re.compile(r"(?:\t\s?|\s[(\[])(T|F|True|False)[)\]]?$", re.IGNORECASE)
MATCH = re.compile(r"\b(?:match|pair|connect|zuordnen|ordne)\w*\b", re.IGNORECASE)
_PAIR = re.compile(r"\s+[–—-]+>?\s+|\s*(?:→|⇒|=>|->|=)\s*|\t+(?!\w[.)])|\s*:\s+")
_PAIR_WITHOUT_LABEL = re.compile(r"\s+[–—-]+>?\s+|\s*(?:→|⇒|=>|->|=)\s*|\t+")
_BOTH_SIDES = re.compile(
    r"[(\[]?(\d{1,2})[.)\]]\s*(\S.*?)(?:\s{2,}|\t)\s*[(\[]?([A-Za-z])[.)\]]\s*(\S.*)"
)
_PAIR_LABEL = re.compile(r"(?:[(\[]?(?:\d{1,2}|[A-Za-z])[.)\]]+|[-•*–])\s+")


@dataclass(slots=True)
class Sorted:
    """The questions of a text, and what stands outside of them."""

    blocks: list[Block] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


def sorted_lines(lines: Sequence[Line]) -> Sorted:
    return _Sorter(lines).sort()


class _Sorter:
    """Goes through the lines once; ``part`` is that to which a line without a label belongs."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.found = Sorted()
        self.block: Block | None = None
        self.part = Part.STEM
        self.after_blank = True
        self.is_true_false = False
        self.spaced_pairs = False
        self.worded = any(question_begun(one.text, worded=True) for one in lines)
        self.is_numbered = self.worded or _numbers(lines) >= 1

    def sort(self) -> Sorted:
        for place, line in enumerate(self.lines):
            if not line.text and not line.pictures:
                self.after_blank = True
                continue
            if begins_key(self.lines, place):
                self._fill_in(key_entries(self.lines[place:]))
                break
            if len(line.text) > LONGEST_FIELD or (self.block and self.block.is_full):
                self._skip(line)
            else:
                self._sort(line)
            self.after_blank = False
        return self.found

    def _skip(self, line: Line) -> None:
        """A line too long, or of a question too long, which ends at the next number."""
        found = question_begun(line.text[:LONGEST_LABEL], worded=self.worded)
        if (found and len(line.text) <= LONGEST_FIELD) or not self.block:
            self.block = None
            self._sort(line if found else Line(line.number, line.text[:LONGEST_SHOWN]))
        if self.block:
            self.block.size += len(line.text)

    def _fill_in(self, key: dict[int, str]) -> None:
        numbered = {one.number: one for one in self.found.blocks if one.number}
        by_place = dict(enumerate(self.found.blocks, 1))
        for number, answer in key.items():
            if block := (numbered or by_place).get(number):
                block.answers.append(answer)
            else:
                self.found.outside.append(f"{number}. {answer}")

    def _sort(self, line: Line) -> None:
        block = self.block
        if block and self._is_pair(line):
            self.spaced_pairs = self.after_blank if not block.pairs else self.spaced_pairs
            block.pairs.append(_pair(line))
            self._keep(line)
        elif block and self._add_both_sides(line):
            self._keep(line)
        elif self._begins_question(line) and (
            found := question_begun(line.text, worded=self.worded)
        ):
            self._begin(line, *found)
        elif (named := labelled_part(line.text)) and self._may_name(named[0]):
            self._name(line, *named)
        elif self._add_options(line):
            self._keep(line)
        else:
            self._continue(line)

    def _begins_question(self, line: Line) -> bool:
        found = question_begun(line.text, worded=self.worded)
        if not found or self.worded or not self.block:
            return found is not None
        return self._numbered_option(line, found[0]) is None

    def _numbered_option(self, line: Line, number: int) -> Marked | None:
        """The option with a number that a line is, where questions have numbers as well."""
        block = self.block
        if not block or block.answers or not block.stem:
            return None
        if block.options:
            last = block.options[-1].label
            follows = last.isdecimal() and number == int(last) + 1
            is_next = number == block.number + 1 and self.after_blank
            return numbered_option(line) if follows and not is_next else None
        begins = number == 1 and (block.number != 0 or not self.is_numbered)
        return numbered_option(line) if begins else None

    def _begin(self, line: Line, number: int, text: str) -> None:
        self.block = Block(line.number, number, is_true_false=self.is_true_false)
        self.found.blocks.append(self.block)
        self.part = Part.STEM
        self._add_stem(line, text)
        self._keep(line)

    def _add_stem(self, line: Line, text: str) -> None:
        block = self.block
        assert block
        text, points = without_points(text)
        if points:
            block.notes.append(f"Its {points} points are left out.")
        text, is_essay = without_essay(text)
        block.is_essay |= is_essay
        block.is_matching |= MATCH.search(text) is not None
        text, answer = answer_behind(text)
        before, *options = on_one_row(text, len(block.options))
        if len(options) > 1 and before:
            block.stem.append(before)
            self._add_row(line, options)
        else:
            block.stem.append(self._without_truth(text))
        if answer:
            block.answers.append(answer)
            self.part = Part.ANSWER

    def _without_truth(self, text: str) -> str:
        """A statement without the answer "F" that may stand behind it."""
        block = self.block
        assert block
        block.is_true_false |= TRUE_FALSE.search(text) is not None
        behind = _TRUTH_BEHIND.search(text)
        if not behind or not (block.is_true_false or behind[0].lstrip()[0] in "(["):
            return text
        block.is_true_false = True
        block.answers.append(behind[1])
        return text[: behind.start()].rstrip()

    def _may_name(self, part: Part) -> bool:
        """Whether a label such as "Note:" begins something else than a line of the question."""
        if part is Part.KIND:
            return True
        if not self.block:
            return False
        return part not in (Part.EXPLANATION,) or self.block.is_answered

    def _name(self, line: Line, part: Part, text: str) -> None:
        block = self.block
        if not block:
            return
        self._keep(line)
        self.part = part
        if part is Part.ANSWER:
            block.answers.append(text)
        elif part is Part.ACCEPTED:
            block.accepted.append(text)
        elif part is Part.EXPLANATION:
            block.explanation.append(text)
        elif part is Part.TAGS:
            block.tags += re.split(r"\s*[,;|]\s*", text)
        elif part is Part.KIND and names_essay(text):
            block.is_essay = True
        elif part is Part.KIND and TRUE_FALSE.search(text):
            block.is_true_false = True
        elif part is Part.POINTS:
            block.notes.append(f"“{line.text[:60]}” is left out.")

    def _add_options(self, line: Line) -> bool:
        block = self.block
        if not block or not any(block.stem) or block.answers:
            return False
        row = on_one_row(line.text, len(block.options))
        if len(row) > 2 and not row[0]:
            self._add_row(line, row[1:])
            return True
        option = option_begun(line, len(block.options))
        number = question_begun(line.text, worded=False)
        if not option and number:
            option = (
                numbered_option(line) if self.worded else self._numbered_option(line, number[0])
            )
        if not option and not block.options and (sign := starred(line)):
            # Lines without labels, of which a star marks one, are options below the first.
            block.options += [Marked("", one) for one in block.stem[1:]]
            del block.stem[1:]
            option = sign
        if not option:
            return False
        block.options.append(option)
        self.part = Part.OPTION
        return True

    def _add_row(self, line: Line, pieces: Sequence[str]) -> None:
        block = self.block
        assert block
        for piece in pieces:
            one = option_begun(Line(line.number, piece), len(block.options))
            block.options.append(one or Marked("", piece))
        self.part = Part.OPTION

    def _continue(self, line: Line) -> None:
        """A line without a label goes on with what stands above it, or begins a question."""
        block, text = self.block, line.text
        is_section = self.after_blank or not block or block.is_answered
        if is_section and _SECTION.match(text) and (self.is_numbered or TRUE_FALSE.search(text)):
            self.is_true_false = TRUE_FALSE.search(text) is not None
            if TRUE_FALSE.fullmatch(text) and block and not self.after_blank:
                block.is_true_false, self.is_true_false = True, False
                return
            self._leave_out(text)
        elif block and TRUE_FALSE.fullmatch(text):
            block.is_true_false = True
        elif self._ends_before(line):
            if self.is_numbered:
                self._leave_out(text)
            else:
                self._begin(line, 0, text)
        else:
            self._append(line)

    def _ends_before(self, line: Line) -> bool:
        block = self.block
        if not block:
            return True
        if self.after_blank:
            return block.is_answered or (not self.is_numbered and any(block.stem))
        return self.part is Part.ANSWER and not self.is_numbered and bool(block.answers[-1])

    def _leave_out(self, text: str) -> None:
        self.block = None
        self.found.outside.append(text)

    def _append(self, line: Line) -> None:
        block = self.block
        assert block
        self._keep(line)
        if self.part is Part.STEM:
            self._add_stem(line, line.text)
        elif self.part is Part.OPTION and not block.answers:
            block.options[-1].text = f"{block.options[-1].text} {line.text}".strip()
        elif self.part is Part.ANSWER and not block.answers[-1]:
            block.answers[-1] = line.text
        elif self.part in (Part.ANSWER, Part.OPTION):
            block.explanation.append(line.text)
            block.notes.append(f"“{line.text[:60]}” is read as its explanation.")
            self.part = Part.EXPLANATION
        elif self.part is Part.EXPLANATION:
            block.explanation.append(line.text)
        else:
            block.notes.append(f"“{line.text[:60]}” is left out.")

    def _keep(self, line: Line) -> None:
        block = self.block
        assert block
        block.pictures += line.pictures
        block.notes += line.notes
        block.size += len(line.text) + 1
        if len(block.text) < 4 * LONGEST_SHOWN:
            block.text += f"{line.text}\n"

    def _is_pair(self, line: Line) -> bool:
        block = self.block
        if not block or block.answers or not block.is_matching or labelled_part(line.text):
            return False
        number = question_begun(line.text, worded=False)
        is_next = number is not None and number[0] == block.number + 1
        if block.pairs and is_next and self.after_blank and not self.spaced_pairs:
            return False
        return bool(all(_pair(line)) and not line.text.endswith("?"))

    def _add_both_sides(self, line: Line) -> bool:
        """Adds the two sides of a matching that stand in one row: "1. France   a. Rome"."""
        block = self.block
        if not block or block.answers or not block.is_matching:
            return False
        found = _BOTH_SIDES.fullmatch(line.text)
        if found:
            block.options += [Marked(found[1], found[2]), Marked(found[3].lower(), found[4])]
        return found is not None


def _pair(line: Line) -> tuple[str, str]:
    """The sides of a pair; a colon parts them only behind a label."""
    label = _PAIR_LABEL.match(line.text)
    bare = line.text[label.end() :] if label else line.text
    left, *rest = (_PAIR if label else _PAIR_WITHOUT_LABEL).split(bare, maxsplit=1)
    return left.strip(), "".join(rest).strip()


def _numbers(lines: Sequence[Line]) -> int:
    """How many lines begin with the number of a question, if these count up from the first."""
    numbers: Iterator[tuple[int, str]] = filter(
        None, (question_begun(one.text, worded=False) for one in lines)
    )
    first = next(numbers, None)
    return 1 + sum(1 for _ in numbers) if first else 0
