"""The form that adds words of the text as a finding."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from content.formats.spans import Unplaced, find_span_start
from content.material import Span
from content.models import Brief
from learning.desk.entries import MADE_BY_HAND, NAMES

LONGEST_LABEL = 80
LONGEST_WORDS = 2_000
NOT_THERE = "This paragraph doesn’t have these words. Copy them exactly."


class AddingForm(forms.Form):
    """Words in a passage, with their ``start`` if they were marked there; once valid, ``span`` is
    their place. Without a start it is their first place.
    """

    family = forms.ChoiceField(
        label="Kind", choices=[(family, NAMES[family]) for family in MADE_BY_HAND]
    )
    passage = forms.ChoiceField(label="Paragraph")
    words = forms.CharField(
        label="Its words", max_length=LONGEST_WORDS, widget=forms.Textarea({"rows": 3})
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    span: Span

    def __init__(self, *args: Any, brief: Brief, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.texts = dict(brief.passages.current().values_list("slug", "text"))
        self.fields["passage"].choices = [  # type: ignore[attr-defined]
            (slug, text if len(text) <= LONGEST_LABEL else f"{text[:LONGEST_LABEL]}…")
            for slug, text in self.texts.items()
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        slug, words = cleaned["passage"], cleaned["words"].replace("\r\n", "\n")
        text, start = self.texts[slug], cleaned["start"]
        if start is None or text[start : start + len(words)] != words:
            try:
                start = find_span_start(text, words, 1)
            except Unplaced as reason:
                raise ValidationError({"words": NOT_THERE}) from reason
        self.span = Span(passage=slug, start=start, end=start + len(words))
        return cleaned
