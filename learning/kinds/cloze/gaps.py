"""One gap of a text: typed, chosen among options, or a number; as authors write it, and graded."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from learning.grading import LIMIT, Measure, Outcome, Verdict, grade_measure, grade_typed
from learning.grading.expects import Expects
from learning.grading.parsing.measures import number_in
from learning.grading.parsing.numbers import in_figures
from learning.kinds.kind import require
from learning.kinds.limits import MOST_ROWS
from learning.kinds.number import distance_in
from learning.kinds.options import shuffled

RIGHT, NUMBER = "*", "#"  # begin the right option of a choice, and a number
_FIGURES = r"(?:\d[\d.,]*|[.,]\d+)(?:[eE][+-]?\d{1,3})?"
_NUMBER = re.compile(rf"#\s*([+\-−]?{_FIGURES})\s*(?:(?:±|\+/?-)\s*({_FIGURES}))?")
_MEANS_MORE = re.compile(r"[*#]|\\[*#\\]")  # at the beginning of a form, unless escaped


@dataclass(frozen=True, slots=True)
class Gap:
    """``accepted`` is what else is right. With ``options``, in the order in which they are written,
    the gap is a choice among them; with a ``tolerance``, which may be 0, it takes a number."""

    answer: str
    accepted: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    tolerance: Decimal | None = None

    @property
    def forms(self) -> list[str]:
        return [self.answer, *self.accepted]

    @property
    def texts(self) -> list[str]:
        """All that an author wrote in it."""
        return list(dict.fromkeys((*self.forms, *self.options)))

    @property
    def is_number(self) -> bool:
        return self.tolerance is not None

    @property
    def is_typed(self) -> bool:
        """Whether it takes words, and any may be written."""
        return not self.options and not self.is_number

    def mapped(self, change: Callable[[str], str]) -> "Gap":
        return replace(
            self,
            answer=change(self.answer),
            accepted=tuple(map(change, self.accepted)),
            options=tuple(map(change, self.options)),
        )

    def stored(self) -> dict[str, Any]:
        more: dict[str, Any] = {"options": list(self.options)} if self.options else {}
        if self.tolerance is not None:
            more["tolerance"] = in_figures(self.tolerance) if self.tolerance else ""
        return {"answer": self.answer, "accepted": list(self.accepted), **more}


def typed_gap(forms: Sequence[str]) -> Gap:
    answer, *accepted = forms or [""]
    return Gap(answer, tuple(accepted))


def gap_of(stored: Mapping[str, Any]) -> Gap:
    within = stored.get("tolerance")
    return Gap(
        stored["answer"],
        tuple(stored["accepted"]),
        tuple(stored.get("options", ())),
        None if within is None else Decimal(within or 0),
    )


def gap_in(inside: str) -> Gap:
    """The gap that an author wrote within double brackets. Raises ``InvalidBody``."""
    forms = [one.strip() for one in inside.split("|")]
    if found := _NUMBER.fullmatch(inside.strip()):
        if number_in(found[1], ()) is not None:
            return Gap(found[1], tolerance=distance_in(found[2] or "") or Decimal(0))
    elif len(forms) > 1 and any(one.startswith(RIGHT) for one in forms):
        right = [_unescaped(one[1:].strip()) for one in forms if one.startswith(RIGHT)]
        options = [_unescaped(one.removeprefix(RIGHT).strip()) for one in forms]
        return Gap(right[0], tuple(right[1:]), tuple(one for one in options if one))
    answer, *accepted = map(_unescaped, forms)
    return Gap(answer, tuple(one for one in accepted if one))


def gap_text(gap: Gap) -> str:
    """The inverse of ``gap_in``."""
    if gap.tolerance is not None:
        within = f" ± {in_figures(gap.tolerance)}" if gap.tolerance else ""
        return f"{NUMBER}{gap.answer}{within}"
    if gap.options:
        marks = (RIGHT if one in gap.forms else "" for one in gap.options)
        texts = zip(marks, gap.options, strict=True)
        return "|".join(f"{mark}{_escaped(text)}" for mark, text in texts)
    return "|".join(map(_escaped, gap.forms))


def _escaped(form: str) -> str:
    return f"\\{form}" if _MEANS_MORE.match(form) else form


def _unescaped(form: str) -> str:
    is_escaped = form.startswith("\\") and _MEANS_MORE.match(form[1:])
    return form[1:] if is_escaped else form


def check_gap(gap: Gap) -> None:
    """Raises ``InvalidBody``."""
    require(gap.answer.strip(), "A gap has no answer.")
    if gap.options:
        options = set(gap.options)
        require(2 <= len(gap.options) <= MOST_ROWS, f"A gap offers two to {MOST_ROWS} options.")
        require(len(options) == len(gap.options), "A gap offers an option twice.")
        require(options.issuperset(gap.forms), "What is right in a gap is not offered there.")
        require(options.difference(gap.forms), "A gap offers no wrong option.")
        require(max(map(len, options)) <= LIMIT, f"An option is longer than {LIMIT} characters.")
    if gap.tolerance is not None:
        is_number = number_in(gap.answer, ()) is not None
        require(is_number, f"“{gap.answer[:40]}” is not one number: write it in figures.")
        require(gap.tolerance >= 0, "A tolerance is no less than 0.")


def grade_gap(gap: Gap, response: str, stem: str) -> Verdict:
    """``stem`` is the text with this gap alone: characters that it shows do not answer it."""
    if gap.options:
        is_right = response.strip() in gap.forms
        return Verdict(outcome=Outcome.RIGHT if is_right else Outcome.WRONG)
    if gap.tolerance is not None:
        number = number_in(gap.answer, ()) or Decimal(0)
        return grade_measure(
            Measure(text=gap.answer, number=number, within=gap.tolerance), response
        )
    return grade_typed(
        answer=gap.answer,
        accepted=gap.accepted,
        expects=Expects.TERM,
        response=response,
        stem=stem,
    )


def shown_gap(gap: Gap, seed: str) -> dict[str, Any]:
    """What a page may show of a gap before it is filled; its options in the order of ``seed``."""
    if gap.options:
        return {"options": shuffled(list(gap.options), seed)}
    return {"number": True} if gap.is_number else {}
