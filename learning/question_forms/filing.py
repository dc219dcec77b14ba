"""Where a question of one's own is filed."""

from typing import Any

from django import forms
from django.urls import reverse

from content.models import Brief
from learning.cards import begun_briefs
from learning.models import User
from learning.own_questions import LONGEST_TAG, MOST_TAGS, Filing, tag_names
from learning.subjects import subjects_in


class FilingForm(forms.Form):
    """The brief that a question is about, what of it, and its tags; ``filing`` once it is valid."""

    about = forms.ModelChoiceField(
        Brief.objects.none(), label="About", required=False, empty_label="No brief"
    )
    tags = forms.CharField(
        label="Tags",
        required=False,
        max_length=400,
        help_text="Words to find it by, parted by commas.",
    )
    field_order = ("about", "subject", "tags")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["about"]
        assert isinstance(field, forms.ModelChoiceField)
        field.widget.attrs |= {"hx-post": reverse("question_filing"), "hx-target": "#filing"}
        field.queryset = begun_briefs(user).only("slug", "title")
        try:
            brief = field.clean(self["about"].value())
        except forms.ValidationError:
            brief = None
        if brief:
            self.fields["subject"] = forms.ChoiceField(
                label="On",
                required=False,
                choices=[("", "No certain part of it"), *subjects_in(brief)],
            )
            self.order_fields(self.field_order)

    def clean_tags(self) -> tuple[str, ...]:
        names = tag_names(self.cleaned_data["tags"])
        if len(names) > MOST_TAGS:
            raise forms.ValidationError(f"{MOST_TAGS} tags at most.")
        if any(len(name) > LONGEST_TAG for name in names):
            raise forms.ValidationError(f"A tag has {LONGEST_TAG} letters at most.")
        return tuple(names)

    @property
    def filing(self) -> Filing:
        cleaned = self.cleaned_data
        return Filing(cleaned["about"], cleaned.get("subject", ""), cleaned["tags"])
