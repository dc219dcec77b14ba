"""The text of a question, on any page."""

from dataclasses import dataclass

from content.models import Brief
from learning.grading import formats
from learning.kinds import Body
from learning.questions.words import contains, normalised
from learning.rendering.fields import ResponseFields
from learning.rendering.texts import ShownText, reads_first

UNTYPED = (formats.CHOICE, formats.RECALL, formats.MATCHING, formats.ORDERING)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with the ``fields`` for its answer, or None where the answer stands below it, and
    the ``text`` that it stands under, if any."""

    body: Body
    fields: ResponseFields | None = None
    brief_title: str = ""
    text: ShownText | None = None

    @property
    def stem(self) -> str:
        """Its text, unless that is among the fields, with gaps in it."""
        if self.fields and self.fields.pieces:
            return "Fill the gap" if len(self.fields.pieces) == 2 else "Fill the gaps"
        return self._statement or self.body["stem"]

    @property
    def is_gapped(self) -> bool:
        """Whether its text stands among the fields, so that its heading is for screen readers."""
        return bool(self.fields and self.fields.pieces)

    @property
    def wording(self) -> Body:
        """The body by which the template filter ``worded`` knows whether the stem has emphasis;
        empty for an altered statement, which has none."""
        return {} if self._statement else self.body

    @property
    def _statement(self) -> str:
        return self.fields.statement if self.fields else ""

    @property
    def reads_first(self) -> bool:
        return reads_first(self.text)

    @property
    def takes_focus(self) -> bool:
        """Whether the focus is on the text of a card: none of its fields is to be typed in."""
        return not self.fields or self.fields.shown["format"] in UNTYPED


def brief_title(brief: Brief | None, body: Body) -> str:
    """The brief's title; "" where it contains an answer to the question."""
    title = brief.title if brief else ""
    altered = body["altered"] or ()
    answers = (body["answer"], *body["accepted"], *body["elements"], *altered)
    gives_away = any(normalised(text) and contains(title, text) for text in answers)
    return "" if gives_away else title
