"""Writes QTI 2.1: a zip with an item of XML for each question, and a manifest that lists them."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from learning.exchange.format import LEFT_OUT, ExchangeItem
from learning.exchange.qti.writing.items import EXPORTED, HEAD, item_of
from learning.kinds.written import WrittenQuestion

PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
METADATA = "http://ltsc.ieee.org/xsd/LOM"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # so that the same questions make the same file
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(items: Sequence[ExchangeItem]) -> bytes:
    exported = [item for item in items if cannot_hold(item.question) != LEFT_OUT]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "imsmanifest.xml", _manifest(exported))
        for number, item in enumerate(exported, 1):
            _put(archive, f"items/q{number}.xml", item_of(f"q{number}", item.question.body()))
    return file.getvalue()


def cannot_hold(question: WrittenQuestion) -> str:
    export = EXPORTED.get(question.format)
    return export.lost(question.body()) if export else LEFT_OUT


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    info = zipfile.ZipInfo(name, _LONG_AGO)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, _NOT_IN_XML.sub("", text).encode())


def _manifest(items: Sequence[ExchangeItem]) -> str:
    resources = "".join(
        f'<resource identifier="r{number}" type="imsqti_item_xmlv2p1" href="items/q{number}.xml">'
        f'{_keywords(item.tags)}<file href="items/q{number}.xml"/></resource>\n'
        for number, item in enumerate(items, 1)
    )
    metadata = (
        "<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>"
    )
    return (
        f'{HEAD}<manifest xmlns="{PACKAGE}" identifier="lilun">{metadata}<organizations/>'
        f"<resources>\n{resources}</resources></manifest>\n"
    )


def _keywords(tags: Iterable[str]) -> str:
    words = "".join(
        f'<keyword><string language="x-none">{escape(tag)}</string></keyword>' for tag in tags
    )
    lom = f'<lom xmlns="{METADATA}"><general>{words}</general></lom>'
    return f"<metadata>{lom}</metadata>" if words else ""
