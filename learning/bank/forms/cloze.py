"""A text with gaps."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import WrittenForm
from learning.kinds.cloze import Cloze
from learning.kinds.kind import Kind
from learning.kinds.limits import LONGEST_STEM


class ClozeForm(WrittenForm):
    kind: ClassVar[Kind] = Cloze()
    use: ClassVar[str] = "words are left out of a text"

    stem = forms.CharField(
        label="Text",
        max_length=LONGEST_STEM,
        widget=forms.Textarea({"rows": 4}),
        help_text=(
            "Put each gap in double brackets, with other right answers after a bar: "
            "In [[2023|’23]], Xi spoke of [[new productive forces]]. "
            "For a choice, star what is right: [[Po|*Huai]]. For a number: [[#3.5 ± 0.1]]. "
            "For part of the marks: [[Huai|%50%Hwai]]."
        ),
    )

    def fields_in(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        return {"text": cleaned["stem"]}

    @classmethod
    def initial_in(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        return {"stem": fields["text"]}
