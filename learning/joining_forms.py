"""The form of whoever comes to a quiz or a class by a code."""

from django import forms

from learning.models.quizzes import LONGEST_NAME


class JoinForm(forms.Form):
    """The name that others see there, and of a stranger the time zone of their browser."""

    name = forms.CharField(
        label="Your name", max_length=LONGEST_NAME, widget=forms.TextInput({"autocomplete": "name"})
    )
    time_zone = forms.CharField(required=False, widget=forms.HiddenInput({"data-time-zone": ""}))
