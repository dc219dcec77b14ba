"""The forms of whoever comes to a quiz or a class."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.crypto import constant_time_compare

from learning.models.quizzes import LONGEST_NAME, LONGEST_PASSWORD


class PasswordForm(forms.Form):
    """The password that a quiz asks for before it begins, if it does."""

    password = forms.CharField(
        label="Password of this quiz",
        max_length=LONGEST_PASSWORD,
        strip=True,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "off"}),
    )

    def __init__(self, password: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = password
        if not password:
            del self.fields["password"]

    def clean_password(self) -> str:
        given: str = self.cleaned_data["password"]
        if not constant_time_compare(given, self.expected):
            raise ValidationError("That is not its password. Ask whoever set the quiz.")
        return given


class JoinForm(PasswordForm):
    """The name that others see there, and of a stranger the time zone of their browser."""

    name = forms.CharField(
        label="Your name", max_length=LONGEST_NAME, widget=forms.TextInput({"autocomplete": "name"})
    )
    time_zone = forms.CharField(required=False, widget=forms.HiddenInput({"data-time-zone": ""}))

    field_order = ("name", "password")
