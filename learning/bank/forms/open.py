"""An answer in the learner's own words."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import Rows, filled_rows
from learning.kinds.kind import Kind
from learning.kinds.limits import LONGEST_EXPLANATION
from learning.kinds.open import MOST_POINTS, Criterion, Open


class OpenForm(Rows):
    kind: ClassVar[Kind] = Open()
    use: ClassVar[str] = "an answer in one’s own words, which you grade"
    rows_label: ClassVar[str] = "Criteria"
    columns: ClassVar[Mapping[str, str]] = {"text": "Criterion", "points": "Points for criterion"}

    answer = forms.CharField(
        label="Model answer",
        max_length=LONGEST_EXPLANATION,
        widget=forms.Textarea({"rows": 4}),
        help_text="Shown to graders, and to learners afterwards.",
    )
    field_order = ("stem", "answer")

    def cell(self, name: str, label: str) -> forms.Field:
        if name == "points":
            return forms.IntegerField(
                label=label, min_value=1, max_value=MOST_POINTS, required=False
            )
        return super().cell(name, label)

    def fields_in(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        rubric = [Criterion(row["text"], row["points"] or 1) for row in self.rows_in(cleaned)]
        return {"stem": cleaned["stem"], "answer": cleaned["answer"], "rubric": rubric}

    @classmethod
    def initial_in(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        rows = [asdict(criterion) for criterion in fields["rubric"]]
        return {"stem": fields["stem"], "answer": fields["answer"]} | filled_rows(rows)
