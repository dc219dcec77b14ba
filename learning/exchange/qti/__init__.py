"""QTI: packages of items in XML, read in the versions 1.2 to 3 and written in 2.1."""

from learning.exchange.format import ExchangeFormat
from learning.exchange.qti.reading import read
from learning.exchange.qti.writing.package import cannot_hold, write

_ROOTS = ("<questestinterop", "assessmentItem", "qti-assessment-item")


def looks_like(beginning: str) -> bool:
    return beginning.startswith("PK\x03\x04") or (
        beginning.startswith("<") and any(root in beginning for root in _ROOTS)
    )


QTI = ExchangeFormat(
    name="qti",
    label="QTI",
    endings=("zip", "xml", "imscc", "qti"),
    media_type="application/zip",
    about="packages of Canvas, Blackboard, TAO and others, in any version; written in 2.1",
    read=read,
    write=write,
    cannot_hold=cannot_hold,
    has_pictures=True,
    has_texts=True,
    looks_like=looks_like,
)

__all__ = ["QTI"]
