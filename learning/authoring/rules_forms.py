"""The form with the rules of a quiz for others: the usual ones at once, the rest folded away."""

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from learning.form_fields import MomentField, in_order
from learning.models import Quiz

MOST_BANDS, LONGEST_WORDS = 10, 500
_BAND = re.compile(r"\s*(\d{1,3})\s*%?\s*:\s*(.*)")
GROUPS = (
    ("", ("title", "feedback", "minutes")),
    ("When and how often", ("opens_at", "closes_at", "attempts_allowed", "grade_by", "password")),
    ("How it goes", ("shuffles_questions", "shuffles_options", "one_way", "certainty")),
    ("What they are told", ("tells", "pass_mark", "closing_words")),
)


class QuizForm(forms.ModelForm[Quiz]):
    opens_at = MomentField("Opens", "Leave it empty for at once.")
    closes_at = MomentField("Closes", "Leave it empty for no end.")
    closing_words = forms.CharField(
        label="Closing words",
        required=False,
        max_length=MOST_BANDS * LONGEST_WORDS,
        widget=forms.Textarea({"rows": 3}),
        help_text="A line for each grade, with the percentage from which it is told: "
        "“80: Well done”, “0: Read section 2 again”.",
    )

    class Meta:
        model = Quiz
        fields = [name for _, names in GROUPS for name in names]
        labels = {
            "title": "Title",
            "feedback": "Tell them how it went",
            "minutes": "Minutes",
            "attempts_allowed": "Attempts",
            "grade_by": "What counts of several attempts",
            "password": "Password",
            "shuffles_questions": "Questions in another order for each learner",
            "shuffles_options": "Options in another order for each learner",
            "one_way": "No way back to an earlier question",
            "certainty": "Ask how certain each answer is",
            "tells": "Tell them",
            "pass_mark": "Passed with",
        }
        help_texts = {
            "feedback": "It has closed for all once nobody can begin it any more, by its link or "
            "in a class, and nobody is under way.",
            "minutes": "Leave it empty for no time limit.",
            "attempts_allowed": "For each learner. Leave it empty for any number.",
            "password": "Whoever begins has to type it. Leave it empty for none.",
            "certainty": "By that a right answer brings 1, 2 or 3 times its points, and a wrong "
            "one costs 0, 2 or 6 times as many.",
            "pass_mark": "Per cent. Leave it empty where nobody passes or fails.",
        }
        widgets = {
            "feedback": forms.RadioSelect,
            "tells": forms.RadioSelect,
            "grade_by": forms.RadioSelect,
            "password": forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bands = self.instance.closing_words
        self.initial["closing_words"] = "\n".join(f"{percent}: {text}" for percent, text in bands)

    @property
    def groups(self) -> Iterator[tuple[str, list[forms.BoundField], bool]]:
        """Each group's title, its fields, and whether something in it is to be mended."""
        for title, names in GROUPS:
            fields = [self[name] for name in names]
            yield title, fields, any(field.errors for field in fields)

    def clean_closing_words(self) -> list[tuple[int, str]]:
        lines = [line for line in self.cleaned_data["closing_words"].splitlines() if line.strip()]
        if len(lines) > MOST_BANDS:
            raise ValidationError(f"{MOST_BANDS} lines at most.")
        bands = [_band(number, line) for number, line in enumerate(lines, 1)]
        if len({percent for percent, _ in bands}) < len(bands):
            raise ValidationError("Two lines begin at the same percentage.")
        return sorted(bands, reverse=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        in_order(cleaned.get("opens_at"), cleaned.get("closes_at"))
        return cleaned


def _band(number: int, line: str) -> tuple[int, str]:
    found = _BAND.fullmatch(line)
    if not found or int(found[1]) > 100:
        raise ValidationError(
            f"Line {number}: begin it with a percentage from 0 to 100 and a colon, as in “80: Well "
            "done”."
        )
    if len(found[2]) > LONGEST_WORDS:
        raise ValidationError(f"Line {number}: {LONGEST_WORDS} characters at most.")
    return int(found[1]), found[2].strip()
