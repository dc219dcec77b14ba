"""The pages shown when the disk is full, the database fails or a request is refused unread.

Django answers all other errors, with 500.html.
"""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.csp import ContentSecurityPolicyMiddleware
from django.middleware.security import SecurityMiddleware
from django.template.loader import render_to_string
from django.views.defaults import server_error as unknown_error

from config.middleware import permissions_policy
from learning.limits.database_errors import Trouble, note_damage, trouble_in
from learning.limits.disk_space import Room, room_left

logger = logging.getLogger(__name__)

MAX_FORM_BYTES = 300_000  # more than any answer needs: a longer body is an upload
MULTIPART = "multipart/form-data"


@dataclass(frozen=True)
class ErrorPage:
    """The status of an error page, its words, and where its button leads."""

    status: int
    title: str
    text: str
    path: str = "/"
    button: str = "Go to Today"


NO_ROOM_FOR_UPLOADS = ErrorPage(
    507,
    "The disk of this server is nearly full",
    "No file, question or brief can be stored until there is room again. You can go on studying. "
    "Please tell the person who runs this site.",
)
PROTECTING = (SecurityMiddleware, ContentSecurityPolicyMiddleware, XFrameOptionsMiddleware)
ERROR_PAGES = {
    Trouble.FULL: ErrorPage(
        507,
        "The disk of this server is full",
        "What you just sent was not stored. All that was stored before is kept. "
        "Please tell the person who runs this site.",
    ),
    Trouble.BUSY: ErrorPage(
        503,
        "The database is busy",
        "What you just sent was not stored. Wait a minute, then send it again.",
    ),
    Trouble.DAMAGED: ErrorPage(
        500,
        "The database is damaged",
        "What you just sent was not stored. Please tell the person who runs this site.",
    ),
}
REFUSED = {
    408: "This took too long to arrive",
    413: "This is too large",
    503: "Too much at once",
}
DAMAGED = (
    "The database is damaged (%s): stop the server, then put a backup in its place "
    "with `manage.py restore FILE`."
)


def server_error(request: HttpRequest) -> HttpResponseBase:
    """Answer a request that raised; Django calls this while it handles the exception."""
    error = sys.exception()
    trouble = trouble_in(error)
    if error is None or trouble is None:
        return unknown_error(request)
    if trouble is Trouble.DAMAGED:
        logger.critical(DAMAGED, error)
        note_damage(error)
    return _response(ERROR_PAGES[trouble])


def refuse_uploads_on_full_disk(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: 507 for uploads when the disk is nearly full."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        length = int(request.META.get("CONTENT_LENGTH") or 0)  # checked by `refuse_large_bodies`
        is_upload = request.content_type == MULTIPART or length > MAX_FORM_BYTES
        if is_upload and room_left() is not Room.ENOUGH:
            return _response(NO_ROOM_FOR_UPLOADS)
        return get_response(request)

    return middleware


def refusal(status: int, text: str, again: str = "") -> HttpResponse:
    """The answer to a request that was refused before it was read; ``again`` is the path of its
    form, if it has a file.
    """
    page = ErrorPage(status, REFUSED[status], text)
    return _response(replace(page, path=again, button="Choose another file") if again else page)


def refusal_page(status: int, text: str, again: str) -> tuple[list[tuple[bytes, bytes]], bytes]:
    """The headers and the HTML of a refusal outside Django, which no middleware sees."""
    request, response = HttpRequest(), refusal(status, text, again)
    for middleware in PROTECTING:
        middleware(lambda _: response).process_response(request, response)
    sent = permissions_policy(lambda _: response)(request).items()
    headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in sent]
    return headers, response.content


def _response(page: ErrorPage) -> HttpResponse:
    response = HttpResponse(render_to_string("failure.html", {"page": page}), status=page.status)
    if page.status == 503:
        response["Retry-After"] = "60"
    return response
