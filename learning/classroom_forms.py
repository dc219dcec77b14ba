"""The forms of a class: its name, what is set for it and until when."""

from typing import Any

from django import forms
from django.db.models import Q

from content.models import Brief
from learning.classrooms import Terms
from learning.models import Assignment, Classroom, Quiz, User
from learning.models.quizzes import MOST_ATTEMPTS, MOST_TIMES
from learning.moments import MomentField, in_order


class ClassroomForm(forms.ModelForm[Classroom]):
    class Meta:
        model = Classroom
        fields = ["name"]
        labels = {"name": "Name of the class"}


class AssignmentForm(forms.Form):
    """What is set for a class, a brief or a quiz, and its ``terms``; moments are on the clock of
    whoever sets it."""

    what = forms.ChoiceField(label="Brief or quiz")
    due_at = MomentField("Due by", "Leave it empty for no end.")
    opens_at = MomentField("A quiz opens", "Leave it empty for now.")
    attempts_allowed = forms.IntegerField(
        label="Attempts at a quiz",
        min_value=1,
        max_value=MOST_ATTEMPTS,
        required=False,
        initial=1,
        help_text="Leave it empty for as many as one likes.",
    )
    time_factor = forms.FloatField(
        label="Times the usual minutes of a quiz",
        min_value=1,
        max_value=MOST_TIMES,
        required=False,
        initial=1,
        help_text="1.5 gives a class half as much time again.",
    )
    adds_cards = forms.BooleanField(
        label="The questions of a quiz join the cards of whoever hands it in",
        required=False,
        help_text="As soon as they may read the right answers.",
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
            "time_factor": assignment.time_factor,
            "adds_cards": assignment.adds_cards,
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        in_order(cleaned.get("opens_at"), cleaned.get("due_at"))
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
        return Terms(
            data["due_at"],
            data["opens_at"],
            data["attempts_allowed"],
            data["time_factor"] or 1.0,
            data["adds_cards"],
        )
