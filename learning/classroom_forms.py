"""The forms of a class: its name, what is set for it and until when."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from content.models import Brief
from learning.classrooms import Terms
from learning.models import Assignment, Classroom, Quiz, User
from learning.models.quizzes import MOST_ATTEMPTS

MOST_YEARS = 10


class ClassroomForm(forms.ModelForm[Classroom]):
    class Meta:
        model = Classroom
        fields = ["name"]
        labels = {"name": "Name of the class"}


class _Moment(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


def _within_reach(moment: datetime | None) -> datetime | None:
    """The moment, where it is within ten years: others are mistyped, and some no clock can show."""
    if moment and abs(moment.year - timezone.now().year) > MOST_YEARS:
        raise ValidationError(f"Choose a date within {MOST_YEARS} years.")
    return moment


class AssignmentForm(forms.Form):
    """What is set for a class, a brief or a quiz, and its ``terms``; moments are on the clock of
    whoever sets it."""

    what = forms.ChoiceField(label="Brief or quiz")
    due_at = forms.DateTimeField(
        label="Due by", required=False, widget=_Moment, help_text="Leave it empty for no end."
    )
    opens_at = forms.DateTimeField(
        label="A quiz opens", required=False, widget=_Moment, help_text="Leave it empty for now."
    )
    attempts_allowed = forms.IntegerField(
        label="Attempts at a quiz",
        min_value=1,
        max_value=MOST_ATTEMPTS,
        required=False,
        initial=1,
        help_text="Leave it empty for as many as one likes.",
    )

    def __init__(self, teacher: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = Brief.objects.open_to(teacher).filter(
            Q(visibility=Brief.Visibility.PUBLIC)
            | Q(owner=teacher)
            | Q(pk__in=teacher.cards.order_by().values("brief"))
        )
        quizzes = Quiz.objects.authored().filter(owner=teacher).order_by("-pk")
        self.briefs = {f"brief-{one.pk}": one for one in listed.order_by("title")}
        self.quizzes = {f"quiz-{one.pk}": one for one in quizzes}
        self.fields["what"].choices = [  # type: ignore[attr-defined]
            ("Briefs", [(key, one.title) for key, one in self.briefs.items()]),
            ("Your quizzes", [(key, one.title) for key, one in self.quizzes.items()]),
        ]

    @staticmethod
    def initial_of(assignment: Assignment) -> dict[str, Any]:
        """What the form says of an assignment that is to be changed."""
        kind, pk = ("brief", assignment.brief_id) if assignment.brief_id else ("quiz", 0)
        return {
            "what": f"{kind}-{pk or assignment.quiz_id}",
            "due_at": assignment.due_at,
            "opens_at": assignment.opens_at,
            "attempts_allowed": assignment.attempts_allowed,
        }

    def clean_due_at(self) -> datetime | None:
        return _within_reach(self.cleaned_data["due_at"])

    def clean_opens_at(self) -> datetime | None:
        return _within_reach(self.cleaned_data["opens_at"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        opens_at, due_at = cleaned.get("opens_at"), cleaned.get("due_at")
        if opens_at and due_at and opens_at >= due_at:
            raise ValidationError("It would close before it opens.")
        return cleaned

    @property
    def brief(self) -> Brief | None:
        return self.briefs.get(self.cleaned_data["what"])

    @property
    def quiz(self) -> Quiz | None:
        return self.quizzes.get(self.cleaned_data["what"])

    @property
    def terms(self) -> Terms:
        data = self.cleaned_data
        if self.brief:
            return Terms(due_at=data["due_at"])
        return Terms(data["due_at"], data["opens_at"], data["attempts_allowed"])
