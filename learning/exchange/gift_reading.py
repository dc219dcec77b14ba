"""Reads Moodle's GIFT, a text in which empty lines separate the questions."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain

from learning.exchange import weights
from learning.exchange.format import ExchangeItem, ParsedFile, Refused, Unreadable
from learning.exchange.markup import blocks_from_html, escaped, from_html, looks_like_html
from learning.exchange.pictures import (
    Files,
    Shown,
    first_of,
    kept_picture,
    lifted,
    no_files,
    pictures_in,
    without_pictures,
)
from learning.exchange.texts import check_field, checked_item, decoded, lines_of
from learning.grading.parsing.numbers import in_plain_figures
from learning.grading.part_marks import ALL, FULL
from learning.grading.spelling.letters import Spelling
from learning.kinds import InvalidBody
from learning.kinds.choice import Choice
from learning.kinds.cloze import Cloze, text_with_gaps
from learning.kinds.kind import NOTHING
from learning.kinds.matching import Matching
from learning.kinds.number import Number, Tolerance, WeighedNumber
from learning.kinds.open import Open
from learning.kinds.options import Option
from learning.kinds.several import Several
from learning.kinds.typed import Typed, WeighedAnswer
from learning.kinds.written import WrittenQuestion
from learning.questions.words import GAP

MOST_SIGNS = 400_000  # that begin an answer: twenty for each of the questions that a file may have
FORMATS = ("html", "moodle", "plain", "markdown")
# While the text is parsed, characters that do not occur in texts replace those that a backslash
# escapes.
SIGNS = ":#={}~\n\\"
STAND_INS = "".join(map(chr, range(0xFDD0, 0xFDD0 + len(SIGNS))))
HIDDEN = {
    f"\\{'n' if sign == chr(10) else sign}": one for sign, one in zip(SIGNS, STAND_INS, strict=True)
}
SHOWN = str.maketrans(STAND_INS, SIGNS)
_ESCAPE = re.compile(r"\\[:#={}~n\\]")
# A tag cannot begin at an escaped bracket within another: the search would take quadratic time.
_TAG = re.compile(r"(?<!\\)\[tag:((?:\\.|[^\[\]\\])+)\]")
_CLOZE = re.compile(r"\d{0,3}:[A-Z_]{2,20}:")
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d{0,30})?)%")
_NUMBER = re.compile(r"-?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,2})?")
NO_ANSWER = "It says no good answer; write one, to compare others with."


@dataclass(slots=True)
class GiftBlock:
    """The lines of one question, with the tags and the category before it."""

    line: int
    lines: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    category: str = ""

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(slots=True)
class GiftAnswer:
    """An answer in the braces: ``sign`` is its first character, ``weight`` a percentage or None."""

    sign: str
    text: str
    feedback: str = ""
    weight: Decimal | None = None

    @property
    def worth(self) -> Decimal:
        """Its weight, or what its sign says."""
        if self.weight is not None:
            return self.weight
        return ALL if self.sign == "=" else Decimal(0)


@dataclass(slots=True)
class GiftQuestion:
    """A parsed question; ``after`` is the text after the answers, if they stand in the middle."""

    format: str
    before: str
    after: str
    answers: str
    explanation: str
    notes: list[str] = field(default_factory=list)
    pictures: Sequence[Shown] = ()  # of the text

    @property
    def stem(self) -> str:
        return f"{self.before}{GAP}{self.after}" if self.after else self.before

    def marked(self, text: str) -> str:
        """A text as Markdown, read in its own format or else in that of the question."""
        return _marked(text, self.format)


def read(data: bytes) -> ParsedFile:
    if data.count(b"~") + data.count(b"=") > MOST_SIGNS:
        raise Unreadable(f"It holds more than {MOST_SIGNS:,} answers: split it into several files.")
    reading = ParsedFile()
    data, held = lifted(data)
    for block in _blocks(decoded(data, reading.notes).removeprefix("\ufeff")):
        try:
            reading.add(_item(block, first_of(held, no_files)))
        except (Refused, InvalidBody) as refusal:
            reading.refuse(block.line, str(refusal), block.text)
    return reading


def _blocks(text: str) -> Iterator[GiftBlock]:
    block, category = GiftBlock(0), ""
    for number, line in enumerate(chain(lines_of(text), [""]), 1):
        bare = line.strip()
        if bare.startswith("//"):
            block.tags += [re.sub(r"\\(.)", r"\1", tag) for tag in _TAG.findall(bare)]
        elif not block.lines and bare.startswith("$CATEGORY:"):
            category = bare.removeprefix("$CATEGORY:").strip()
        elif bare:
            block.line = block.line or number
            block.lines.append(line)
        elif block.lines:
            block.category = category
            yield block
            block = GiftBlock(0)


def _item(block: GiftBlock, files: Files) -> ExchangeItem:
    asked = _asked(_hidden(block.text))
    question = _kind_of(asked.answers)(asked)
    tags = (*block.tags, category_tag(block.category))
    picture = kept_picture(asked.pictures, files, asked.notes)
    return replace(checked_item(question, tags, block.line, tuple(asked.notes)), picture=picture)


def category_tag(category: str) -> str:
    """The tag for a category: its last part, unless every course has it."""
    last = category.rstrip("/").rpartition("/")[2].strip()
    usual = last.casefold() in ("top", "$course$", "$system$", "") or last.startswith("Default for")
    return "" if usual else last


def _asked(text: str) -> GiftQuestion:
    text = text.strip()
    if text.startswith("::") and (end := text.find("::", 2)) >= 0:
        text = text[end + 2 :].strip()
    opening, closing = text.find("{"), text.find("}")
    if opening < 0 and closing < 0:
        raise Refused("It asks nothing: there are no answers in braces, {…}.")
    if opening < 0 or closing < opening:
        raise Refused("Its braces do not pair: each { needs a }, and one in a text a \\ before it.")
    before, answers, after = text[:opening], text[opening + 1 : closing], text[closing + 1 :]
    if "{" in after or "{" in answers or "}" in after:
        raise Refused(_why_braces_twice(answers, after))
    format, before = _format_of(before.lstrip(), "moodle")
    notes = list[str]()
    pictures = [*_pictures(before, format), *_pictures(after, format)]
    if pictures:
        before, after = (without_pictures(_shown(one), notes) for one in (before, after))
    answers, marked, explanation = answers.rpartition("####")
    if not marked:
        answers, explanation = explanation, ""
    return GiftQuestion(
        format=format,
        before=_marked(before, format, None if after.strip() else notes, strip=False),
        after=_marked(after, format, strip=False) if after.strip() else "",
        answers=answers.strip(),
        explanation=_marked(explanation, format, notes),
        notes=notes,
        pictures=pictures,
    )


def _pictures(text: str, format: str) -> list[Shown]:
    """The pictures of a text in its own format."""
    return pictures_in(_shown(text)) if format in ("html", "moodle") else []


def _why_braces_twice(answers: str, after: str) -> str:
    if _CLOZE.match(answers):
        return "Its gaps are in Moodle's Cloze format, {1:MC:…}. Export it as Moodle XML."
    answered = "{" not in answers and "{" in after and "}" in after
    if answered and after.lstrip(" \t")[:1] != "\n":
        return (
            "It has several gaps; in GIFT a question has one. Split it, or put it into a table "
            "with [[gaps]]."
        )
    return "It has braces twice. Is an empty line missing between two questions?"


def _kind_of(answers: str) -> Callable[[GiftQuestion], WrittenQuestion]:
    """Tries the kinds in the same order as Moodle."""
    if not answers:
        return _open
    if answers.startswith("#"):
        return _number
    if "~" in answers:
        return _choice
    if "=" in answers and "->" in answers:
        return _matching
    if answers.partition("#")[0].strip() in ("T", "TRUE", "F", "FALSE"):
        return _true_or_false
    return _typed


def _open(asked: GiftQuestion) -> WrittenQuestion:
    asked.notes.append(NO_ANSWER)
    return Open().compose(asked.stem, NOTHING, (), asked.explanation)


def _number(asked: GiftQuestion) -> WrittenQuestion:
    accepted, wrong, feedback = asked.answers[1:].partition("~")
    if wrong and feedback.strip(" #"):
        asked.notes.append("What is said of wrong answers was left out.")
    numbers = []
    for one in _answers(accepted, "="):
        text, tolerance = _range_of(_shown(one.text).strip())
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
    answers = _answers(asked.answers, "~=")
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
            raise Refused(f"“{_shown(one).strip()[:40]}” has no partner: it lacks a “->”.")
        if left.strip():
            pairs.append((asked.marked(left), plainly(_shown(right))))
        else:
            spare.append(plainly(_shown(right)))
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
    answers = _answers(asked.answers, "=")
    if any(one.worth > 0 and "*" in _hidden_star(one.text) for one in answers):
        raise Refused("“*” stands for anything there; here every answer is written out.")
    weighed = [
        WeighedAnswer(_form_of(one.text), one.worth, asked.marked(one.feedback))
        for one in answers
        if "*" not in _hidden_star(one.text)
    ]
    if asked.after:
        return _cloze(asked, weighed)
    _leave_feedback(asked, [one for one in answers if "*" in _hidden_star(one.text)])
    answer, partial = weights.answer_among(weighed, Spelling.EXACT, asked.notes)
    return Typed().compose(
        asked.stem, answer, (), Spelling.EXACT, asked.explanation, partial=partial
    )


def _cloze(asked: GiftQuestion, answers: Sequence[WeighedAnswer]) -> WrittenQuestion:
    """Here the forms of a gap are right or wrong, and nothing is said of them."""
    weights.best_of(one.weight for one in answers)
    for one in answers:
        if one.weight and one.weight < FULL:
            asked.notes.append(weights.note_on_answer(one.text, one.weight))
        if one.feedback:
            asked.notes.append(weights.note_on_feedback(one.text, one.feedback))
    forms = [one.text for one in answers if one.weight >= FULL]
    text = text_with_gaps((asked.before, asked.after), [forms])
    return Cloze().compose(text, asked.explanation)


def _form_of(text: str) -> str:
    return plainly(_marked_off(text)).replace("\\*", "*")


def _hidden_star(text: str) -> str:
    return _shown(text).replace("\\*", "")


def _answers(text: str, signs: str) -> list[GiftAnswer]:
    """The answers in the braces, each after its sign, which the first may lack."""
    places = [place for place, sign in enumerate(text) if sign in signs]
    if not places or text[: places[0]].strip():
        text, places = f"{signs[0]}{text}", [0, *(place + 1 for place in places)]
    ends = [*places[1:], len(text)]
    found = [_answer(text[at:end], signs) for at, end in zip(places, ends, strict=True)]
    return [one for one in found if one.text]


def _answer(text: str, signs: str) -> GiftAnswer:
    """A weight may follow the first of the signs: ``~%50%``."""
    sign, rest = text[0], text[1:].strip()
    weight = _WEIGHT.match(rest) if sign == signs[0] else None
    if weight:
        rest = rest[weight.end() :]
    text, _, feedback = rest.partition("#")
    return GiftAnswer(sign, text.strip(), feedback.strip(), Decimal(weight[1]) if weight else None)


def _leave_feedback(asked: GiftQuestion, answers: Sequence[GiftAnswer]) -> None:
    for one in answers:
        if one.feedback:
            note = weights.note_on_feedback(_shown(one.text), _shown(one.feedback))
            asked.notes.append(note)


def _hidden(text: str) -> str:
    """The text with a stand-in for each escaped character."""
    if sign := next((sign for sign in STAND_INS if sign in text), ""):
        raise Refused(f"It holds the invisible character U+{ord(sign):04X}: delete it.")
    return _ESCAPE.sub(lambda found: HIDDEN[found[0]], text)


def _shown(text: str) -> str:
    return text.translate(SHOWN)


def _format_of(text: str, usual: str) -> tuple[str, str]:
    """The format at the beginning of a text, such as ``[html]``, and the rest."""
    for name in FORMATS:
        if text.startswith(f"[{name}]"):
            return name, text[len(name) + 2 :]
    return usual, text


def _marked_off(text: str) -> str:
    return _shown(_format_of(text, "")[1])


def _marked(text: str, usual: str, notes: list[str] | None = None, *, strip: bool = True) -> str:
    """A text as Markdown; with ``notes`` it may have tables."""
    format, rest = _format_of(text.strip() if strip else text, usual)
    shown = _shown(rest)
    check_field(shown)
    if format == "plain":
        return escaped(shown)
    if format == "html" or (format == "moodle" and looks_like_html(shown)):
        around = shown[: len(shown) - len(shown.lstrip())], shown[len(shown.rstrip()) :]
        found = from_html(shown) if notes is None else blocks_from_html(shown, notes)
        return f"{around[0]}{found}{around[1] if shown.strip() else ''}"
    return shown


def plainly(text: str) -> str:
    """An answer without markup, as Moodle reads it."""
    check_field(text)
    return text.strip()
