"""The forms in which people import questions from files."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html

from content.models import Brief
from learning.bank.forms.filing import LONGEST_TAGS, checked_tags
from learning.cards.making import begun_briefs
from learning.exchange import READ, format_named, guessed_format
from learning.exchange.format import MOST_BYTES, ParsedFile, TableLayout, Unreadable
from learning.exchange.limited import read_limited, read_table_limited
from learning.exchange.tables.cells import OF_MANY
from learning.exchange.tables.layout import SEPARATORS
from learning.exchange.tables.rows import COLUMNS
from learning.exchange.tables.table import SAMPLE_COLUMNS
from learning.models import Question, User

LONGEST_NAME = 200
MOST_OF_GUESTS = 1_000_000  # bytes
CLAIM_FOR_LARGE = (
    "A file of more than 1 MB needs an account. "
    '<a href="{}?next=/questions/import/">Create one</a> first.'
)


class ImportForm(forms.Form):
    """A file or pasted text; once valid, ``reading`` is what was found in it, in the format
    ``found_in``."""

    file = forms.FileField(label="A file", required=False, allow_empty_file=True)
    text = forms.CharField(
        label="Or paste text",
        required=False,
        strip=False,
        help_text="Up to 2 MB.",
        widget=forms.Textarea(
            {"rows": 4, "spellcheck": "false", "autocapitalize": "none", "wrap": "off"}
        ),
    )
    format = forms.ChoiceField(
        label="Its format",
        required=False,
        choices=[("", "Detect automatically"), *((one.name, one.label) for one in READ)],
    )

    reading: ParsedFile
    found_in: str

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        # The reader says where a forbidden character is.
        self.fields["text"].validators.clear()

    @property
    def file_name(self) -> str:
        file = self.cleaned_data.get("file")
        return str(file.name)[:LONGEST_NAME].replace("\0", "") if file else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        data = self._data(cleaned)
        if not data.strip() and not cleaned.get("file"):
            raise ValidationError("Choose a file or paste text.")
        if self.user.is_guest and len(data) > MOST_OF_GUESTS:
            raise ValidationError(format_html(CLAIM_FOR_LARGE, reverse("claim")))
        format = format_named(cleaned["format"]) or guessed_format(self.file_name, data)
        try:
            self.reading = read_limited(format, data)
        except Unreadable as error:
            raise ValidationError(f"Nothing imported. {error}") from error
        self.found_in = format.name
        table = self.reading.table
        if not (self.reading.items or self.reading.unread or (table and table.sample)):
            raise ValidationError(f"No questions found, read as {format.label}.")
        return cleaned

    def _data(self, cleaned: dict[str, Any]) -> bytes:
        if file := cleaned.get("file"):
            return bytes(file.read(MOST_BYTES + 1))
        return str(cleaned.get("text", "")).encode()


class LayoutForm(forms.Form):
    """The layout of a table; once valid, ``reading`` is what was found in it.

    Another separator makes other columns: these are guessed again.
    """

    separator = forms.ChoiceField(
        label="Between cells", choices=[(name.lower(), name) for name in SEPARATORS.values()]
    )
    has_header = forms.BooleanField(label="The first row has the column names", required=False)
    is_html = forms.BooleanField(label="Cells contain HTML", required=False)

    reading: ParsedFile

    def __init__(
        self, layout: TableLayout, sample: Sequence[Sequence[str]], data: QueryDict | None = None
    ) -> None:
        self.layout, self.sample = layout, sample
        initial = {f"column_{place}": name for place, name in enumerate(layout.columns)}
        initial["separator"] = SEPARATORS[layout.separator].lower()
        checked = {"has_header": layout.has_header, "is_html": layout.is_html}
        super().__init__(data, initial={**initial, **checked})
        if layout.is_sheet:
            del self.fields["separator"]
        for place in range(min(len(layout.columns), SAMPLE_COLUMNS)):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=f"Column {place + 1}",
                required=False,
                choices=[("", "Left out"), *((name, name.capitalize()) for name in COLUMNS)],
            )

    @property
    def boxes(self) -> list[forms.BoundField]:
        return [self["has_header"], self["is_html"]]

    @property
    def columns(self) -> list[tuple[forms.BoundField, list[str]]]:
        """For each column its field, and its cells in the sample."""
        fields = [self[name] for name in self.fields if name.startswith("column_")]
        return [
            (field, [row[place] if place < len(row) else "" for row in self.sample])
            for place, field in enumerate(fields)
        ]

    def chosen(self) -> TableLayout:
        """The chosen layout. Raises ``ValidationError``."""
        cleaned = self.cleaned_data
        wanted = cleaned.get("separator", SEPARATORS[self.layout.separator].lower())
        separator = next(sign for sign, name in SEPARATORS.items() if name.lower() == wanted)
        if separator != self.layout.separator:
            return TableLayout(separator)
        columns = tuple(
            cleaned.get(f"column_{place}", name) for place, name in enumerate(self.layout.columns)
        )
        if "question" not in columns:
            raise ValidationError("Which column is the question? Choose one.")
        twice = [one for one in columns if one and one not in OF_MANY and columns.count(one) > 1]
        if twice:
            raise ValidationError(f"Two columns hold “{twice[0]}”. Choose one of them.")
        return replace(
            self.layout,
            columns=columns,
            has_header=cleaned["has_header"],
            is_html=cleaned["is_html"],
        )

    def read(self, source: str) -> None:
        """Reads the table in the chosen layout; if it is unreadable, the form gets an error."""
        try:
            self.reading = read_table_limited(source.encode(), self.chosen())
        except ValidationError as error:
            self.add_error(None, error)
        except Unreadable as error:
            self.add_error(None, f"This can’t be read that way. {error}")


class ImportFilingForm(forms.Form):
    """The brief and the tags for all questions of a file."""

    about = forms.ModelChoiceField(
        Brief.objects.none(), label="About", required=False, empty_label="No brief"
    )
    tags = forms.CharField(
        label="Tags for all",
        required=False,
        max_length=LONGEST_TAGS,
        help_text="Separate with commas.",
    )
    known = forms.BooleanField(label="Include duplicates", required=False)
    study = forms.BooleanField(label="Study them myself", required=False)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["about"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = begun_briefs(user).only("slug", "title", "copied_from")
        field.label_from_instance = _title  # type: ignore[method-assign]

    def clean_tags(self) -> tuple[str, ...]:
        return checked_tags(self.cleaned_data["tags"])

    def place(self, made: Sequence[Question], file_name: str, now: datetime) -> int | None:
        """Put the questions into a quiz and return its id; None for no quiz. Raises
        ``NotPlaced``."""
        return None


def _title(obj: Brief) -> str:
    return obj.title_in_lists
