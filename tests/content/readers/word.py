"""Writes small Word documents."""

import io
import zipfile

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STYLES = {
    "Title": "Title",
    "berschrift1": "heading 1",  # as in a German Word
    "Heading2": "heading 2",
    "Quote": "Quote",
    "Caption": "caption",
    "TOC1": "toc 1",
    "ListBullet": "List Bullet",
    "ListBullet2": "List Bullet 2",
}
BULLETS, NUMBERS = 1, 2


def text(words: str, *, bold: bool = False) -> str:
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{weight}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(content: str, *, style: str = "", list: int = 0, level: int = 0) -> str:
    """A paragraph of the words or runs; ``list`` is ``BULLETS`` or ``NUMBERS``."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>'
    runs = content if content.startswith("<") else text(content)
    return f"<w:p><w:pPr>{named}{listed if list else ''}</w:pPr>{runs}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def note(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def word(*body: str, notes: dict[int, str] | None = None, **parts: str) -> bytes:
    """A document; ``parts`` are more files, by their names within the folder."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in _STYLES.items()
    )
    footnotes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(words)}</w:footnote>'
        for number, words in (notes or {}).items()
    )
    files = {
        "[Content_Types].xml": _TYPES,
        "word/document.xml": f"<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_W}>{_numberings()}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {_W}>{footnotes}</w:footnotes>",
    }
    return packed(files | {f"word/{name}": content for name, content in parts.items()})


def _numberings() -> str:
    found = ""
    for number, kind in ((BULLETS, "bullet"), (NUMBERS, "decimal")):
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{kind}"/></w:lvl>' for level in range(9)
        )
        found += f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
    for number in (BULLETS, NUMBERS):
        found += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    return found


def packed(files: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()
