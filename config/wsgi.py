"""The app as any WSGI server loads it."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def over_https(app: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """Take every request for one that came over https, as LILUN_URL says.

    For something that ends TLS in front without being a counted proxy: what such a request says
    of its own protocol is not to be believed, and to lead it to https would lead it in circles.
    """

    def secure_app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        return app(environ | {"wsgi.url_scheme": "https"}, start_response)

    return secure_app


application: Callable[..., Iterable[bytes]] = get_wsgi_application()
if settings.HTTPS and not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
    application = over_https(application)
