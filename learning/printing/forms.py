"""What of an exam is printed, and on which paper."""

from typing import ClassVar

from django import forms

from learning.printing.exams import VERSIONS


class PrintForm(forms.Form):
    EXAM: ClassVar[str] = "exam"
    SHEET: ClassVar[str] = "sheet"
    KEY: ClassVar[str] = "key"
    A4: ClassVar[str] = "a4"

    version = forms.ChoiceField(
        label="Version", choices=[(one, f"Version {one}") for one in VERSIONS]
    )
    part = forms.ChoiceField(
        label="Print",
        choices=[(EXAM, "Questions"), (SHEET, "Answer sheet"), (KEY, "Key")],
    )
    size = forms.ChoiceField(label="Paper", choices=[(A4, "A4"), ("letter", "Letter")])
