"""Reads Word documents: converts them to HTML."""

from xml.dom import expatbuilder  # noqa: F401 - minidom, and so mammoth, would load it later

import mammoth

from content.extraction.document import Document
from content.readers.errors import UnreadableDocument
from content.readers.html import read_html
from content.readers.packages import Refusals, repacked

DAMAGED = (
    "It is a damaged Word document. Open it in Word, save it again, and choose it again; or paste "
    "its text."
)
TOO_LARGE = (
    "It unpacks to more than can be read. Split it into several files, or paste the part of its "
    "text that you want."
)
TOO_DEEP = "Its tables and text boxes are nested too deeply to be read. Paste its text instead."


# Parts that hold no text of the document.
_LEFT_OUT = (
    *("customXml/", "docProps/", "word/glossary/", "word/theme/", "word/media/"),
    *("word/charts/", "word/diagrams/", "word/embeddings/", "word/comments"),
)
_QUOTES = ("Quote", "Intense Quote", "Block Text", "Quotations")


def _list_paths() -> list[str]:
    """Style rules for lists of up to nine levels, and for those whose style alone says so.

    A style for a lower level counts more than the level that the list has by its number, which is
    often the first; the style for the first level counts less.
    """
    lower, numbered, first = list[str](), list[str](), list[str]()
    for level in range(1, 10):
        around = "ul|ol > li > " * (level - 1)
        for kind, tag, style in (("unordered", "ul", "Bullet"), ("ordered", "ol", "Number")):
            path = f"{around}{tag} > li:fresh"
            name = f"List {style}" if level == 1 else f"List {style} {level}"
            numbered.append(f"p:{kind}-list({level}) => {path}")
            (first if level == 1 else lower).append(f"p[style-name='{name}'] => {path}")
    return [*lower, *numbered, *first]


_STYLES = "\n".join(
    [
        "p[style-name='Title'] => h1:fresh",
        *(f"p[style-name='heading {n}'] => h{min(n + 1, 6)}:fresh" for n in range(1, 10)),
        *(f"p.Heading{n} => h{min(n + 1, 6)}:fresh" for n in range(1, 10)),
        *(f"p[style-name='{name}'] => blockquote > p:fresh" for name in _QUOTES),
        "p[style-name='caption'] => p.caption:fresh",
        "p[style-name^='toc '] => !",  # the table of contents repeats the headings
        "p[style-name='TOC Heading'] => !",
        *_list_paths(),
    ]
)


def read_docx(data: bytes) -> Document:
    """Raises ``UnreadableDocument``."""
    slim = repacked(data, _is_needed, Refusals(DAMAGED, TOO_LARGE, TOO_DEEP))
    try:
        converted = mammoth.convert_to_html(
            slim, style_map=_STYLES, include_embedded_style_map=False, convert_image=_no_image
        )
    except MemoryError:
        raise
    except RecursionError as error:
        raise UnreadableDocument(TOO_DEEP) from error
    except Exception as error:  # it expects what Word writes, and fails in many ways without it
        raise UnreadableDocument(DAMAGED) from error
    return read_html(converted.value, bold_headings=True)


def _no_image(image: object) -> list[object]:
    return []


def _is_needed(name: str) -> bool:
    return name.endswith((".xml", ".rels")) and not name.startswith(_LEFT_OUT)
