"""The screen of a live session: large, without controls, and without names."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from learning.live.access import on_screen
from learning.live.frames import SCREEN, context_for
from learning.live.phases import POLL


@require_safe
@login_not_required
def live_screen(request: HttpRequest, session_id: int, token: str) -> HttpResponse:
    """Opened by a signed link, on whatever computer the projector hangs. A script fetches the
    results of a poll alone."""
    session = on_screen(session_id, token)
    if request.headers.get("HX-Request-Type") == "partial" and session.phase == POLL:
        return render(request, "learning/live/poll.html#results", context_for(session, SCREEN))
    return render(request, "learning/live/screen.html", context_for(session, SCREEN))
