"""A statement with one word changed."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import WrittenForm
from learning.kinds.altered import Altered
from learning.kinds.kind import Kind
from learning.kinds.limits import LONGEST_ANSWER


class AlteredForm(WrittenForm):
    kind: ClassVar[Kind] = Altered()
    use: ClassVar[str] = "one word of a true statement is changed, to be found and mended"

    wrong = forms.CharField(
        label="Changed word",
        max_length=LONGEST_ANSWER,
        help_text="A name, term, figure or date in the statement.",
    )
    answer = forms.CharField(label="What it should be", max_length=LONGEST_ANSWER)
    field_order = ("stem", "wrong", "answer")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stem"].label = "Statement with the change"

    def fields_in(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "statement": cleaned["stem"],
            "wrong": cleaned["wrong"],
            "right": cleaned["answer"],
        }

    @classmethod
    def initial_in(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "stem": fields["statement"],
            "wrong": fields["wrong"],
            "answer": fields["right"],
        }
