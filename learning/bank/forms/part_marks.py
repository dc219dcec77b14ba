"""Rows of which each may bring a part of the marks."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from learning.bank.forms.form import Rows
from learning.grading.part_marks import ALL, PLACES, in_text

MARK = "mark"  # the name of the field in a row


class MarkInput(forms.NumberInput):
    """A weight in as few figures as it has."""

    def format_value(self, value: Any) -> str | None:
        return in_text(value) if isinstance(value, Decimal) else super().format_value(value)


class MarkedRows(Rows):
    """The fields called ``mark`` stay hidden until they are wished for, or hold something; where
    the form ``folds_rows``, so do the rows."""

    folds_rows: ClassVar[bool] = False

    def cell(self, name: str, label: str) -> forms.Field:
        if name != MARK:
            return super().cell(name, label)
        return forms.DecimalField(
            label=label,
            min_value=-ALL,
            max_value=ALL,
            max_digits=3 + PLACES,
            decimal_places=PLACES,
            required=False,
            widget=MarkInput({"step": "any"}),
        )

    @property
    def has_marks(self) -> bool:
        fields = [self[name] for name in self.fields if name.startswith(f"{MARK}_")]
        is_filled = any(one.value() not in (None, "") or one.errors for one in fields)
        return is_filled or (self.folds_rows and self._filled() > 0)
