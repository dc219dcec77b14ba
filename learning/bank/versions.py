"""The versions of a written question: who changed it, when, and how."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms

from learning.bank.forms import form_of
from learning.models import Question, ReadingText, User
from learning.rendering.texts import texts_over

SHOWN = 50  # versions


@dataclass(frozen=True, slots=True)
class VersionChange:
    """A field's values before and after; "" for none."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a question and what it changed; ``pk`` is that of the history record."""

    pk: int
    at: datetime
    by: User | None
    changes: list[VersionChange]


def versions_of(question: Question) -> list[Version]:
    """The latest versions, newest first, in one statement, and one for their texts."""
    kept = question.versions.select_related("history_user", "about")
    records = list(kept.order_by("-history_date", "-history_id")[:SHOWN])[::-1]
    over = texts_over([record.body for record in records])
    fields = [_fields(record, over) for record in records]
    versions = [
        Version(record.pk, record.history_date, record.history_user, _changes(before, after))
        for record, before, after in zip(records, [{}, *fields], fields, strict=False)
    ]
    return versions[::-1]


def _fields(record: Any, over: Mapping[str, ReadingText]) -> dict[str, str]:
    """The form fields of a version by their labels, without empty ones."""
    form = form_of(record.body["formats"][0])
    values = form.initial_for(record.body)
    fields = form().fields
    texts = {
        str(field.label or name): _shown(field, values.get(name)) for name, field in fields.items()
    }
    if image := record.body.get("image"):
        texts["Picture"] = f"{image['width']} × {image['height']} ({image['sha256'][:6]})"
    if text := over.get(record.body.get("reading_text", "")):
        texts["Reading text"] = f"{text.name} ({text.sha256[:6]})"
    texts |= {"About": _title(record), "Hidden": "yes" if record.retired_at else ""}
    return {name: text for name, text in texts.items() if text}


def _title(record: Any) -> str:
    """The title of the question's brief, unless the brief is closed to the author."""
    about, owner = record.about, record.history_user_id
    return str(about) if about and owner and about.is_open_to(owner) else ""


def _shown(field: forms.Field, value: Any) -> str:
    """A value as the form shows it; "" if empty."""
    if value in (None, "", False):
        return ""
    choices = dict(getattr(field, "choices", ()))
    return "yes" if value is True else str(choices.get(value, value))


def _changes(before: dict[str, str], after: dict[str, str]) -> list[VersionChange]:
    names = dict.fromkeys((*after, *before))
    both = [VersionChange(name, before.get(name, ""), after.get(name, "")) for name in names]
    return [change for change in both if change.before != change.after]
