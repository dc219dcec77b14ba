"""A number, as exact as it has to be."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import WrittenForm
from learning.grading.parsing.numbers import in_figures
from learning.kinds.kind import Kind
from learning.kinds.limits import LONGEST_ANSWER, LONGEST_NUMBER
from learning.kinds.number import Number, Tolerance, distance_in


class NumberForm(WrittenForm):
    kind: ClassVar[Kind] = Number()
    use: ClassVar[str] = "a number is typed, exact or about"

    answer = forms.CharField(
        label="Right answer",
        max_length=LONGEST_NUMBER,
        help_text="In figures: 2.5, 9,000 or 6.6e-34; without its unit.",
    )
    tolerance = forms.CharField(
        label="Tolerance",
        max_length=LONGEST_NUMBER,
        required=False,
        help_text="Empty means exact.",
    )
    percentage = forms.BooleanField(label="As a percentage", required=False)
    units = forms.CharField(
        label="Unit",
        max_length=LONGEST_ANSWER,
        required=False,
        help_text="With other spellings, separated by commas: km, kilometres.",
    )
    needs_unit = forms.BooleanField(label="Unit required", required=False)
    field_order = ("stem", "answer", "tolerance", "percentage", "units", "needs_unit")

    def fields_in(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        by = distance_in(cleaned["tolerance"])
        return {
            "stem": cleaned["stem"],
            "answer": cleaned["answer"],
            "tolerance": Tolerance(by, cleaned["percentage"]),
            "units": cleaned["units"].split(","),
            "needs_unit": cleaned["needs_unit"],
        }

    @classmethod
    def initial_in(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        tolerance = fields["tolerance"]
        return {
            "stem": fields["stem"],
            "answer": fields["answer"],
            "tolerance": in_figures(tolerance.by) if tolerance.by else "",
            "percentage": tolerance.percentage,
            "units": ", ".join(fields["units"]),
            "needs_unit": fields["needs_unit"],
        }
