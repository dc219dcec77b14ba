import pytest
from django.core import mail
from django.core.mail import EmailMessage
from pytest_django import Settings

from config.mail import SERVER, mailers


def test_without_a_server_mail_is_dropped_and_its_text_is_not_logged(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.MAILERS = mailers("")
    message = EmailMessage("Reset", "https://learn.example/reset/key/secret/", to=["a@b.example"])
    assert mail.mailers.default.send_messages([message]) == 0
    assert "EMAIL_URL names no mail server" in caplog.text
    assert "secret" not in caplog.text
    assert "a@b.example" not in caplog.text


@pytest.mark.parametrize(
    ("url", "tls", "ssl"),
    [
        ("smtp://host:25", False, False),
        ("smtp+tls://host:587", True, False),
        ("smtp+ssl://host:465", False, True),
    ],
)
def test_the_scheme_sets_the_encryption(settings: Settings, url: str, tls: bool, ssl: bool) -> None:
    settings.MAILERS = mailers(url)
    smtp = mail.mailers[SERVER]
    assert (smtp.host, smtp.use_tls, smtp.use_ssl) == ("host", tls, ssl)
    assert smtp.timeout == 3


def test_mail_can_go_to_the_console(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.MAILERS = mailers("consolemail://")
    mail.mailers.default.send_messages([EmailMessage("Hello", "there", to=["a@b.example"])])
    assert "Subject: Hello" in capsys.readouterr().out


@pytest.mark.parametrize(
    "url",
    ["foo", "mail.example:587", "smtp://", "smtp://me:secret@host:port", "smtp://me:s#e@host"],
)
def test_an_unusable_url_is_refused_without_showing_it(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        mailers(url)
    line = capsys.readouterr().err
    assert "EMAIL_URL is not known: give smtp+tls://user:password@host:587" in line
    assert line.count("\n") == 1
    assert url not in line
