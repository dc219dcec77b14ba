"""How a quiz is presented, and the name under which somebody takes part."""

from typing import Any

from django import forms

from learning.kinds.poll.answers import MOST_OPTIONS
from learning.live.board import TEAMS
from learning.models import Classroom, LivePoll, LiveSession, User
from learning.models.quizzes import LONGEST_NAME

SECONDS = (20, 30, 60, 90, 120)
FURTHER = ("names", "board", "teams")


class StartForm(forms.Form):
    """``classroom`` is offered to those who teach one."""

    classroom = forms.ModelChoiceField(
        label="Class",
        queryset=Classroom.objects.none(),
        required=False,
        empty_label="No class",
        help_text="Its members’ results go into its grades.",
    )
    pace = forms.ChoiceField(
        label="Speed",
        choices=[
            (LiveSession.Pace.TEACHER, "Together"),
            (LiveSession.Pace.SELF, "Everybody’s own"),
        ],
    )
    seconds = forms.TypedChoiceField(
        label="Time",
        choices=[("", "No limit"), *((n, f"{n} seconds") for n in SECONDS)],
        coerce=int,
        empty_value=None,
        required=False,
        help_text="For each question, together.",
    )
    names = forms.ChoiceField(
        label="Names",
        choices=[
            (LiveSession.Names.OWN, "Guests type one"),
            (LiveSession.Names.GIVEN, "Guests get one"),
        ],
    )
    board = forms.BooleanField(
        label="Show a board",
        required=False,
        help_text="The five with the most points, by name.",
    )
    teams = forms.TypedChoiceField(
        label="Teams",
        choices=[("", "None"), *((n, f"{n} teams") for n in range(2, len(TEAMS) + 1))],
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, teacher: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taught = Classroom.objects.taught_now_by(teacher).order_by("name")
        if taught.exists():
            self.fields["classroom"].queryset = taught  # type: ignore[attr-defined]
        else:
            del self.fields["classroom"]

    @property
    def usual(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in FURTHER]

    @property
    def further(self) -> list[forms.BoundField]:
        """The fields that most leave as they are."""
        return [self[name] for name in FURTHER]


class JoinLiveForm(forms.Form):
    """Asks for no name where it is known or given; scripts fill in a visitor's time zone."""

    name = forms.CharField(
        label="Your name", max_length=LONGEST_NAME, widget=forms.TextInput({"autocomplete": "name"})
    )
    time_zone = forms.CharField(required=False, widget=forms.HiddenInput({"data-time-zone": ""}))

    def __init__(self, *args: Any, asks_name: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_name:
            del self.fields["name"]


class PollForm(forms.Form):
    """A poll; ``options`` holds one a line."""

    stem = forms.CharField(label="Question", max_length=300)
    form = forms.ChoiceField(label="Answers", choices=LivePoll.Form)
    options = forms.CharField(
        label="Options",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text="One a line. For a scale, its two ends.",
    )

    def clean(self) -> dict[str, Any]:
        """Options without blanks and doubles; two at least where one is to be chosen."""
        data: dict[str, Any] = super().clean() or {}
        lines = (" ".join(line.split()) for line in data.get("options", "").splitlines())
        options = list(dict.fromkeys(line for line in lines if line))
        match data.get("form"):
            case LivePoll.Form.CHOICE if not 2 <= len(options) <= MOST_OPTIONS:
                self.add_error("options", f"Enter 2 to {MOST_OPTIONS} options.")
            case LivePoll.Form.SCALE if len(options) not in (0, 2):
                self.add_error("options", "Name both ends, or none.")
            case LivePoll.Form.WORDS:
                options = []
        return data | {"options": options}
