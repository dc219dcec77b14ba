"""The words of a finding in a form, one for each family."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.choices import flatten_choices

from content.checking.limits import LONGEST
from content.extraction.wording import keywords_of
from content.material import (
    RELATION_LABELS,
    Concept,
    Fact,
    KnowledgeItem,
    Listing,
    Material,
    Person,
    Quote,
    QuoteMode,
    Relation,
    Span,
)
from content.pinyin import offered_pinyin
from content.reading.quotations import place_of_speech
from learning.desk.entries import defining_words
from learning.desk.items import MOST_LINES, items_from_lines, lines_of
from learning.desk.speakers.answers import Answer, Speakers, answer_of

TOO_MANY_LINES = f"Use {MOST_LINES} lines at most."


class WordsField(forms.CharField):
    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")  # browsers send CRLF


class LinesField(forms.CharField):
    """Texts, one on each line; with ``is_nested`` those of deeper ones keep their indent."""

    def __init__(self, *, is_nested: bool = False, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea({"rows": 2}), strip=False, **kwargs)
        self.is_nested = is_nested

    def to_python(self, value: Any) -> str:
        lines = (super().to_python(value) or "").splitlines()
        trimmed = (line.rstrip() if self.is_nested else line.strip() for line in lines)
        return "\n".join(line for line in trimmed if line.strip())

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value.count("\n") >= MOST_LINES:
            raise ValidationError(TOO_MANY_LINES)


class EntryForm(forms.Form):
    """``main`` is the field that is always in sight."""

    main: ClassVar[str]

    def __init__(
        self, *args: Any, entry: Any, speakers: Speakers | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs | {"initial": self.values(entry)})
        self.entry, self.speakers = entry, speakers or Speakers()
        for name, field in self.fields.items():
            longest = LONGEST.get(type(entry), {}).get(name)
            if isinstance(field, forms.CharField) and longest:
                field.widget.attrs["maxlength"] = longest

    @staticmethod
    def values(entry: Any) -> dict[str, Any]:
        raise NotImplementedError

    def changes(self, material: Material) -> dict[str, Any]:
        """What the form changes of the entry, as fields of it."""
        return dict(self.cleaned_data)

    def edited(self, material: Material) -> KnowledgeItem:
        """The entry with the words of the form; only valid with ``content.checking``."""
        edited: KnowledgeItem = replace(self.entry, **self.changes(material))
        return edited

    @property
    def main_field(self) -> forms.BoundField:
        return self[self.main]

    @property
    def rest(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in (self.main, "takes_pinyin")]

    @property
    def rest_in_words(self) -> list[str]:
        """The other fields as they are filled in, for a line that stands for them."""
        found = []
        for bound in self.rest:
            value = str(bound.value() or "")
            if isinstance(bound.field, forms.ChoiceField):
                choices: Any = bound.field.choices
                value = str(dict(flatten_choices(choices)).get(value, value))
            found += [line.strip() for line in value.splitlines()]
        return [text for text in found if text]

    def report(self, messages: Mapping[str, str]) -> None:
        """Shows why the entry was refused beside its fields."""
        for name, message in messages.items():
            name = {"speakers": "speaker", "definition_span": "definition"}.get(name, name)
            self.add_error(name if name in self.fields else None, message)


def _text(label: str, *, required: bool = False, rows: int = 0) -> WordsField:
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput({"autocomplete": "off"})
    return WordsField(label=label, required=required, widget=widget)


class _NativeForm(EntryForm):
    """An entry that may have characters. Pinyin made of them is offered, and not taken unasked."""

    characters = _text("Characters")
    pinyin = _text("Pinyin")
    takes_pinyin = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = offered_pinyin(self.entry)
        self.fields["takes_pinyin"].label = f"Add pinyin: {offered}"
        if not offered:
            del self.fields["takes_pinyin"]
        if not self.entry.characters and not self.entry.pinyin:
            del self.fields["pinyin"]  # there is nothing to read

    @property
    def offer(self) -> forms.BoundField | None:
        return self["takes_pinyin"] if "takes_pinyin" in self.fields else None

    def native(self, material: Material) -> dict[str, Any]:
        """Characters and pinyin; what the text lacks counts as added."""
        entry, sent = self.entry, {"pinyin": ""} | self.cleaned_data
        is_offered_for = sent["characters"] == entry.characters and not sent["pinyin"]
        if sent.get("takes_pinyin") and is_offered_for:
            sent["pinyin"] = offered_pinyin(entry)
        added = [name for name in entry.added if sent.get(name, True)]
        for name in ("characters", "pinyin"):
            is_new = sent[name] and sent[name] != getattr(entry, name)
            if is_new and name not in added and sent[name] not in material.text:
                added.append(name)
        return {
            "characters": sent["characters"],
            "pinyin": sent["pinyin"],
            "added": tuple(added),
        }


class PersonForm(_NativeForm):
    main = "name"
    field_order = ("name", "characters", "pinyin")

    name = _text("Name", required=True)
    role = _text("Role")
    affiliation = _text("Affiliation")
    aliases = LinesField(label="Also called", required=False)

    @staticmethod
    def values(entry: Person) -> dict[str, Any]:
        names = ("name", "characters", "pinyin", "role", "affiliation")
        return {name: getattr(entry, name) for name in names} | {
            "aliases": "\n".join(entry.aliases)
        }

    def changes(self, material: Material) -> dict[str, Any]:
        sent = self.cleaned_data
        has_post = bool(sent["role"] or sent["affiliation"])
        return dict(
            **{name: sent[name] for name in ("name", "role", "affiliation")},
            **self.native(material),
            aliases=tuple(dict.fromkeys(sent["aliases"].splitlines())),
            post_span=self.entry.post_span if has_post else None,
        )


class ConceptForm(_NativeForm):
    main = "term"
    field_order = ("term", "abbreviation", "definition", "aliases")

    term = _text("Term", required=True)
    abbreviation = _text("Abbreviation")
    definition = _text("Definition", rows=2)
    aliases = LinesField(label="Also called", required=False)

    @staticmethod
    def values(entry: Concept) -> dict[str, Any]:
        names = ("term", "abbreviation", "definition", "characters", "pinyin")
        return {name: getattr(entry, name) for name in names} | {
            "aliases": "\n".join(entry.aliases)
        }

    def changes(self, material: Material) -> dict[str, Any]:
        """A definition that the text does not give counts as added by the editor: it is shown, and
        not asked.
        """
        entry, sent = self.entry, self.cleaned_data
        native = self.native(material)
        span, added = entry.definition_span, native["added"]
        keywords = _still_in(sent["definition"], entry.keywords)
        if sent["definition"] != entry.definition:
            span = defining_words(material, entry, sent["definition"])
            added = tuple(name for name in added if name != "definition")
            added = added if span or not sent["definition"] else (*added, "definition")
            keywords = keywords or keywords_of(sent["term"], sent["definition"])
        return native | {
            "term": sent["term"],
            "abbreviation": sent["abbreviation"],
            "definition": sent["definition"],
            "definition_span": span,
            "keywords": keywords,
            "inferred": entry.inferred and bool(sent["definition"]),
            "aliases": tuple(dict.fromkeys(sent["aliases"].splitlines())),
            "added": added,
        }


class QuoteForm(EntryForm):
    main = "text"

    text = _text("Claim", required=True, rows=2)
    speaker = forms.ChoiceField(label="Speaker", required=False)
    holder = _text("Or an organisation")
    cue = _text("Verb")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = self.speakers.choices(Answer(self.entry.speakers, self.entry.holder))
        self.fields["speaker"].choices = choices  # type: ignore[attr-defined]

    @staticmethod
    def values(entry: Quote) -> dict[str, Any]:
        return {
            "text": entry.text,
            "speaker": Answer(entry.speakers, entry.holder).value,
            "cue": entry.cue,
        }

    def changes(self, material: Material) -> dict[str, Any]:
        """A body that was typed takes the place of who was chosen."""
        entry, sent = self.entry, self.cleaned_data
        gaps = tuple(gap for gap in entry.gaps if gap in sent["text"])
        answer = Answer(holder=sent["holder"]) if sent["holder"] else answer_of(sent["speaker"])
        is_same = answer == Answer(entry.speakers, entry.holder)
        return {
            "text": sent["text"],
            "span": self._span(material),
            "speakers": answer.speakers,
            "holder": answer.holder,
            "inferred": entry.inferred and is_same,
            "cue": sent["cue"] or ("says" if answer.holder and not is_same else ""),
            "gaps": gaps,
            "accepted": tuple(
                one for one in entry.accepted if any(one.startswith(f"{gap} = ") for gap in gaps)
            ),
        }

    def _span(self, material: Material) -> Span:
        """Where the claim stands. Direct speech stays so with other words of it; in words that
        nobody says in the text, it is told without quotation marks.
        """
        entry: Quote = self.entry
        said = self.cleaned_data["text"]
        if entry.mode is not QuoteMode.DIRECT or said == entry.text:
            return entry.span
        text = material.passage(entry.span.passage).text
        place = place_of_speech(text, said, entry.span.start)
        return replace(entry.span, start=place[0], end=place[1]) if place else entry.span


class ListingForm(EntryForm):
    main = "lead_in"

    lead_in = _text("Lead-in", required=True, rows=2)
    items = LinesField(label="Items", is_nested=True, help_text="One on each line.")

    @staticmethod
    def values(entry: Listing) -> dict[str, Any]:
        return {"lead_in": entry.lead_in, "items": "\n".join(lines_of(entry.items))}

    def changes(self, material: Material) -> dict[str, Any]:
        """Items keep their identity by their text; where the number stays the same, by place."""
        entry, sent = self.entry, self.cleaned_data
        items = entry.items
        if sent["items"] != "\n".join(lines_of(entry.items)):
            items = items_from_lines(sent["items"].splitlines(), entry, material)
        return {"lead_in": sent["lead_in"], "items": items}


class FactForm(EntryForm):
    main = "value"

    value = _text("Figure or date", required=True)
    statement = _text("Sentence", required=True, rows=3)

    @staticmethod
    def values(entry: Fact) -> dict[str, Any]:
        return {"value": entry.value, "statement": entry.statement}


class RelationForm(EntryForm):
    main = "label"

    label = forms.ChoiceField(
        label="Link", choices=[(key, one.active) for key, one in RELATION_LABELS.items()]
    )
    wording = _text("In words")

    @staticmethod
    def values(entry: Relation) -> dict[str, Any]:
        return {"label": entry.label, "wording": entry.wording}


FORMS: dict[str, type[EntryForm]] = {
    "people": PersonForm,
    "concepts": ConceptForm,
    "quotes": QuoteForm,
    "listings": ListingForm,
    "facts": FactForm,
    "relations": RelationForm,
}


def _still_in(text: str, words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word.casefold() in text.casefold())
