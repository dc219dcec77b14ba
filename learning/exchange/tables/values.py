"""Values in the cells of a row: several in one, whole numbers, percentages."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from learning.exchange.format import Refused
from learning.grading.part_marks import weight_in

type Cells = Mapping[str, str]


def joined(values: Iterable[object]) -> str:
    """Several values in one cell; ``parted`` is the inverse."""
    escaped = (str(value).replace("\\", "\\\\").replace("|", "\\|") for value in values)
    return " | ".join(escaped)


def parted(cell: str) -> list[str]:
    """The values in a cell, empty ones too, separated by strokes or line ends; a backslash escapes
    a stroke or a backslash."""
    if not cell.strip():
        return []
    values, value = [], list[str]()
    signs = iter(cell.strip("\r\n").replace("\r\n", "\n"))
    for sign in signs:
        if sign in "|\r\n":
            values.append("".join(value).strip())
            value = []
        elif sign == "\\":
            following = next(signs, "")
            value.append(following if following in ("|", "\\") else sign + following)
        else:
            value.append(sign)
    return [*values, "".join(value).strip()]


def weights_in(cells: Cells, count: int) -> list[Decimal]:
    """The weights of so many answers. Raises ``Refused``."""
    texts = parted(cells.get("weights", ""))
    if len(texts) != count:
        raise Refused(f"There are {len(texts)} weights for {count} answers.")
    try:
        return [weight_in(text or "0") for text in texts]
    except ValueError as error:
        raise Refused(str(error)) from error


def said_in(cells: Cells, count: int) -> list[str]:
    said = parted(cells.get("feedback", ""))
    if len(said) > count:
        raise Refused("There is more feedback than answers.")
    return said + ["" for _ in range(count - len(said))]


def says_yes(cells: Cells, name: str) -> bool:
    return cells.get(name, "").strip().casefold() in ("yes", "true", "1", "x")


def whole(text: str, name: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 3):
        raise Refused(f"“{text[:40]}” under “{name}” is no whole number up to 999.")
    return int(text)
