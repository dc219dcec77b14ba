"""Reads environment variables that can be wrong, and refuses those in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.http.request import split_domain_port

from config.data_folder import refuse


@contextmanager
def refuse_invalid(name: str, wanted: str, shown: str = "") -> Iterator[None]:
    """Refuse the variable ``name`` if the block cannot use its value, and say what is ``wanted``.

    The message quotes ``shown`` instead of the value, which may hold a password.
    """
    try:
        yield
    except (ValueError, ImproperlyConfigured):
        refuse(f"{name} is {repr(shown) if shown else 'not known'}: give {wanted}.")


def whole_number(env: environ.Env, name: str, *, default: int, least: int = 0) -> int:
    value = env.str(name, default="") or str(default)
    with refuse_invalid(name, f"a whole number from {least}", value):
        number = int(value)
        if number < least:
            raise ValueError(value)
    return number


def site_url(env: environ.Env, name: str, *, default: str) -> str:
    """The address of a site, without a path; ``default`` if the variable is not set.

    Refuses a host that Django would never accept, such as one with an underscore.
    """
    value = env.str(name, default="") or default
    with refuse_invalid(
        name, "http://host or https://host, with :port if need be", _without_user(value)
    ):
        parts = urlsplit(value.rstrip("/"))
        domain, port = split_domain_port(parts.netloc)
        if parts.scheme not in ("http", "https") or not domain or (port and not parts.port):
            raise ValueError(value)
        if parts.path or parts.query or parts.fragment:
            raise ValueError(value)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _without_user(url: str) -> str:
    _, at, rest = url.rpartition("@")
    return f"…@{rest}" if at else url
