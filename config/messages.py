"""Django's messages on pages of which htmx swaps a part."""

from collections.abc import Callable

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

from config.middleware import ERROR_PAGES


def messages_in_parts(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: a part of a page brings the messages that wait, in the place of those that the
    page shows already. A part that polls, so that nobody did anything, leaves those alone."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if _is_part(request, response):
            messages = list(get_messages(request))
            if messages or not _polls(request):
                said = render_to_string("includes/messages_swapped.html", {"messages": messages})
                response.write(said)
        return response

    return middleware


def _is_part(request: HttpRequest, response: HttpResponseBase) -> bool:
    return (
        request.headers.get("HX-Request-Type") == "partial"
        and isinstance(response, HttpResponse)
        and response.headers.get("Content-Type", "").startswith("text/html")
        and not 300 <= response.status_code < 400
        and response.status_code not in ERROR_PAGES  # these take the place of the whole page
        and "HX-Redirect" not in response
    )


def _polls(request: HttpRequest) -> bool:
    """Whether an element asked for its own successor, as one does that polls."""
    source = request.headers.get("HX-Source")
    return source is not None and source == request.headers.get("HX-Target")
