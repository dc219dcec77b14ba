"""Fields within a text: where one stands, and what is beside it."""

from learning.grading.parsing.measures import scale_of

_ASKS = (":", "?", "=", "：", "？")
_LONGEST_UNIT = 3  # words


def ends_text(after: str) -> bool:
    return not after.strip(" .")


def stands_apart(before: str) -> bool:
    """Whether a field after this text has a line of its own, or ends one that asks for it."""
    others, _, line = before.rpartition("\n")
    return not line.strip() or bool(others.strip() and line.rstrip().endswith(_ASKS))


def unit_after(before: str, after: str) -> str:
    """The unit that stands after a field for a number; "" where the text goes on."""
    unit = after.strip().rstrip(".")
    is_short = bool(unit) and "\n" not in unit and len(unit.split()) <= _LONGEST_UNIT
    return unit if is_short and stands_apart(before) and not scale_of(unit) else ""
