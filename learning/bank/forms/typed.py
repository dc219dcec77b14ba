"""A short answer that is typed."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import WrittenForm
from learning.grading import Spelling
from learning.kinds.kind import Kind
from learning.kinds.limits import LONGEST_ANSWER, LONGEST_EXPLANATION
from learning.kinds.typed import Typed


class TypedForm(WrittenForm):
    kind: ClassVar[Kind] = Typed()
    use: ClassVar[str] = "a word, a name or a short phrase is typed"

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
    field_order = ("stem", "answer", "accepted", "spelling")

    def fields_in(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "stem": cleaned["stem"],
            "answer": cleaned["answer"],
            "accepted": cleaned["accepted"].splitlines(),
            "spelling": Spelling(cleaned["spelling"] or Spelling.FREE),
        }

    @classmethod
    def initial_in(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "stem": fields["stem"],
            "answer": fields["answer"],
            "accepted": "\n".join(fields["accepted"]),
            "spelling": fields["spelling"],
        }
