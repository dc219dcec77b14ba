"""The app as any WSGI server loads it."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def assume_https(app: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """Treat every request as one over https, as LILUN_URL says.

    For a TLS proxy that is not counted as trusted: its X-Forwarded-Proto is ignored, and a redirect
    to https would loop.
    """

    def secure_app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        return app(environ | {"wsgi.url_scheme": "https"}, start_response)

    return secure_app


application: Callable[..., Iterable[bytes]] = get_wsgi_application()
if settings.HTTPS and not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
    application = assume_https(application)
