"""Adds lines to the question that they belong to."""

import re
from collections.abc import Sequence

from learning.exchange.format import LONGEST_SHOWN
from learning.exchange.pictures import left_out_note
from learning.exchange.plain.block import Block
from learning.exchange.plain.labels import (
    TRUE_FALSE,
    Part,
    answer_behind,
    names_essay,
    without_essay,
    without_fields,
    without_points,
)
from learning.exchange.plain.lines import Line, Marked, on_one_row, option_begun, without_commas
from learning.exchange.plain.pairs import MATCH

_TRUTH_BEHIND = re.compile(r"(?:\t\s?|\s[(\[])(T|F|True|False)[)\]]?$", re.IGNORECASE)


def add_stem(block: Block, line: Line, text: str) -> None:
    text, points = without_points(text)
    if points:
        block.notes.append(f"“{points}” is left out.")
    text, is_essay = without_essay(text)
    block.is_essay |= is_essay
    block.is_matching |= MATCH.search(text) is not None and not text.endswith("?")
    text, answer = answer_behind(text)
    before, *options = on_one_row(text, len(block.options))
    if len(options) > 1 and before:
        block.stem.append(before)
        add_row(block, line, options)
    else:
        block.stem.append(_without_truth(block, text))
    if answer:
        block.answers.append(answer)
        block.part = Part.ANSWER


def _without_truth(block: Block, text: str) -> str:
    """A statement without the answer "F" that may stand behind it."""
    block.is_true_false |= TRUE_FALSE.search(text) is not None
    behind = _TRUTH_BEHIND.search(text)
    if not behind or not (block.is_true_false or behind[0].lstrip()[0] in "(["):
        return text
    block.is_true_false = True
    block.answers.append(behind[1])
    return text[: behind.start()].rstrip()


def add_row(block: Block, line: Line, pieces: Sequence[str]) -> None:
    pieces = without_commas(pieces)
    for piece in pieces:
        one = option_begun(Line(line.number, piece), len(block.options))
        block.options.append(one or Marked("", piece))
    block.part = Part.OPTION


def name_part(block: Block, line: Line, part: Part, text: str) -> None:
    keep(block, line)
    is_of_option = block.part in (Part.OPTION, Part.FEEDBACK) and not block.answers
    block.part = part
    if part is Part.ANSWER:
        text, others = without_fields(text)
        block.notes += [f"“{others[:60]}” is left out."] if others else []
        block.answers.append(text)
    elif part is Part.ACCEPTED:
        block.accepted.append(text)
    elif part is Part.EXPLANATION and is_of_option:
        block.options[-1].feedback.append(text)
        block.part = Part.FEEDBACK
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


def append(block: Block, line: Line) -> None:
    keep(block, line)
    if block.part is Part.STEM:
        add_stem(block, line, line.text)
    elif block.part is Part.FEEDBACK:
        block.options[-1].feedback.append(line.text)
    elif block.part is Part.OPTION and not block.answers:
        block.options[-1].text = f"{block.options[-1].text} {line.text}".strip()
    elif block.part is Part.ANSWER and not block.answers[-1]:
        block.answers[-1] = line.text
    elif block.part in (Part.ANSWER, Part.OPTION):
        block.explanation.append(line.text)
        block.notes.append(f"“{line.text[:60]}” is read as its explanation.")
        block.part = Part.EXPLANATION
    elif block.part is Part.EXPLANATION:
        block.explanation.append(line.text)
    else:
        block.notes.append(f"“{line.text[:60]}” is left out.")


def keep(block: Block, line: Line) -> None:
    if block.part is Part.STEM:
        block.pictures += line.pictures
    else:
        block.notes += map(left_out_note, line.pictures)
    block.notes += line.notes
    block.size += len(line.text) + 1
    if len(block.text) < 4 * LONGEST_SHOWN:
        block.text += f"{line.text}\n"
