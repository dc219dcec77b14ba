"""A short answer that is typed."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import WrittenForm
from learning.grading import Spelling, formats
from learning.kinds import Body, composing
from learning.kinds.limits import LONGEST_ANSWER, LONGEST_EXPLANATION
from learning.kinds.written import WrittenQuestion


class TypedForm(WrittenForm):
    format: ClassVar[str] = formats.TYPED
    use: ClassVar[str] = "a word, a name or a short phrase is typed"

    answer = forms.CharField(label="Right answer", max_length=LONGEST_ANSWER)
    accepted = forms.CharField(
        label="Also right",
        max_length=LONGEST_EXPLANATION,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Other answers that count, each on its own line.",
    )
    spelling = forms.ChoiceField(
        label="Spelling",
        choices=[
            (Spelling.FREE, "A typing error passes"),
            (Spelling.EXACT, "To the letter"),
            (Spelling.CASE, "To the letter, capitals too"),
        ],
        initial=Spelling.FREE,
        required=False,
        widget=forms.RadioSelect,
    )
    field_order = ("stem", "answer", "accepted", "spelling")

    def written(self, cleaned: Mapping[str, Any]) -> WrittenQuestion:
        return composing.typed(
            cleaned["stem"],
            cleaned["answer"],
            cleaned["accepted"].splitlines(),
            Spelling(cleaned["spelling"] or Spelling.FREE),
            cleaned["explanation"],
        )

    @classmethod
    def fields_of(cls, body: Body) -> dict[str, Any]:
        return super().fields_of(body) | {
            "answer": body["answer"],
            "accepted": "\n".join(body["accepted"]),
            "spelling": body.get("spelling", Spelling.FREE),
        }
