"""What a learner fills in: what to practise, how certain an answer is, a password, a name."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict
from django.utils.crypto import constant_time_compare

from content.models import Brief, Passage
from learning.bank.search import sections_of
from learning.grading.marks import LEAST_CERTAIN
from learning.kinds import kind_of
from learning.models import Quiz, User
from learning.models.quizzes import LONGEST_NAME, LONGEST_PASSWORD, MOST_MINUTES, MOST_QUESTIONS
from learning.quizzes.drawing import markable_formats
from learning.quizzes.practice_drawing import Rules

CERTAINTIES = {"1": "Not very", "2": "Fairly", "3": "Very"}
USUAL_SIZE = 10
FEEDBACK = (
    Quiz.Feedback.EACH,
    Quiz.Feedback.END,
)  # nobody else to wait for


class PracticeForm(forms.Form):
    """``brief`` is offered even if the learner has not begun it."""

    focus = forms.ChoiceField(
        label="Ask me", choices=Quiz.Focus.choices, required=False, widget=forms.RadioSelect
    )
    briefs = forms.MultipleChoiceField(
        label="Briefs",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="None chosen: all that you study.",
    )
    sections = forms.MultipleChoiceField(
        label="Sections", required=False, widget=forms.CheckboxSelectMultiple
    )
    formats = forms.MultipleChoiceField(
        label="Kinds of question",
        choices=lambda: [(name, kind_of(name).label) for name in markable_formats()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="None chosen: all of them.",
    )
    size = forms.IntegerField(
        label="Number of questions", min_value=1, max_value=MOST_QUESTIONS, required=False
    )
    minutes = forms.IntegerField(
        label="Minutes",
        min_value=1,
        max_value=MOST_MINUTES,
        required=False,
        help_text="Empty means no limit.",
    )
    feedback = forms.ChoiceField(
        label="Show answers",
        choices=[(one.value, one.label) for one in FEEDBACK],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, user: User, brief: Brief | None, data: QueryDict | None = None) -> None:
        usual = {"focus": Quiz.Focus.MIX, "feedback": Quiz.Feedback.END, "size": USUAL_SIZE}
        super().__init__(data, initial=usual | {"briefs": [brief.pk] if brief else []})
        own = Q(pk__in=user.cards.order_by().values("brief"))
        named = Q(pk=brief.pk if brief else None)
        offered = Brief.objects.open_to(user).filter(own | named).order_by("title")
        self.offered = {brief.pk: brief for brief in offered}
        titles = [(pk, brief.title_in_lists) for pk, brief in self.offered.items()]
        self.fields["briefs"].choices = titles  # type: ignore[attr-defined]
        self.fields["sections"].choices = sections_of(offered)  # type: ignore[attr-defined]

    def clean_briefs(self) -> list[Brief]:
        return [self.offered[pk] for pk in sorted(map(int, self.cleaned_data["briefs"]))]

    def clean_sections(self) -> list[Passage]:
        return list(Passage.objects.filter(pk__in=self.cleaned_data["sections"]).order_by("pk"))

    @property
    def rules(self) -> Rules:
        data = self.cleaned_data
        return Rules(
            focus=data["focus"] or Quiz.Focus.MIX,
            briefs=tuple(data["briefs"]),
            sections=tuple(data["sections"]),
            formats=tuple(data["formats"]),
            size=data["size"] or USUAL_SIZE,
            minutes=data["minutes"],
            feedback=data["feedback"] or Quiz.Feedback.END,
        )


def certainty_in(post: QueryDict) -> int:
    """The certainty chosen, or the lowest if none is."""
    chosen = post.get("certainty", "")
    return int(chosen) if chosen in CERTAINTIES else LEAST_CERTAIN


class PasswordForm(forms.Form):
    """Asks for the password of a quiz; has no fields if it has none."""

    password = forms.CharField(
        label="Quiz password",
        max_length=LONGEST_PASSWORD,
        strip=True,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "off"}),
    )

    def __init__(self, password: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = password
        if not password:
            del self.fields["password"]

    def clean_password(self) -> str:
        given: str = self.cleaned_data["password"]
        if not constant_time_compare(given, self.expected):
            raise ValidationError("Wrong password. Ask your teacher.")
        return given


class JoinForm(PasswordForm):
    """Also asks for the name that others see; scripts fill in a visitor's time zone."""

    name = forms.CharField(
        label="Your name", max_length=LONGEST_NAME, widget=forms.TextInput({"autocomplete": "name"})
    )
    time_zone = forms.CharField(required=False, widget=forms.HiddenInput({"data-time-zone": ""}))

    field_order = ("name", "password")
