"""One gap of a text as authors write it within double brackets."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from learning.grading.parsing.measures import number_in
from learning.grading.parsing.numbers import in_figures
from learning.grading.part_marks import ALL, in_text
from learning.kinds.cloze.gaps import Also, Gap, typed_gap
from learning.kinds.number import distance_in

RIGHT, NUMBER = "*", "#"  # begin the right option of a choice, and a number
_FIGURES = r"(?:\d[\d.,]*|[.,]\d+)(?:[eE][+-]?\d{1,3})?"
_NUMBER = re.compile(rf"#\s*([+\-−]?{_FIGURES})\s*(?:(?:±|\+/?-)\s*({_FIGURES}))?")
_WORTH = re.compile(r"%(-?\d{1,3}(?:\.\d{1,9})?)%\s*(?=\S)")
_MEANS_MORE = re.compile(rf"[*#]|{_WORTH.pattern}|\\[*#%\\]")  # at the beginning, unless escaped


def gap_in(inside: str) -> Gap:
    """The gap that an author wrote within double brackets. Raises ``InvalidBody``."""
    forms = [_weighed(one.strip()) for one in inside.split("|")]
    if numbers := list(_numbers(forms)):
        first = next((one for one in numbers if one.weight == ALL), numbers[0])
        numbers.remove(first)
        return Gap(first.text, tolerance=first.tolerance, also=tuple(numbers))
    forms = [(form, weight) for form, weight in forms if form]
    if len(forms) > 1 and any(one.startswith(RIGHT) for one, _ in forms):
        right = [_unescaped(one[1:].strip()) for one, _ in forms if one.startswith(RIGHT)]
        options = [_unescaped(one.removeprefix(RIGHT).strip()) for one, _ in forms]
        partly = (Also(_unescaped(one), weight) for one, weight in forms if weight is not None)
        return Gap(
            right[0],
            tuple(right[1:]),
            tuple(one for one in options if one),
            also=tuple(one for one in partly if one.weight and one.weight != ALL),
        )
    whole = [_unescaped(one) for one, weight in forms if weight in (None, ALL)]
    return typed_gap(
        whole,
        [Also(_unescaped(one), weight) for one, weight in forms if weight and weight != ALL],
    )


def _weighed(form: str) -> tuple[str, Decimal | None]:
    """A form without the weight before it: "%50%Po"."""
    found = _WORTH.match(form)
    return (form[found.end() :], Decimal(found[1])) if found else (form, None)


def _numbers(forms: Sequence[tuple[str, Decimal | None]]) -> Iterator[Also]:
    """The numbers of a gap; nothing if one of its forms is none."""
    found = [(_NUMBER.fullmatch(form), weight) for form, weight in forms]
    if any(one is None or number_in(one[1], ()) is None for one, _ in found):
        return
    for one, weight in found:
        if one and weight != 0:
            within = distance_in(one[2] or "") or Decimal(0)
            yield Also(one[1], ALL if weight is None else weight, within)


def gap_text(gap: Gap) -> str:
    """The inverse of ``gap_in``."""
    if gap.tolerance is not None:
        numbers = (Also(gap.answer, ALL, gap.tolerance), *gap.also)
        return "|".join(f"{_worth(one.weight)}{_number_text(one)}" for one in numbers)
    weights = {one.text: one.weight for one in gap.also}
    if gap.options:
        marks = [RIGHT if one in gap.forms else _worth(weights.get(one)) for one in gap.options]
        texts = zip(marks, gap.options, strict=True)
        return "|".join(f"{mark}{_escaped(text)}" for mark, text in texts)
    partly = (f"{_worth(one.weight)}{_escaped(one.text)}" for one in gap.also)
    return "|".join((*map(_escaped, gap.forms), *partly))


def _worth(weight: Decimal | None) -> str:
    return "" if weight in (None, ALL) else f"%{in_text(weight or ALL)}%"


def _number_text(one: Also) -> str:
    within = f" ± {in_figures(one.tolerance)}" if one.tolerance else ""
    return f"{NUMBER}{one.text}{within}"


def _escaped(form: str) -> str:
    return f"\\{form}" if _MEANS_MORE.match(form) else form


def _unescaped(form: str) -> str:
    is_escaped = form.startswith("\\") and _MEANS_MORE.match(form[1:])
    return form[1:] if is_escaped else form
