"""The forms for marking an open answer, and for overriding an automatic mark."""

from typing import Any

from django import forms
from django.http import QueryDict

from learning.models import Response
from learning.models.mark_changes import LONGEST_REASON
from learning.results.marking import rubric_score


class OverrideForm(forms.Form):
    """Another mark for an answer that was marked automatically."""

    reason = forms.CharField(label="Reason", max_length=LONGEST_REASON)
    is_told = forms.BooleanField(label="Tell the learner", required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, response: Response, sent: QueryDict | None = None) -> None:
        marked_at = response.marked_at
        initial = {
            "mark": None if response.mark is None else f"{response.mark:.12g}",
            "seen": marked_at.isoformat() if marked_at else "",
        }
        super().__init__(sent, initial=initial, prefix=f"mark-{response.pk}")
        self.response = response
        self.fields["mark"] = forms.FloatField(
            label=f"Mark (0 to {response.points:g})", min_value=0, max_value=response.points
        )
        self.order_fields(["mark"])


class MarkForm(forms.Form):
    """Points for each criterion of the rubric, or in total if there is none."""

    comment = forms.CharField(
        label="Comment for the learner",
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    reason = forms.CharField(
        label="Reason",
        help_text="Only teachers see this.",
        max_length=LONGEST_REASON,
        required=False,
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, response: Response, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rubric = response.body.get("rubric") or []
        self.response = response
        for name, label, most in self._criteria():
            self.fields[name] = forms.FloatField(label=label, min_value=0, max_value=most)
        if not response.marked_at:
            self.fields["reason"].label = "Note"
        names = [name for name, *_ in self._criteria()]
        self.order_fields([*names, "comment", "reason", "seen"])

    def _criteria(self) -> list[tuple[str, str, float]]:
        if self.rubric:
            return [
                (f"criterion_{number}", f"{one['text']} (0 to {one['points']})", one["points"])
                for number, one in enumerate(self.rubric)
            ]
        return [("points", f"Points (0 to {self.response.points:g})", self.response.points)]

    @staticmethod
    def initial_of(response: Response) -> dict[str, Any]:
        """The initial values for an answer that was marked before."""
        marked_at = response.marked_at
        initial: dict[str, Any] = {
            "comment": response.comment,
            "seen": marked_at.isoformat() if marked_at else "",
        }
        given = response.verdict.get("criteria", [])
        initial |= {f"criterion_{number}": f"{points:.12g}" for number, points in enumerate(given)}
        if marked_at and response.mark is not None:
            initial["points"] = f"{response.verdict['score'] * response.points:.12g}"
        return initial

    @property
    def points(self) -> list[float]:
        return [self.cleaned_data[name] for name, *_ in self._criteria()]

    @property
    def score(self) -> float:
        """From 0 to 1."""
        if self.rubric:
            return rubric_score(self.points, self.rubric)
        most = self.response.points
        return float(self.points[0] / most) if most else 0.0
