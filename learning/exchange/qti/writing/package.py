"""Writes QTI 2.1: a zip with an item of XML for each question, and a manifest that lists them."""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from learning.exchange.format import LEFT_OUT, ExchangeItem, ItemPicture
from learning.exchange.pictures import ending_of, tag_of
from learning.exchange.qti.writing.items import HEAD, item_of, passage
from learning.exchange.qti.writing.kinds import EXPORTED
from learning.kinds.written import WrittenQuestion

PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
METADATA = "http://ltsc.ieee.org/xsd/LOM"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # so that the same questions make the same file
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(items: Sequence[ExchangeItem]) -> bytes:
    exported = [item for item in items if cannot_hold(item.question) != LEFT_OUT]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "imsmanifest.xml", _encoded(_manifest(exported)))
        for number, item in enumerate(exported, 1):
            shown = _shown(item.picture) if item.picture else ""
            text = item_of(f"q{number}", item.question.body(), shown, _over(item))
            _put(archive, f"items/q{number}.xml", _encoded(text))
        pictures = [picture for item in exported for picture in _pictures(item)]
        for path, content in {_path(one): one.content for one in pictures}.items():
            _put(archive, path, content)
    return file.getvalue()


def cannot_hold(question: WrittenQuestion) -> str:
    export = EXPORTED.get(question.format)
    return export.lost(question.body()) if export else LEFT_OUT


def _path(picture: ItemPicture) -> str:
    """Where a picture is in the package, once for all items that show it."""
    name = hashlib.sha256(picture.content).hexdigest()
    return f"images/{name}.{ending_of(picture.content)}"


def _shown(picture: ItemPicture) -> str:
    """A picture as a text shows it."""
    return tag_of(f"../{_path(picture)}", picture.description)


def _over(item: ExchangeItem) -> str:
    return passage(item.text, [*map(_shown, item.text.pictures)]) if item.text else ""


def _pictures(item: ExchangeItem) -> list[ItemPicture]:
    """The pictures of an item and of the text over it."""
    in_text = item.text.pictures if item.text else ()
    return [*([item.picture] if item.picture else []), *in_text]


def _encoded(text: str) -> bytes:
    return _NOT_IN_XML.sub("", text).encode()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _LONG_AGO)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, content)


def _manifest(items: Sequence[ExchangeItem]) -> str:
    resources = "".join(
        f'<resource identifier="r{number}" type="imsqti_item_xmlv2p1" href="items/q{number}.xml">'
        f'{_keywords(item.tags)}<file href="items/q{number}.xml"/>{_file(item)}</resource>\n'
        for number, item in enumerate(items, 1)
    )
    metadata = (
        "<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>"
    )
    return (
        f'{HEAD}<manifest xmlns="{PACKAGE}" identifier="lilun">{metadata}<organizations/>'
        f"<resources>\n{resources}</resources></manifest>\n"
    )


def _file(item: ExchangeItem) -> str:
    paths = dict.fromkeys(map(_path, _pictures(item)))
    return "".join(f'<file href="{path}"/>' for path in paths)


def _keywords(tags: Iterable[str]) -> str:
    words = "".join(
        f'<keyword><string language="x-none">{escape(tag)}</string></keyword>' for tag in tags
    )
    lom = f'<lom xmlns="{METADATA}"><general>{words}</general></lom>'
    return f"<metadata>{lom}</metadata>" if words else ""
