from pathlib import Path

import pytest
from django.http.request import split_domain_port, validate_host

from tests.server import manage, python

HTTPS = "https://learn.example"


def check(home: Path, url: str) -> str:
    result = manage(home, "check", "--deploy", "--fail-level", "WARNING", LILUN_URL=url)
    assert result.returncode == 0, result.stderr
    return result.stdout


def setting(home: Path, expression: str, **environment: str) -> str:
    code = f"from config import settings; print({expression})"
    result = python(home, "-c", code, **environment)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_no_check_is_silenced_with_https(tmp_path: Path) -> None:
    assert "no issues (0 silenced)" in check(tmp_path, HTTPS)


def test_only_checks_for_https_are_silenced_without_it(tmp_path: Path) -> None:
    assert "no issues (4 silenced)" in check(tmp_path, "http://localhost:8000")


def test_debug_is_off_by_default(tmp_path: Path) -> None:
    assert setting(tmp_path, "settings.DEBUG") == "False"
    assert setting(tmp_path, "settings.DEBUG", DEBUG="on") == "True"


def test_a_secret_key_may_begin_with_a_dollar_sign(tmp_path: Path) -> None:
    assert setting(tmp_path, "settings.SECRET_KEY", SECRET_KEY="$begins-so") == "$begins-so"


def test_cookies_are_bound_to_the_host_with_https(tmp_path: Path) -> None:
    names = "settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME"
    assert setting(tmp_path, names, LILUN_URL=HTTPS) == "__Host-sessionid __Host-csrftoken"


def test_only_a_trusted_proxy_says_that_a_request_is_secure(tmp_path: Path) -> None:
    trusted = "getattr(settings, 'SECURE_PROXY_SSL_HEADER', None)"
    counted = {"LILUN_URL": HTTPS, "ALLAUTH_TRUSTED_PROXY_COUNT": "1"}
    assert "HTTP_X_FORWARDED_PROTO" in setting(tmp_path, trusted, **counted)
    assert setting(tmp_path, trusted, LILUN_URL=HTTPS) == "None"
    assert setting(tmp_path, trusted, ALLAUTH_TRUSTED_PROXY_COUNT="1") == "None"


def test_an_invalid_variable_is_refused_in_one_line(tmp_path: Path) -> None:
    refused = manage(tmp_path, "check", ALLAUTH_TRUSTED_PROXY_COUNT="x")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("ALLAUTH_TRUSTED_PROXY_COUNT is ")
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize("host", ["learn.example", "learn.example.", "[2001:db8::1]"])
def test_requests_to_the_host_of_lilun_url_are_accepted(tmp_path: Path, host: str) -> None:
    named = setting(tmp_path, "settings.ALLOWED_HOSTS[0]", LILUN_URL=f"http://{host}:8000")
    domain, _ = split_domain_port(f"{host}:8000")
    assert validate_host(domain, [named])


OIDC = {"OIDC_URL": "https://login.example/realms/students/", "OIDC_CLIENT_ID": "lilun"}
APP = "settings.SOCIALACCOUNT_PROVIDERS['openid_connect']['APPS'][0]"


def test_a_provider_of_single_sign_on_is_read(tmp_path: Path) -> None:
    client = OIDC | {"OIDC_CLIENT_SECRET": "$begins-so", "OIDC_NAME": "Riverside"}
    shown = f"{APP}['name'], {APP}['secret'], {APP}['settings']['server_url']"
    expected = "Riverside $begins-so https://login.example/realms/students"
    assert setting(tmp_path, shown, **client) == expected
    assert setting(tmp_path, "settings.SOCIALACCOUNT_PROVIDERS") == "{}"


@pytest.mark.parametrize(
    ("changed", "begins"),
    [
        ({}, "OIDC_CLIENT_SECRET is not set: "),
        ({"OIDC_CLIENT_ID": ""}, "OIDC_CLIENT_ID is not set: "),
        ({"OIDC_URL": "login.example"}, "OIDC_URL is not known: give the issuer's address"),
        ({"OIDC_URL": "https://me:secret@login.example"}, "OIDC_URL is not known: give "),
    ],
)
def test_half_a_provider_is_refused_in_one_line(
    tmp_path: Path, changed: dict[str, str], begins: str
) -> None:
    refused = manage(tmp_path, "check", **OIDC | changed)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith(begins)
    assert refused.stderr.count("\n") == 1
