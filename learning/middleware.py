"""Sessions that last as long as they are used."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

RENEWED_ON = "renewed_on"


def renewed_sessions(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: a session's 400 days count from the last day of use; one write a day at most."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        session = request.session
        # ``accessed`` first: a page that had no use for the session must not load it now.
        if session.accessed and SESSION_KEY in session:
            today = timezone.now().date().isoformat()
            if session.get(RENEWED_ON) != today:
                session[RENEWED_ON] = today
        return response

    return middleware
