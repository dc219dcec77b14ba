"""A short answer that is typed."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import filled_rows
from learning.bank.forms.part_marks import MarkedRows
from learning.grading import Spelling
from learning.kinds.kind import Kind
from learning.kinds.limits import LONGEST_ANSWER, LONGEST_EXPLANATION
from learning.kinds.typed import Typed, WeighedAnswer


class TypedForm(MarkedRows):
    kind: ClassVar[Kind] = Typed()
    use: ClassVar[str] = "a word, a name or a short phrase is typed"
    rows_label: ClassVar[str] = "Other answers"
    folds_rows: ClassVar[bool] = True
    columns: ClassVar[Mapping[str, str]] = {
        "text": "Answer",
        "mark": "Marks %",
        "told": "Feedback for answer",
    }
    longest: ClassVar[Mapping[str, int]] = {"told": LONGEST_EXPLANATION}
    usual: ClassVar[int] = 2

    answer = forms.CharField(label="Right answer", max_length=LONGEST_ANSWER)
    accepted = forms.CharField(
        label="Also right",
        max_length=LONGEST_EXPLANATION,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Other right answers, one per line.",
    )
    spelling = forms.ChoiceField(
        label="Spelling",
        choices=[
            (Spelling.FREE, "Typos allowed"),
            (Spelling.EXACT, "Exact"),
            (Spelling.CASE, "Exact, with capitals"),
        ],
        initial=Spelling.FREE,
        required=False,
        widget=forms.RadioSelect,
    )
    above_rows: ClassVar[tuple[str, ...]] = ("stem", "answer", "accepted", "spelling")
    field_order = above_rows

    def fields_in(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "stem": cleaned["stem"],
            "answer": cleaned["answer"],
            "accepted": cleaned["accepted"].splitlines(),
            "spelling": Spelling(cleaned["spelling"] or Spelling.FREE),
            "partial": [
                WeighedAnswer(row["text"], row["mark"] or Decimal(0), row["told"])
                for row in self.rows_in(cleaned)
            ],
        }

    @classmethod
    def initial_in(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "stem": fields["stem"],
            "answer": fields["answer"],
            "accepted": "\n".join(fields["accepted"]),
            "spelling": fields["spelling"],
        } | filled_rows(
            [
                {"text": one.text, "mark": one.weight, "told": one.feedback}
                for one in fields["partial"]
            ]
        )
