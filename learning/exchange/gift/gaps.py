"""Texts of a GIFT file with gaps in them: one, several, or those of Moodle's Cloze format."""

import re
from collections.abc import Sequence
from functools import partial

from learning.exchange import weights
from learning.exchange.embedded import STAND_IN, taken_apart
from learning.exchange.format import Refused
from learning.exchange.gift.question import (
    GiftAnswer,
    GiftQuestion,
    answers_in,
    check_no_pattern,
    kind_of,
    leave_feedback,
)
from learning.exchange.gift.signs import (
    format_of,
    is_html,
    marked,
    plain_answer,
    without_its_pictures,
)
from learning.exchange.markup import from_html, line_from_html
from learning.exchange.pictures import Shown
from learning.exchange.texts import check_field
from learning.grading import formats
from learning.grading.part_marks import FULL
from learning.kinds.cloze import Cloze, text_with_gaps
from learning.kinds.cloze.gaps import Also, Gap, typed_gap
from learning.kinds.written import WrittenQuestion

_GAP = re.compile(r"\{([^{}]*)\}")


def embedded_gaps(text: str, notes: list[str], pictures: list[Shown]) -> WrittenQuestion:
    """A text with gaps in Moodle's Cloze format, which Moodle itself shows unread in a GIFT."""
    if STAND_IN in text:
        raise Refused(f"It holds the invisible character U+{ord(STAND_IN):04X}: delete it.")
    format, text = format_of(text, "moodle")
    check_field(text)
    text, gaps = taken_apart(without_its_pictures(text, format, notes, pictures), notes)
    if is_html(text, format):
        text = line_from_html(text, notes)
        gaps = [gap.mapped(partial(from_html, plain=True)) for gap in gaps]
    return Cloze().compose(text_with_gaps(text.split(STAND_IN), gaps), "")


def several_gaps(text: str) -> list[str]:
    """Texts and answers, in turns, if it is one text with several typed gaps; else nothing. A text
    that goes on in a new line may be another question."""
    pieces = _GAP.split(text)
    texts, answers = pieces[::2], pieces[1::2]
    is_one = not any(one.lstrip(" \t").startswith("\n") for one in texts[1:-1])
    is_paired = not any("{" in one or "}" in one for one in texts)
    if len(answers) > 1 and is_one and is_paired:
        return pieces if all(kind_of(one.strip()) == formats.TYPED for one in answers) else []
    return []


def gapped(pieces: Sequence[str], notes: list[str], pictures: list[Shown]) -> WrittenQuestion:
    """A text with several gaps. Moodle reads the first alone."""
    format, first = format_of(pieces[0].lstrip(), "moodle")
    bare = [without_its_pictures(one, format, notes, pictures) for one in (first, *pieces[2::2])]
    texts = [marked(one, format, strip=False) for one in bare]
    gaps = [_typed(answers_in(one.strip(), "="), notes) for one in pieces[1::2]]
    return Cloze().compose(text_with_gaps(texts, gaps), "")


def one_gap(asked: GiftQuestion) -> WrittenQuestion:
    gap = _typed(answers_in(asked.answers, "="), asked.notes)
    text = text_with_gaps((asked.before, asked.after), [gap])
    return Cloze().compose(text, asked.explanation)


def _typed(answers: Sequence[GiftAnswer], notes: list[str]) -> Gap:
    """A typed gap. Here nothing is said of its forms."""
    check_no_pattern(answers)
    weights.best_of(one.worth for one in answers)
    leave_feedback(answers, notes)
    right = [_form(one) for one in answers if one.worth >= FULL]
    partly = {_form(one): one.worth for one in reversed(answers) if one.worth < FULL}
    also = [Also(text, partly[text]) for text in map(_form, answers) if partly.get(text)]
    return typed_gap(right, list(dict.fromkeys(one for one in also if one.text not in right)))


def _form(answer: GiftAnswer) -> str:
    return plain_answer(answer.text).replace("\\*", "*")
