"""Pairs to be matched."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import Rows, filled_rows
from learning.grading import formats
from learning.kinds import Body, InvalidBody, composing
from learning.kinds.limits import LONGEST_EXPLANATION
from learning.kinds.written import WrittenQuestion


class MatchingForm(Rows):
    format: ClassVar[str] = formats.MATCHING
    use: ClassVar[str] = "each thing on the left has its partner on the right"
    rows_label: ClassVar[str] = "Pairs"
    columns: ClassVar[Mapping[str, str]] = {"left": "Left side", "partner": "Its partner"}

    spare = forms.CharField(
        label="Partners to spare",
        max_length=LONGEST_EXPLANATION,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="They fit nothing, so that the last pair is not left over. Each on its own line.",
    )
    field_order = ("stem",)

    def written(self, cleaned: Mapping[str, Any]) -> WrittenQuestion:
        rows = self.rows_in(cleaned)
        for row in rows:
            if not row["partner"]:
                raise InvalidBody(f"Left side {row['number']} has no partner.")
        return composing.matching(
            cleaned["stem"],
            [(row["left"], row["partner"]) for row in rows],
            cleaned["spare"].splitlines(),
            cleaned["explanation"],
        )

    @classmethod
    def fields_of(cls, body: Body) -> dict[str, Any]:
        rows = [{"left": one["prompt"], "partner": one["answer"]} for one in body["parts"]]
        spare = "\n".join(one["text"] for one in body["distractors"])
        return super().fields_of(body) | filled_rows(rows) | {"spare": spare}
