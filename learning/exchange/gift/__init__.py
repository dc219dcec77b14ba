"""Moodle's GIFT: questions as a text that people can read and write."""

from learning.exchange.format import ExchangeFormat
from learning.exchange.gift.reading import read
from learning.exchange.gift.writing import cannot_hold, write
from learning.exchange.texts import without_groups


def _looks_like(beginning: str) -> bool:
    asked, brace, _ = without_groups(beginning).partition("{")
    return beginning.startswith(("::", "//", "$CATEGORY:")) or bool(brace and "\t" not in asked)


GIFT = ExchangeFormat(
    name="gift",
    label="GIFT",
    endings=("gift",),
    media_type="text/plain",
    about="a readable text for Moodle, with choices, typed answers, numbers and pairs",
    read=read,
    write=write,
    cannot_hold=cannot_hold,
    looks_like=_looks_like,
    has_texts=True,
)

__all__ = ["GIFT", "cannot_hold", "read", "write"]
