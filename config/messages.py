"""Shows Django's messages in the partial responses that htmx swaps in."""

from collections.abc import Callable

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

from config.middleware import ERROR_STATUSES


def htmx_messages(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: a partial response replaces the page's messages by the pending ones.

    One that an element polls for leaves the page's messages, as the user did nothing.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if _is_part(request, response):
            messages = list(get_messages(request))
            if messages or not _polls(request):
                html = render_to_string("includes/messages_swapped.html", {"messages": messages})
                response.write(html)
        return response

    return middleware


def _is_part(request: HttpRequest, response: HttpResponseBase) -> bool:
    return (
        request.headers.get("HX-Request-Type") == "partial"
        and isinstance(response, HttpResponse)
        and response.headers.get("Content-Type", "").startswith("text/html")
        and not 300 <= response.status_code < 400
        and response.status_code not in ERROR_STATUSES  # these replace the whole page
        and "HX-Redirect" not in response
    )


def _polls(request: HttpRequest) -> bool:
    """Whether an element requested its own replacement, as polling elements do."""
    source = request.headers.get("HX-Source")
    return source is not None and source == request.headers.get("HX-Target")
