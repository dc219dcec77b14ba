"""Files other than text, recognised by their first bytes, with advice on what to send instead."""

# Entries of a zip file stand in it as plain text, so that nothing has to be unpacked.
IN_ZIP = (
    (b"xl/workbook.", "This is an Excel workbook. Choose “Excel” as its format."),
    (b"word/document.", "This is a Word document. Choose “Word” as its format."),
    (
        b"application/vnd.oasis.opendocument.spreadsheet",
        "This is a LibreOffice spreadsheet. In LibreOffice, save it as Excel (.xlsx).",
    ),
    (
        b"application/vnd.oasis.opendocument.text",
        "This is a LibreOffice document. In LibreOffice, save it as Word (.docx).",
    ),
    (b"ppt/presentation.", "These are slides. Paste the text of their questions instead."),
    (b"collection.anki2", "This is an Anki package. In Anki, export “Notes in Plain Text”."),
    (
        b"imsmanifest.xml",
        "This is a QTI or course package. Choose the file itself, and QTI as its format.",
    ),
    (b"moodle_backup.xml", "This is a Moodle backup. In Moodle's question bank, export XML."),
)
ZIP = "This is a zip file. Unpack it, and choose one of the files in it."
OTHERS = (
    (b"PK\x05\x06", "This is a zip file with nothing in it."),
    (b"\x1f\x8b", "This is a compressed file. Unpack it; of a Moodle backup, export XML instead."),
    (b"\xd0\xcf\x11\xe0", "This is an old Office file. Save it as .docx or .xlsx."),
    (b"%PDF-", "This is a PDF, which cannot be read here. Paste its text instead."),
    (b"{\\rtf", "This is an RTF document. Save it as Word (.docx)."),
    (b"\x89PNG", "This is a picture."),
    (b"\xff\xd8\xff", "This is a picture."),
)


def why_no_text(data: bytes) -> str:
    """What a file is if it is no text, with advice; "" for all other files."""
    if data.startswith(b"PK\x03\x04"):
        return next((advice for name, advice in IN_ZIP if name in data), ZIP)
    return next((advice for beginning, advice in OTHERS if data.startswith(beginning)), "")
