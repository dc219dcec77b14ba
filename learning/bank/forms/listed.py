"""Entries to be named, in any order."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import Rows, filled_rows
from learning.kinds.kind import Kind
from learning.kinds.limits import LONGEST_EXPLANATION
from learning.kinds.listed import Listed


class ListForm(Rows):
    kind: ClassVar[Kind] = Listed()
    use: ClassVar[str] = "several things are named, in any order"
    rows_label: ClassVar[str] = "Entries"
    columns: ClassVar[Mapping[str, str]] = {"text": "Entry", "also": "Other names of entry"}
    longest: ClassVar[Mapping[str, int]] = {"also": LONGEST_EXPLANATION}

    needed = forms.IntegerField(
        label="How many are required",
        min_value=1,
        max_value=Rows.most,
        required=False,
        help_text="Empty means all.",
    )
    share = forms.BooleanField(
        label="Marks per entry", required=False, help_text="Each entry brings its share."
    )
    field_order = ("stem",)

    def fields_in(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        rows = self.rows_in(cleaned)
        return {
            "stem": cleaned["stem"],
            "entries": [row["text"] for row in rows],
            "aliases": [row["also"].split(",") for row in rows],
            "needed": cleaned["needed"] or 0,
            "share": cleaned["share"],
        }

    @classmethod
    def initial_in(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        entries = zip(fields["entries"], fields["aliases"], strict=True)
        rows = [{"text": entry, "also": ", ".join(others)} for entry, others in entries]
        own = {"needed": fields["needed"] or None, "share": fields["share"]}
        return {"stem": fields["stem"]} | own | filled_rows(rows)
