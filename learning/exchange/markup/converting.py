"""HTML of other programs as Markdown, or as plain answers.

Only what has the same meaning in Markdown is kept. Each text is read once, from its beginning to
its end, so that the time it takes grows with its length alone. The standard ``html.parser`` would
lose words: it reads "if a<b then c" as "if a".
"""

import re

from learning.exchange.format import Refused
from learning.exchange.markup.signs import escaped_in_line, unescaped
from learning.exchange.markup.tables import (
    IN_ONE_LINE,
    IN_TABLE,
    IN_TEXT,
    NESTED,
    ONE_CELL,
    PLAIN_CELL,
    SPANNED,
    TABLE,
    Table,
)

MARKS = {
    "b": "**",
    "strong": "**",
    "i": "*",
    "em": "*",
    "code": "`",
    "del": "~~",
    "s": "~~",
    "strike": "~~",
}
BREAKS = frozenset(("br", "p", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre"))
BREAKS |= frozenset(("blockquote", "hr", "section", "article", "caption"))
LISTS = ("ol", "ul")
HIDDEN = frozenset(("script", "style", "head", "title", "template"))
UNSUPPORTED = {
    "img": "a picture",
    "svg": "a picture",
    "canvas": "a picture",
    "audio": "a sound",
    "video": "a film",
    "table": "a table",
    "math": "a formula",
    "iframe": "another page",
    "object": "something embedded",
    "embed": "something embedded",
    "input": "a field",
    "select": "a field",
    "textarea": "a field",
}
SUPERSCRIPT = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
SUBSCRIPT = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
SHIFTED = {"sup": SUPERSCRIPT, "sub": SUBSCRIPT}
SHIFTED_SIGNS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
PICTURE = "@@PLUGINFILE@@"
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})([^<>]*)>")


def from_html(text: str, *, plain: bool = False) -> str:
    """HTML as Markdown, or with ``plain`` as a text without any marks, for an answer.

    Formulas in LaTeX stay as they are. Raises ``Refused`` for what cannot be kept: pictures,
    tables, formulas in MathML.
    """
    return _Converter(plain).convert(text)


def blocks_from_html(text: str, notes: list[str]) -> str:
    """As ``from_html``, for a text that may have tables; ``notes`` say what these lose."""
    return _Converter(plain=False, notes=notes).convert(text)


def line_from_html(text: str, notes: list[str]) -> str:
    """As ``from_html`` with ``plain``, for a text of one line, in which tables are text too."""
    return _Converter(plain=True, notes=notes).convert(text)


class _Converter:
    """Builds the Markdown piece by piece. The last list of ``pieces`` is the text within the
    innermost open mark or cell: Markdown allows no spaces at the edges of a mark, so the mark is
    added when the text within it is complete. Tables are kept if there are ``notes`` of them."""

    def __init__(self, plain: bool, notes: list[str] | None = None) -> None:
        self.plain, self.notes = plain, notes
        self.pieces: list[list[str]] = [[]]
        self.marks: list[str] = []
        self.shifted: str | None = None
        self.table: Table | None = None
        self.lists: list[int] = []
        self.is_after_bullet = False

    def convert(self, text: str) -> str:
        if PICTURE in text:
            raise Refused("It shows a picture, which cannot be kept here.")
        at = 0
        while (opening := text.find("<", at)) >= 0:
            self._add_text(text[at:opening])
            at = self._read_tag(text, opening)
        self._add_text(text[at:])
        if self.table:
            raise Refused("It shows a table that does not end, which cannot be kept here.")
        self._end_marks()
        lines = (" ".join(line.split()) for line in "".join(self.pieces[0]).split("\n"))
        return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()

    def _read_tag(self, text: str, opening: int) -> int:
        """Read a comment, a tag or a mere "<", and return where the text goes on."""
        if text.startswith("<!--", opening):
            closing = text.find("-->", opening)
            return closing + 3 if closing >= 0 else len(text)
        tag = _TAG.match(text, opening)
        if tag is None:
            self._add_text("<")
            return opening + 1
        ends, name = bool(tag[1]), tag[2].lower()
        if name in IN_TABLE and self.notes is not None:
            self._apply_tag_of_table(name, tag[3], ends=ends)
            return tag.end()
        if name in UNSUPPORTED:
            raise Refused(f"It shows {UNSUPPORTED[name]}, which cannot be kept here.")
        if name in HIDDEN and not ends:
            closing = text.find(f"</{tag[2]}", tag.end())
            return closing if closing >= 0 else len(text)
        self._apply_tag(name, ends=ends)
        return tag.end()

    def _apply_tag(self, name: str, *, ends: bool) -> None:
        if name in SHIFTED:
            self.shifted = None if ends else name
        elif name in MARKS and not self.plain:
            if not ends and MARKS[name] not in self.marks:
                self.marks.append(MARKS[name])
                self.pieces.append([])
            elif ends and self.marks and self.marks[-1] == MARKS[name]:
                self._end_mark()
        elif name in BREAKS:
            if name in LISTS:
                self._go_into_list(name, ends=ends)
            if name == "li" and not ends:
                self.pieces[-1].append(self._bullet())
                self.is_after_bullet = True
            elif not self.is_after_bullet:  # what an item begins with stands beside its bullet
                self.pieces[-1].append("\n")

    def _go_into_list(self, name: str, *, ends: bool) -> None:
        """Opens or closes a list; ``lists`` are the numbers of the next items, 0 for bullets."""
        if not ends:
            self.lists.append(1 if name == "ol" else 0)
        elif self.lists:
            self.lists.pop()

    def _bullet(self) -> str:
        has_lines = self.notes is not None and not self.plain
        if has_lines and self.lists and self.lists[-1]:
            self.lists[-1] += 1
            return f"\n{self.lists[-1] - 1}. "
        return "\n• " if self.table and self.table.in_cell else "\n- "

    def _apply_tag_of_table(self, name: str, attributes: str, *, ends: bool) -> None:
        table = self.table
        if table and table.in_cell and (table.within or (name == "table" and not ends)):
            if name == "table":
                table.within += -1 if ends else 1
                self._note(NESTED)
            self.pieces[-1].append(" " if name in ("td", "th") else "\n")
            return
        if name == "table" and not ends:
            self._end_marks()
            self.table = Table()
            self.pieces.append([])
        if self.table is None:
            return
        if not self.plain and not PLAIN_CELL.fullmatch(attributes.strip()):
            self._note(TABLE)
        if name in ("table", "tr", "td", "th"):
            self._end_cell()
        if name == "table" and ends:
            self._end_table()
        elif name == "thead" and not ends:
            self.table.has_head = not self.table.rows
        elif name == "tr" and not ends:
            self.table.rows.append([])
        elif name in ("td", "th") and not ends:
            self.table.begin_cell(name, attributes)
            self.pieces.append([])

    def _end_cell(self) -> None:
        if self.table and self.table.in_cell:
            self._end_marks()
            inside = "".join(self.pieces.pop()).strip()
            if "\n" in inside:
                self._note(IN_ONE_LINE)
            self.table.end_cell(" ".join(inside.split()))

    def _end_table(self) -> None:
        """Adds the table, after what stands in none of its cells: its caption."""
        if self.table:
            self._end_cell()
            self._end_marks()
            caption = "".join(self.pieces.pop()).strip()
            self.pieces[-1].append(f"\n\n{caption}\n\n{self._shown(self.table)}\n\n")
            self.table = None

    def _shown(self, table: Table) -> str:
        if self.plain:
            if len(table.filled) > 1:
                self._note(IN_TEXT)
            return table.line()
        if len(table.filled) == 1:
            self._note(ONE_CELL)
        elif table.is_spanned:
            self._note(SPANNED)
        return table.markdown()

    def _note(self, note: str) -> None:
        if self.notes is not None and note not in self.notes:
            self.notes.append(note)

    def _end_marks(self) -> None:
        while self.marks:
            self._end_mark()

    def _end_mark(self) -> None:
        inside, mark = "".join(self.pieces.pop()), self.marks.pop()
        text = inside.strip()
        if not text or "\n" in text:
            self.pieces[-1].append(inside)
            return
        before, _, after = inside.partition(text)
        self.pieces[-1].append(f"{before}{mark}{text}{mark}{after}")

    def _add_text(self, text: str) -> None:
        words = re.sub(r"\s+", " ", unescaped(text))
        if self.shifted:
            words = words.strip().translate(SHIFTED[self.shifted])
            if not SHIFTED_SIGNS.issuperset(words):
                raise Refused("It has raised or lowered letters, which cannot be kept here.")
        if words.strip():
            self.is_after_bullet = False
        if words:
            is_literal = self.plain or "`" in self.marks
            self.pieces[-1].append(words if is_literal else escaped_in_line(words))
