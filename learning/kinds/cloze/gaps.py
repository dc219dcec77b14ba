"""One gap of a text: typed, chosen among options, or a number."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from learning.grading import LIMIT, Measure, Outcome, Verdict, grade_measure, grade_typed
from learning.grading.expects import Expects
from learning.grading.parsing.measures import number_in
from learning.grading.parsing.numbers import in_figures
from learning.grading.part_marks import ALL, graded_by, in_text
from learning.kinds.kind import require
from learning.kinds.limits import MOST_ROWS
from learning.kinds.options import shuffled

WEIGHT = "A part of a gap's marks lies between −100 and 100 %."


@dataclass(frozen=True, slots=True)
class Also:
    """What else a gap takes, and its percentage of the gap's marks; a number has a tolerance."""

    text: str
    weight: Decimal = ALL
    tolerance: Decimal | None = None

    def stored(self) -> dict[str, Any]:
        return {"text": self.text, "weight": in_text(self.weight)} | _within(self.tolerance)


@dataclass(frozen=True, slots=True)
class Gap:
    """``accepted`` is what else is right. With ``options``, in the order in which they are written,
    the gap is a choice among them; with a ``tolerance``, which may be 0, it takes a number.
    ``also`` are the answers that bring a part of its marks, and further numbers."""

    answer: str
    accepted: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    tolerance: Decimal | None = None
    also: tuple[Also, ...] = ()

    @property
    def forms(self) -> list[str]:
        return [self.answer, *self.accepted]

    @property
    def texts(self) -> list[str]:
        """All that an author wrote in it."""
        also = (one.text for one in self.also)
        return list(dict.fromkeys((*self.forms, *self.options, *also)))

    @property
    def is_number(self) -> bool:
        return self.tolerance is not None

    @property
    def is_typed(self) -> bool:
        """Whether it takes words, and any may be written."""
        return not self.options and not self.is_number

    @property
    def is_line(self) -> bool:
        """Whether it is graded as a line is: by its forms alone."""
        return self.is_typed and not self.also

    def mapped(self, change: Callable[[str], str]) -> "Gap":
        return replace(
            self,
            answer=change(self.answer),
            accepted=tuple(map(change, self.accepted)),
            options=tuple(map(change, self.options)),
            also=tuple(replace(one, text=change(one.text)) for one in self.also),
        )

    def stored(self) -> dict[str, Any]:
        more: dict[str, Any] = {"options": list(self.options)} if self.options else {}
        more |= _within(self.tolerance)
        more |= {"also": [one.stored() for one in self.also]} if self.also else {}
        return {"answer": self.answer, "accepted": list(self.accepted), **more}


def _within(tolerance: Decimal | None) -> dict[str, str]:
    if tolerance is None:
        return {}
    return {"tolerance": in_figures(tolerance) if tolerance else ""}


def typed_gap(forms: Sequence[str], also: Sequence[Also] = ()) -> Gap:
    answer, *accepted = forms or [""]
    return Gap(answer, tuple(accepted), also=tuple(also))


def gap_of(stored: Mapping[str, Any]) -> Gap:
    return Gap(
        stored["answer"],
        tuple(stored["accepted"]),
        tuple(stored.get("options", ())),
        _tolerance_of(stored),
        tuple(
            Also(one["text"], Decimal(one["weight"]), _tolerance_of(one))
            for one in stored.get("also", ())
        ),
    )


def _tolerance_of(stored: Mapping[str, Any]) -> Decimal | None:
    within = stored.get("tolerance")
    return None if within is None else Decimal(within or 0)


def check_gap(gap: Gap) -> None:
    """Raises ``InvalidBody``."""
    require(gap.answer.strip(), "A gap has no answer.")
    if gap.options:
        options = set(gap.options)
        require(2 <= len(gap.options) <= MOST_ROWS, f"A gap offers 2 to {MOST_ROWS} options.")
        for text in gap.options:
            require(gap.options.count(text) == 1, f"A gap offers “{text}” twice.")
        require(options.issuperset(gap.forms), "What is right in a gap is not offered there.")
        require(options.difference(gap.forms), "A gap offers no wrong option.")
        require(max(map(len, options)) <= LIMIT, f"An option is longer than {LIMIT} characters.")
    for one in gap.also:
        require(one.text.strip(), "A gap has no answer.")
        require(one.weight and abs(one.weight) <= ALL, WEIGHT)
        require(gap.is_number or one.text not in gap.forms, f"“{one.text[:40]}” is in a gap twice.")
        require(gap.is_number == (one.tolerance is not None), "A number in a gap has a tolerance.")
        require(gap.is_number or one.weight < ALL, WEIGHT)
        if gap.options:
            require(one.text in gap.options, "What is right in a gap is not offered there.")
    if gap.tolerance is not None:
        for text, within in ((gap.answer, gap.tolerance), *_further(gap)):
            is_number = number_in(text, ()) is not None
            require(is_number, f"“{text[:40]}” is not one number: write it in figures.")
            require(within >= 0, "A tolerance is no less than 0.")


def _further(gap: Gap) -> list[tuple[str, Decimal]]:
    return [(one.text, one.tolerance or Decimal(0)) for one in gap.also]


def grade_gap(gap: Gap, response: str, stem: str) -> Verdict:
    """``stem`` is the text with this gap alone: characters that it shows do not answer it. The
    score is the share of the gap's marks."""
    verdict = _graded(gap, Also(gap.answer, ALL, gap.tolerance), gap.accepted, response, stem)
    if verdict.outcome.is_right:
        return replace(verdict, score=1.0)
    for one in gap.also:
        found = _graded(gap, one, (), response, stem)
        if found.outcome.is_right:
            return graded_by(one.weight, ALL, matched=one.text)
    return replace(verdict, score=0.0)


def _graded(gap: Gap, answer: Also, accepted: tuple[str, ...], response: str, stem: str) -> Verdict:
    """Whether the response is this answer."""
    if gap.options:
        is_right = response.strip() in (answer.text, *accepted)
        return Verdict(outcome=Outcome.RIGHT if is_right else Outcome.WRONG)
    if answer.tolerance is not None:
        number = number_in(answer.text, ()) or Decimal(0)
        return grade_measure(
            Measure(text=answer.text, number=number, within=answer.tolerance), response
        )
    return grade_typed(
        answer=answer.text,
        accepted=accepted,
        expects=Expects.TERM,
        response=response,
        stem=stem,
    )


def shown_gap(gap: Gap, seed: str) -> dict[str, Any]:
    """What a page may show of a gap before it is filled; its options in the order of ``seed``."""
    if gap.options:
        return {"options": shuffled(list(gap.options), seed)}
    return {"number": True} if gap.is_number else {}
