"""Reads Moodle's GIFT, a text in which empty lines separate the questions."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from learning.exchange import weights
from learning.exchange.embedded import BEGINS
from learning.exchange.format import NO_ANSWER, ExchangeItem, ParsedFile, Refused, Unreadable
from learning.exchange.gift.above import text_above
from learning.exchange.gift.blocks import GiftBlock, blocks_in
from learning.exchange.gift.gaps import embedded_gaps, gapped, one_gap, several_gaps
from learning.exchange.gift.question import (
    TRUTH,
    GiftQuestion,
    answers_in,
    check_no_pattern,
    kind_of,
    leave_feedback,
    question_in,
)
from learning.exchange.gift.signs import hidden, named, plain_answer, plainly, shown
from learning.exchange.pictures import Files, Shown, first_of, kept_picture, lifted, no_files
from learning.exchange.texts import TextAbove, checked_item, decoded
from learning.grading import formats
from learning.grading.parsing.numbers import in_plain_figures
from learning.grading.spelling.letters import Spelling
from learning.kinds import InvalidBody
from learning.kinds.choice import Choice
from learning.kinds.kind import NOTHING
from learning.kinds.matching import Matching
from learning.kinds.number import Number, Tolerance, WeighedNumber
from learning.kinds.open import Open
from learning.kinds.options import Option
from learning.kinds.several import Several
from learning.kinds.typed import Typed, WeighedAnswer
from learning.kinds.written import WrittenQuestion

MOST_SIGNS = 400_000  # that begin an answer: twenty for each of the questions that a file may have
_NUMBER = re.compile(r"-?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,2})?")


def read(data: bytes) -> ParsedFile:
    if data.count(b"~") + data.count(b"=") > MOST_SIGNS:
        raise Unreadable(f"It holds more than {MOST_SIGNS:,} answers: split it into several files.")
    reading = ParsedFile()
    data, held = lifted(data)
    above, category, files = TextAbove(reading), "", first_of(held, no_files)
    for block in blocks_in(decoded(data, reading.notes).removeprefix("\ufeff")):
        if block.category != category:
            above.end()
            category = block.category
        try:
            if block.is_text:
                above.end()
                notes = list[str]()
                above.begin(text_above(block.text, files, notes), block.line, notes)
            else:
                reading.add(above.over(_item(block, files)))
        except (Refused, InvalidBody) as refusal:
            reading.refuse(block.line, str(refusal), block.text)
    above.end()
    return reading


def _item(block: GiftBlock, files: Files) -> ExchangeItem:
    notes, pictures = list[str](), list[Shown]()
    question = _question(block.text, notes, pictures)
    tags = (*block.tags, category_tag(block.category))
    picture = kept_picture(pictures, files, notes)
    return replace(checked_item(question, tags, block.line, tuple(notes)), picture=picture)


def _question(text: str, notes: list[str], pictures: list[Shown]) -> WrittenQuestion:
    if BEGINS.search(text):
        return embedded_gaps(named(text)[1], notes, pictures)
    bare = named(hidden(text))[1]
    if pieces := several_gaps(bare):
        return gapped(pieces, notes, pictures)
    asked = question_in(bare, notes, pictures)
    return _READ[kind_of(asked.answers)](asked)


def category_tag(category: str) -> str:
    """The tag for a category: its last part, unless every course has it."""
    last = category.rstrip("/").rpartition("/")[2].strip()
    usual = last.casefold() in ("top", "$course$", "$system$", "") or last.startswith("Default for")
    return "" if usual else last


def _open(asked: GiftQuestion) -> WrittenQuestion:
    asked.notes.append(NO_ANSWER)
    return Open().compose(asked.stem, NOTHING, (), asked.explanation)


def _number(asked: GiftQuestion) -> WrittenQuestion:
    accepted, wrong, feedback = asked.answers[1:].partition("~")
    if wrong and feedback.strip(" #"):
        asked.notes.append("What is said of wrong answers was left out.")
    numbers = []
    for one in answers_in(accepted, "="):
        text, tolerance = _range_of(shown(one.text).strip())
        numbers.append(WeighedNumber(text, tolerance, one.worth, asked.marked(one.feedback)))
    answer, tolerance, also = weights.number_among(numbers, (), asked.notes)
    return Number().compose(asked.stem, answer, tolerance, explanation=asked.explanation, also=also)


def _range_of(text: str) -> tuple[str, Tolerance]:
    """``3``, ``3:0.1`` and ``2.9..3.1`` as a number and its tolerance."""
    if ".." in text:
        least, _, most = text.partition("..")
        low, high = decimal_in(least), decimal_in(most)
        middle = (low + high) / 2
        return f"{middle.normalize():f}", Tolerance(abs(high - middle))
    number, _, within = text.partition(":")
    decimal_in(number)
    return number.strip(), Tolerance(decimal_in(within) if within.strip() else None)


def decimal_in(text: str) -> Decimal:
    """A number with a decimal comma or point, as ``learning.grading.parsing.numbers`` reads it.

    Raises ``Refused``.
    """
    figures = in_plain_figures(text.strip())
    if not _NUMBER.fullmatch(figures):
        raise Refused(f"“{text.strip()[:40]}” is no number.")
    return Decimal(figures)


def _choice(asked: GiftQuestion) -> WrittenQuestion:
    answers = answers_in(asked.answers, "~=")
    options = [
        Option(asked.marked(one.text), one.worth > 0, asked.marked(one.feedback), one.worth)
        for one in answers
    ]
    if any(one.sign == "=" for one in answers):
        options = weights.marked_right(options)
        return Choice().compose(asked.stem, options, asked.explanation)
    weights.best_of(one.worth for one in answers)
    return Several().compose(asked.stem, options, asked.explanation)


def _matching(asked: GiftQuestion) -> WrittenQuestion:
    pairs, spare = [], []
    for one in asked.answers.split("="):
        if not one.strip():
            continue
        left, arrow, right = one.partition("->")
        if not arrow:
            raise Refused(f"“{shown(one).strip()[:40]}” has no partner: it lacks a “->”.")
        if left.strip():
            pairs.append((asked.marked(left), plainly(shown(right))))
        else:
            spare.append(plainly(shown(right)))
    return Matching().compose(asked.stem, pairs, spare, asked.explanation)


def _true_or_false(asked: GiftQuestion) -> WrittenQuestion:
    truth, *feedback = asked.answers.split("#", 2)
    wrong, right = (asked.marked(one) for one in (*feedback, "", "")[:2])
    is_true = truth.strip().startswith("T")
    options = [
        Option(name, truth is is_true, right if truth is is_true else wrong)
        for name, truth in (("True", True), ("False", False))
    ]
    return Choice().compose(asked.stem, options, asked.explanation)


def _typed(asked: GiftQuestion) -> WrittenQuestion:
    """Moodle compares typed answers to the letter, except for capitals. In the middle of the text
    they fill a gap."""
    if asked.after:
        return one_gap(asked)
    answers = answers_in(asked.answers, "=")
    check_no_pattern(answers)
    weighed = [
        WeighedAnswer(
            plain_answer(one.text).replace("\\*", "*"), one.worth, asked.marked(one.feedback)
        )
        for one in answers
        if not one.is_pattern
    ]
    leave_feedback([one for one in answers if one.is_pattern], asked.notes)
    answer, partial = weights.answer_among(weighed, Spelling.EXACT, asked.notes)
    return Typed().compose(
        asked.stem, answer, (), Spelling.EXACT, asked.explanation, partial=partial
    )


_READ: Mapping[str, Callable[[GiftQuestion], WrittenQuestion]] = {
    formats.OPEN: _open,
    formats.NUMBER: _number,
    formats.CHOICE: _choice,
    formats.MATCHING: _matching,
    TRUTH: _true_or_false,
    formats.TYPED: _typed,
}
