"""Decodes the bytes of a text, and says which encoding was assumed."""

import codecs
import re

from content.readers.errors import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as the mark of UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings that a page may name, with those that browsers read in their place.
_NAMED = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc-jp": "euc_jp",
    "euc-kr": "cp949",
    "gb18030": "gb18030",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "iso-8859-2": "iso8859_2",
    "iso-8859-15": "iso8859_15",
    "koi8-r": "koi8_r",
    "latin1": "cp1252",
    "shift_jis": "cp932",
    "us-ascii": "cp1252",
    "utf-8": "utf-8",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "windows-1252": "cp1252",
}
for _name in {*_NAMED.values(), *(name for _, name in _MARKS)}:
    codecs.lookup(_name)  # a child process that may open no more files could not load them later

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_DECLARED_WITHIN = 2048  # bytes
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_MOST_CONTROLS = 0.001  # of the characters; a text from an old program may hold a few

ASSUMED = (
    "The file does not say its encoding, and is not in UTF-8. It was read as Windows-1252. If "
    "letters look wrong, save it as UTF-8 and choose it again."
)
NO_TEXT = (
    "It is no kind of file that we read. Choose a text, Markdown, HTML, Word (.docx) or PDF file, "
    "or paste its text."
)
WRONG_MARK = (
    "It begins as a text in {encoding}, and goes on as none. Save it as UTF-8 and choose it again."
)


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a file, and a note on its encoding if that was assumed, else "".

    The encoding is the one that the first bytes mark or, near the beginning, a page names; or
    else UTF-8; or else Windows-1252, as older programs save. Raises ``UnreadableDocument`` for
    what is no text.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    text, note = _marked(data, marked) if marked else _unmarked(data)
    controls = sum(1 for _ in _CONTROL.finditer(text, 0, 100_000))
    if "\0" in text or controls > _MOST_CONTROLS * min(len(text), 100_000):
        raise UnreadableDocument(NO_TEXT)
    return text, note


def _marked(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), ""
    except UnicodeDecodeError as error:
        name = encoding.upper().removesuffix("-SIG")
        raise UnreadableDocument(WRONG_MARK.format(encoding=name)) from error


def _unmarked(data: bytes) -> tuple[str, str]:
    declared = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    is_page = data[:_DECLARED_WITHIN].lstrip().startswith(b"<")
    named = _NAMED.get(declared[1].decode("ascii", "replace").lower()) if declared else None
    tried = [named] if named and is_page else []
    for encoding in (*tried, "utf-8"):
        try:
            return data.decode(encoding), ""
        except UnicodeDecodeError:
            continue
    try:
        return data.decode("cp1252"), ASSUMED
    except UnicodeDecodeError as error:
        raise UnreadableDocument(NO_TEXT) from error
