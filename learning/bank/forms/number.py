"""A number, as exact as it has to be."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import WrittenForm
from learning.grading import formats
from learning.kinds import Body, composing
from learning.kinds.composing import Tolerance
from learning.kinds.limits import LONGEST_ANSWER, LONGEST_NUMBER
from learning.kinds.written import WrittenQuestion


class NumberForm(WrittenForm):
    format: ClassVar[str] = formats.NUMBER
    use: ClassVar[str] = "a number is typed, exact or about"

    answer = forms.CharField(
        label="Right answer",
        max_length=LONGEST_NUMBER,
        help_text="In figures: 2.5, 9,000 or 6.6e-34; without its unit.",
    )
    tolerance = forms.CharField(
        label="How far off is still right",
        max_length=LONGEST_NUMBER,
        required=False,
        help_text="Leave it empty where the number has to be exact.",
    )
    percentage = forms.BooleanField(label="That is a percentage of the answer", required=False)
    units = forms.CharField(
        label="Unit",
        max_length=LONGEST_ANSWER,
        required=False,
        help_text="With other ways to write it, parted by commas: km, kilometres.",
    )
    needs_unit = forms.BooleanField(label="The answer needs its unit", required=False)
    field_order = ("stem", "answer", "tolerance", "percentage", "units", "needs_unit")

    def written(self, cleaned: Mapping[str, Any]) -> WrittenQuestion:
        return composing.number(
            cleaned["stem"],
            cleaned["answer"],
            Tolerance(composing.distance_in(cleaned["tolerance"]), cleaned["percentage"]),
            cleaned["units"].split(","),
            needs_unit=cleaned["needs_unit"],
            explanation=cleaned["explanation"],
        )

    @classmethod
    def fields_of(cls, body: Body) -> dict[str, Any]:
        measure = body["measure"]
        return super().fields_of(body) | {
            "answer": composing.bare_number(body),
            "tolerance": measure["tolerance"],
            "percentage": measure["percentage"],
            "units": ", ".join(measure["units"]),
            "needs_unit": measure["needs_unit"],
        }
