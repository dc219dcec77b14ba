"""Imports of question files: stored for a day while their owner previews them."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from learning.bank.imports.pictures import (
    Read,
    described,
    pictures_read,
    store_pictures,
    with_picture,
)
from learning.bank.imports.texts import text_with_pictures, texts_described
from learning.exchange.format import ParsedFile
from learning.models import QuestionImport, User
from learning.models.people import TWICE, lock_user

KEPT_FOR = timedelta(days=1)


def begin_import(
    owner: User, reading: ParsedFile, file_name: str, format: str, now: datetime
) -> QuestionImport:
    """Store what was read, in place of the owner's unfinished import. The same file again within a
    minute returns that import."""
    pictures = pictures_read(owner, reading)
    content = content_of(reading, pictures)
    sent = {"file_name": file_name[:200], "format": format, "content": content}
    source = reading.table.text if reading.table else ""
    with transaction.atomic():
        lock_user(owner)
        under_way = QuestionImport.objects.filter(owner=owner, done_at=None).defer("source").first()
        if under_way and _is_same(under_way, sent, now):
            return under_way
        if under_way:
            under_way.delete()
        begun = QuestionImport.objects.create(owner=owner, source=source, made_at=now, **sent)
        store_pictures(begun, pictures)
        return begun


def read_again(question_import: QuestionImport, reading: ParsedFile) -> None:
    """Replace the content of an import by another reading of the same file."""
    notes = question_import.content.get("notes", [])  # those about the text still hold
    pictures = pictures_read(question_import.owner, reading)
    content = content_of(reading, pictures) | {"notes": notes}
    with transaction.atomic():
        lock_user(question_import.owner)
        under_way = QuestionImport.objects.filter(pk=question_import.pk, done_at=None)
        if under_way.update(content=content):
            question_import.images.all().delete()
            store_pictures(question_import, pictures)


def describe_pictures(
    question_import: QuestionImport,
    descriptions: Mapping[int, str],
    in_texts: Mapping[tuple[int, int], str] | None = None,
) -> None:
    """Keep descriptions of pictures in an import under way, by the numbers of its questions, and of
    those ``in_texts`` by the places of the text and of the picture in it."""
    with transaction.atomic():
        lock_user(question_import.owner)
        under_way = QuestionImport.objects.filter(pk=question_import.pk, done_at=None)
        if (found := under_way.defer("source").first()) is None:
            return
        texts = found.content.get("texts", [])
        changed = described(found.content["items"], descriptions)
        if texts_described(texts, in_texts or {}) or changed:
            found.save(update_fields=["content"])
    question_import.content = found.content


def content_of(reading: ParsedFile, pictures: Read) -> dict[str, Any]:
    found = [(item, *with_picture(item, pictures)) for item in reading.items]
    texts = list(dict.fromkeys(item.text for item in reading.items if item.text))
    stored = [text_with_pictures(text, pictures) for text in texts]
    places = {text: place for place, text in enumerate(texts)}
    items = []
    for item, body, notes in found:
        one = {"body": body, "tags": item.tags, "line": item.line, "notes": notes}
        if item.text:
            place = places[item.text]
            one |= {"text": place, "notes": [*notes, *stored[place][1]]}
        items.append(one)
    content: dict[str, Any] = {
        "items": items,
        "texts": [text for text, _ in stored],
        "unread": [asdict(unread) for unread in reading.unread],
        "notes": reading.notes,
    }
    if table := reading.table:
        content["table"] = {"layout": asdict(table.layout), "sample": table.sample}
    return content


def remove_old_imports(now: datetime) -> None:
    """Delete imports that were begun more than a day ago."""
    QuestionImport.objects.filter(made_at__lte=now - KEPT_FOR).delete()


def imports_of(owner: User, now: datetime) -> QuerySet[QuestionImport]:
    """The owner's imports of the last day, without the source of their tables."""
    found = QuestionImport.objects.filter(owner=owner, made_at__gt=now - KEPT_FOR)
    return found.defer("source")


def _is_same(under_way: QuestionImport, sent: dict[str, Any], now: datetime) -> bool:
    if under_way.made_at <= now - TWICE:
        return False
    return all(_plain(getattr(under_way, name)) == _plain(sent[name]) for name in sent)


def _plain(value: Any) -> Any:
    """A value as it comes back from JSON."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
