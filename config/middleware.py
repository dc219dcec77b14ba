"""Middleware that sets response headers which Django does not set, compresses responses, and finds
no page at impossible addresses."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import add_never_cache_headers, patch_vary_headers

UNUSED_FEATURES = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"),
    *("microphone", "midi", "payment", "usb"),
)
ERROR_STATUSES = (400, 403, 404, 429, 500, 503, 507)
COMPRESSED_TYPES = (  # prefixes of content types
    "application/zip",
    "application/vnd.openxmlformats-",  # of a spreadsheet, a zip inside
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/webp",
)
PERMISSIONS_POLICY = ", ".join(f"{name}=()" for name in UNUSED_FEATURES)


def permissions_policy(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Forbid each page the features of browsers that none uses, such as the camera."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware


def no_nul_in_addresses(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Find no page at an address with a NUL, which PostgreSQL refuses to look for."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path_info:
            raise Http404
        return get_response(request)

    return middleware


def vary_on_htmx(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Keep caches from returning a partial response in place of the page, or the reverse."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        patch_vary_headers(response, ("HX-Request", "HX-Request-Type"))
        return response

    return middleware


def error_pages_for_htmx(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Let an error page replace the whole page when htmx requested a part of it."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if "HX-Request" in request.headers and response.status_code in ERROR_STATUSES:
            response.headers["HX-Retarget"] = "body"
            response.headers["HX-Reswap"] = "innerHTML"
        return response

    return middleware


def no_store_when_signed_in(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Keep a signed-in user's pages out of the browser's cache, where the next user finds them.

    A view may set its own Cache-Control.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        # A page made without the session shows nothing of the user.
        personal = request.session.accessed and request.user.is_authenticated
        if personal and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

    return middleware


class CompressionMiddleware(GZipMiddleware):
    """Leaves out what is compressed already: an archive then is sent in chunks, not read at once.

    Django's middleware pads each page, so that its length tells nothing (BREACH).
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.get("Content-Type", "").startswith(COMPRESSED_TYPES):
            return response
        return super().process_response(request, response)
