"""All the right options among others."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import Rows, filled_rows
from learning.grading import formats
from learning.kinds import Body, composing
from learning.kinds.composing import Option
from learning.kinds.limits import LONGEST_EXPLANATION
from learning.kinds.written import WrittenQuestion


class SeveralForm(Rows):
    format: ClassVar[str] = formats.SEVERAL
    use: ClassVar[str] = "more than one option may be right"
    rows_label: ClassVar[str] = "Options, of which those that are ticked are right"
    columns: ClassVar[Mapping[str, str]] = {
        "text": "Option",
        "right": "Right",
        "told": "What is said of option",
    }
    longest: ClassVar[Mapping[str, int]] = {"told": LONGEST_EXPLANATION}

    field_order = ("stem",)

    def cell(self, name: str, label: str) -> forms.Field:
        if name == "right":
            return forms.BooleanField(label=label, required=False)
        return super().cell(name, label)

    def written(self, cleaned: Mapping[str, Any]) -> WrittenQuestion:
        options = [Option(row["text"], row["right"], row["told"]) for row in self.rows_in(cleaned)]
        return composing.several(cleaned["stem"], options, cleaned["explanation"])

    @classmethod
    def fields_of(cls, body: Body) -> dict[str, Any]:
        rows = [asdict(option) for option in composing.options_of(body)]
        return super().fields_of(body) | filled_rows(rows)
