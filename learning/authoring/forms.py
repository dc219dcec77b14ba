"""The forms with which a quiz for others is made: its rules, sections and exceptions."""

import re
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from learning.form_fields import MomentField, in_order
from learning.kinds.written import on_one_line
from learning.models import Allowance, Quiz
from learning.models.quizzes import (
    LONGEST_TITLE,
    MOST_ATTEMPTS,
    MOST_POINTS,
    MOST_QUESTIONS,
    MOST_TIMES,
)

MOST_BANDS, LONGEST_WORDS = 10, 500
POINTS = "points-"  # a field's name is this and the id of its item
_BAND = re.compile(r"\s*(\d{1,3})\s*%?\s*:\s*(.*)")
GROUPS = (
    ("", ("closes_at", "minutes", "feedback", "shuffles_questions")),
    ("Opening and attempts", ("opens_at", "attempts_allowed", "grade_by", "password")),
    ("Questions", ("shuffles_options", "one_way", "certainty")),
    ("Results", ("tells", "pass_mark", "closing_words")),
)


class TitleForm(forms.ModelForm[Quiz]):
    class Meta:
        model = Quiz
        fields = ("title",)
        widgets = {"title": forms.Textarea({"rows": 1, "autocomplete": "off"})}

    def clean_title(self) -> str:
        return on_one_line(self.cleaned_data["title"])


class QuizForm(forms.ModelForm[Quiz]):
    opens_at = MomentField("Opens", "Empty means at once.")
    closes_at = MomentField("Closes", "Empty means no end.")
    closing_words = forms.CharField(
        label="Closing words",
        required=False,
        max_length=MOST_BANDS * LONGEST_WORDS,
        widget=forms.Textarea({"rows": 3}),
        help_text="One line per grade, starting with its percentage: "
        "“80: Well done”, “0: Read section 2 again”.",
    )

    class Meta:
        model = Quiz
        fields = [name for _, names in GROUPS for name in names]
        labels = {
            "feedback": "Show results",
            "minutes": "Minutes",
            "attempts_allowed": "Attempts",
            "grade_by": "Of several attempts, count",
            "password": "Password",
            "shuffles_questions": "Shuffle questions",
            "shuffles_options": "Shuffle options",
            "one_way": "No going back",
            "certainty": "Ask for certainty",
            "tells": "Tell them",
            "pass_mark": "Pass mark",
        }
        help_texts = {
            "feedback": "“After it closes” waits until nobody can start or is still answering.",
            "minutes": "Empty means no limit.",
            "attempts_allowed": "Per learner. Empty means no limit.",
            "password": "Asked before they start. Empty means none.",
            "certainty": "Right answers bring 1 to 3 times their points; wrong ones cost up to 6.",
            "pass_mark": "Per cent. Empty means no pass mark.",
        }
        widgets = {
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
        """Each group's title, its fields, and whether any of them has an error."""
        for title, names in GROUPS:
            fields = [self[name] for name in names]
            yield title, fields, any(field.errors for field in fields)

    def clean_closing_words(self) -> list[tuple[int, str]]:
        lines = [line for line in self.cleaned_data["closing_words"].splitlines() if line.strip()]
        if len(lines) > MOST_BANDS:
            raise ValidationError(f"{MOST_BANDS} lines at most.")
        bands = [_band(number, line) for number, line in enumerate(lines, 1)]
        if len({percent for percent, _ in bands}) < len(bands):
            raise ValidationError("Two lines have the same percentage.")
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


class ShareForm(forms.Form):
    username = forms.CharField(
        label="User name",
        max_length=150,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
    )


class SectionForm(forms.Form):
    title = forms.CharField(label="Heading", max_length=LONGEST_TITLE, required=False)
    draws = forms.IntegerField(
        label="Questions drawn", min_value=1, max_value=MOST_QUESTIONS, required=False
    )

    @property
    def first_error(self) -> str:
        """The first error, with the label of its field."""
        name, errors = next(iter(self.errors.items()))
        return f"{self[name].label}: {errors[0]}"


def points_in(post: Mapping[str, str]) -> tuple[dict[int, float], str]:
    """The points sent, by the id of their item, and a message about invalid ones ("" if none)."""
    points, wrong = {}, ""
    for name, text in post.items():
        item = name.removeprefix(POINTS)
        if name.startswith(POINTS) and item.isascii() and item.isdecimal() and len(item) <= 18:
            worth = _number(text)
            if worth is None:
                wrong = f"Points range from 0 to {MOST_POINTS:.0f}: “{text[:20]}” is none."
            else:
                points[int(item)] = worth
    return points, wrong


def _number(text: str) -> float | None:
    try:
        number = float(text.strip().replace(",", ".")[:20])
    except ValueError:
        return None
    return number if isfinite(number) and 0 <= number <= MOST_POINTS else None


class AllowanceForm(forms.Form):
    """Exceptions for one learner. ``learners`` are those who may get them: ids, and the names
    that the teacher sees."""

    user = forms.TypedChoiceField(label="Learner", coerce=int)
    opens_at = MomentField("Opens for them", "Empty means the same as for everyone.")
    closes_at = MomentField("Closes for them", "Empty means the same as for everyone.")
    attempts_allowed = forms.IntegerField(
        label="Attempts",
        min_value=1,
        max_value=MOST_ATTEMPTS,
        required=False,
        help_text="Empty means the same as for everyone.",
    )
    time_factor = forms.FloatField(
        label="Times the usual minutes",
        min_value=1,
        max_value=MOST_TIMES,
        required=False,
        initial=1,
    )

    def __init__(self, quiz: Quiz, learners: list[tuple[int, str]], *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = learners  # type: ignore[attr-defined]
        if quiz.minutes:
            usual = f"They are {quiz.minutes}: 1.5 makes that {quiz.minutes * 1.5:g}."
            self.fields["time_factor"].help_text = usual
        else:
            del self.fields["time_factor"]

    @staticmethod
    def initial_of(allowance: Allowance) -> dict[str, Any]:
        names = ("opens_at", "closes_at", "attempts_allowed", "time_factor")
        return {name: getattr(allowance, name) for name in names} | {"user": allowance.user_id}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        in_order(cleaned.get("opens_at"), cleaned.get("closes_at"))
        return cleaned

    @property
    def terms(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "opens_at": data["opens_at"],
            "closes_at": data["closes_at"],
            "attempts_allowed": data["attempts_allowed"],
            "time_factor": data.get("time_factor") or 1.0,
        }
