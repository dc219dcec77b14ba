"""Questions of one's own in the formats of other programs; a new one is listed in ``FORMATS``."""

from learning.exchange.aiken import AIKEN
from learning.exchange.format import ExchangeFormat
from learning.exchange.gift import GIFT
from learning.exchange.moodle import MOODLE_XML
from learning.exchange.plain import PLAIN_TEXT
from learning.exchange.qti import QTI
from learning.exchange.tables.excel import EXCEL
from learning.exchange.tables.table import CSV, TSV
from learning.exchange.texts import beginning_of
from learning.exchange.word import WORD

FORMATS: tuple[ExchangeFormat, ...] = (
    *(CSV, TSV, EXCEL, GIFT, MOODLE_XML, QTI, AIKEN),
    *(PLAIN_TEXT, WORD),
)
BY_CONTENT = (QTI, CSV, MOODLE_XML, AIKEN, GIFT, PLAIN_TEXT, TSV)  # the plainest last
MANIFEST = b"imsmanifest.xml"
READ = tuple(one for one in FORMATS if one.read)
WRITTEN = tuple(one for one in FORMATS if one.write)


def format_named(name: str) -> ExchangeFormat | None:
    return next((one for one in FORMATS if one.name == name), None)


def guessed_format(file_name: str, data: bytes) -> ExchangeFormat:
    """The most likely format of a file, by its name or else by its first characters."""
    if data.startswith(b"PK\x03\x04") and MANIFEST not in data:  # packages may hold documents
        packed = (one for one in READ if one.member and one.member in data)
        if found := next(packed, None):
            return found
    ending = file_name.casefold().rpartition(".")[2]
    beginning = beginning_of(data).lstrip("\ufeff \t\r\n")
    by_name = [one for one in READ if ending in one.endings]
    by_content = [one for one in BY_CONTENT if one.looks_like(beginning)]
    by_both = [one for one in by_content if one in by_name]
    return next(iter((*by_both, *by_name, *by_content)), CSV)


__all__ = ["FORMATS", "READ", "WRITTEN", "ExchangeFormat", "format_named", "guessed_format"]
