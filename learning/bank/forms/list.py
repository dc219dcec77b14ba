"""Entries to be named, in any order."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import Rows, filled_rows
from learning.grading import formats
from learning.kinds import Body, composing
from learning.kinds.limits import LONGEST_EXPLANATION
from learning.kinds.written import WrittenQuestion


class ListForm(Rows):
    format: ClassVar[str] = formats.LIST
    use: ClassVar[str] = "several things are named, in any order"
    rows_label: ClassVar[str] = "Entries"
    columns: ClassVar[Mapping[str, str]] = {"text": "Entry", "also": "Other names of entry"}
    longest: ClassVar[Mapping[str, int]] = {"also": LONGEST_EXPLANATION}

    needed = forms.IntegerField(
        label="How many are enough",
        min_value=1,
        max_value=Rows.most,
        required=False,
        help_text="Leave it empty where all have to be named.",
    )
    field_order = ("stem",)

    def written(self, cleaned: Mapping[str, Any]) -> WrittenQuestion:
        rows = self.rows_in(cleaned)
        return composing.listed(
            cleaned["stem"],
            [row["text"] for row in rows],
            [row["also"].split(",") for row in rows],
            cleaned["needed"] or 0,
            cleaned["explanation"],
        )

    @classmethod
    def fields_of(cls, body: Body) -> dict[str, Any]:
        entries = zip(body["elements"], composing.aliases_of(body), strict=True)
        rows = [{"text": entry, "also": ", ".join(others)} for entry, others in entries]
        return super().fields_of(body) | filled_rows(rows) | {"needed": body["needed"] or None}
