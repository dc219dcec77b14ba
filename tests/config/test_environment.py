import environ
import pytest

from config.environment import site_url, whole_number

DEFAULT = "http://localhost:8000"
env = environ.Env()


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("https://learn.example", "https://learn.example"),
        ("https://learn.example/", "https://learn.example"),
        ("HTTPS://Learn.Example", "https://learn.example"),
        ("http://10.1.2.3:9000", "http://10.1.2.3:9000"),
        ("http://[2001:db8::1]:9000", "http://[2001:db8::1]:9000"),
        ("", DEFAULT),
    ],
)
def test_an_address_is_host_and_port(value: str, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE", value)
    assert site_url(env, "SITE", default=DEFAULT) == url


@pytest.mark.parametrize(
    "value",
    [
        "foo",
        "learn.example",
        "learn.example:8000",
        "http:/learn.example",
        "ftp://learn.example",
        "https://",
        "https://learn.example/lilun",
        "https://learn.example?of=us",
        "https://learn.example:port",
        "https://learn.example:99999",
        "https://learn_ing.example",
        "https://lärn.example",
        "https://learn .example",
        "https://[2001",
    ],
)
def test_an_invalid_address_is_refused(
    value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITE", value)
    with pytest.raises(SystemExit, match="2"):
        site_url(env, "SITE", default=DEFAULT)
    line = f"SITE is {value!r}: give http://host or https://host, with :port if need be.\n"
    assert capsys.readouterr().err == line


def test_a_password_in_an_address_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITE", "https://me:secret@learn.example")
    with pytest.raises(SystemExit, match="2"):
        site_url(env, "SITE", default=DEFAULT)
    assert "SITE is '…@learn.example': give" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["x", "1.5", "-1"])
def test_an_invalid_number_is_refused(
    value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PROXIES", value)
    with pytest.raises(SystemExit, match="2"):
        whole_number(env, "PROXIES", default=0)
    assert "give a whole number from 0." in capsys.readouterr().err


def test_a_number_has_a_default_and_a_minimum(monkeypatch: pytest.MonkeyPatch) -> None:
    assert whole_number(env, "PROXIES", default=3) == 3
    monkeypatch.setenv("PROXIES", "")
    assert whole_number(env, "PROXIES", default=3) == 3
    monkeypatch.setenv("PROXIES", "0")
    assert whole_number(env, "PROXIES", default=3) == 0
