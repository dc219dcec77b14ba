"""One question of a GIFT file, parsed: its text, and the answers within its braces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from learning.exchange import weights
from learning.exchange.format import Refused
from learning.exchange.gift.signs import (
    format_of,
    marked,
    plain_answer,
    shown,
    without_its_pictures,
)
from learning.exchange.pictures import Shown
from learning.grading import formats
from learning.grading.part_marks import ALL
from learning.questions.words import GAP

TRUTH = "true or false"
SEVERAL_GAPS = "It has several gaps, and not all are typed. Split it, one question for each."
BRACES_TWICE = "It has braces twice. Is an empty line missing between two questions?"
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d{0,30})?)%")


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

    @property
    def is_pattern(self) -> bool:
        """Whether it has an asterisk, which Moodle reads as any text."""
        return "*" in plain_answer(self.text).replace("\\*", "")


@dataclass(slots=True)
class GiftQuestion:
    """A parsed question; ``after`` is the text after the answers, if they stand in the middle."""

    format: str
    before: str
    after: str
    answers: str
    explanation: str
    notes: list[str] = field(default_factory=list)

    @property
    def stem(self) -> str:
        return f"{self.before}{GAP}{self.after}" if self.after else self.before

    def marked(self, text: str) -> str:
        """A text as Markdown, read in its own format or else in that of the question."""
        return marked(text, self.format)


def question_in(text: str, notes: list[str], pictures: list[Shown]) -> GiftQuestion:
    """The question of a text whose escaped characters are hidden. Adds what it leaves out to
    ``notes``, and what it shows to ``pictures``. Raises ``Refused``."""
    opening, closing = text.find("{"), text.find("}")
    if opening < 0 or closing < opening:
        raise Refused("Its braces do not pair: each { needs a }, and one in a text a \\ before it.")
    before, answers, after = text[:opening], text[opening + 1 : closing], text[closing + 1 :]
    if "{" in after or "{" in answers or "}" in after:
        raise Refused(_why_braces_twice(answers, after))
    format, before = format_of(before.lstrip(), "moodle")
    before, after = (without_its_pictures(one, format, notes, pictures) for one in (before, after))
    answers, is_explained, explanation = answers.rpartition("####")
    if not is_explained:
        answers, explanation = explanation, ""
    return GiftQuestion(
        format=format,
        before=marked(before, format, None if after.strip() else notes, strip=False),
        after=marked(after, format, strip=False) if after.strip() else "",
        answers=answers.strip(),
        explanation=marked(explanation, format, notes),
        notes=notes,
    )


def _why_braces_twice(answers: str, after: str) -> str:
    answered = "{" not in answers and "{" in after and "}" in after
    goes_on = not after.lstrip(" \t").startswith("\n")
    return SEVERAL_GAPS if answered and goes_on else BRACES_TWICE


def kind_of(answers: str) -> str:
    """The kind of a question with these answers; tries the kinds in the same order as Moodle."""
    if not answers:
        return formats.OPEN
    if answers.startswith("#"):
        return formats.NUMBER
    if "~" in answers:
        return formats.CHOICE
    if "=" in answers and "->" in answers:
        return formats.MATCHING
    if answers.partition("#")[0].strip() in ("T", "TRUE", "F", "FALSE"):
        return TRUTH
    return formats.TYPED


def answers_in(text: str, signs: str) -> list[GiftAnswer]:
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


def check_no_pattern(answers: Sequence[GiftAnswer]) -> None:
    """Raises ``Refused`` for a pattern that brings marks: left out, it would make answers wrong
    that are right there."""
    if pattern := next((one.text for one in answers if one.worth > 0 and one.is_pattern), ""):
        raise Refused(weights.ANY_TEXT.format(plain_answer(pattern)[:40]))


def leave_feedback(answers: Sequence[GiftAnswer], notes: list[str]) -> None:
    notes += [
        weights.note_on_feedback(shown(one.text), shown(one.feedback))
        for one in answers
        if one.feedback
    ]
