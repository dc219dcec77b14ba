"""Headers that pages have and Django does not set."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_vary_headers

UNUSED = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"),
    *("microphone", "midi", "payment", "usb"),
)
ERROR_PAGES = (400, 403, 404, 429, 500, 503, 507)
PERMISSIONS_POLICY = ", ".join(f"{name}=()" for name in UNUSED)


def permissions_policy(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: no page asks for the camera and its like, so nothing in one may."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware


def apart_for_htmx(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: what htmx gets at an address, such as a part of its page or the way to sign in,
    is never kept in place of the page, nor the page in place of that."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        patch_vary_headers(response, ("HX-Request", "HX-Request-Type"))
        return response

    return middleware


def whole_error_pages(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: an error page that htmx gets takes the place of the page, not of a part of it."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if "HX-Request" in request.headers and response.status_code in ERROR_PAGES:
            response.headers["HX-Retarget"] = "body"
            response.headers["HX-Reswap"] = "innerHTML"
        return response

    return middleware
