"""The form in which a question of a quiz for others is written in place."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from learning.kinds import InvalidBody
from learning.kinds.checking import check_written
from learning.kinds.choice import Choice
from learning.kinds.limits import LONGEST_ANSWER, LONGEST_EXPLANATION, LONGEST_STEM
from learning.kinds.options import Option
from learning.kinds.typed import Typed
from learning.kinds.written import WrittenQuestion

WRONG = ("wrong_1", "wrong_2", "wrong_3")


class QuestionForm(forms.Form):
    """A question of one's own, in place; once valid, ``written`` is what it holds.

    Without wrong options its answer is typed. ``question`` is the one in whose place it comes.
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
    stem, answer, explanation = (cleaned[name] for name in ("stem", "answer", "explanation"))
    if wrong := [Option(cleaned[name]) for name in WRONG if cleaned[name]]:
        return Choice().compose(stem, [Option(answer, right=True), *wrong], explanation)
    return Typed().compose(stem, answer, cleaned["accepted"].splitlines(), explanation=explanation)
