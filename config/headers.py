"""Headers that every page has and Django does not set."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

UNUSED = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"),
    *("microphone", "midi", "payment", "usb"),
)
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
