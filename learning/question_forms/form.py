"""What the forms for questions of one's own share; each kind has its fields in its own file."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from learning.kinds import Body, InvalidBody
from learning.kinds.checking import check_written
from learning.questions.question import Expects, Format
from learning.questions.written import WrittenQuestion

LONGEST_STEM, LONGEST_ANSWER, LONGEST_EXPLANATION = 500, 200, 1000


class WrittenForm(forms.Form):
    """A question of one kind; once valid, ``question`` is what it holds."""

    format: ClassVar[Format]
    use: ClassVar[str]  # what the kind is good for, in half a sentence

    stem = forms.CharField(
        label="Question", max_length=LONGEST_STEM, widget=forms.Textarea({"rows": 2})
    )
    explanation = forms.CharField(
        label="Explanation",
        max_length=LONGEST_EXPLANATION,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Shown with the right answer.",
    )

    question: WrittenQuestion

    @classmethod
    def slug(cls) -> str:
        """What an address calls the kind."""
        return cls.format.replace(" ", "-")

    @property
    def leading(self) -> list[forms.BoundField]:
        """The fields above the rows, if there are any."""
        return [self[name] for name in self.fields if name != "explanation"]

    @property
    def trailing(self) -> list[forms.BoundField]:
        return [self["explanation"]]

    @abstractmethod
    def written(self, cleaned: Mapping[str, Any]) -> WrittenQuestion:
        """The question that the fields make. Raises ``InvalidBody`` where they make none."""

    def made(
        self,
        cleaned: Mapping[str, Any],
        *,
        answer: str,
        stem: str = "",
        expects: Expects = Expects.TERM,
        particulars: Mapping[str, Any],
    ) -> WrittenQuestion:
        """A question of this kind, with the stem as it was written unless another is given; where
        nothing is right yet, that is for its kind to say."""
        return WrittenQuestion(
            format=self.format,
            stem=stem or on_one_line(cleaned["stem"]),
            answer=answer or "–",
            explanation=cleaned["explanation"],
            expects=expects,
            particulars=particulars,
        )

    @classmethod
    def fields_of(cls, body: Body) -> dict[str, Any]:
        """The fields that make this body."""
        return {"stem": body["stem"], "explanation": body["explanation"]}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                self.question = self.written(cleaned)
                check_written(self.question)
            except InvalidBody as error:
                raise ValidationError(str(error)) from error
        return cleaned


class Rows(WrittenForm):
    """A form with rows of like fields, ``text_1`` and so on, of which some may be left empty."""

    rows_label: ClassVar[str]
    columns: ClassVar[Mapping[str, str]]  # the name of each field of a row, and its label
    longest: ClassVar[Mapping[str, int]] = {}
    usual: ClassVar[int] = 4  # shown at once
    most: ClassVar[int] = 8

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, self.most + 1):
            for name, label in self.columns.items():
                self.fields[f"{name}_{number}"] = self.cell(name, f"{label} {number}")

    def cell(self, name: str, label: str) -> forms.Field:
        longest = self.longest.get(name, LONGEST_ANSWER)
        return forms.CharField(label=label, max_length=longest, required=False)

    @property
    def leading(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name in ("stem", "answer")]

    @property
    def trailing(self) -> list[forms.BoundField]:
        in_rows = {cell.name for row in self.rows for cell in row}
        above = in_rows | {"stem", "answer", "explanation"}
        return [self[name] for name in (*(n for n in self.fields if n not in above), "explanation")]

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        numbers = range(1, self.most + 1)
        return [[self[f"{name}_{number}"] for name in self.columns] for number in numbers]

    @property
    def usual_rows(self) -> list[list[forms.BoundField]]:
        return self.rows[: max(self.usual, self._filled())]

    @property
    def further_rows(self) -> list[list[forms.BoundField]]:
        return self.rows[max(self.usual, self._filled()) :]

    def _filled(self) -> int:
        """The number of the last row with something in it."""
        filled = (n for n, row in enumerate(self.rows, 1) if any(cell.value() for cell in row))
        return max(filled, default=0)

    def rows_in(self, cleaned: Mapping[str, Any]) -> list[dict[str, Any]]:
        """What the rows hold whose first field is filled in, and the ``number`` of each.

        Raises ``InvalidBody`` where another field of a row is filled in and the first is not.
        """
        found = []
        first = next(iter(self.columns))
        for number in range(1, self.most + 1):
            row = {name: cleaned[f"{name}_{number}"] for name in self.columns}
            if row[first]:
                found.append(row | {"number": number})
            elif any(row.values()):
                raise InvalidBody(f"{self.columns[first]} {number} is empty.")
        return found


def filled_rows(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The fields of rows that hold these values."""
    return {
        f"{name}_{number}": value
        for number, row in enumerate(rows, 1)
        for name, value in row.items()
    }


def as_written(body: Body, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of options in the order in which their author wrote them."""
    order = list(body.get("written", ()))
    return sorted(rows, key=lambda row: order.index(row["text"]) if row["text"] in order else 0)


def lines(text: str) -> list[str]:
    """The lines of a field, without those that are empty."""
    return [line for line in (" ".join(one.split()) for one in text.splitlines()) if line]


def on_one_line(text: str) -> str:
    return " ".join(text.split())
