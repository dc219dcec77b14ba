"""Numbers: in figures or in words, exact."""

import re
import unicodedata
from decimal import Decimal

from learning.grading.asked import Asked
from learning.grading.verdict import Outcome, Verdict

# fmt: off
_SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]
# fmt: on
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
UNITS = {word: number for number, word in enumerate(_SMALL)}
UNITS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
SCALES = {
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "万": 10**4,
    "亿": 10**8,
}
LARGEST = 10**20  # to which a number word may be added; a Decimal is exact up to 28 digits
_GROUPED = re.compile(r"(?<![\d.])\d{1,3}(?:[ ,'’_]\d{3})+(?!\d)")
_TOKEN = re.compile(r"(?:(?<=\s)|^)-?\d+(?:\.\d+)?|\d+(?:\.\d+)?|[a-z]+|[万亿]")


class _Reader:
    """Puts together the numbers of a text, token by token."""

    def __init__(self) -> None:
        self.found: list[Decimal] = []
        self.total = Decimal(0)  # what the scales so far have closed
        self.part: Decimal | None = None  # what the next scale multiplies
        self.open = False

    def read(self, word: str) -> None:
        if word[-1].isdigit():
            self.close()
            self.start(Decimal(word))
        elif word in UNITS:
            self.unit(UNITS[word])
        elif word in SCALES or word == "hundred":
            self.scale(SCALES.get(word, 100))
        elif word != "and":
            self.close()
            if word in ("a", "an"):
                self.part = Decimal(1)  # "a hundred"; alone it is no number

    def start(self, number: Decimal) -> None:
        self.part, self.open = number, True

    def unit(self, number: int) -> None:
        part = self.part or Decimal(0)
        room = (
            0
            if abs(part) >= LARGEST
            else 100
            if part % 100 == 0
            else 10
            if part % 10 == 0 and part % 100 >= 20
            else 0
        )
        if self.open and self.part is not None and not 0 < number < room:
            self.close()
            part = Decimal(0)
        self.start(part + number if self.open else Decimal(number))

    def scale(self, factor: int) -> None:
        if self.part is None:
            self.close()
            return
        self.open = True
        if factor == 100:
            self.part *= 100
        else:
            self.total, self.part = self.total + self.part * factor, None

    def close(self) -> None:
        if self.open:
            self.found.append(self.total + (self.part or 0))
        self.total, self.part, self.open = Decimal(0), None, False


def quantities(text: str) -> list[Decimal]:
    """The numbers in a text, in figures ("9,000", "9 000", "9k") or in English words."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("−", "-")
    plain = _GROUPED.sub(lambda group: re.sub(r"\D", "", group.group()), plain)
    reader = _Reader()
    for token in _TOKEN.findall(plain):
        reader.read(token)
    reader.close()
    return reader.found


def grade_number(asked: Asked, response: str) -> Verdict:
    """Right where the response names the number and no other; units and other words are free."""
    given = set(quantities(response))
    if not given:
        return Verdict(outcome=Outcome.WRONG, note="Give a number.")
    for form in asked.forms:
        if set(quantities(form)) == given:
            return Verdict.right(form)
    matched = next((other for other in asked.pool if set(quantities(other)) == given), "")
    return Verdict(outcome=Outcome.WRONG, matched=matched)
