"""One right option among others."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.kinds import Body, InvalidBody
from learning.question_forms.form import (
    LONGEST_EXPLANATION,
    Rows,
    as_written,
    filled_rows,
)
from learning.questions.question import Format
from learning.questions.written import WrittenQuestion, wrong_option


class ChoiceForm(Rows):
    format: ClassVar[Format] = Format.CHOICE
    use: ClassVar[str] = "one option is right"
    rows_label: ClassVar[str] = "Options"
    columns: ClassVar[Mapping[str, str]] = {"text": "Option", "told": "What is said of option"}
    longest: ClassVar[Mapping[str, int]] = {"told": LONGEST_EXPLANATION}

    right = forms.TypedChoiceField(
        label="Right is",
        coerce=int,
        choices=[(number, f"Option {number}") for number in range(1, Rows.most + 1)],
        initial=1,
    )
    field_order = ("stem",)

    def written(self, cleaned: Mapping[str, Any]) -> WrittenQuestion:
        rows = self.rows_in(cleaned)
        right = next((row for row in rows if row["number"] == cleaned["right"]), None)
        if right is None:
            raise InvalidBody(f"Option {cleaned['right']} is to be right, and is empty.")
        return self.made(
            cleaned,
            answer=right["text"],
            particulars={
                "distractors": [
                    wrong_option(row["text"], row["told"]) for row in rows if row is not right
                ],
                "notes": {right["text"]: right["told"]} if right["told"] else {},
                "written": [row["text"] for row in rows],
            },
        )

    @classmethod
    def fields_of(cls, body: Body) -> dict[str, Any]:
        right = {"text": body["answer"], "told": body.get("notes", {}).get(body["answer"], "")}
        wrong = [{"text": one["text"], "told": one["truth"]} for one in body["distractors"]]
        rows = as_written(body, [right, *wrong])
        return super().fields_of(body) | filled_rows(rows) | {"right": rows.index(right) + 1}
