"""The forms of study: an answer, and a report of a question."""

from typing import Any

from django import forms
from django.http import QueryDict

from learning.grading import formats
from learning.kinds import Kind, ResponseData, kind_of
from learning.kinds.response_fields import is_blank
from learning.models import QuestionReport
from learning.scheduling import Rating
from learning.study.answering import Answer
from learning.study.shown import ANSWER_FIRST, Shown


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


class UnreadableAnswer(Exception):
    """The form holds no answer that can be read; its text tells the learner what to do."""


def read_answer(post: QueryDict, shown: Shown) -> Answer:
    """The answer in a form: a grade, a response for a kind to judge, or that it was read.

    Raises ``UnreadableAnswer``.
    """
    if shown.format == ANSWER_FIRST:
        return Answer()
    if shown.format != formats.RECALL:
        return Answer(response=_response(post, kind_of(shown.format)))
    rating = kind_of(formats.RECALL).parse(post)["rating"]
    if rating is None:
        raise UnreadableAnswer("Choose how well you knew it.")
    return Answer(rating=Rating(rating))


def _response(post: QueryDict, kind: Kind) -> ResponseData:
    if "give_up" in post:
        return kind.parse(QueryDict())
    response = kind.parse(post)
    if is_blank(response):
        raise UnreadableAnswer("Answer first, or press “Don’t know”.")
    return response
