import errno
import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from config.serve_options import (
    default_url,
    free_address,
    prepare_environment,
)
from tests.server import free_port


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port in use by a socket that would share it."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def refusal(capsys: pytest.CaptureFixture[str], refused: pytest.ExceptionInfo[SystemExit]) -> str:
    """The one line that a refusal prints."""
    assert refused.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "80.5", "８０", ""])
def test_an_invalid_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        prepare_environment([f"--port={port}"])
    assert f"--port: {port!r} is not a number from 1 to 65535" in refusal(capsys, refused)


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_a_port_in_use_is_refused_even_if_it_could_be_shared(
    host: str, taken_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        prepare_environment([f"--port={taken_port}", f"--host={host}"])
    assert f"Port {taken_port} on {host} is in use" in refusal(capsys, refused)


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="this machine has no IPv6")
@pytest.mark.parametrize(("host", "other"), [("127.0.0.1", "::1"), ("::1", "127.0.0.1")])
def test_a_port_in_use_on_the_other_address_of_localhost_is_refused(
    host: str, other: str, capsys: pytest.CaptureFixture[str]
) -> None:
    family = socket.AF_INET6 if ":" in other else socket.AF_INET
    with socket.create_server((other, 0), family=family) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(SystemExit) as refused:
            free_address(host, port)
    assert f"Port {port} on {other} is in use" in refusal(capsys, refused)


@pytest.mark.parametrize("reason", [errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT])
def test_a_machine_without_ipv6_uses_ipv4_alone(
    reason: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    class IPv4(socket.socket):
        def bind(self, address: Any) -> None:
            if self.family == socket.AF_INET6:
                raise OSError(reason, os.strerror(reason))
            super().bind(address)

    monkeypatch.setattr(socket, "socket", IPv4)
    assert free_address("127.0.0.1", free_port()) == "127.0.0.1"


def test_an_address_of_another_machine_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        free_address("192.0.2.7", 8000)
    assert "192.0.2.7 is not an address of this machine" in refusal(capsys, refused)


def test_a_free_address_is_returned(taken_port: int) -> None:
    assert free_address("127.0.0.2", taken_port) == "127.0.0.2"


@pytest.mark.parametrize(
    ("host", "port", "url"),
    [
        ("127.0.0.1", 8000, "http://localhost:8000"),
        ("::1", 8000, "http://localhost:8000"),
        ("127.0.0.1", 80, "http://localhost"),
        ("10.1.2.3", 9000, "http://10.1.2.3:9000"),
        ("2001:db8::1", 9000, "http://[2001:db8::1]:9000"),
    ],
)
def test_the_url_follows_host_and_port(host: str, port: int, url: str) -> None:
    assert default_url(host, port) == url


@pytest.mark.parametrize("host", ["my_box", "fe80::1%eth0"])
def test_a_host_that_django_does_not_accept_is_refused(
    host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        default_url(host, 8000)
    assert f"Nobody can be answered as {host}: give a number" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "before", "url"),
    [
        (["--workers", "1", "--verbosity", "0"], {}, "http://localhost:18113"),
        (["--lan"], {}, default_url("0.0.0.0", 18113)),
        ([], {"LILUN_URL": "https://learn.example"}, "https://learn.example"),
    ],
)
def test_the_environment_has_the_address_unless_it_is_set(
    options: list[str], before: dict[str, str], url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = dict(before)
    monkeypatch.setattr("os.environ", environment)
    prepare_environment(["--port", "18113", *options])
    assert environment == {"LILUN_SERVED": "on", "LILUN_URL": url}
    assert "0.0.0.0" not in url


def test_lan_and_host_exclude_each_other(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as refused:
        prepare_environment(["--lan", "--host", "127.0.0.1"])
    assert "not allowed with argument" in refusal(capsys, refused)
