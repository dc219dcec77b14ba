"""What `manage.py serve` settles before Django loads its settings: address, port, environment."""

import argparse
import errno
import fcntl
import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from django.http.request import split_domain_port

from config.data_folder import refuse, use_throwaway_folder
from learning.demo.cast import LEAST, MOST

ANY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104
LOOPBACK = ("127.0.0.1", "::1")
LOCK = "serve.lock"


class _OneLineParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        refuse(f"serve: {message}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    where.add_argument(
        "--lan",
        dest="host",
        action="store_const",
        const=ANY_ADDRESS[0],
        help="answer to all in this network, over plain http, and print the address as a QR code",
    )
    parser.add_argument("--port", type=number(1, 65535), default=8000, help="(%(default)s)")
    parser.add_argument(
        "--workers", type=number(1, 64), default=2, help="processes that answer (%(default)s)"
    )
    parser.add_argument(
        "--worker", action="store_true", help="and one that does what can wait, like downloads"
    )
    parser.add_argument(
        "--demo",
        type=number(LEAST, MOST),
        nargs="?",
        const=MOST,
        metavar="N",
        help="with a class of N learners to look at (%(const)s), in a data folder of its own "
        "that is thrown away at the end",
    )


def prepare_environment(arguments: Sequence[str]) -> None:
    """Check the options and the port, then say in the environment that the app is served.

    Settings read LILUN_SERVED, LILUN_TASKS and LILUN_URL, so all stand before Django is asked.
    Refuses bad options and a busy port; nothing has been written by then. With ``--demo`` the
    environment names a data folder that lasts as long as this process.
    """
    parser = _OneLineParser(add_help=False)
    add_arguments(parser)
    options, _ = parser.parse_known_args(arguments)
    free_address(options.host, options.port)
    os.environ["LILUN_SERVED"] = "on"
    if options.demo:
        use_throwaway_folder()
    if options.worker:
        os.environ["LILUN_TASKS"] = "database"
    if not os.environ.get("LILUN_URL"):
        os.environ["LILUN_URL"] = own_url(options.host, options.port)


def free_address(host: str, port: int) -> str:
    """The numeric address of ``host``, after a look that nobody listens there on ``port``.

    Of this machine's own two addresses both are looked at: browsers may try either for localhost.
    """
    try:
        address = _probe(host, port)
    except socket.gaierror:
        refuse(f"{host} is not known as an address: give one of this machine with --host.")
    except OSError as error:
        refuse(_why_not_bound(error, host, port))
    for other in {*LOOPBACK} - {address} if address in LOOPBACK else ():
        try:
            _probe(other, port)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:  # else this machine does without that address
                refuse(_why_not_bound(error, other, port))
    return address


def own_url(host: str, port: int) -> str:
    """The address that people type: a name for this machine, or where its network finds it."""
    if host in ANY_ADDRESS:
        name = _address_on_the_network()
    elif host in LOOPBACK:
        name = "localhost"  # passkeys need a name
    else:
        name = f"[{host}]" if ":" in host else host
        if not split_domain_port(name)[0]:
            refuse(
                f"Nobody can be answered as {host}: give a number with --host, or set LILUN_URL."
            )
    return f"http://{name}:{port}" if port != 80 else f"http://{name}"


def number(least: int, most: int) -> Any:
    """The type of an option that is a whole number within these."""

    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is not a number from {least} to {most}")
        return int(text)

    return number


@contextmanager
def sole_server(folder: Path, url: str) -> Iterator[None]:
    """Hold the data folder, and let it say where its server is; refuses when another holds it."""
    with (folder / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            refuse(
                f"Another server is running on the data folder {folder}: "
                "stop it, or set LILUN_HOME to another folder."
            )
        # Workers are forked with the lock in hand: only this process may go on holding it.
        os.register_at_fork(after_in_child=lock.close)
        lock.truncate(0)
        lock.write(url)
        lock.flush()
        try:
            yield
        finally:
            lock.truncate(0)


def url_of_server(folder: Path) -> str | None:
    """Where the server on a data folder of this machine is, while it runs."""
    try:
        with (folder / LOCK).open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return None
    except BlockingIOError:
        return (folder / LOCK).read_text() or None
    return None


def _probe(host: str, port: int) -> str:
    """Listen on an address for a moment, and give it in figures.

    Without SO_REUSEPORT: with it, a second server would start beside the first and the two would
    share the visitors.
    """
    family, _, _, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)
        probe.listen()
    return str(address[0])


def _why_not_bound(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is in use: stop what uses it, or give another with --port."
    if error.errno == errno.EACCES:
        return f"Port {port} needs the system's permission: give one above 1023 with --port."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"{host} is not an address of this machine: give another with --host."
    return f"Cannot listen on {host}, port {port}: {error.strerror}; try --host or --port."


def _address_on_the_network() -> str:
    """Which of this machine's addresses faces the network; no packet is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "localhost"
