"""Where a text names a term, and the rule that says so."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TermWords:
    """``start:end`` of a text names a term; ``gloss`` is where the same rule says what it means.

    The confidence is that of the rule alone; a term that comes up again gains.
    """

    start: int
    end: int
    rule: str
    confidence: float
    native: str = ""
    gloss: tuple[int, int] | None = None
    reading: str = ""  # of the native form, if the term is its translation
