"""A text with one gap."""

from dataclasses import dataclass
from typing import Any

from learning.kinds.kind import Body, require, shown_common
from learning.kinds.line import Line, validate_line
from learning.questions.question import Format
from learning.questions.words import GAP


@dataclass(frozen=True, slots=True)
class Cloze(Line):
    format: Format = Format.CLOZE

    def validate(self, body: Body) -> None:
        validate_line(body, self.format)
        require(body["stem"].count(GAP) == 1, f"The text needs one gap, written {GAP}.")

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        before, _, after = body["stem"].partition(GAP)
        return shown_common(body, self.format) | {"before": before, "after": after}
