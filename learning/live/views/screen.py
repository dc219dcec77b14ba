"""The screen of a live session: large, without controls, and without names."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from learning.live.access import live_image, on_screen
from learning.live.frames import SCREEN, context_for
from learning.live.phases import POLL

LONG = "private, max-age=31536000, immutable"  # the address has the hash of the content


@require_safe
@login_not_required
def image(request: HttpRequest, session_id: int, sha256: str, token: str) -> HttpResponse:
    """A picture of a question that the session shows."""
    found = live_image(session_id, sha256, token)
    headers = {"Cache-Control": LONG, "Content-Disposition": "inline"}
    return HttpResponse(bytes(found.content), found.content_type, headers=headers)


@require_safe
@login_not_required
def live_screen(request: HttpRequest, session_id: int, token: str) -> HttpResponse:
    """Opened by a signed link, on whatever computer the projector hangs. A script fetches the
    results of a poll alone."""
    session = on_screen(session_id, token)
    if request.headers.get("HX-Request-Type") == "partial" and session.phase == POLL:
        return render(request, "learning/live/poll.html#results", context_for(session, SCREEN))
    return render(request, "learning/live/screen.html", context_for(session, SCREEN))
