"""A number, as exact as it has to be."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from learning.grading.measures import without_unit
from learning.kinds import Body
from learning.question_forms.form import LONGEST_ANSWER, WrittenForm, on_one_line
from learning.questions.question import Expects, Format
from learning.questions.written import WrittenQuestion


class NumberForm(WrittenForm):
    format: ClassVar[Format] = Format.NUMBER
    use: ClassVar[str] = "a number is typed, exact or about"

    answer = forms.CharField(
        label="Right answer",
        max_length=50,
        help_text="In figures: 9,000 or 2.5; without its unit.",
    )
    tolerance = forms.DecimalField(
        label="How far off is still right",
        min_value=Decimal(0),
        max_digits=20,
        decimal_places=6,
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
        units = [on_one_line(unit) for unit in cleaned["units"].split(",") if unit.strip()]
        answer = without_unit(cleaned["answer"], units)
        tolerance = cleaned["tolerance"]
        return self.made(
            cleaned,
            answer=f"{answer} {units[0]}" if units else answer,
            expects=Expects.NUMBER,
            particulars={
                "measure": {
                    "tolerance": f"{tolerance.normalize():f}" if tolerance else "",
                    "percentage": cleaned["percentage"],
                    "units": units,
                    "needs_unit": cleaned["needs_unit"],
                }
            },
        )

    @classmethod
    def fields_of(cls, body: Body) -> dict[str, Any]:
        measure = body["measure"]
        units = measure["units"]
        answer = body["answer"].removesuffix(f" {units[0]}") if units else body["answer"]
        return super().fields_of(body) | {
            "answer": answer,
            "tolerance": measure["tolerance"],
            "percentage": measure["percentage"],
            "units": ", ".join(units),
            "needs_unit": measure["needs_unit"],
        }
