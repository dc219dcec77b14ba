"""The app as granian and any other ASGI server load it."""

from collections.abc import Callable

from django.db import close_old_connections

from config.error_pages import refusal_page
from config.live_stream import LiveStreams
from config.reception import Reception
from config.request_limits import BODY_SECONDS, LARGE_BODIES, body_limit, is_slow_request
from config.wsgi import application as wsgi
from learning.live.streams import LiveSource

reception = Reception(wsgi, body_limit(), BODY_SECONDS, LARGE_BODIES, is_slow_request, refusal_page)


def looked_up[R](call: Callable[[], R]) -> R:
    """Calls outside of the event loop, and gives the connection back as at the end of a request."""

    def and_give_back() -> R:
        try:
            return call()
        finally:
            close_old_connections()

    return reception.outside_loop(and_give_back)


application = LiveStreams(reception, LiveSource(), looked_up)
