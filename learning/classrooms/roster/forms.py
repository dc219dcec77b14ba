"""The forms of a roster: a list to upload or paste, and its columns."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from learning.classrooms.roster.filling import Fate, RosterLine
from learning.exchange.format import Unreadable
from learning.exchange.limited import read_people_limited
from learning.exchange.tables.layout import NumberedRow
from learning.exchange.tables.people import (
    COLUMNS,
    MOST_BYTES,
    Layout,
    PeopleTable,
    Person,
    guessed_layout,
    people_in,
)

SAMPLE = 3  # cells of each column that are shown
EXAMPLE = "Name, number, e-mail\nMei Lin, 20415, mei@example.org"


class ListForm(forms.Form):
    """A file or pasted text; once valid, ``table`` is what it holds."""

    file = forms.FileField(label="A file", required=False, allow_empty_file=True)
    text = forms.CharField(
        label="Or paste the list",
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 6, "spellcheck": "false", "placeholder": EXAMPLE}),
    )

    table: PeopleTable

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].validators.clear()  # the reader says where a forbidden character is

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        data = bytes(file.read(MOST_BYTES + 1)) if file else str(cleaned.get("text", "")).encode()
        if not data.strip() and not file:
            raise ValidationError("Choose a file or paste a list.")
        try:
            self.table = read_people_limited(data)
            if not self.table.rows():
                raise Unreadable("It has no lines.")
        except Unreadable as error:
            raise ValidationError(f"Nothing added. {error}") from error
        return cleaned


class ColumnsForm(forms.Form):
    """The columns of a list, and the lines that are asked about. The list itself comes along."""

    is_sheet = forms.BooleanField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(strip=False, max_length=MOST_BYTES, widget=forms.HiddenInput)
    has_header = forms.BooleanField(label="The first line has the column names", required=False)

    def __init__(self, table: PeopleTable, data: QueryDict | None = None) -> None:
        self.table = table
        self.rows: list[NumberedRow] = table.rows()
        guessed = guessed_layout(self.rows, is_sheet=table.is_sheet)
        initial: dict[str, Any] = {"text": table.text, "is_sheet": table.is_sheet}
        initial["has_header"] = guessed.has_header
        initial |= {f"column_{place}": name for place, name in enumerate(guessed.columns)}
        super().__init__(data, initial=initial)
        self.fields["text"].validators.clear()
        for place in range(len(guessed.columns)):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=f"Column {place + 1}",
                required=False,
                choices=[("", "Left out"), *COLUMNS.items()],
            )
        self.layout = guessed

    @classmethod
    def sent(cls, data: QueryDict) -> "ColumnsForm":
        """The form as sent. Raises ``Unreadable``."""
        return cls(PeopleTable(data.get("text", ""), is_sheet=data.get("is_sheet") == "True"), data)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        columns = tuple(
            cleaned.get(f"column_{place}", "") for place in range(len(self.layout.columns))
        )
        chosen = Layout(columns, cleaned.get("has_header", False), self.table.is_sheet)
        twice = [one for one in columns if one and columns.count(one) > 1]
        if twice:
            raise ValidationError(f"Two columns hold “{COLUMNS[twice[0]]}”. Choose one of them.")
        if not chosen.names_people:
            raise ValidationError("Which column is the name? Choose one.")
        self.layout = chosen
        return cleaned

    @property
    def people(self) -> list[Person]:
        return people_in(self.rows, self.layout)

    @property
    def columns(self) -> list[tuple[forms.BoundField, list[str]]]:
        """For each column its field, and its first cells."""
        fields = [self[name] for name in self.fields if name.startswith("column_")]
        rows = [row for _, row in self.rows[:SAMPLE]]
        return [
            (field, [row[place] for row in rows if place < len(row)])
            for place, field in enumerate(fields)
        ]


def answers(lines: Sequence[RosterLine], data: QueryDict) -> tuple[set[int], set[int]]:
    """The lines that are said to be the person of their name, and to be somebody else."""
    asked = [one.person.line for one in lines if one.fate is Fate.ASKED]
    said = {line: data.get(f"line-{line}") for line in asked}
    same = {line for line, answer in said.items() if answer == "same"}
    return same, {line for line, answer in said.items() if answer == "new"}
