"""The cells of a row by the names of their columns, free of HTML."""

from collections.abc import Callable, Collection, Iterable, Sequence

from learning.exchange.markup import from_html
from learning.exchange.table_rows import Cells, kind_of
from learning.grading import formats

OF_MANY = frozenset(("options", "wrong", "accepted", "tags"))  # may stand in several columns
# Columns whose texts are shown as Markdown, by kind; all others are plain.
_OF_OPTIONS = frozenset(("question", "answer", "options", "wrong", "feedback", "explanation"))
_MARKED_DOWN = {
    formats.CHOICE: _OF_OPTIONS,
    formats.SEVERAL: _OF_OPTIONS,
    formats.OPEN: frozenset(("question", "answer", "explanation")),
    formats.CLOZE: frozenset(("explanation",)),
    formats.ALTERED: frozenset(("explanation",)),
}
_STEM = frozenset(("question", "explanation"))


def cells_in(named: Sequence[tuple[str, str]], is_html: Callable[[str], bool]) -> Cells:
    """The cells of a row by the names of their columns, those that are HTML as Markdown or as plain
    text, as the kind of the question shows them. Raises ``Refused``."""
    html = {cell for _, cell in named if is_html(cell)}
    plain = _together((name, _from_html(cell, html, plain=True)) for name, cell in named)
    if not html:
        return plain
    marked_down = _MARKED_DOWN.get(kind_of(plain), _STEM)
    return _together(
        (name, _from_html(cell, html, plain=name not in marked_down)) for name, cell in named
    )


def _from_html(cell: str, html: Collection[str], *, plain: bool) -> str:
    return from_html(cell, plain=plain) if cell in html else cell


def _together(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The cells by name; those of several columns of one name in one."""
    cells: dict[str, str] = {}
    for name, cell in named:
        both = (cells.get(name, "").strip(), cell.strip())
        cells[name] = " | ".join(filter(None, both)) if name in cells else cell
    return cells
