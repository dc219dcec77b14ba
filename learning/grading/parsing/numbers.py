"""Numbers in figures or words, compared exactly.

How figures are read, wherever they are typed:

- A point separates decimals: 2.5, and 1.234 is between 1 and 2. Two points or more between
  groups of three digits separate thousands: 1.234.567.
- A comma between one to three digits and exactly three more separates thousands, as do several
  such commas: 1,234 is 1234.
- Any other comma separates decimals: 2,5 and 1234,567, and 0,125 since thousands never begin
  with a zero. So does the comma of a number with an exponent, and the last separator of a
  number that has both: 1.234,5 and 1,234.5 are 1234.5.
- Spaces, apostrophes and underscores between groups of three digits separate thousands.
- Exponents are written 6.626e-34 or 6.626 × 10^-34.

Moodle reads 1,234 by the language of its user; here it is the same for everybody.
"""

import re
import unicodedata
from decimal import Decimal

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
LONGEST_PLAIN = 20  # characters of a number without an exponent
LARGEST = 10**20  # limit for adding number words; Decimal is exact to 28 digits
_POWER_OF_TEN = re.compile(r"(?<=\d)\s*[xX×*·]\s*10\s*(?:\^|\*\*)\s*([+-]?\d{1,3})(?!\d)")
_THOUSANDS_COMMAS = r"[1-9]\d{0,2}(?:,\d{3})+(?!,?\d|[eE][+-]?\d)"
_FIGURES = re.compile(
    rf"""(?<!\d)(?<!\d[.,])
    (?P<whole>
        {_THOUSANDS_COMMAS}
      | [1-9]\d{{0,2}}(?P<space>[ '’_])\d{{3}}(?:(?P=space)\d{{3}})*
      | [1-9]\d{{0,2}}(?:\.\d{{3}})+(?=,\d)
      | [1-9]\d{{0,2}}(?:\.\d{{3}}){{2,}}
      | \d+(?=,\d)
    )
    (?:[.,](?P<decimals>\d+))?
    (?![.,]?\d)""",
    re.VERBOSE,
)
_EITHER = re.compile(r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?![.,]?\d|[eE][+-]?\d)")
_NUMBER = r"(?:\d+(?:\.\d+)?|(?<![\w.])\.\d+)(?:e[+-]?\d{1,3}(?!\w))?"
_TOKEN = re.compile(rf"(?:(?<=\s)|^)-?{_NUMBER}|{_NUMBER}|[a-z]+|[万亿]")


def in_plain_figures(text: str) -> str:
    """The text with each number in figures as Python writes it: "1.234,5" as "1234.5", and "6,6 ×
    10^-34" as "6.6e-34".
    """
    signed = unicodedata.normalize("NFKC", text).replace("−", "-")
    return _FIGURES.sub(_plain, _POWER_OF_TEN.sub(r"e\1", signed))


def _plain(found: re.Match[str]) -> str:
    whole, decimals = re.sub(r"\D", "", found["whole"]), found["decimals"]
    return f"{whole}.{decimals}" if decimals else whole


def in_figures(number: Decimal) -> str:
    """The shortest way to write a number: "2.5", and "1e-37" rather than all its zeros."""
    number = number.normalize()
    plain = f"{number:f}"
    return plain if len(plain) <= LONGEST_PLAIN else f"{number:e}"


def read_as_thousands(text: str) -> str:
    """Figures in a text, such as "1,234", that are decimals in other languages; "" if none."""
    found = _EITHER.search(unicodedata.normalize("NFKC", text))
    return found[0] if found else ""


class _NumberReader:
    """Reads the numbers of a text token by token."""

    def __init__(self) -> None:
        self.found: list[Decimal] = []
        self.total = Decimal(0)  # the sum of the completed scales
        self.part: Decimal | None = None  # the number that the next scale multiplies
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
                self.part = Decimal(1)  # "a hundred"; alone, "a" is no number

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
    """The numbers in a text, in figures ("9,000", "2,5", "9k", "6.6e-34") or in English words."""
    reader = _NumberReader()
    for token in _TOKEN.findall(in_plain_figures(text).casefold()):
        reader.read(token)
    reader.close()
    return reader.found
