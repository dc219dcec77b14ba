"""One right option among others."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import Rows, filled_rows
from learning.bank.forms.part_marks import MarkedRows
from learning.kinds import InvalidBody
from learning.kinds.choice import Choice
from learning.kinds.kind import Kind
from learning.kinds.limits import LONGEST_EXPLANATION
from learning.kinds.options import Option


class ChoiceForm(MarkedRows):
    kind: ClassVar[Kind] = Choice()
    use: ClassVar[str] = "one option is right"
    rows_label: ClassVar[str] = "Options"
    columns: ClassVar[Mapping[str, str]] = {
        "text": "Option",
        "mark": "Marks %",
        "told": "Feedback for option",
    }
    longest: ClassVar[Mapping[str, int]] = {"told": LONGEST_EXPLANATION}

    right = forms.TypedChoiceField(
        label="Right answer",
        coerce=int,
        choices=[
            ("", "Choose one"),
            *((number, f"Option {number}") for number in range(1, Rows.most + 1)),
        ],
        error_messages={"required": "Choose which option is right."},
    )
    field_order = ("stem",)

    def fields_in(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        rows, right = self.rows_in(cleaned), cleaned["right"]
        if all(row["number"] != right for row in rows):
            raise InvalidBody(f"Option {right} is to be right, and is empty.")
        options = [
            Option(row["text"], row["number"] == right, row["told"], row["mark"]) for row in rows
        ]
        return {"stem": cleaned["stem"], "options": options}

    @classmethod
    def initial_in(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        options = fields["options"]
        right = next(number for number, one in enumerate(options, 1) if one.right)
        rows = [{"text": one.text, "mark": one.weight, "told": one.feedback} for one in options]
        return {"stem": fields["stem"], "right": right} | filled_rows(rows)
