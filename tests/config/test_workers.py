"""The real server before clients who do not keep to the rules."""

import shutil
import socket
from collections.abc import Iterator

import pytest

from config.limits import BODY_SECONDS, body_limit
from tests.server import Served, Server

FORM = "POST /account/login/ HTTP/1.1\r\nHost: localhost\r\nCookie: csrftoken=abc\r\n"
BEHIND_A_PROXY = {"LILUN_URL": "https://learn.example", "ALLAUTH_TRUSTED_PROXY_COUNT": "1"}


@pytest.fixture(scope="module")
def server(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Two processes, one proxy in front."""
    home = shutil.copytree(served.home, tmp_path_factory.mktemp("workers") / "home")
    server = Server(home, environment=BEHIND_A_PROXY).start("--workers", "2")
    yield server
    assert server.stop() == 0, server.output()


def send(server: Server, request: str) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", server.port), timeout=BODY_SECONDS + 5)
    client.sendall(request.encode())
    return client


def status(client: socket.socket) -> str:
    return client.recv(4096).decode().split(" ", 2)[1]


def test_half_sent_forms_stop_nobody_and_are_given_up(server: Server) -> None:
    half = [send(server, f"{FORM}Content-Length: 1000\r\n\r\nname") for _ in range(8)]
    assert all(server.answers() for _ in range(4))
    assert [status(client) for client in half] == ["408"] * len(half)
    assert half[0].recv(1) == b"", "the connection is closed"


def test_a_body_that_says_it_is_too_large_is_refused_at_once(server: Server) -> None:
    client = send(server, f"{FORM}Content-Length: {body_limit() + 1}\r\n\r\n")
    assert status(client) == "413"


def test_a_body_that_grows_too_large_is_refused(server: Server) -> None:
    client = send(server, f"{FORM}Transfer-Encoding: chunked\r\n\r\n")
    size = body_limit() + 1
    client.sendall(b"%x\r\n%s\r\n" % (size, b"x" * size))
    assert status(client) == "413"


@pytest.mark.parametrize(
    ("headers", "answer"),
    [
        ("X-Forwarded-Proto: https", "200"),
        ("X-Forwarded-Proto: http", "301"),
        ("X-Forwarded-Proto: http\r\nX_Forwarded_Proto: https", "301"),
        ("X_Forwarded_Proto: https\r\nX-Forwarded-Proto: http", "301"),
        ("X_Forwarded_Proto: https", "301"),
    ],
)
def test_only_the_header_of_the_proxy_says_that_a_request_is_safe(
    server: Server, headers: str, answer: str
) -> None:
    assert (
        status(send(server, f"GET / HTTP/1.1\r\nHost: learn.example\r\n{headers}\r\n\r\n"))
        == answer
    )
