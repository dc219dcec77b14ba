"""The app as granian and any other ASGI server load it."""

from config.error_pages import refusal_page
from config.reception import Reception
from config.request_limits import BODY_SECONDS, LARGE_BODIES, body_limit, is_slow_request
from config.wsgi import application as wsgi

application = Reception(
    wsgi, body_limit(), BODY_SECONDS, LARGE_BODIES, is_slow_request, refusal_page
)
