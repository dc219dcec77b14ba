"""Compression of what is sent, but for what is compressed already."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

COMPRESSED = (  # how their types begin
    "application/zip",
    "application/vnd.openxmlformats-",  # of a spreadsheet, a zip inside
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/webp",
)


class CompressUncompressed(GZipMiddleware):
    """Django's, whose padding hides the length of a page from BREACH.

    It would spend time and memory on an archive or a picture for nothing, and read the whole of a
    file that could be sent piece by piece.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.get("Content-Type", "").startswith(COMPRESSED):
            return response
        return super().process_response(request, response)
