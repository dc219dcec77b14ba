"""All the right options among others."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import Rows, filled_rows
from learning.kinds.kind import Kind
from learning.kinds.limits import LONGEST_EXPLANATION
from learning.kinds.options import Option
from learning.kinds.several import Several


class SeveralForm(Rows):
    kind: ClassVar[Kind] = Several()
    use: ClassVar[str] = "more than one option may be right"
    rows_label: ClassVar[str] = "Options (tick the right ones)"
    columns: ClassVar[Mapping[str, str]] = {
        "text": "Option",
        "right": "Right",
        "told": "Feedback for option",
    }
    longest: ClassVar[Mapping[str, int]] = {"told": LONGEST_EXPLANATION}

    field_order = ("stem",)

    def cell(self, name: str, label: str) -> forms.Field:
        if name == "right":
            return forms.BooleanField(label=label, required=False)
        return super().cell(name, label)

    def fields_in(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        options = [Option(row["text"], row["right"], row["told"]) for row in self.rows_in(cleaned)]
        return {"stem": cleaned["stem"], "options": options}

    @classmethod
    def initial_in(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        rows = [
            {"text": one.text, "right": one.right, "told": one.feedback}
            for one in fields["options"]
        ]
        return {"stem": fields["stem"]} | filled_rows(rows)
