"""Requests to platforms: only over https, limited in time and size, and never redirected.

A platform may stand in the network of its university, so that private addresses are allowed; only
staff name platforms.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import urllib3
from django.conf import settings
from urllib3.exceptions import HTTPError

CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 3.0, 5.0, 8.0
MOST_BYTES = 1_000_000
CHUNK = 16_384
# Names alone: no password, and nothing that another reader of addresses, or of a
# Content-Security-Policy, takes for the end of the name.
HOST_AND_PORT = re.compile(r"(?:[\w.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
LOOPBACK = ("localhost", "127.0.0.1", "::1")

pool = urllib3.PoolManager(
    num_pools=20,
    timeout=urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
    retries=False,
)


class Unreachable(Exception):
    """The platform gave no answer that can be used; the text says what it did instead."""


@dataclass(frozen=True, slots=True)
class Answer:
    """``headers`` are found by any case of their names."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """Raises ``Unreachable`` for anything but JSON, and for another status than 2xx."""
        if not 200 <= self.status < 300:
            raise Unreachable(f"It answered {self.status}.")
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise Unreachable("Its answer isn’t JSON.") from error


def is_safe_url(url: str) -> bool:
    """Whether the app sends requests, or a browser, there: https, or http on a server that only
    this machine can open.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    local = parts.scheme == "http" and host in LOOPBACK and settings.ONLY_HERE
    plain = url.isprintable() and " " not in url and HOST_AND_PORT.fullmatch(parts.netloc)
    return bool(host and plain) and (parts.scheme == "https" or local)


def origin_of(url: str) -> str:
    """Scheme, host and port of a safe URL, as a Content-Security-Policy names them; else ""."""
    if not is_safe_url(url):
        return ""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()


def fetch(
    method: str,
    url: str,
    *,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    most_bytes: int = MOST_BYTES,
) -> Answer:
    """Raises ``Unreachable``; an answer with an error status is an answer."""
    if not is_safe_url(url):
        raise Unreachable("Its address doesn’t begin with https://.")
    ends = monotonic() + WHOLE_SECONDS
    try:
        response = pool.request(
            method,
            url,
            body=body,
            headers={"Accept": "application/json", "User-Agent": "Lilun", **(headers or {})},
            redirect=False,
            preload_content=False,
            decode_content=False,
        )
        try:
            whole = _read(response, most_bytes, ends)
        except BaseException:
            response.close()  # what is left of it is not for the next request
            raise
        response.release_conn()
    except HTTPError as error:
        raise Unreachable(_says(error)) from error
    return Answer(response.status, response.headers, whole)


def _read(response: urllib3.BaseHTTPResponse, most_bytes: int, ends: float) -> bytes:
    """The body, as it comes: the time of a read is for each piece, ``ends`` for them all."""
    whole = bytearray()
    while piece := response.read1(CHUNK):
        whole += piece
        if len(whole) > most_bytes:
            raise Unreachable("Its answer is too large.")
        if monotonic() > ends:
            raise Unreachable("It answers too slowly.")
    return bytes(whole)


def _says(error: HTTPError) -> str:
    if isinstance(error, urllib3.exceptions.TimeoutError):
        return "It answers too slowly."
    if isinstance(error, urllib3.exceptions.SSLError):
        return "Its certificate isn’t valid."
    return "It can’t be reached."
