"""Imports of files with questions: kept while their owner looks at them, then made at once.

What was read stays for a day.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from content.models import Brief
from learning.bank.writing import Filing, add_questions
from learning.exchange.format import ParsedFile, TableLayout
from learning.kinds.limits import MOST_TAGS
from learning.kinds.written import WrittenQuestion
from learning.models import Question, QuestionImport, User
from learning.models.json_text import text_in
from learning.models.people import TWICE, hold

KEPT_FOR = timedelta(days=1)
NOTHING: dict[str, Any] = {"items": [], "unread": []}

type Key = tuple[str, str, str]  # what makes two questions the same


@dataclass(frozen=True, slots=True)
class Found:
    """A question that was read: its ``number`` in the file, and whether it ``is_known``, because
    its owner has it already or it stands further up."""

    number: int
    body: dict[str, Any]
    tags: Sequence[str]
    line: int
    notes: Sequence[str]
    is_known: bool


class Preview:
    """What an import would make."""

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
            said = table["layout"]
            return TableLayout(**said | {"columns": tuple(said["columns"])})
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


def begin_import(
    owner: User, reading: ParsedFile, file_name: str, format: str, now: datetime
) -> QuestionImport:
    """Keep what was read, in the place of what the owner brought before and left; the same within
    a minute is one."""
    brought = {"file_name": file_name[:200], "format": format, "content": _content(reading)}
    source = reading.table.text if reading.table else ""
    with transaction.atomic():
        hold(owner)
        under_way = QuestionImport.objects.filter(owner=owner, done_at=None).defer("source").first()
        if under_way and _is_same(under_way, brought, now):
            return under_way
        if under_way:
            under_way.delete()
        return QuestionImport.objects.create(owner=owner, source=source, made_at=now, **brought)


def read_again(question_import: QuestionImport, reading: ParsedFile) -> None:
    """Put what was read of the same file in another way in the place of what was read before."""
    notes = question_import.content.get("notes", [])  # how its text was read stays true
    content = _content(reading) | {"notes": notes}
    with transaction.atomic():
        hold(question_import.owner)
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
    """Make all its questions, but for those that are known already unless they are wanted too, and
    say how many. An import makes them once, however often it is asked to. Raises ``TooMany``."""
    owner = question_import.owner
    with transaction.atomic():
        hold(owner)
        held = QuestionImport.objects.defer("content", "source").get(pk=question_import.pk)
        if held.done_at is not None:
            return held.made
        found = Preview(question_import)
        chosen = found.found if with_known else found.new
        many = [(WrittenQuestion.of(one.body), _filing(one, about, tags)) for one in chosen]
        add_questions(owner, many, now)
        QuestionImport.objects.filter(pk=held.pk).update(
            done_at=now, made=len(many), content=NOTHING, source=""
        )
    return len(many)


def remove_old_imports(now: datetime) -> None:
    """Clear away what was brought more than a day ago."""
    QuestionImport.objects.filter(made_at__lte=now - KEPT_FOR).delete()


def imports_of(owner: User, now: datetime) -> QuerySet[QuestionImport]:
    """Those that are not cleared away yet, without the text of their tables."""
    found = QuestionImport.objects.filter(owner=owner, made_at__gt=now - KEPT_FOR)
    return found.defer("source")


def _is_same(under_way: QuestionImport, brought: dict[str, Any], now: datetime) -> bool:
    if under_way.made_at <= now - TWICE:
        return False
    return all(_plain(getattr(under_way, name)) == _plain(brought[name]) for name in brought)


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _found(question_import: QuestionImport, known: set[Key]) -> Iterator[Found]:
    for number, item in enumerate(question_import.content["items"], 1):
        body = item["body"]
        key = _key(body["formats"][0], body["stem"], body["answer"])
        yield Found(number=number, is_known=key in known, **item)
        known.add(key)


def _keys_of(owner_id: int) -> set[Key]:
    own = Question.objects.filter(owner=owner_id, origin=Question.Origin.AUTHORED)
    told = own.values_list(
        text_in("body", "formats", 0), text_in("body", "stem"), text_in("body", "answer")
    )
    return {_key(*one) for one in told.iterator(chunk_size=1000)}


def _key(format: str, stem: str, answer: str) -> Key:
    return format, " ".join(stem.casefold().split()), " ".join(answer.casefold().split())


def _filing(one: Found, about: Brief | None, tags: Collection[str]) -> Filing:
    names = tuple(dict.fromkeys((*tags, *one.tags)))
    return Filing(about=about, tags=names[:MOST_TAGS])
