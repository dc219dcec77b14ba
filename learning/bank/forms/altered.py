"""A statement with one word changed."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import WrittenForm
from learning.grading import formats
from learning.kinds import Body, composing
from learning.kinds.limits import LONGEST_ANSWER
from learning.kinds.written import WrittenQuestion


class AlteredForm(WrittenForm):
    format: ClassVar[str] = formats.ALTERED
    use: ClassVar[str] = "one word of a true statement is changed, to be found and mended"

    wrong = forms.CharField(
        label="The changed word",
        max_length=LONGEST_ANSWER,
        help_text="A name, a term, a figure or a date, as it stands in the statement.",
    )
    answer = forms.CharField(label="What it should be", max_length=LONGEST_ANSWER)
    field_order = ("stem", "wrong", "answer")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stem"].label = "The statement, with the change"

    def written(self, cleaned: Mapping[str, Any]) -> WrittenQuestion:
        return composing.altered(
            cleaned["stem"], cleaned["wrong"], cleaned["answer"], cleaned["explanation"]
        )

    @classmethod
    def fields_of(cls, body: Body) -> dict[str, Any]:
        statement = composing.statement_of(body)
        wrong, right = body["altered"]
        return super().fields_of(body) | {"stem": statement, "wrong": wrong, "answer": right}
