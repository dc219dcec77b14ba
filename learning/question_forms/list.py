"""Entries to be named, in any order."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.kinds import Body
from learning.question_forms.form import (
    LONGEST_EXPLANATION,
    Rows,
    filled_rows,
    on_one_line,
)
from learning.questions.question import Expects, Format
from learning.questions.written import WrittenQuestion


class ListForm(Rows):
    format: ClassVar[Format] = Format.LIST
    use: ClassVar[str] = "several things are named, in any order"
    rows_label: ClassVar[str] = "Entries"
    columns: ClassVar[Mapping[str, str]] = {"text": "Entry", "also": "Other names of entry"}
    longest: ClassVar[Mapping[str, int]] = {"also": LONGEST_EXPLANATION}

    needed = forms.IntegerField(
        label="How many are enough",
        min_value=1,
        max_value=Rows.most,
        required=False,
        help_text="Leave it empty where all have to be named.",
    )
    field_order = ("stem",)

    def written(self, cleaned: Mapping[str, Any]) -> WrittenQuestion:
        rows = self.rows_in(cleaned)
        entries = [row["text"] for row in rows]
        return self.made(
            cleaned,
            answer="; ".join(entries),
            expects=Expects.SET,
            particulars={
                "elements": entries,
                "aliases": [_names(row["also"]) for row in rows],
                "needed": cleaned["needed"] or 0,
            },
        )

    @classmethod
    def fields_of(cls, body: Body) -> dict[str, Any]:
        aliases = [*body["aliases"], *([] for _ in body["elements"])]
        rows = [
            {"text": entry, "also": ", ".join(others)}
            for entry, others in zip(body["elements"], aliases, strict=False)
        ]
        return super().fields_of(body) | filled_rows(rows) | {"needed": body["needed"] or None}


def _names(text: str) -> list[str]:
    return [on_one_line(name) for name in text.split(",") if name.strip()]
