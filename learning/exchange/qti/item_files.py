"""Reads the items of one file of XML, in any version of QTI."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from learning.exchange.format import ExchangeItem, ParsedFile, Refused
from learning.exchange.pictures import (
    Files,
    first_of,
    kept_picture,
    kept_pictures,
    lifted,
    no_files,
    pictures_in,
)
from learning.exchange.qti.material import blocks
from learning.exchange.qti.questions import Asked, Passage
from learning.exchange.qti.tree import Element, read_elements
from learning.exchange.qti.version_1.items import (
    NO_QUESTION,
    PARENT,
    NoQuestion,
    metadata,
    old_item_question,
    text_of_item,
)
from learning.exchange.qti.version_2.items import item_questions
from learning.exchange.texts import TextAbove, checked_item, checked_text
from learning.kinds import InvalidBody
from learning.kinds.written import WrittenQuestion

ITEM, OLD_ITEM = "assessmentItem", "item"
ROOTS = frozenset((ITEM, "questestinterop"))
TOO_LARGE = "A text in it is longer than 32,768 characters, or it has too many parts."


@dataclass(slots=True)
class ItemFile:
    """A file whose items go into ``reading``.

    ``stimulus`` finds the text at an address beside it, ``files_beside`` the files that belong to
    that; ``name`` is that of a file in a package,
    where lines tell people nothing.
    """

    reading: ParsedFile
    tags: Sequence[str] = ()
    stimulus: Callable[[str], Element | None] = lambda address: None
    name: str = ""
    files: Files = no_files  # beside it
    files_beside: Callable[[str], Files] = lambda address: no_files  # beside the text there
    above: dict[Passage, TextAbove] = field(default_factory=dict)
    texts: dict[str, Element] = field(default_factory=dict)  # items that ask nothing
    used: set[str] = field(default_factory=set)  # those under which a question stands

    def read(self, data: bytes) -> None:
        """Raises ``Unreadable``."""
        data, held = lifted(data)
        self.files = first_of(held, self.files)
        read_elements(data, ROOTS, (ITEM, OLD_ITEM), self._take)
        for name, text in self.texts.items():
            if name not in self.used:
                self._refuse(text, NO_QUESTION)

    def _take(self, item: Element) -> None:
        try:
            if item.is_too_large:
                raise Refused(TOO_LARGE)
            asked = item_questions(item, self.stimulus) if item.name == ITEM else self._old(item)
            items = [self._checked(item, *one) for one in asked]
        except NoQuestion:
            self.texts[item["ident"]] = item
        except (Refused, InvalidBody) as refusal:
            self._refuse(item, str(refusal))
        else:
            for one in items:
                self.reading.add(one)

    def _checked(self, item: Element, question: WrittenQuestion, asked: Asked) -> ExchangeItem:
        picture = kept_picture(asked.pictures, self.files, asked.notes)
        notes = tuple(dict.fromkeys(asked.notes))
        checked = checked_item(question, tuple(self.tags), self._line(item), notes)
        if asked.over:
            checked = self._above(asked.over).over(checked)
        return replace(checked, picture=picture)

    def _above(self, passage: Passage) -> TextAbove:
        """The text over questions, read once. Raises ``Refused``."""
        if passage not in self.above:
            notes = list[str]()
            text = blocks(passage.html, notes)
            files = self.files_beside(passage.address) if passage.address else self.files
            pictures = kept_pictures(pictures_in(passage.html), files, notes)
            above = TextAbove(self.reading)
            above.begin(checked_text(passage.title, text, pictures), 0, notes)
            self.above[passage] = above
        return self.above[passage]

    def _old(self, item: Element) -> list[tuple[WrittenQuestion, Asked]]:
        parent = metadata(item).get(PARENT, "")
        self.used.add(parent)
        text = self.texts.get(parent)
        return [old_item_question(item, text_of_item(text) if text else None)]

    def _refuse(self, item: Element, reason: str) -> None:
        body = item.first("itemBody", "presentation")
        text = (body.text if body else "") or item["title"] or item["identifier"]
        self.reading.refuse(self._line(item), reason, f"{self.name}: {text}" if self.name else text)

    def _line(self, item: Element) -> int:
        return 0 if self.name else item.line
