"""One right option among others."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import Rows, filled_rows
from learning.grading import formats
from learning.kinds import Body, InvalidBody, composing
from learning.kinds.composing import Option
from learning.kinds.limits import LONGEST_EXPLANATION
from learning.kinds.written import WrittenQuestion


class ChoiceForm(Rows):
    format: ClassVar[str] = formats.CHOICE
    use: ClassVar[str] = "one option is right"
    rows_label: ClassVar[str] = "Options"
    columns: ClassVar[Mapping[str, str]] = {"text": "Option", "told": "What is said of option"}
    longest: ClassVar[Mapping[str, int]] = {"told": LONGEST_EXPLANATION}

    right = forms.TypedChoiceField(
        label="Right is",
        coerce=int,
        choices=[
            ("", "Choose one"),
            *((number, f"Option {number}") for number in range(1, Rows.most + 1)),
        ],
        error_messages={"required": "Choose which option is right."},
    )
    field_order = ("stem",)

    def written(self, cleaned: Mapping[str, Any]) -> WrittenQuestion:
        rows = self.rows_in(cleaned)
        right = cleaned["right"]
        if all(row["number"] != right for row in rows):
            raise InvalidBody(f"Option {right} is to be right, and is empty.")
        options = [Option(row["text"], row["number"] == right, row["told"]) for row in rows]
        return composing.choice(cleaned["stem"], options, cleaned["explanation"])

    @classmethod
    def fields_of(cls, body: Body) -> dict[str, Any]:
        options = composing.options_of(body)
        rows = [{"text": one.text, "told": one.told} for one in options]
        right = next(number for number, one in enumerate(options, 1) if one.right)
        return super().fields_of(body) | filled_rows(rows) | {"right": right}
