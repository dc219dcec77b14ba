"""What people are told when the disk or the database fails, or a disk has no room for uploads.

An error that is neither is Django's to answer, with 500.html.
"""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.views.defaults import server_error as unknown_error

from learning.limits.database_errors import Trouble, note_damage, trouble_in
from learning.limits.disk_space import Room, room_left

logger = logging.getLogger(__name__)

FORM_BYTES = 300_000  # more than any answer has: a longer body is an upload
FILES = "multipart/form-data"


@dataclass(frozen=True)
class Page:
    """What the page of an error says, and the status that it has."""

    status: int
    title: str
    text: str


NO_ROOM_FOR_FILES = Page(
    507,
    "The disk of this server is nearly full",
    "No file, question or brief can be stored until there is room again. You can go on studying. "
    "Please tell the person who runs this site.",
)
PAGES = {
    Trouble.FULL: Page(
        507,
        "The disk of this server is full",
        "What you just sent was not stored. All that was stored before is kept. "
        "Please tell the person who runs this site.",
    ),
    Trouble.BUSY: Page(
        503,
        "The database is busy",
        "What you just sent was not stored. Wait a minute, then send it again.",
    ),
    Trouble.DAMAGED: Page(
        500,
        "The database is damaged",
        "What you just sent was not stored. Please tell the person who runs this site.",
    ),
}
DAMAGED = (
    "The database is damaged (%s): stop the server, then put a backup in its place "
    "with `manage.py restore FILE`."
)


def server_error(request: HttpRequest) -> HttpResponseBase:
    """Answer a request whose view, or whose session, has raised; Django calls this while it
    handles the error."""
    error = sys.exception()
    trouble = trouble_in(error)
    if error is None or trouble is None:
        return unknown_error(request)
    if trouble is Trouble.DAMAGED:
        logger.critical(DAMAGED, error)
        note_damage(error)
    return _response(PAGES[trouble])


def refuse_uploads_without_room(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: 507 for a form with files, or a body as long as one, on a nearly full disk."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if _is_upload(request) and room_left() is not Room.ENOUGH:
            return _response(NO_ROOM_FOR_FILES)
        return get_response(request)

    return middleware


def _is_upload(request: HttpRequest) -> bool:
    length = int(request.META.get("CONTENT_LENGTH") or 0)  # `refuse_large_bodies` has checked it
    return request.content_type == FILES or length > FORM_BYTES


def _response(page: Page) -> HttpResponse:
    response = HttpResponse(render_to_string("failure.html", {"page": page}), status=page.status)
    if page.status == 503:
        response["Retry-After"] = "60"
    return response
