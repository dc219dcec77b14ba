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


def test_nothing_is_silenced_behind_https(tmp_path: Path) -> None:
    assert "no issues (0 silenced)" in check(tmp_path, HTTPS)


def test_only_what_needs_https_is_silenced_without_it(tmp_path: Path) -> None:
    assert "no issues (4 silenced)" in check(tmp_path, "http://localhost:8000")


def test_debug_is_off_unless_it_is_asked_for(tmp_path: Path) -> None:
    assert setting(tmp_path, "settings.DEBUG") == "False"
    assert setting(tmp_path, "settings.DEBUG", DEBUG="on") == "True"


def test_a_secret_key_is_taken_as_it_is(tmp_path: Path) -> None:
    assert setting(tmp_path, "settings.SECRET_KEY", SECRET_KEY="$begins-so") == "$begins-so"


def test_a_mail_server_is_named_by_its_url(tmp_path: Path) -> None:
    options = "{name: settings.MAILERS['server']['OPTIONS'][name] for name in ('host', 'port')}"
    url = "smtp+tls://sender:secret@mail.example:587"
    assert setting(tmp_path, options, EMAIL_URL=url) == "{'host': 'mail.example', 'port': 587}"
    sender = setting(tmp_path, "settings.DEFAULT_FROM_EMAIL", LILUN_URL=HTTPS)
    assert sender == "lilun@learn.example"


def test_options_in_the_url_of_a_database_are_kept(tmp_path: Path) -> None:
    url = "postgres://host/lilun?sslmode=require"
    options = setting(tmp_path, "settings.DATABASES['default']['OPTIONS']", DATABASE_URL=url)
    assert "'sslmode': 'require'" in options
    assert "'pool'" in options


def test_cookies_are_tied_to_the_host_behind_https(tmp_path: Path) -> None:
    names = "settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME"
    assert setting(tmp_path, names, LILUN_URL=HTTPS) == "__Host-sessionid __Host-csrftoken"


def test_the_protocol_is_believed_of_a_counted_proxy_alone(tmp_path: Path) -> None:
    trusted = "getattr(settings, 'SECURE_PROXY_SSL_HEADER', None)"
    counted = {"LILUN_URL": HTTPS, "ALLAUTH_TRUSTED_PROXY_COUNT": "1"}
    assert "HTTP_X_FORWARDED_PROTO" in setting(tmp_path, trusted, **counted)
    assert setting(tmp_path, trusted, LILUN_URL=HTTPS) == "None"
    assert setting(tmp_path, trusted, ALLAUTH_TRUSTED_PROXY_COUNT="1") == "None"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LILUN_URL", "learn.example"),
        ("DATABASE_URL", "foo"),
        ("EMAIL_URL", "foo"),
        ("ALLAUTH_TRUSTED_PROXY_COUNT", "x"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_in_one_line(
    tmp_path: Path, name: str, value: str
) -> None:
    refused = manage(tmp_path, "check", **{name: value})
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith(f"{name} is ")
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize("host", ["learn.example", "learn.example.", "[2001:db8::1]"])
def test_who_comes_by_the_address_that_is_set_is_answered(tmp_path: Path, host: str) -> None:
    named = setting(tmp_path, "settings.ALLOWED_HOSTS[0]", LILUN_URL=f"http://{host}:8000")
    domain, _ = split_domain_port(f"{host}:8000")
    assert validate_host(domain, [named])
