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

URL = "http://localhost:9000"


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port on which somebody listens who would share it."""
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
def test_a_bad_port_is_named(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        prepare_environment([f"--port={port}"])
    assert f"--port: {port!r} is not a number from 1 to 65535" in refusal(capsys, refused)


def test_a_port_in_use_is_refused_even_where_its_user_would_share_it(
    taken_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        prepare_environment([f"--port={taken_port}"])
    assert f"Port {taken_port} on 127.0.0.1 is in use" in refusal(capsys, refused)


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
def test_a_machine_without_ipv6_does_without_it(
    reason: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    class IPv4(socket.socket):
        def bind(self, address: Any) -> None:
            if self.family == socket.AF_INET6:
                raise OSError(reason, os.strerror(reason))
            super().bind(address)

    monkeypatch.setattr(socket, "socket", IPv4)
    assert free_address("127.0.0.1", free_port()) == "127.0.0.1"


def test_all_addresses_are_refused_when_one_is_in_use(taken_port: int) -> None:
    with pytest.raises(SystemExit):
        free_address("0.0.0.0", taken_port)


def test_an_address_of_another_machine_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        free_address("192.0.2.7", 8000)
    assert "192.0.2.7 is not an address of this machine" in refusal(capsys, refused)


def test_a_free_port_gives_the_address_in_figures(taken_port: int) -> None:
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
def test_a_name_that_nobody_can_be_answered_as_is_refused(
    host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        default_url(host, 8000)
    assert f"Nobody can be answered as {host}: give a number" in capsys.readouterr().err


def test_a_server_for_all_addresses_is_told_by_one_that_others_can_reach() -> None:
    assert "0.0.0.0" not in default_url("0.0.0.0", 8000)


def test_the_environment_says_that_the_app_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    environment: dict[str, str] = {}
    monkeypatch.setattr("os.environ", environment)
    prepare_environment(["--port", "18113", "--workers", "1", "--verbosity", "0"])
    assert environment == {"LILUN_SERVED": "on", "LILUN_URL": "http://localhost:18113"}


def test_for_the_network_it_listens_everywhere_and_says_where(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    environment: dict[str, str] = {}
    monkeypatch.setattr("os.environ", environment)
    prepare_environment(["--lan", "--port", "18113"])
    assert environment["LILUN_URL"] == default_url("0.0.0.0", 18113)


def test_the_network_and_one_address_are_not_asked_for_together(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as refused:
        prepare_environment(["--lan", "--host", "127.0.0.1"])
    assert "not allowed with argument" in refusal(capsys, refused)


def test_a_url_that_is_set_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {"LILUN_URL": "https://learn.example"}
    monkeypatch.setattr("os.environ", environment)
    prepare_environment(["--port", "18113"])
    assert environment["LILUN_URL"] == "https://learn.example"
