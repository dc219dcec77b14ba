"""A field for a date and time, in the time zone of the person who fills in the form."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

MOST_YEARS = 10


class _Moment(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class MomentField(forms.DateTimeField):
    """A date and time within ten years; others are typing errors, and some do not exist.

    The view activates the user's time zone.
    """

    def __init__(self, label: str, help_text: str = "", **kwargs: Any) -> None:
        super().__init__(label=label, required=False, widget=_Moment, help_text=help_text, **kwargs)

    def clean(self, value: Any) -> datetime | None:
        moment: datetime | None = super().clean(value)
        if moment and abs(moment.year - timezone.now().year) > MOST_YEARS:
            raise ValidationError(f"Choose a date within {MOST_YEARS} years.")
        return moment


def in_order(opens_at: datetime | None, closes_at: datetime | None) -> None:
    """Raises ``ValidationError`` if something would close before it opens."""
    if opens_at and closes_at and opens_at >= closes_at:
        raise ValidationError("Closes before it opens.")
