"""The app and the bare view over granian, on the database that is open."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from tests.databases import environment
from tests.server import ROOT, Server, clean_environment, free_port, is_free, within, workers_of


@contextmanager
def served_app(workers: int) -> Iterator[Server]:
    home = Path(settings.LILUN_HOME) / "served"
    server = Server(home, environment=environment()).start("--workers", str(workers))
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def app_server(workers: int) -> Iterator[int]:
    with served_app(workers) as server:
        yield server.port


def cpu_seconds(server: Server) -> float:
    """The time that the workers have computed so far, which other work on the machine leaves as it
    is."""
    ticks = 0
    for worker in workers_of(server):
        fields = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])  # utime, stime
    return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def bare_server(workers: int) -> Iterator[int]:
    port = free_port()
    options = {
        "--interface": "wsgi",
        "--port": port,
        "--workers": workers,
        "--blocking-threads": 1,
        "--log-level": "warning",
    }
    given = [str(each) for option in options.items() for each in option]
    home = Path(settings.LILUN_HOME) / "served"
    bare = {"DJANGO_SETTINGS_MODULE": "tests.benchmarks.bare_settings"}
    process = subprocess.Popen(
        [sys.executable, "-m", "granian", *given, "config.wsgi:application"],
        cwd=ROOT,
        env=clean_environment(home) | environment() | bare,
    )
    try:
        within(30, lambda: not is_free(port))
        yield port
    finally:
        process.terminate()
        process.wait(30)
