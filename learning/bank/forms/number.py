"""A number, as exact as it has to be."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import filled_rows
from learning.bank.forms.part_marks import MarkedRows
from learning.grading.parsing.numbers import in_figures
from learning.kinds.kind import Kind
from learning.kinds.limits import LONGEST_ANSWER, LONGEST_EXPLANATION, LONGEST_NUMBER
from learning.kinds.number import (
    Number,
    Tolerance,
    WeighedNumber,
    distance_in,
    shown_tolerance,
    tolerance_in,
)


class NumberForm(MarkedRows):
    kind: ClassVar[Kind] = Number()
    use: ClassVar[str] = "a number is typed, exact or about"
    rows_label: ClassVar[str] = "Other numbers"
    folds_rows: ClassVar[bool] = True
    columns: ClassVar[Mapping[str, str]] = {
        "text": "Number",
        "within": "Tolerance",
        "mark": "Marks %",
        "told": "Feedback for number",
    }
    longest: ClassVar[Mapping[str, int]] = {
        "text": LONGEST_NUMBER,
        "within": LONGEST_NUMBER,
        "told": LONGEST_EXPLANATION,
    }
    usual: ClassVar[int] = 2

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
    above_rows: ClassVar[tuple[str, ...]] = (
        *("stem", "answer", "tolerance", "percentage", "units", "needs_unit"),
    )
    field_order = above_rows

    def fields_in(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        by = distance_in(cleaned["tolerance"])
        return {
            "stem": cleaned["stem"],
            "answer": cleaned["answer"],
            "tolerance": Tolerance(by, cleaned["percentage"]),
            "units": cleaned["units"].split(","),
            "needs_unit": cleaned["needs_unit"],
            "also": [
                WeighedNumber(
                    row["text"],
                    tolerance_in(row["within"]),
                    row["mark"] or Decimal(0),
                    row["told"],
                )
                for row in self.rows_in(cleaned)
            ],
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
        } | filled_rows(
            [
                {
                    "text": one.answer,
                    "within": shown_tolerance(one.tolerance),
                    "mark": one.weight,
                    "told": one.feedback,
                }
                for one in fields["also"]
            ]
        )
