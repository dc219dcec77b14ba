"""The forms of whoever makes a quiz for others."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from learning.authoring import check_written
from learning.kinds import InvalidBody
from learning.models import Quiz
from learning.questions.written import WrittenQuestion

LONGEST_STEM, LONGEST_ANSWER, LONGEST_EXPLANATION = 500, 200, 1000
WRONG = ("wrong_1", "wrong_2", "wrong_3")


class QuizForm(forms.ModelForm[Quiz]):
    class Meta:
        model = Quiz
        fields = ["title", "feedback", "minutes"]
        labels = {
            "title": "Title",
            "feedback": "Tell them what was right",
            "minutes": "Minutes",
        }
        help_texts = {"minutes": "Leave it empty for no time limit."}
        widgets = {"feedback": forms.RadioSelect}


class QuestionForm(forms.Form):
    """A question of one's own; once valid, ``written`` is what it holds.

    ``question`` is the one in whose place it comes.
    """

    question = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    stem = forms.CharField(
        label="Question", max_length=LONGEST_STEM, widget=forms.Textarea({"rows": 2})
    )
    answer = forms.CharField(label="Right answer", max_length=LONGEST_ANSWER)
    wrong_1 = forms.CharField(label="Wrong option", max_length=LONGEST_ANSWER, required=False)
    wrong_2 = forms.CharField(
        label="Another wrong option", max_length=LONGEST_ANSWER, required=False
    )
    wrong_3 = forms.CharField(
        label="A third wrong option",
        max_length=LONGEST_ANSWER,
        required=False,
        help_text="Two or three wrong options; without any, the answer is typed.",
    )
    accepted = forms.CharField(
        label="Also right",
        max_length=LONGEST_EXPLANATION,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Where the answer is typed: other answers that count, each on its own line.",
    )
    explanation = forms.CharField(
        label="Explanation",
        max_length=LONGEST_EXPLANATION,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Shown with the right answer.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            self.written = _written(cleaned)
            try:
                check_written(self.written)
            except InvalidBody as error:
                raise ValidationError(str(error)) from error
        return cleaned


def _written(cleaned: dict[str, Any]) -> WrittenQuestion:
    wrong = tuple(cleaned[name] for name in WRONG if cleaned[name])
    accepted = [line.strip() for line in cleaned["accepted"].splitlines()]
    return WrittenQuestion(
        stem=" ".join(cleaned["stem"].split()),
        answer=cleaned["answer"],
        wrong=wrong,
        accepted=() if wrong else tuple(filter(None, accepted)),
        explanation=cleaned["explanation"],
    )
