"""Imports of question files: stored for a day while their owner previews them, then carried out."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from content.models import Brief
from learning.bank.import_pictures import (
    Read,
    described,
    keep_pictures,
    pictures_read,
    store_pictures,
    with_picture,
)
from learning.bank.import_texts import keep_texts, text_with_pictures
from learning.bank.writing import Filing, add_many_questions
from learning.exchange.format import DESCRIBE, ParsedFile, TableLayout
from learning.kinds import kind_of
from learning.kinds.limits import MOST_TAGS
from learning.kinds.options import OfOptions, Option, options_of
from learning.kinds.written import WrittenQuestion
from learning.models import ImportImage, Question, QuestionImport, User
from learning.models.json_text import framed_stem_in, text_in
from learning.models.people import TWICE, lock_user

KEPT_FOR = timedelta(days=1)
DESCRIPTION = "alt-"  # begins the names of the fields that describe pictures
NOTHING: dict[str, Any] = {"items": [], "unread": []}

# Two questions with the same key are the same: kind, stem, answer and picture. A question in a file
# that loses pictures has the key without one.
type Key = tuple[str, str, str, str]


class NotPlaced(Exception):
    """The questions cannot be put where they should go; the text says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """A question in a file, with its ``number`` there. It ``is_own`` if its owner has it already;
    ``is_twice`` if an earlier one in the file equals it."""

    number: int
    body: dict[str, Any]
    tags: Sequence[str]
    line: int
    notes: Sequence[str]
    is_own: bool
    is_twice: bool
    text: int | None = None  # the place of the text over it among those of the file

    @property
    def is_known(self) -> bool:
        return self.is_own or self.is_twice

    @property
    def options(self) -> list[Option]:
        """Those of a question that is answered by picking, the right ones marked so."""
        kind = kind_of(self.body["formats"][0])
        if not isinstance(kind, OfOptions):
            return []
        right = kind.options(self.body)
        return [replace(one, right=right[one.text]) for one in options_of(self.body)]

    @property
    def lacks_description(self) -> bool:
        """Whether its picture is still to be described."""
        return DESCRIBE in self.notes

    @property
    def description_field(self) -> str:
        """The name of the field in which its picture is described."""
        return f"{DESCRIPTION}{self.number}"

    @property
    def other_notes(self) -> list[str]:
        return [one for one in self.notes if one != DESCRIBE]


class ImportPreview:
    """The questions that an import would make."""

    def __init__(self, question_import: QuestionImport) -> None:
        self.question_import = question_import
        self.unread: list[dict[str, Any]] = question_import.content["unread"]
        self.notes: list[str] = question_import.content.get("notes", [])
        self.texts: list[dict[str, Any]] = question_import.content.get("texts", [])

    @cached_property
    def found(self) -> list[Found]:
        return list(_found(self.question_import, _keys_of(self.question_import.owner_id)))

    @property
    def layout(self) -> TableLayout | None:
        """How a table was read; None for any other format."""
        if table := self.question_import.content.get("table"):
            layout = table["layout"]
            return TableLayout(**layout | {"columns": tuple(layout["columns"])})
        return None

    @property
    def place(self) -> str:
        """What the number is that a question has in its file."""
        if self.question_import.format == "word":
            return "Question"
        return "Row" if self.layout and self.layout.is_sheet else "Line"

    @property
    def sample(self) -> list[list[str]]:
        """The first rows of a table."""
        return list(self.question_import.content["table"]["sample"])

    @property
    def new(self) -> list[Found]:
        return [one for one in self.found if not one.is_known]

    @property
    def known(self) -> int:
        return len(self.found) - len(self.new)

    @property
    def own(self) -> int:
        return sum(one.is_own for one in self.found)


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
    notes = question_import.content.get("notes", [])  # those about the text still lock_user
    pictures = pictures_read(question_import.owner, reading)
    content = content_of(reading, pictures) | {"notes": notes}
    with transaction.atomic():
        lock_user(question_import.owner)
        under_way = QuestionImport.objects.filter(pk=question_import.pk, done_at=None)
        if under_way.update(content=content):
            question_import.images.all().delete()
            store_pictures(question_import, pictures)


def describe_pictures(question_import: QuestionImport, descriptions: Mapping[int, str]) -> None:
    """Keep descriptions of pictures in an import under way, by the numbers of its questions."""
    with transaction.atomic():
        lock_user(question_import.owner)
        under_way = QuestionImport.objects.filter(pk=question_import.pk, done_at=None)
        if (found := under_way.defer("source").first()) is None:
            return
        if described(found.content["items"], descriptions):
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


def make_imported(
    question_import: QuestionImport,
    now: datetime,
    *,
    about: Brief | None = None,
    tags: Sequence[str] = (),
    with_known: bool = False,
    with_cards: bool = True,
    place: Callable[[Sequence[Question]], int | None] = lambda made: None,
) -> int:
    """Make the questions of an import once, without the known ones unless ``with_known``, and
    return how many. ``place`` puts them into a quiz and returns its id; nothing is made where that
    raises ``NotPlaced``. Raises ``OverLimit``, ``TooManyImages`` and ``TooManyTexts``."""
    owner = question_import.owner
    with transaction.atomic():
        lock_user(owner)
        row = QuestionImport.objects.defer("content", "source").get(pk=question_import.pk)
        if row.done_at is not None:
            return row.made
        found = ImportPreview(question_import)
        chosen = found.found if with_known else found.new
        images = list(question_import.images.all()) if _has_pictures(question_import) else []
        questions = make_questions(
            question_import,
            chosen,
            images,
            now,
            about=about,
            tags=tags,
            with_cards=with_cards,
        )
        if images:
            question_import.images.all().delete()
        quiz = place(questions)
        QuestionImport.objects.filter(pk=row.pk).update(
            done_at=now,
            made=len(chosen),
            content=NOTHING if quiz is None else NOTHING | {"quiz": quiz},
            source="",
        )
    return len(chosen)


def make_questions(
    question_import: QuestionImport,
    chosen: Sequence[Found],
    images: Sequence[ImportImage],
    now: datetime,
    *,
    about: Brief | None = None,
    tags: Sequence[str] = (),
    with_cards: bool,
) -> list[Question]:
    """Make these questions of an import, with their texts and those of its ``images`` that they
    show, in the transaction of a caller who has locked its owner. Raises ``OverLimit``,
    ``TooManyImages`` and ``TooManyTexts``."""
    owner, texts = question_import.owner, question_import.content.get("texts", [])
    wanted = {one.text for one in chosen if one.text is not None}
    names = keep_texts(owner, {place: texts[place] for place in sorted(wanted)}, images, now)
    many = [(_written(one, names), _filing(one, about, tags)) for one in chosen]
    questions = add_many_questions(owner, many, now, with_cards=with_cards)
    keep_pictures(owner, questions, images, now)
    return questions


def _written(one: Found, names: Mapping[int, str]) -> WrittenQuestion:
    """The question under its text, whose hash is in ``names``."""
    name = "" if one.text is None else names[one.text]
    return replace(WrittenQuestion.of(one.body), reading_text=name)


def _has_pictures(question_import: QuestionImport) -> bool:
    """Whether a question in it, or a text over one, has a picture."""
    content = question_import.content
    texts = content.get("texts", [])
    return any("image" in one["body"] for one in content["items"]) or any(
        one["images"] for one in texts
    )


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


def _found(question_import: QuestionImport, known: set[Key]) -> Iterator[Found]:
    seen: set[Key] = set()
    for number, item in enumerate(question_import.content["items"], 1):
        body = item["body"]
        image = (body.get("image") or {}).get("sha256", "")
        key = _key(body["formats"][0], body["stem"], body["answer"], image)
        yield Found(number=number, is_own=key in known, is_twice=key in seen, **item)
        seen |= {key, _without_picture(key)}


def _keys_of(owner_id: int) -> set[Key]:
    own = Question.objects.filter(owner=owner_id, origin=Question.Origin.AUTHORED)
    rows = own.values_list(
        text_in("body", "formats", 0),
        framed_stem_in("body"),
        text_in("body", "answer"),
        text_in("body", "image", "sha256"),
    )
    keys = {_key(*one) for one in rows.iterator(chunk_size=1000)}
    return keys | set(map(_without_picture, keys))


def _key(format: str, stem: str, answer: str, image: str | None) -> Key:
    stem, answer = (" ".join(text.casefold().split()) for text in (stem, answer))
    return format, stem, answer, image or ""


def _without_picture(key: Key) -> Key:
    return (*key[:3], "")


def _filing(one: Found, about: Brief | None, tags: Collection[str]) -> Filing:
    names = tuple(dict.fromkeys((*tags, *one.tags)))
    return Filing(about=about, tags=names[:MOST_TAGS])
