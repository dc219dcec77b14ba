"""Reads an uploaded file within limits on time and memory; a small file in this process."""

from collections.abc import Callable

from content.sandbox import LimitExceeded, OutOfMemory, OutOfTime, run_limited
from learning.exchange import format_named
from learning.exchange.format import ExchangeFormat, ParsedFile, TableLayout, Unreadable
from learning.exchange.tables.people import PeopleTable, read_people
from learning.exchange.tables.table import read_as

SMALL = 10_000  # bytes, which no reader takes a quarter of a second for
TOO_SLOW = "It takes too long to read: split it into several files."
TOO_MUCH = "It takes too much memory to read: split it into several files."
BROKEN = "It cannot be read here, and whoever runs this site finds the reason in the log."


def read_limited(format: ExchangeFormat, data: bytes) -> ParsedFile:
    """Raises ``Unreadable``."""
    return _limited(data, read_named, format.name)


def read_table_limited(data: bytes, layout: TableLayout) -> ParsedFile:
    """Reads a table in this layout, as ``table.read_as`` does. Raises ``Unreadable``."""
    return _limited(data, read_table, layout)


def read_people_limited(data: bytes) -> PeopleTable:
    """Raises ``Unreadable``."""
    return _limited(data, read_list, None)


def _limited[Way, Found](
    data: bytes, read: Callable[[bytes, Way], tuple[Found | None, str]], way: Way
) -> Found:
    try:
        small = len(data) <= SMALL and not data.startswith(b"PK")  # which may unpack to much
        reading, refusal = read(data, way) if small else run_limited(read, data, way)
    except LimitExceeded as error:
        reasons = {OutOfTime: TOO_SLOW, OutOfMemory: TOO_MUCH}
        raise Unreadable(reasons.get(type(error), BROKEN)) from error
    if reading is None:
        raise Unreadable(refusal)
    return reading


def read_named(data: bytes, name: str) -> tuple[ParsedFile | None, str]:
    """What a file of this format holds, or why it cannot be read; runs in a child process."""
    format = format_named(name)
    assert format
    assert format.read
    try:
        return format.read(data), ""
    except Unreadable as error:
        return None, str(error)


def read_table(data: bytes, layout: TableLayout) -> tuple[ParsedFile | None, str]:
    try:
        return read_as(data, layout), ""
    except Unreadable as error:
        return None, str(error)


def read_list(data: bytes, _: None) -> tuple[PeopleTable | None, str]:
    try:
        return read_people(data), ""
    except Unreadable as error:
        return None, str(error)
