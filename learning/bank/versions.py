"""What a question that somebody wrote was before: who changed it, when, and how."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms

from learning.bank.forms import form_of
from learning.models import Question, User

SHOWN = 50  # versions


@dataclass(frozen=True, slots=True)
class Change:
    """What a field of a question held before and after; "" where it was empty."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """A question as somebody left it, and what they changed; ``pk`` is that of its record."""

    pk: int
    at: datetime
    by: User | None
    changes: list[Change]


def versions_of(question: Question) -> list[Version]:
    """The latest, of which the newest comes first, in one statement."""
    kept = question.versions.select_related("history_user", "about")
    records = list(kept.order_by("-history_date", "-history_id")[:SHOWN])[::-1]
    told = [_told(record) for record in records]
    versions = [
        Version(record.pk, record.history_date, record.history_user, _changes(before, after))
        for record, before, after in zip(records, [{}, *told], told, strict=False)
    ]
    return versions[::-1]


def _told(record: Any) -> dict[str, str]:
    """The fields of a version by their names, as whoever wrote it has filled them in."""
    form = form_of(record.body["formats"][0])
    values = form.initial_for(record.body)
    fields = form().fields
    told = {
        str(field.label or name): _said(field, values.get(name)) for name, field in fields.items()
    }
    if image := record.body.get("image"):
        told["Picture"] = f"{image['width']} × {image['height']} ({image['sha256'][:6]})"
    told |= {"About": _title(record), "Put away": "yes" if record.retired_at else ""}
    return {name: text for name, text in told.items() if text}


def _title(record: Any) -> str:
    """That of the brief that it was about, unless it is closed to whoever wrote it."""
    about, owner = record.about, record.history_user_id
    return str(about) if about and owner and about.is_open_to(owner) else ""


def _said(field: forms.Field, value: Any) -> str:
    """A value as the form shows it; "" for none."""
    if value in (None, "", False):
        return ""
    choices = dict(getattr(field, "choices", ()))
    return "yes" if value is True else str(choices.get(value, value))


def _changes(before: dict[str, str], after: dict[str, str]) -> list[Change]:
    names = dict.fromkeys((*after, *before))
    both = [Change(name, before.get(name, ""), after.get(name, "")) for name in names]
    return [change for change in both if change.before != change.after]
