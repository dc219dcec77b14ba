"""A text with gaps."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import WrittenForm
from learning.grading import formats
from learning.kinds import Body, composing
from learning.kinds.limits import LONGEST_EXPLANATION
from learning.kinds.written import WrittenQuestion


class ClozeForm(WrittenForm):
    format: ClassVar[str] = formats.CLOZE
    use: ClassVar[str] = "words are left out of a text"

    stem = forms.CharField(
        label="Text",
        max_length=LONGEST_EXPLANATION,
        widget=forms.Textarea({"rows": 4}),
        help_text="Put each word to be left out in double brackets, with other answers that count "
        "after a stroke: In [[2023|’23]], Xi spoke of [[new productive forces]].",
    )

    def written(self, cleaned: Mapping[str, Any]) -> WrittenQuestion:
        return composing.cloze(cleaned["stem"], cleaned["explanation"])

    @classmethod
    def fields_of(cls, body: Body) -> dict[str, Any]:
        return super().fields_of(body) | {"stem": composing.cloze_text(body)}
