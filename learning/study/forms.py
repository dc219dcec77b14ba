"""The form for reporting a question."""

from typing import Any

from django import forms

from learning.models import QuestionReport


class ReportForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is wrong with a question."""

    hide = forms.BooleanField(label="Do not ask me this again", required=False)

    class Meta:
        model = QuestionReport
        fields = ["reason", "comment"]
        labels = {"reason": "What is wrong?", "comment": "What should it say? (optional)"}
        widgets = {"reason": forms.RadioSelect, "comment": forms.Textarea({"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = QuestionReport.Reason.choices  # type: ignore[attr-defined]
