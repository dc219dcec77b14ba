"""All the right options among others."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from learning.kinds import Body
from learning.question_forms.form import (
    LONGEST_EXPLANATION,
    Rows,
    as_written,
    filled_rows,
)
from learning.questions.question import Expects, Format
from learning.questions.written import WrittenQuestion, wrong_option


class SeveralForm(Rows):
    format: ClassVar[Format] = Format.SEVERAL
    use: ClassVar[str] = "more than one option may be right"
    rows_label: ClassVar[str] = "Options, of which those that are ticked are right"
    columns: ClassVar[Mapping[str, str]] = {
        "text": "Option",
        "right": "Right",
        "told": "What is said of option",
    }
    longest: ClassVar[Mapping[str, int]] = {"told": LONGEST_EXPLANATION}

    field_order = ("stem",)

    def cell(self, name: str, label: str) -> forms.Field:
        if name == "right":
            return forms.BooleanField(label=label, required=False)
        return super().cell(name, label)

    def written(self, cleaned: Mapping[str, Any]) -> WrittenQuestion:
        rows = self.rows_in(cleaned)
        right = [row for row in rows if row["right"]]
        return self.made(
            cleaned,
            answer="; ".join(row["text"] for row in right),
            expects=Expects.SET,
            particulars={
                "elements": [row["text"] for row in right],
                "distractors": [
                    wrong_option(row["text"], row["told"]) for row in rows if not row["right"]
                ],
                "notes": {row["text"]: row["told"] for row in right if row["told"]},
                "written": [row["text"] for row in rows],
            },
        )

    @classmethod
    def fields_of(cls, body: Body) -> dict[str, Any]:
        notes = body.get("notes", {})
        right = [
            {"text": one, "right": True, "told": notes.get(one, "")} for one in body["elements"]
        ]
        wrong = [
            {"text": one["text"], "right": False, "told": one["truth"]}
            for one in body["distractors"]
        ]
        return super().fields_of(body) | filled_rows(as_written(body, [*right, *wrong]))
