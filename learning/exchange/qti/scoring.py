"""What a way of scoring tells of a response, whichever version of QTI says it.

Files score in many ways: by templates, by mappings, by conditions within conditions. So no way is
recognised by its looks: a question is answered in each way that matters, and what scores most is
right.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from learning.exchange.format import Refused

type Given = Mapping[str, tuple[str, ...]]  # what is answered, by the identifier of the response
type Mark = Callable[[Given], Result]
type Notes = list[str]

MOST_DIGITS = 60  # of a number, so that computing with it takes no time
NOT_SAID = "The file does not say how it is scored. The answer that it gives counts as right."
UNSCORED = "How it is scored cannot be read here ({})."
UNKNOWN = "How it is scored cannot be read here ({}). The answer that the file gives counts."


@dataclass(frozen=True, slots=True)
class Result:
    """The score of a response, and the identifiers of the feedback that it shows."""

    score: Decimal
    feedback: frozenset[str] = frozenset()


def by_key(key: Given, ordered: Collection[str] = ()) -> Mark:
    """Scores 1 for exactly this answer; the values of ``ordered`` responses in their order."""

    def is_right(name: str, values: tuple[str, ...]) -> bool:
        if name in ordered:
            return values == key[name]
        return sorted(values) == sorted(key[name])

    def mark(given: Given) -> Result:
        return Result(Decimal(all(is_right(name, given.get(name, ())) for name in key)))

    return mark


def percentage(score: Decimal, of: Decimal) -> Decimal:
    return score * 100 / of


def number(text: str) -> Decimal:
    """Raises ``Refused``."""
    try:
        value = Decimal(text.strip()[:MOST_DIGITS])
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value.adjusted()) > MOST_DIGITS:
        raise Refused(f"“{text.strip()[:40]}” is no number.")
    return value
