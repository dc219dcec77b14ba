"""The app and the bare view over granian, on the database that is open."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from tests.databases import environment
from tests.server import ROOT, Server, clean_environment, free_port, is_free, within


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
