"""The cells of a row by the names of their columns, free of HTML."""

from collections.abc import Callable, Collection, Iterable, Sequence

from learning.exchange.markup import from_html
from learning.exchange.tables.rows import IN_TABLES, format_of
from learning.exchange.tables.values import Cells

OF_MANY = frozenset(("options", "wrong", "accepted", "tags"))  # may stand in several columns


def cells_in(named: Sequence[tuple[str, str]], is_html: Callable[[str], bool]) -> Cells:
    """The cells of a row by the names of their columns, those that are HTML as Markdown or as plain
    text, as the kind of the question shows them. Raises ``Refused``."""
    html = {cell for _, cell in named if is_html(cell)}
    plain = _together((name, _from_html(cell, html, plain=True)) for name, cell in named)
    if not html:
        return plain
    markdown = IN_TABLES[format_of(plain)].markdown
    return _together(
        (name, _from_html(cell, html, plain=name not in markdown)) for name, cell in named
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
