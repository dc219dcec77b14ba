"""The real server with slow, greedy and idle clients."""

import math
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from config.request_limits import BODY_SECONDS, body_limit
from config.server import HEAD_SECONDS
from tests.server import ROOT, Served, Server

FORM = "POST /account/login/ HTTP/1.1\r\nHost: localhost\r\nCookie: csrftoken=abc\r\n"
BEHIND_A_PROXY = {"LILUN_URL": "https://learn.example", "ALLAUTH_TRUSTED_PROXY_COUNT": "1"}


@pytest.fixture(scope="module")
def server(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Two processes, one proxy in front."""
    home = shutil.copytree(served.home, tmp_path_factory.mktemp("workers") / "home")
    server = Server(home, environment=BEHIND_A_PROXY).start("--workers", "2")
    yield server
    assert server.stop() == 0, server.output()


@pytest.fixture
def many_files() -> Iterator[None]:
    """Lets this process have 2,000 files open."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if resource.RLIM_INFINITY != hard < 2000:
        pytest.skip("this system lets a process open too few files")
    resource.setrlimit(resource.RLIMIT_NOFILE, (2000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@contextmanager
def idle_connections(server: Server, count: int) -> Iterator[list[socket.socket]]:
    with ExitStack() as stack:
        address = ("127.0.0.1", server.port)
        yield [stack.enter_context(socket.create_connection(address, 5)) for _ in range(count)]


def seconds_for_an_answer(server: Server) -> float:
    """The best of three, since other processes may take the core; infinite where none comes."""
    best = math.inf
    for _ in range(3):
        began = time.monotonic()
        try:
            urlopen(f"{server.url}/healthz", timeout=2).close()
        except OSError:
            continue
        best = min(best, time.monotonic() - began)
    return best


def send(server: Server, request: str) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", server.port), timeout=BODY_SECONDS + 5)
    client.sendall(request.encode())
    return client


def status(client: socket.socket) -> str:
    return client.recv(4096).decode().split(" ", 2)[1]


def test_half_sent_forms_block_nobody_and_time_out(server: Server) -> None:
    half = [send(server, f"{FORM}Content-Length: 1000\r\n\r\nname") for _ in range(8)]
    assert all(server.answers() for _ in range(4))
    assert [status(client) for client in half] == ["408"] * len(half)
    assert half[0].recv(1) == b"", "the connection is closed"


def test_a_body_with_too_large_a_length_is_refused_at_once(server: Server) -> None:
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
def test_only_the_header_of_the_proxy_says_that_a_request_is_secure(
    server: Server, headers: str, answer: str
) -> None:
    assert (
        status(send(server, f"GET / HTTP/1.1\r\nHost: learn.example\r\n{headers}\r\n\r\n"))
        == answer
    )


@pytest.mark.usefixtures("many_files")
def test_idle_connections_delay_nobody(server: Server) -> None:
    with idle_connections(server, 1100):
        assert seconds_for_an_answer(server) < 0.2


@pytest.mark.usefixtures("many_files")
def test_control_a_small_limit_of_open_files_is_logged_and_delays_others(
    served: Served, tmp_path: Path
) -> None:
    """Fewer connections are allowed here, so that the measure of the test above shows a delay."""
    server = Server(shutil.copytree(served.home, tmp_path / "home"), open_files=512)
    server.start("--workers", "1")
    try:
        assert "open 512 files, so each serves 256 connections at once" in server.output()
        with idle_connections(server, 300):
            assert seconds_for_an_answer(server) == math.inf
    finally:
        stopped = server.stop()
    assert stopped == 0, server.output()


ORPHAN = """
import multiprocessing, os, signal, threading, time
from config import server

def child():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Thread(target=server.stop_with_parent, daemon=True).start()
    time.sleep(60)

server.GRACE_SECONDS = 1
multiprocessing.get_context("fork").Process(target=child).start()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_worker_that_ignores_signals_ends_soon_after_its_parent() -> None:
    """The output ends when the last process that holds its pipe has ended."""
    command = [sys.executable, "-c", ORPHAN]
    ended = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, timeout=30, check=False)
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.parametrize("head", ["", "GET / HTTP/1.1\r\nHost: localhost\r\n"])
def test_a_client_that_sends_no_complete_head_is_cut_off(server: Server, head: str) -> None:
    client = send(server, head)
    client.settimeout(HEAD_SECONDS + 5)
    assert client.recv(1) == b""
