"""Notes on weights of answers that the app cannot keep: what the file says, and what counts here.

Weights are percentages: 100 is a right answer, and a negative one takes marks off.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

NEARLY = 1  # points of difference that are only rounding: 33 % is a third, and so is 33.33333 %
FULL = 100 - NEARLY


def notes_on_several(weights: Sequence[Decimal]) -> list[str]:
    """Notes on a question with several right options.

    Here each of n right options adds 100/n %, and each wrong one takes as much off (see
    ``grade_picks``). Weights that say the same need no note.
    """
    right = [weight for weight in weights if weight > 0]
    wrong = [weight for weight in weights if weight <= 0]
    if not right:
        return []
    here = Decimal(100) / len(right)
    notes = []
    if any(abs(weight - here) > NEARLY for weight in right):
        notes.append(
            f"In the file, right options are worth {_listed(right)}. "
            f"Here each is worth {shown(here)}."
        )
    if any(abs(weight + here) > NEARLY for weight in wrong):
        notes.append(
            f"In the file, wrong options are worth {_listed(wrong)}. "
            f"Here each is worth {shown(-here)}."
        )
    return notes


def notes_on_choice(weights: Iterable[Decimal]) -> list[str]:
    """Notes on a question with one right option, whose wrong ones bring nothing here."""
    negative = [weight for weight in weights if weight < 0]
    if not negative:
        return []
    return [
        f"In the file, wrong options are worth {_listed(negative)}. Here they are worth {shown(0)}."
    ]


def note_on_answer(text: str, weight: Decimal) -> str:
    """The note on an accepted answer that is partly right, or that takes marks off."""
    return f"In the file, “{text[:40]}” is worth {shown(weight)}. Here it counts as wrong."


def none_is_right(weights: Iterable[Decimal]) -> str:
    """Why a question without an answer that is fully right is refused."""
    best = max(weights, default=Decimal(0))
    if best <= 0:
        return "It has no right answer."
    return f"Its best answer is worth {shown(best)}; here one has to be worth 100 %."


def shown(weight: Decimal | int) -> str:
    """A weight as people write it: "33.33 %", "−50 %"."""
    figures = f"{round(Decimal(weight), 2):f}"
    if "." in figures:
        figures = figures.rstrip("0").rstrip(".")
    return f"{figures} %".replace("-", "−")


def _listed(weights: Iterable[Decimal]) -> str:
    """The different weights, largest first."""
    *others, last = map(shown, sorted(set(weights), reverse=True))
    return f"{', '.join(others)} and {last}" if others else last
