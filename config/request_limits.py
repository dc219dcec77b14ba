"""How large a request may be, how long its client may take to send it, and which ones are slow."""

import re
from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from config.error_pages import refusal
from content.readers.reading import MOST_BYTES as MOST_OF_A_TEXT
from learning.exchange.format import MOST_BYTES

BODY_SECONDS = 10.0  # for a whole body of usual size
FILE_SECONDS = 60.0  # for a larger body
MAX_UPLOADS = 4  # larger bodies at one moment, to one process
FORM_OVERHEAD = 100_000  # bytes of a form beside its file
# The paths that accept larger bodies; Django still limits what is no file.
LARGE_BODIES: Mapping[str, int] = {
    "/questions/import/": MOST_BYTES + FORM_OVERHEAD,
    "/briefs/paste/": MOST_OF_A_TEXT + FORM_OVERHEAD,
}
# A child process works on what these get, or storing it takes seconds.
FILE_READING_PATHS = re.compile(
    r"/questions/import/(\d+/)?|/briefs/(new|paste)/"
    r"|/briefs/[^/]+/(edit|copy|check/update|new-version|new-version/changes)/"
)
COMPARING_PATHS = re.compile(r"/briefs/[^/]+/new-version/changes/")  # even to be seen
PICTURE_PATHS = re.compile(r"/questions/(new/[^/]+|from-briefs/\d+|\d+|texts/(new|\d+))/")
MAX_LENGTH_DIGITS = 18  # ``int`` raises for thousands of digits


def body_limit(path: str = "") -> int:
    """The bytes that a body may have, files included, which Django's own limit leaves out."""
    if path in LARGE_BODIES:
        return LARGE_BODIES[path]
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert limit is not None
    return limit


def is_slow_request(method: str, path: str, body: bytes) -> bool:
    """Whether a response may take seconds, so that others must not wait for it.

    A form with a field for a picture is slow only if it names a file: ``filename=""`` is a field
    that was left empty.
    """
    if COMPARING_PATHS.fullmatch(path):
        return True
    if method != "POST":
        return False
    if FILE_READING_PATHS.fullmatch(path):
        return True
    if not PICTURE_PATHS.fullmatch(path):
        return False
    names = body.lower()
    return names.count(b"filename") > names.count(b'filename=""\r\n')


def length_within(limit: int, content_length: str) -> bool:
    """Whether the header Content-Length is a number of at most ``limit``."""
    is_short = len(content_length) <= MAX_LENGTH_DIGITS
    return is_short and content_length.isdecimal() and int(content_length) <= limit


def too_large_message(limit: int) -> str:
    """The message for a body of more than ``limit`` bytes, some millions."""
    return f"{limit // 1_000_000} MB at most. Make it smaller, or send a part of it."


def refuse_large_bodies(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: 413 for a body whose Content-Length is too large, before anything reads it.

    `serve` checks this earlier. Under other servers Django would write the files of the body to
    disk when it looks for the CSRF token.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        limit = body_limit(request.path)
        if not length_within(limit, length):
            again = request.path if request.path in LARGE_BODIES else ""
            return refusal(413, too_large_message(limit), again)
        return get_response(request)

    return middleware
