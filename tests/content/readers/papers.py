"""Writes small PDF files whose letters are all equally wide, so that lines break where told."""

import textwrap
from dataclasses import dataclass, field

WIDTH = 0.6  # of a letter of Courier, in its height
LOCK = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
    b"41" * 32,
    b"42" * 32,
)


@dataclass
class Paper:
    """Pages of 595 by 842 points; ``y`` is the baseline of the last line on the last page."""

    pages: list[list[bytes]] = field(default_factory=lambda: [[]])
    y: float = 800.0

    def put(self, text: str, x: float, y: float, size: float = 10, bold: bool = False) -> None:
        written = text.encode("cp1252").replace(b"\\", b"\\\\")
        written = written.replace(b"(", b"\\(").replace(b")", b"\\)")
        font = b"F2" if bold else b"F1"
        self.pages[-1].append(
            b"BT /%s %.1f Tf 1 0 0 1 %.2f %.2f Tm (%s) Tj ET" % (font, size, x, y, written)
        )

    def draw(self, x: float, y: float, width: float, height: float) -> None:
        self.pages[-1].append(b"%.2f %.2f %.2f %.2f re f" % (x, y, width, height))

    def paragraph(
        self,
        text: str,
        x: float = 60,
        width: int = 70,
        *,
        label: str = "",
        indent: float = 0,
        gap: float = 10,
        size: float = 10,
        bold: bool = False,
    ) -> "Paper":
        """A paragraph of lines of ``width`` letters, with ``gap`` points above it. A ``label``
        stands 24 points left of it; ``indent`` shifts the first line."""
        first = round(indent / (WIDTH * size))
        lines = textwrap.wrap("x" * first + text, width, break_on_hyphens=True)
        self.y -= gap
        for n, line in enumerate(lines):
            self.y -= 1.2 * size
            shown = line[first:] if n == 0 else line
            self.put(shown, x + (first * WIDTH * size if n == 0 else 0), self.y, size, bold)
            if label and n == 0:
                self.put(label, x - 24, self.y, size)
        return self

    def new_page(self) -> "Paper":
        self.pages.append([])
        self.y = 800
        return self

    def written(self, *, locked: bool = False, turned: int = 0) -> bytes:
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
        for name in (b"Courier", b"Courier-Bold"):
            objects.append(
                b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name
            )
        kids = []
        for page in self.pages:
            stream = b"\n".join(page)
            objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate %d /Contents %d 0 R "
                b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % (turned, len(objects))
            )
            kids.append(b"%d 0 R" % len(objects))
        objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
        return _file(objects, LOCK if locked else b"")


def _file(objects: list[bytes], trailer: bytes) -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%s"
        b"trailer\n<< /Size %d /Root 1 0 R /ID [<41> <41>] %s >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, trailer, len(written))
    )
