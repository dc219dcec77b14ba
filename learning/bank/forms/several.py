"""All the right options among others."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import filled_rows
from learning.bank.forms.part_marks import MarkedRows
from learning.kinds import InvalidBody
from learning.kinds.kind import Kind
from learning.kinds.limits import LONGEST_EXPLANATION
from learning.kinds.options import Option
from learning.kinds.several import Several


class SeveralForm(MarkedRows):
    kind: ClassVar[Kind] = Several()
    use: ClassVar[str] = "more than one option may be right"
    rows_label: ClassVar[str] = "Options (tick the right ones)"
    columns: ClassVar[Mapping[str, str]] = {
        "text": "Option",
        "right": "Right",
        "mark": "Marks %",
        "told": "Feedback for option",
    }
    longest: ClassVar[Mapping[str, int]] = {"told": LONGEST_EXPLANATION}

    field_order = ("stem",)

    def cell(self, name: str, label: str) -> forms.Field:
        if name == "right":
            return forms.BooleanField(label=label, required=False)
        return super().cell(name, label)

    def fields_in(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        rows = self.rows_in(cleaned)
        options = [Option(row["text"], row["right"], row["told"], row["mark"]) for row in rows]
        if any(one.weight is not None for one in options):
            unmarked = (row for row in rows if row["right"] and row["mark"] is None)
            if row := next(unmarked, None):
                raise InvalidBody(f"Give option {row['number']} its marks.")
        return {"stem": cleaned["stem"], "options": options}

    @classmethod
    def initial_in(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        rows = [
            {"text": one.text, "right": one.right, "mark": one.weight, "told": one.feedback}
            for one in fields["options"]
        ]
        return {"stem": fields["stem"]} | filled_rows(rows)
