"""``manage.py serve`` in a process of its own, for tests that need a real server."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OURS = (
    *("CACHE_URL", "DATABASE_URL", "DEBUG", "EMAIL_URL"),
    *("SECRET_KEY", "SECRET_KEY_FALLBACKS"),
)
PATIENCE_SECONDS = 180  # a machine may have much else to do


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def within(seconds: float, condition: Callable[[], bool]) -> None:
    """Wait until the condition holds; fails after so many seconds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not true within {seconds} s"
        time.sleep(0.05)


def python(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python to its end in the root of the app, on a data folder."""
    return run(home, sys.executable, *arguments, **environment)


def run(home: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        env=clean_environment(home) | environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


def manage(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return python(home, "manage.py", *arguments, **environment)


def clean_environment(home: Path) -> dict[str, str]:
    """The environment without the settings of this test run or of its user, on a data folder."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in OURS and not name.startswith(("LILUN_", "DJANGO_"))
    }
    return kept | {"LILUN_HOME": str(home)}


def waited_for_a_core(pid: int) -> float:
    """The seconds in which a process and its children waited for a core; 0 where the system does
    not count them."""
    process = Path(f"/proc/{pid}")
    try:
        waited = int((process / "schedstat").read_text().split()[1]) / 1e9
        children = (process / "task" / str(pid) / "children").read_text().split()
    except OSError:
        return 0.0
    return waited + sum(waited_for_a_core(int(child)) for child in children)


@dataclass
class Server:
    """``manage.py serve`` on a data folder; ``start`` returns when it answers."""

    home: Path
    port: int = field(default_factory=free_port)
    environment: dict[str, str] = field(default_factory=dict)
    patience: float = PATIENCE_SECONDS
    open_files: int | None = None  # the limit, where it is not the system's
    process: subprocess.Popen[str] | None = None
    seconds: float = 0.0  # from its start to its first answer, less what it waited for a core

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self, *options: str) -> "Server":
        began = time.monotonic()
        log = (self.home.parent / f"{self.home.name}.log").open("a")
        limit = f"ulimit -n {self.open_files}; " if self.open_files else ""
        command = [sys.executable, "manage.py", "serve", "--port", str(self.port), *options]
        with log:
            self.process = subprocess.Popen(
                ["sh", "-c", f'{limit}exec "$@"', "sh", *command],
                cwd=ROOT,
                env=clean_environment(self.home) | self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
            )
        within(self.patience, self.started)
        self.seconds = time.monotonic() - began - waited_for_a_core(self.process.pid)
        return self

    def stop(self, by: signal.Signals = signal.SIGTERM) -> int:
        """End the server and return its exit code."""
        assert self.process
        self.process.send_signal(by)
        return self.process.wait(PATIENCE_SECONDS)

    def started(self) -> bool:
        assert self.process
        assert self.process.poll() is None, f"the server has ended:\n{self.output()}"
        return self.answers()

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=5) as response:
                return bool(response.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def output(self) -> str:
        return (self.home.parent / f"{self.home.name}.log").read_text()

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run another command on the data folder of this server."""
        return manage(self.home, *arguments, LILUN_URL=self.url, **self.environment)


def workers_of(server: "Server") -> list[int]:
    """The ids of a server's worker processes that are alive."""
    assert server.process
    listed = subprocess.run(
        ["ps", "-o", "pid=,stat=", "--ppid", str(server.process.pid)],
        capture_output=True,
        text=True,
        check=False,
    )
    found = (line.split() for line in listed.stdout.splitlines())
    return [int(pid) for pid, state in found if not state.startswith("Z")]


def task_workers_of(server: "Server") -> list[int]:
    """The ids of the processes that run the tasks of a server."""
    found = subprocess.run(["pgrep", "-f", "run_worker"], capture_output=True, text=True)
    return [int(pid) for pid in found.stdout.split() if str(server.home) in environment_of(pid)]


def environment_of(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().decode(errors="replace")
    except OSError:
        return ""


@dataclass(frozen=True)
class Served:
    """A data folder that has been served once, to copy, and the seconds that its start took."""

    home: Path
    seconds: float


def serve_for_a_moment(home: Path, **environment: str) -> float:
    """Start and stop a server; gives the seconds to its first answer."""
    server = Server(home, environment=environment).start("--workers", "1")
    assert server.stop() == 0, server.output()
    return server.seconds
