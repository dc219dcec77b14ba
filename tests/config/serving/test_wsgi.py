from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from config.wsgi import assume_https
from tests.server import python

ASK = """
from config.wsgi import application
from django.test import RequestFactory
asked = RequestFactory().get("/x", HTTP_HOST="learn.example", HTTP_X_FORWARDED_PROTO="{proto}")
application(asked.environ, lambda status, headers: print(status, dict(headers).get("Location")))
"""


def answer(home: Path, proxies: str, proto: str) -> str:
    url = "https://learn.example"
    environment = {"LILUN_URL": url, "ALLAUTH_TRUSTED_PROXY_COUNT": proxies}
    return python(home, "-c", ASK.format(proto=proto), **environment).stdout.strip()


@pytest.mark.parametrize("proto", ["http", "https"])
def test_an_untrusted_proxy_causes_no_redirect_loop(tmp_path: Path, proto: str) -> None:
    assert answer(tmp_path, "0", proto) == "404 Not Found None"


def test_a_trusted_proxy_redirects_plain_http_to_https(tmp_path: Path) -> None:
    assert answer(tmp_path, "1", "http") == "301 Moved Permanently https://learn.example/x"


def test_only_the_scheme_is_changed() -> None:
    seen: list[dict[str, Any]] = []

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        seen.append(environ)
        return []

    assume_https(app)({"wsgi.url_scheme": "http", "PATH_INFO": "/"}, print)
    assert seen == [{"wsgi.url_scheme": "https", "PATH_INFO": "/"}]
