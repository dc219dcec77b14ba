"""Pairs to be matched."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import Rows, filled_rows
from learning.kinds import InvalidBody
from learning.kinds.kind import Kind
from learning.kinds.limits import LONGEST_EXPLANATION
from learning.kinds.matching import Matching


class MatchingForm(Rows):
    kind: ClassVar[Kind] = Matching()
    use: ClassVar[str] = "each thing on the left has its partner on the right"
    rows_label: ClassVar[str] = "Pairs"
    columns: ClassVar[Mapping[str, str]] = {"left": "Left side", "partner": "Its partner"}

    spare = forms.CharField(
        label="Extra partners",
        max_length=LONGEST_EXPLANATION,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="They fit nothing, so that the last pair is not left over. Each on its own line.",
    )
    field_order = ("stem",)

    def fields_in(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        rows = self.rows_in(cleaned)
        for row in rows:
            if not row["partner"]:
                raise InvalidBody(f"Left side {row['number']} has no partner.")
        return {
            "stem": cleaned["stem"],
            "pairs": [(row["left"], row["partner"]) for row in rows],
            "spare": cleaned["spare"].splitlines(),
        }

    @classmethod
    def initial_in(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        rows = [{"left": left, "partner": partner} for left, partner in fields["pairs"]]
        spare = "\n".join(fields["spare"])
        return {"stem": fields["stem"], "spare": spare} | filled_rows(rows)
