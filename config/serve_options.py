"""The options of `manage.py serve`, and what they mean for the environment and the address."""

import argparse
import errno
import os
import socket
from collections.abc import Sequence
from typing import Any, NoReturn

from django.http.request import split_domain_port

from config.data_folder import refuse, use_throwaway_folder
from learning.demo.cast import LEAST, MOST

ANY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104
LOOPBACK = ("127.0.0.1", "::1")


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
    parser.add_argument("--port", type=number_between(1, 65535), default=8000, help="(%(default)s)")
    parser.add_argument(
        "--workers",
        type=number_between(1, 64),
        default=2,
        help="processes that answer (%(default)s)",
    )
    parser.add_argument(
        "--worker", action="store_true", help="and one that does what can wait, like downloads"
    )
    parser.add_argument(
        "--demo",
        type=number_between(LEAST, MOST),
        nargs="?",
        const=MOST,
        metavar="N",
        help="with a class of N learners to look at (%(const)s), in a data folder of its own "
        "that is thrown away at the end",
    )


def prepare_environment(arguments: Sequence[str]) -> None:
    """Check the options and the port, then set LILUN_SERVED, LILUN_TASKS and LILUN_URL.

    It runs before Django loads the settings, which read these. Refuses bad options and a busy port
    before anything is written. With ``--demo``, LILUN_HOME is a temporary folder that is removed
    when this process ends.
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
        os.environ["LILUN_URL"] = default_url(options.host, options.port)


def free_address(host: str, port: int) -> str:
    """The numeric address of ``host``; refuses when something listens there on ``port``.

    For localhost both loopback addresses must be free, as browsers may try either.
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
            if error.errno == errno.EADDRINUSE:  # else this machine does not have that address
                refuse(_why_not_bound(error, other, port))
    return address


def default_url(host: str, port: int) -> str:
    """The address for browsers: this machine's name, or its address in the network."""
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


def number_between(least: int, most: int) -> Any:
    """The ``type`` of an option that is a whole number from ``least`` to ``most``."""

    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is not a number from {least} to {most}")
        return int(text)

    return number


def _probe(host: str, port: int) -> str:
    """Listen for a moment; returns the numeric address, or raises OSError if that fails.

    SO_REUSEPORT is not set: with it a second server could listen on the same port.
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
    """This machine's address in its network, found without sending a packet."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "localhost"
