"""The tests' end of ``scenarios``."""

import json
import subprocess
import sys
from typing import Any

from tests.server import ROOT, Server, clean_environment


class Arranger:
    """Calls functions of ``scenarios`` by name: ``arrange("kept", name)``."""

    def __init__(self, server: Server) -> None:
        own = {"DJANGO_SETTINGS_MODULE": "config.settings", "LILUN_URL": server.url}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.support.scenarios"],
            cwd=ROOT,
            env=clean_environment(server.home) | own | server.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, name: str, *arguments: Any, **options: Any) -> Any:
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps([name, arguments, options]), file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        assert answer, f"{name} failed; what it said is above"
        return json.loads(answer)

    def stop(self) -> None:
        self.process.communicate(timeout=20)
