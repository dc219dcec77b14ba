"""The small forms with which a quiz is built."""

from collections.abc import Mapping
from math import isfinite

from django import forms

from learning.models.quizzes import LONGEST_TITLE, MOST_POINTS, MOST_QUESTIONS

POINTS = "points-"  # before the id of an item, the name of a field


class SectionForm(forms.Form):
    title = forms.CharField(label="Heading", max_length=LONGEST_TITLE, required=False)
    draws = forms.IntegerField(
        label="Questions drawn", min_value=1, max_value=MOST_QUESTIONS, required=False
    )

    @property
    def first_error(self) -> str:
        """The first thing to mend, and in which field."""
        name, errors = next(iter(self.errors.items()))
        return f"{self[name].label}: {errors[0]}"


def points_in(post: Mapping[str, str]) -> tuple[dict[int, float], str]:
    """What the fields of items say, by id; and what is wrong with those that say nothing, "" for
    none."""
    points, wrong = {}, ""
    for name, text in post.items():
        item = name.removeprefix(POINTS)
        if name.startswith(POINTS) and item.isascii() and item.isdecimal() and len(item) <= 18:
            worth = _number(text)
            if worth is None:
                wrong = f"Points are a number from 0 to {MOST_POINTS:.0f}: “{text[:20]}” is none."
            else:
                points[int(item)] = worth
    return points, wrong


def _number(text: str) -> float | None:
    try:
        number = float(text.strip().replace(",", ".")[:20])
    except ValueError:
        return None
    return number if isfinite(number) and 0 <= number <= MOST_POINTS else None
