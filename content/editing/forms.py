"""Admin forms for the rows of a brief: spans as words, lists as lines, checked like a file."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteMixin
from django.db.models import QuerySet

from content import models
from content.checking.limits import Fault
from content.concept_kinds import guessed_kind
from content.editing.changes import row_faults, slugs_of
from content.formats.spans import Unplaced, find_span_start, occurrences
from content.material import Biography, ListingItem
from content.storage.moved_spans import lost_words
from content.storage.rows import LINKS, NESTED, Links, entry_from_row


class LinesField(forms.CharField):
    """A list of texts, one on each line; replaces the form field of a JSONField."""

    def __init__(self, *, encoder: Any = None, decoder: Any = None, **kwargs: Any) -> None:
        kwargs["widget"] = forms.Textarea(attrs={"rows": 3, "cols": 60})
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = value if isinstance(value, list) else (value or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(initial) != self.to_python(data))


class WordsField(forms.CharField):
    """The exact words of a passage."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 2, "cols": 80})
        super().__init__(strip=False, widget=widget, **kwargs)

    def to_python(self, value: Any) -> Any:
        return (super().to_python(value) or "").replace("\r\n", "\n")  # browsers send CRLF


class OccurrenceField(forms.IntegerField):
    def __init__(self) -> None:
        place = "Which place is meant (1, 2, 3, …) where the words stand there more than once."
        super().__init__(required=False, min_value=1, max_value=9999, help_text=place)


class RowForm(forms.ModelForm):  # type: ignore[type-arg]
    """A row of a brief; ``spans`` are the field prefixes of its spans, which it shows as words."""

    spans: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for prefix in self.spans:
            self.initial.update(_words(self.instance, prefix))
        if brief := getattr(self.instance, "brief_id", None):
            for field in self.fields.values():
                _limit_autocomplete(field.widget, brief)

    def clean(self) -> dict[str, Any]:
        super().clean()
        for name, value in self.cleaned_data.items():
            if isinstance(value, str):
                self.cleaned_data[name] = value.replace("\r\n", "\n")
        for prefix in self.spans:
            self._place(prefix)
        return self.cleaned_data

    def _place(self, prefix: str) -> None:
        """Set the columns of a span from its words; without words there is no such span."""
        found = self.cleaned_data
        words = found.get(f"{prefix}words")
        passage = (found.get(f"{prefix}passage") or found.get("passage")) if words else None
        start = None
        if passage and words:
            try:
                start = find_span_start(passage.text, words, found.get(f"{prefix}occurrence"))
            except Unplaced as reason:
                message = str(reason).format(passage=passage.slug, key=f"{prefix}occurrence")
                self.add_error(f"{prefix}words", f"“{words}” {message}")
        if prefix:
            found[f"{prefix}passage"] = passage
        setattr(self.instance, f"{prefix}start", start)
        setattr(self.instance, f"{prefix}end", None if start is None else start + len(words or ""))

    def report(self, faults: list[Fault]) -> None:
        """Show the row's faults beside their fields."""
        for fault in faults:
            name = str(fault.path[0]).replace("span", "words") if fault.path else ""
            self.add_error(name if name in self.fields else None, fault.message)

    def refuse_other_briefs(self, brief: models.Brief) -> None:
        """Refuse rows that were picked from another brief."""
        for name, value in list(self.cleaned_data.items()):
            rows = value if isinstance(value, QuerySet) else [value]
            if any(isinstance(row, models.BriefRow) and row.brief_id != brief.pk for row in rows):
                self.add_error(name, "This belongs to another brief: pick one of this brief.")

    def links(self) -> dict[str, Links]:
        """The slugs of the rows that were picked for each many-to-many field."""
        return {
            name: {self.instance.pk: tuple(row.slug for row in self.cleaned_data[name])}
            for name in LINKS
            if name in self.cleaned_data
        }


class BriefRowForm(RowForm):
    """A row that belongs to its brief directly, checked together with all of the brief."""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if not self.errors:
            self.refuse_other_briefs(self.instance.brief)
        if not self.errors:
            # Saving makes a shared point mutual; formsets check nested rows.
            links = {name: of for name, of in self.links().items() if name != "shares_point_with"}
            found = row_faults(self.instance, links)
            self.report([fault for fault in found if fault.path[0] not in NESTED])


class PassageForm(BriefRowForm):
    """A passage; its new text must keep the words that spans point at."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors or not self.instance.pk or "text" not in self.changed_data:
            return
        if lost := lost_words(self.instance, self.initial["text"]):
            self.add_error("text", f"Items use these words, keep them: {', '.join(lost)}")


class ItemForm(BriefRowForm):
    spans: tuple[str, ...] = ("",)
    words = WordsField()
    occurrence = OccurrenceField()


class ConceptForm(ItemForm):
    spans = ("", "definition_")
    definition_words = WordsField(required=False)
    definition_occurrence = OccurrenceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        guess = "" if self.instance.kind else guessed_kind(self.instance.term)
        if guess and "kind" in self.fields:
            self.fields["kind"].help_text = f"Guessed: {guess}. Fill it in if that is wrong."


class PersonForm(ItemForm):
    spans = ("", "post_")
    post_words = WordsField(required=False)
    post_occurrence = OccurrenceField()


class QuoteForm(ItemForm):
    class Meta:
        help_texts = {"accepted": "One a line, each as “GAP = WORDING”."}


class NestedForm(RowForm):
    """A row inside a person or a listing."""

    spans = ("",)
    words = WordsField()
    occurrence = OccurrenceField()


class NestedFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """The rows of ``family`` inside a person or a listing, checked together."""

    family: str
    entry: type

    def clean(self) -> None:
        super().clean()
        owner = self.instance
        if any(self.errors) or owner.brief_id is None or owner.start is None:
            return  # the owner's form shows what is wrong
        kept = list(self._kept())
        for form in kept:
            form.refuse_other_briefs(owner.brief)
        if any(self.errors):
            return
        entries = tuple(
            entry_from_row(self.entry, form.instance, slugs_of(form.instance), form.links())
            for form in kept
        )
        for fault in row_faults(owner, {self.family: {owner.pk: entries}}):
            if fault.path[:1] == (self.family,):
                self._report(fault, kept)

    def _report(self, fault: Fault, kept: list[RowForm]) -> None:
        _, *inside = fault.path
        if inside:
            kept[int(inside[0])].report([Fault(tuple(inside[1:]), fault.message)])
        else:
            self._non_form_errors.append(fault.message)  # type: ignore[attr-defined]

    def _kept(self) -> Iterator[Any]:
        for form in self.forms:
            if (form.instance.pk or form.has_changed()) and form not in self.deleted_forms:
                yield form


class BiographyFormSet(NestedFormSet):
    family, entry = "biography", Biography


class ListingItemFormSet(NestedFormSet):
    family, entry = "items", ListingItem

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        own = models.ListingItem.objects.filter(listing=self.instance.pk)
        form.fields["parent"].queryset = own.exclude(pk=form.instance.pk)

    def clean(self) -> None:
        super().clean()
        parents = {form.instance.pk: form.instance.parent_id for form in self._kept()}
        for form in self._kept():
            above, seen = form.instance.parent_id, set()
            while above and above not in seen:
                seen.add(above)
                above = parents.get(above)
            if above:
                form.add_error("parent", "The items would contain each other: break the circle.")


def _words(row: Any, prefix: str) -> dict[str, Any]:
    """The form's values for a stored span."""
    start, end = getattr(row, f"{prefix}start"), getattr(row, f"{prefix}end")
    if row.pk is None or start is None:
        return {}
    text = getattr(row, f"{prefix}passage").text
    places = list(occurrences(text, text[start:end]))
    nth = places.index(start) + 1 if len(places) > 1 and start in places else None
    return {f"{prefix}words": text[start:end], f"{prefix}occurrence": nth}


def _limit_autocomplete(widget: Any, brief: int) -> None:
    """Let an autocomplete field offer only the rows of one brief."""
    inner = getattr(widget, "widget", widget)
    if isinstance(inner, AutocompleteMixin):
        inner.get_url = partial(_url_for, inner.get_url, brief)  # type: ignore[method-assign]


def _url_for(get_url: Any, brief: int) -> str:
    return f"{get_url()}?brief={brief}"
