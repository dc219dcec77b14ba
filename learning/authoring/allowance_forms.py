"""The form in which a learner gets terms of their own at a quiz."""

from typing import Any

from django import forms

from learning.form_fields import MomentField, in_order
from learning.models import Allowance, Quiz
from learning.models.quizzes import MOST_ATTEMPTS, MOST_TIMES


class AllowanceForm(forms.Form):
    """``learners`` are those who may get one: the id of each, and the name that its teacher
    reads."""

    user = forms.TypedChoiceField(label="Learner", coerce=int)
    opens_at = MomentField("Opens for them", "Leave it empty for the same as for others.")
    closes_at = MomentField("Closes for them", "Leave it empty for the same as for others.")
    attempts_allowed = forms.IntegerField(
        label="Attempts",
        min_value=1,
        max_value=MOST_ATTEMPTS,
        required=False,
        help_text="Leave it empty for as many as others have.",
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
