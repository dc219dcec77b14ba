"""Things to be put in order."""

from collections.abc import Mapping
from typing import Any, ClassVar

from learning.bank.forms.form import Rows, filled_rows
from learning.kinds.kind import Kind
from learning.kinds.ordering import Ordering


class OrderingForm(Rows):
    kind: ClassVar[Kind] = Ordering()
    use: ClassVar[str] = "things are put in their order"
    rows_label: ClassVar[str] = "In the right order"
    columns: ClassVar[Mapping[str, str]] = {"text": "Place"}

    field_order = ("stem",)

    def fields_in(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        things = [row["text"] for row in self.rows_in(cleaned)]
        return {"stem": cleaned["stem"], "things": things}

    @classmethod
    def initial_in(cls, fields: Mapping[str, Any]) -> dict[str, Any]:
        rows = [{"text": thing} for thing in fields["things"]]
        return {"stem": fields["stem"]} | filled_rows(rows)
