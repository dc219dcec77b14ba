"""Moodle's XML, the format of its own exports."""

from learning.exchange.format import ExchangeFormat
from learning.exchange.moodle.reading.questions import read
from learning.exchange.moodle.writing.questions import cannot_hold, write

MOODLE_XML = ExchangeFormat(
    name="moodle-xml",
    label="Moodle XML",
    endings=("xml",),
    media_type="application/xml",
    about="what Moodle itself exports and imports, with feedback, units and texts with gaps",
    read=read,
    write=write,
    cannot_hold=cannot_hold,
    looks_like=lambda beginning: beginning.startswith(("<?xml", "<quiz")),
    has_pictures=True,
    has_texts=True,
)

__all__ = ["MOODLE_XML", "cannot_hold", "read", "write"]
