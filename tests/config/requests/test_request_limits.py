import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from config.request_limits import LARGE_BODIES, body_limit, refuse_large_bodies


def announced(length: str, path: str = "/") -> HttpRequest:
    return RequestFactory().post(path, CONTENT_LENGTH=length)


def test_a_body_may_be_as_large_as_the_limit_and_no_larger() -> None:
    middleware = refuse_large_bodies(lambda request: HttpResponse("read"))
    assert middleware(announced(str(body_limit()))).status_code == 200
    assert middleware(announced(str(body_limit() + 1))).status_code == 413


@pytest.mark.parametrize("name", ["import_questions", "paste_brief"])
def test_a_file_to_be_read_may_be_larger(name: str) -> None:
    middleware = refuse_large_bodies(lambda request: HttpResponse("read"))
    path = reverse(name)
    assert path in LARGE_BODIES
    assert body_limit(path) > 20_000_000
    assert middleware(announced(str(body_limit(path)), path)).status_code == 200
    refused = middleware(announced(str(body_limit(path) + 1), path))
    assert refused.status_code == 413
    assert "20 MB at most" in refused.text
    assert f'href="{path}"' in refused.text


@pytest.mark.parametrize("length", ["-1", "many", "1,2", "9" * 5000])
def test_an_invalid_length_is_refused(length: str) -> None:
    assert refuse_large_bodies(HttpResponse)(announced(length)).status_code == 413


def test_a_request_without_a_length_is_accepted() -> None:
    assert refuse_large_bodies(lambda request: HttpResponse())(announced("")).status_code == 200


def test_an_anonymous_upload_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*args: object) -> None:
        raise AssertionError("the body is read")

    monkeypatch.setattr(HttpRequest, "parse_file_upload", read)
    stranger = Client(enforce_csrf_checks=True)
    stranger.cookies[settings.CSRF_COOKIE_NAME] = "a" * 32
    file = b'--b\r\nContent-Disposition: form-data; name="file"; filename="file"\r\n\r\n'
    large = file + b"x" * body_limit() + b"\r\n--b--\r\n"
    answer = stranger.post("/account/login/", large, "multipart/form-data; boundary=b")
    assert answer.status_code == 413
