"""A question to which no answer is right."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import Rows, filled_rows
from learning.kinds.kind import Kind
from learning.kinds.poll import Poll
from learning.kinds.poll.answers import MOST_OPTIONS, AnswerForm

LABELS = {
    AnswerForm.CHOICE: "Options",
    AnswerForm.WORDS: "Words",
    AnswerForm.SCALE: "Scale from 1 to 5",
}


class PollQuestionForm(Rows):
    kind: ClassVar[Kind] = Poll()
    use: ClassVar[str] = "no answer is right, and it brings no points"
    rows_label: ClassVar[str] = "Options, or the two ends of a scale"
    columns: ClassVar[Mapping[str, str]] = {"text": "Option"}
    most: ClassVar[int] = MOST_OPTIONS
    above_rows: ClassVar[tuple[str, ...]] = ("stem", "answers")

    # Not called "form": a field of that name hides the form itself from scripts.
    answers = forms.ChoiceField(
        label="Answers", choices=[(str(form), label) for form, label in LABELS.items()]
    )
    field_order = ("stem", "answers")

    def fields_in(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        choices = [row["text"] for row in self.rows_in(cleaned)]
        return {"stem": cleaned["stem"], "form": cleaned["answers"], "choices": choices}

    @classmethod
    def initial_in(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        rows = [{"text": choice} for choice in fields["choices"]]
        return {"stem": fields["stem"], "answers": fields["form"]} | filled_rows(rows)
