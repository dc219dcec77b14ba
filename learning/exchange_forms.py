"""The forms with which questions come out of files, and go into them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from content.models import Brief
from learning.cards import begun_briefs
from learning.exchange import READ, format_named, guessed_format
from learning.exchange.format import MOST_BYTES, Reading, Unreadable
from learning.models import User
from learning.question_forms.filing import LONGEST_TAGS, checked_tags

LONGEST_NAME = 200


class TakeInForm(forms.Form):
    """A file or pasted text; once valid, ``reading`` is what was found in it, in the format
    ``found_in``."""

    file = forms.FileField(label="A file", required=False, allow_empty_file=True)
    text = forms.CharField(
        label="Or its text",
        required=False,
        strip=False,
        help_text="2 MB at most; what is longer than that, as a file.",
        widget=forms.Textarea(
            {"rows": 8, "spellcheck": "false", "autocapitalize": "none", "wrap": "off"}
        ),
    )
    format = forms.ChoiceField(
        label="Its format",
        required=False,
        choices=[("", "Find out from the file"), *((one.name, one.label) for one in READ)],
    )

    reading: Reading
    found_in: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Of what no text may hold its reader says where it stands.
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
            raise ValidationError("Choose a file, or paste its text.")
        format = format_named(cleaned["format"]) or guessed_format(self.file_name, data)
        assert format.read is not None
        try:
            self.reading = format.read(data)
        except Unreadable as error:
            raise ValidationError(f"Nothing was taken in. {error}") from error
        self.found_in = format.name
        if not self.reading.items and not self.reading.unread:
            raise ValidationError(f"No question was found in it, read as {format.label}.")
        return cleaned

    def _data(self, cleaned: dict[str, Any]) -> bytes:
        if file := cleaned.get("file"):
            return bytes(file.read(MOST_BYTES + 1))
        return str(cleaned.get("text", "")).encode()


class TakenForm(forms.Form):
    """How all questions of a file are filed."""

    about = forms.ModelChoiceField(
        Brief.objects.none(), label="About", required=False, empty_label="No brief"
    )
    tags = forms.CharField(
        label="Tags for all of them",
        required=False,
        max_length=LONGEST_TAGS,
        help_text="Words to find them by, parted by commas.",
    )
    known = forms.BooleanField(label="Also those that you have already", required=False)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["about"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = begun_briefs(user).only("slug", "title")
        field.label_from_instance = _title  # type: ignore[method-assign]

    def clean_tags(self) -> tuple[str, ...]:
        return checked_tags(self.cleaned_data["tags"])


def _title(obj: Brief) -> str:
    return obj.title
