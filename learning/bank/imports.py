"""Imports of question files: stored for a day while their owner previews them, then carried out."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from content.models import Brief
from learning.bank.writing import Filing, add_many_questions
from learning.exchange.format import ParsedFile, TableLayout
from learning.kinds.limits import MOST_TAGS
from learning.kinds.written import WrittenQuestion
from learning.models import Question, QuestionImport, User
from learning.models.json_text import framed_stem_in, text_in
from learning.models.people import TWICE, lock_user

KEPT_FOR = timedelta(days=1)
NOTHING: dict[str, Any] = {"items": [], "unread": []}

type Key = tuple[str, str, str]  # two questions with the same key are the same


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

    @property
    def is_known(self) -> bool:
        return self.is_own or self.is_twice


class ImportPreview:
    """The questions that an import would make."""

    def __init__(self, question_import: QuestionImport) -> None:
        self.question_import = question_import
        self.unread: list[dict[str, Any]] = question_import.content["unread"]
        self.notes: list[str] = question_import.content.get("notes", [])

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
    sent = {"file_name": file_name[:200], "format": format, "content": _content(reading)}
    source = reading.table.text if reading.table else ""
    with transaction.atomic():
        lock_user(owner)
        under_way = QuestionImport.objects.filter(owner=owner, done_at=None).defer("source").first()
        if under_way and _is_same(under_way, sent, now):
            return under_way
        if under_way:
            under_way.delete()
        return QuestionImport.objects.create(owner=owner, source=source, made_at=now, **sent)


def read_again(question_import: QuestionImport, reading: ParsedFile) -> None:
    """Replace the content of an import by another reading of the same file."""
    notes = question_import.content.get("notes", [])  # those about the text still lock_user
    content = _content(reading) | {"notes": notes}
    with transaction.atomic():
        lock_user(question_import.owner)
        under_way = QuestionImport.objects.filter(pk=question_import.pk, done_at=None)
        under_way.update(content=content)


def _content(reading: ParsedFile) -> dict[str, Any]:
    content: dict[str, Any] = {
        "items": [
            {
                "body": item.question.body(),
                "tags": item.tags,
                "line": item.line,
                "notes": item.notes,
            }
            for item in reading.items
        ],
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
) -> int:
    """Make the questions of an import once, without the known ones unless ``with_known``, and
    return how many. Raises ``OverLimit``."""
    owner = question_import.owner
    with transaction.atomic():
        lock_user(owner)
        row = QuestionImport.objects.defer("content", "source").get(pk=question_import.pk)
        if row.done_at is not None:
            return row.made
        found = ImportPreview(question_import)
        chosen = found.found if with_known else found.new
        many = [(WrittenQuestion.of(one.body), _filing(one, about, tags)) for one in chosen]
        add_many_questions(owner, many, now)
        QuestionImport.objects.filter(pk=row.pk).update(
            done_at=now, made=len(many), content=NOTHING, source=""
        )
    return len(many)


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
        key = _key(body["formats"][0], body["stem"], body["answer"])
        yield Found(number=number, is_own=key in known, is_twice=key in seen, **item)
        seen.add(key)


def _keys_of(owner_id: int) -> set[Key]:
    own = Question.objects.filter(owner=owner_id, origin=Question.Origin.AUTHORED)
    rows = own.values_list(
        text_in("body", "formats", 0), framed_stem_in("body"), text_in("body", "answer")
    )
    return {_key(*one) for one in rows.iterator(chunk_size=1000)}


def _key(format: str, stem: str, answer: str) -> Key:
    return format, " ".join(stem.casefold().split()), " ".join(answer.casefold().split())


def _filing(one: Found, about: Brief | None, tags: Collection[str]) -> Filing:
    names = tuple(dict.fromkeys((*tags, *one.tags)))
    return Filing(about=about, tags=names[:MOST_TAGS])
