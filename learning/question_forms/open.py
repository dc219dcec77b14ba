"""An answer in the learner's own words."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.kinds import Body
from learning.kinds.open import MOST_POINTS
from learning.question_forms.form import (
    LONGEST_EXPLANATION,
    Rows,
    filled_rows,
)
from learning.questions.question import Expects, Format
from learning.questions.written import WrittenQuestion


class OpenForm(Rows):
    format: ClassVar[Format] = Format.OPEN
    use: ClassVar[str] = "an answer in one’s own words, which you grade"
    rows_label: ClassVar[str] = "What you grade by"
    columns: ClassVar[Mapping[str, str]] = {"text": "Criterion", "points": "Points for criterion"}

    answer = forms.CharField(
        label="A good answer",
        max_length=LONGEST_EXPLANATION,
        widget=forms.Textarea({"rows": 4}),
        help_text="Shown to whoever grades, and afterwards to the learner.",
    )
    field_order = ("stem", "answer")

    def cell(self, name: str, label: str) -> forms.Field:
        if name == "points":
            return forms.IntegerField(
                label=label, min_value=1, max_value=MOST_POINTS, required=False
            )
        return super().cell(name, label)

    def written(self, cleaned: Mapping[str, Any]) -> WrittenQuestion:
        rubric = [
            {"text": row["text"], "points": row["points"] or 1} for row in self.rows_in(cleaned)
        ]
        return self.made(
            cleaned,
            answer=cleaned["answer"],
            expects=Expects.STATEMENT,
            particulars={"rubric": rubric},
        )

    @classmethod
    def fields_of(cls, body: Body) -> dict[str, Any]:
        rows = [{"text": one["text"], "points": one["points"]} for one in body.get("rubric", ())]
        return super().fields_of(body) | filled_rows(rows) | {"answer": body["answer"]}
