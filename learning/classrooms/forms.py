"""The forms of a class: its name, and its assignments."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from django import forms
from django.http import QueryDict

from content.models import Brief
from learning.classrooms.assignments import Terms, briefs_to_set
from learning.form_fields import MomentField, in_order
from learning.models import Assignment, Classroom, Quiz, User
from learning.models.classrooms import MOST_WEIGHT
from learning.models.quizzes import MOST_ATTEMPTS, MOST_TIMES

# Each limit of a quiz, and the checkbox that lifts it for a class.
NO_LIMITS = {
    "opens_at": "opens_at_once",
    "due_at": "never_closes",
    "attempts_allowed": "unlimited_attempts",
}
USUAL = ("what", "due_at")
WEIGHT = "weight_"
OPENS = "A private brief opens to this class alone."


class ClassroomForm(forms.ModelForm[Classroom]):
    class Meta:
        model = Classroom
        fields = ["name"]
        labels = {"name": "Name of the class"}


class TotalForm(forms.ModelForm[Classroom]):
    """How the total of a class is made: the weight of each quiz, and the rules."""

    missing_is_zero = forms.ChoiceField(
        label="Not handed in", choices=[("", "Left out"), ("1", "Counts as 0")], required=False
    )

    class Meta:
        model = Classroom
        fields = ["drop_lowest", "missing_is_zero", "shows_totals"]
        labels = {"drop_lowest": "Drop the lowest", "shows_totals": "Show learners their total"}

    def __init__(
        self, classroom: Classroom, tasks: Sequence[Assignment], data: QueryDict | None = None
    ) -> None:
        missing = {"missing_is_zero": "1" if classroom.missing_is_zero else ""}
        super().__init__(data, instance=classroom, initial=missing)
        for task in tasks:
            self.fields[f"{WEIGHT}{task.pk}"] = forms.FloatField(
                label=task.title, min_value=0, max_value=MOST_WEIGHT, initial=f"{task.weight:g}"
            )

    def clean_missing_is_zero(self) -> bool:
        return bool(self.cleaned_data["missing_is_zero"])

    @property
    def weights(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(WEIGHT)]

    @property
    def chosen_weights(self) -> dict[int, float]:
        """By the ids of the assignments."""
        return {
            int(name.removeprefix(WEIGHT)): value
            for name, value in self.cleaned_data.items()
            if name.startswith(WEIGHT)
        }


def value_of(assignment: Assignment) -> str:
    """How forms name the brief or the quiz that is set."""
    if assignment.brief_id:
        return f"brief-{assignment.brief_id}"
    return f"quiz-{assignment.quiz_id}"


class AssignmentForm(forms.Form):
    """Sets a brief or a quiz for a class, on ``terms``. Times are in the teacher's time zone."""

    what = forms.ChoiceField(label="Brief or quiz")
    due_at = MomentField("Due by", "Empty: as the quiz says; for a brief, no date.")
    never_closes = forms.BooleanField(label="Never close a quiz for this class", required=False)
    opens_at = MomentField("A quiz opens", "Empty: as the quiz says.")
    opens_at_once = forms.BooleanField(label="Open a quiz at once for this class", required=False)
    attempts_allowed = forms.IntegerField(
        label="Attempts at a quiz",
        min_value=1,
        max_value=MOST_ATTEMPTS,
        required=False,
        help_text="Empty: as the quiz says.",
    )
    unlimited_attempts = forms.BooleanField(
        label="Allow this class any number of attempts", required=False
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
        label="Add its questions to the cards of those who finish it",
        required=False,
        help_text="As soon as they may read the right answers.",
    )

    def __init__(self, teacher: User, classroom: Classroom, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = briefs_to_set(teacher, classroom)
        quizzes = Quiz.objects.authored().filter(owner=teacher).order_by("-pk")
        self.briefs = {f"brief-{one.pk}": one for one in listed.order_by("title")}
        if any(one.visibility == Brief.Visibility.PRIVATE for one in self.briefs.values()):
            self.fields["what"].help_text = OPENS
        self.quizzes = {f"quiz-{one.pk}": one for one in quizzes}
        self.fields["what"].choices = [  # type: ignore[attr-defined]
            ("Briefs", [(key, one.title_in_lists) for key, one in self.briefs.items()]),
            ("Your quizzes", [(key, one.title) for key, one in self.quizzes.items()]),
        ]

    @property
    def usual(self) -> list[forms.BoundField]:
        return [self[name] for name in USUAL]

    @property
    def further(self) -> list[forms.BoundField]:
        """The terms of a quiz, which mostly stay as the quiz has them."""
        return [self[name] for name in self.fields if name not in USUAL]

    @property
    def changes_terms(self) -> bool:
        """Whether any of ``further`` is filled in, other than by default, or has an error."""
        return any(
            bound.errors
            or (bound.value() and bound.field.has_changed(bound.field.initial, bound.value()))
            for bound in self.further
        )

    @staticmethod
    def initial_of(assignment: Assignment) -> dict[str, Any]:
        """Initial values for changing an assignment."""
        terms = {field.name: getattr(assignment, field.name) for field in fields(Terms)}
        return terms | {"what": value_of(assignment)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for limit, none in NO_LIMITS.items():
            if cleaned.get(limit) and cleaned.get(none):
                self.add_error(limit, "Leave this empty, or untick the box below it.")
        if self.quiz:
            self._check_order(cleaned)
        return cleaned

    def _check_order(self, cleaned: dict[str, Any]) -> None:
        """A quiz must not close before it opens, by its own rules and these terms together."""
        given = {name: value for name, value in cleaned.items() if name != "what"}
        terms = Assignment(quiz=self.quiz, **given | {"time_factor": 1.0})
        in_order(terms.begins_at, terms.ends_at)

    @property
    def brief(self) -> Brief | None:
        return self.briefs.get(self.cleaned_data.get("what", ""))

    @property
    def quiz(self) -> Quiz | None:
        return self.quizzes.get(self.cleaned_data.get("what", ""))

    @property
    def terms(self) -> Terms:
        data = self.cleaned_data
        if self.brief:
            return Terms(due_at=data["due_at"])
        given = {name: value for name, value in data.items() if name != "what"}
        return Terms(**given | {"time_factor": data["time_factor"] or 1.0})
