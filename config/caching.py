"""Pages of a signed-in person must not stay in a browser's cache after they leave."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import add_never_cache_headers


def keep_signed_in_pages_out_of_caches(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: ``no-store`` on what a signed-in person gets, unless the view chose otherwise."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        # A page that never looked at the session holds nothing of the person who asked for it.
        personal = request.session.accessed and request.user.is_authenticated
        if personal and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

    return middleware
