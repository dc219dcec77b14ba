"""Files that cannot be read, recognised by their first bytes, with advice on what to choose."""

_AS_DOCX = "In the program that it comes from, save it as Word (.docx) or PDF, or paste its text."
# The names of the files in a zip file stand in it as plain text.
_IN_ZIP = (
    (b"xl/workbook.", "It is an Excel workbook, not a text. Paste the text that you want."),
    (b"ppt/presentation.", "It is a PowerPoint presentation. Save it as PDF, or paste its text."),
    (b"application/vnd.oasis.opendocument.text", f"It is a LibreOffice document. {_AS_DOCX}"),
    (b"application/vnd.oasis.opendocument", "It is a LibreOffice file. Save it as PDF."),
    (b"META-INF/container.xml", "It is an e-book. Paste the text of the chapter that you want."),
    (b"Index/Document.iwa", f"It is a Pages document. {_AS_DOCX}"),
)
_ZIP = "It is a zip file. Unpack it, and choose one of the files in it."
_PICTURE = "It is a picture. Paste the text that it shows."
_OTHERS = (
    (b"{\\rtf", f"It is an RTF document. {_AS_DOCX}"),
    (b"\x1f\x8b", "It is a compressed file. Unpack it, and choose the file in it."),
    (b"7z\xbc\xaf\x27\x1c", "It is a compressed file. Unpack it, and choose a file in it."),
    (b"Rar!", "It is a compressed file. Unpack it, and choose a file in it."),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LOCKED = "It is protected by a password. Save it without one, and choose it again."


def why_unreadable(data: bytes) -> str:
    """What a file is if it cannot be read, with advice; "" for all other files."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((advice for name, advice in _IN_ZIP if name in data), _ZIP)
    if data.startswith(_OLD_OFFICE):
        return LOCKED if _ENCRYPTED in data else f"It is an old Office file. {_AS_DOCX}"
    return next((advice for beginning, advice in _OTHERS if data.startswith(beginning)), "")
