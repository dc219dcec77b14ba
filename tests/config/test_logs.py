import logging
import sys

import pytest
from django.test import Client

from config.logs import SecretsFilteringFormatter


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/account/password/reset/key/1a-c0ffee-secret/", "/account/password/reset/key/…/"),
        ("/account/confirm-email/MTI:1vQ:secret/", "/account/confirm-email/…/"),
        ("/calendar/c0ffee_-secret.ics", "/calendar/…"),
        ("/account/calendar/", "/account/calendar/"),
        ("/briefs/new-productive-forces/", "/briefs/new-productive-forces/"),
    ],
)
def test_secrets_in_addresses_are_not_logged(address: str, shown: str) -> None:
    record = logging.makeLogRecord({"msg": "Internal Server Error: %s", "args": (address,)})
    assert SecretsFilteringFormatter().format(record) == f"Internal Server Error: {shown}"


def test_secrets_in_tracebacks_are_not_logged() -> None:
    try:
        raise ValueError("no such calendar: /calendar/c0ffee_-secret.ics")
    except ValueError:
        record = logging.makeLogRecord({"msg": "It failed", "exc_info": sys.exc_info()})
    said = SecretsFilteringFormatter().format(record)
    assert said.startswith("It failed\nTraceback")
    assert said.endswith("ValueError: no such calendar: /calendar/…")


def test_every_handler_filters_secrets() -> None:
    handlers = logging.getLogger().handlers
    ours = [handler for handler in handlers if type(handler) is logging.StreamHandler]
    assert ours
    assert all(isinstance(handler.formatter, SecretsFilteringFormatter) for handler in ours)


@pytest.mark.django_db
def test_a_request_for_another_host_is_not_logged(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert caplog.messages == []
