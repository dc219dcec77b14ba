"""How large a request may be, and how long its sender may take."""

import re
from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from learning.exchange.format import MOST_BYTES

BODY_SECONDS = 10.0  # for the whole body: forms are small, and so is a brief
FILE_SECONDS = 60.0  # for one that is larger than those, where files may come
MOST_FILES = 4  # of those that may come at one moment, to one process
ABOUT_A_FILE = 100_000  # bytes of a form beside its file
# Where a body may be larger than elsewhere; what of it is no file may not.
LARGE_BODIES: Mapping[str, int] = {"/questions/import/": MOST_BYTES + ABOUT_A_FILE}
# What is sent to these is read by a child or stored for seconds: it is answered beside all else.
READS_FILES = re.compile(r"/questions/import/(\d+/)?|/briefs/new/|/briefs/[^/]+/edit/")
MAY_BRING_PICTURES = re.compile(r"/questions/(new/[^/]+|from-briefs/\d+|\d+)/")
MOST_DIGITS = 18  # of a length: ``int`` raises for thousands of them


def body_limit(path: str = "") -> int:
    """The bytes that a body may have; Django's own limit leaves files out of its sum."""
    if path in LARGE_BODIES:
        return LARGE_BODIES[path]
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert limit is not None
    return limit


def takes_long(method: str, path: str, body: bytes) -> bool:
    """Whether an answer may take seconds, so that others must not wait for it.

    A form that may bring a picture does only where it names a file. Of all spellings in which one
    can, ``filename=""`` alone, a field left empty, brings none.
    """
    if method != "POST":
        return False
    if READS_FILES.fullmatch(path):
        return True
    if not MAY_BRING_PICTURES.fullmatch(path):
        return False
    names = body.lower()
    return names.count(b"filename") > names.count(b'filename=""\r\n')


def is_within(limit: int, content_length: str) -> bool:
    """Whether a header says that the body has at most ``limit`` bytes; nonsense does not."""
    short = len(content_length) <= MOST_DIGITS
    return short and content_length.isdecimal() and int(content_length) <= limit


def too_large(limit: int) -> str:
    """What is said of a body beyond a limit, which has some millions of bytes."""
    return f"This request is too large: {limit // 1_000_000} MB at most."


def refuse_large_bodies(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: 413 for a body that says it is too large, before anything reads it.

    `serve` has measured each body by then; other servers hand it on as it comes, and looking for
    the CSRF token in it would write its files to the disk.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        limit = body_limit(request.path)
        if not is_within(limit, length):
            return HttpResponse(too_large(limit), "text/plain", status=413)
        return get_response(request)

    return middleware
