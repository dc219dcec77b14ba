"""How an author files a question: its text, its brief, its subject, its tags."""

from functools import partial
from typing import Any

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html

from content.models import Brief
from learning.bank.texts import choosable_texts
from learning.bank.writing import Filing, tag_names
from learning.cards.making import begun_briefs
from learning.kinds.limits import LONGEST_TAG, MOST_TAGS
from learning.kinds.written import OWN
from learning.models import Question, ReadingText, User
from learning.models.texts import named, standing_text
from learning.rendering.subjects import subjects_in
from learning.requests import id_of

LONGEST_TAGS = 400


class TextChoice(forms.ModelChoiceField[ReadingText]):
    """One of the standing texts of ``owner``; one that was changed meanwhile is what it is now."""

    owner: User

    def to_python(self, value: Any) -> ReadingText | None:
        if value in self.empty_values:
            return None
        pk = value.pk if isinstance(value, ReadingText) else id_of(str(value))
        text = standing_text(self.owner, pk)
        if text is None:
            raise forms.ValidationError("This text is gone. Choose another.")
        return text

    def label_from_instance(self, obj: Any) -> str:
        return named(obj.title, obj.beginning)


class FilingForm(forms.Form):
    """The text that a question stands under, its brief and subject there, and its tags; once valid,
    ``filing`` has all but the text."""

    reading_text = TextChoice(
        ReadingText.objects.none(), label="Reading text", required=False, empty_label="None"
    )
    about = forms.ModelChoiceField(
        Brief.objects.none(), label="About", required=False, empty_label="No brief"
    )
    tags = forms.CharField(
        label="Tags",
        required=False,
        max_length=LONGEST_TAGS,
        help_text="Separate with commas.",
    )
    field_order = ("reading_text", "about", "subject", "tags")

    def __init__(
        self, user: User, *args: Any, question: Question | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        texts = self.fields["reading_text"]
        assert isinstance(texts, TextChoice)
        texts.owner, texts.queryset = user, choosable_texts(user)
        texts.help_text = format_html('<a href="{}">Write a text</a>', reverse("new_text"))
        field = self.fields["about"]
        assert isinstance(field, forms.ModelChoiceField)
        field.widget.attrs |= {"hx-post": reverse("question_filing"), "hx-target": "#filing"}
        offered = begun_briefs(user).values("pk")
        kept = question.about_id if question else None
        briefs = Brief.objects.filter(Q(pk__in=offered) | Q(pk=kept))
        field.queryset = briefs.only("slug", "title", "visibility", "owner", "copied_from")
        field.label_from_instance = partial(_label, user)  # type: ignore[method-assign]
        try:
            brief = field.clean(self["about"].value())
        except forms.ValidationError:
            brief = None
        if brief:
            self.fields["subject"] = forms.ChoiceField(
                label="On", required=False, choices=_subjects(brief, user, question)
            )
            self.order_fields(self.field_order)

    def clean_tags(self) -> tuple[str, ...]:
        return checked_tags(self.cleaned_data["tags"])

    @property
    def text_name(self) -> str:
        """The hash of the text; "" for none."""
        text = self.cleaned_data["reading_text"]
        return text.sha256 if text else ""

    @property
    def filing(self) -> Filing:
        cleaned = self.cleaned_data
        return Filing(cleaned["about"], cleaned.get("subject", ""), cleaned["tags"])


def checked_tags(text: str) -> tuple[str, ...]:
    """The tags in a field. Raises ``ValidationError`` for too many or too long ones."""
    names = tag_names(text)
    if len(names) > MOST_TAGS:
        raise forms.ValidationError(f"{MOST_TAGS} tags at most.")
    if any(len(name) > LONGEST_TAG for name in names):
        raise forms.ValidationError(f"A tag has {LONGEST_TAG} letters at most.")
    return tuple(names)


def _label(user: User, brief: Brief) -> str:
    return brief.title_in_lists if brief.is_open_to(user.pk) else "A brief you can’t see"


def _subjects(brief: Brief, user: User, question: Question | None) -> list[Any]:
    """The subjects to choose from; the present one always stays among them."""
    offered = subjects_in(brief) if brief.is_open_to(user.pk) else []
    known = {subject for _, subjects in offered for subject, _ in subjects}
    here = question.subject if question and question.about_id == brief.pk else ""
    gone = here and not here.startswith(f"{OWN}/") and here not in known
    kept = [(here, "A part that no longer exists")] if gone else []
    return [("", "No particular part"), *kept, *offered]
