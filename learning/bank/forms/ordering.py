"""Things to be put in order."""

from collections.abc import Mapping
from typing import Any, ClassVar

from learning.bank.forms.form import Rows, filled_rows
from learning.grading import formats
from learning.kinds import Body, composing
from learning.kinds.written import WrittenQuestion


class OrderingForm(Rows):
    format: ClassVar[str] = formats.ORDERING
    use: ClassVar[str] = "things are put in their order"
    rows_label: ClassVar[str] = "In the right order"
    columns: ClassVar[Mapping[str, str]] = {"text": "Place"}

    field_order = ("stem",)

    def written(self, cleaned: Mapping[str, Any]) -> WrittenQuestion:
        things = [row["text"] for row in self.rows_in(cleaned)]
        return composing.ordering(cleaned["stem"], things, cleaned["explanation"])

    @classmethod
    def fields_of(cls, body: Body) -> dict[str, Any]:
        rows = [{"text": one["prompt"]} for one in body["parts"]]
        return super().fields_of(body) | filled_rows(rows)
