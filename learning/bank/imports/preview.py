"""The questions that an import would make, and which of them their owner has already."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from learning.exchange.format import DESCRIBE, TableLayout
from learning.exchange.texts import DESCRIBE_IN_TEXT, UNDER
from learning.kinds import kind_of
from learning.kinds.options import OfOptions, Option, options_of
from learning.models import Question, QuestionImport
from learning.models.json_text import framed_stem_in, text_in

# Begin the names of the fields that describe pictures, of questions and of texts.
DESCRIPTION, IN_TEXT = "alt-", "text-alt-"
# Two questions with the same key are the same: kind, stem, answer and picture. A question in a file
# that loses pictures has the key without one.
type Key = tuple[str, str, str, str]


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
        """Those that the page does not show otherwise: as fields, and as the text itself."""
        above = () if self.text is None else (UNDER.partition("{}")[0],)
        fields = (DESCRIBE, DESCRIBE_IN_TEXT)
        return [one for one in self.notes if one not in fields and not one.startswith(above)]


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

    def undescribed(self, place: int) -> list[tuple[str, dict[str, Any]]]:
        """The pictures of a text that are still to be described, each with the name of its
        field."""
        images = enumerate(self.texts[place]["images"])
        return [(f"{IN_TEXT}{place}-{n}", image) for n, image in images if not image["alt"]]

    @property
    def new(self) -> list[Found]:
        return [one for one in self.found if not one.is_known]

    @property
    def known(self) -> int:
        return len(self.found) - len(self.new)

    @property
    def own(self) -> int:
        return sum(one.is_own for one in self.found)


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
