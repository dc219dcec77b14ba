"""The limit on new guests holds when several server processes share the traffic."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.server import ROOT, Served, clean_environment

PROCESSES, POSTS, LIMIT = 2, 40, 50  # a lower limit than the real one, to be quick
CLIENT = """
import json, sys
import django
django.setup()
from contextlib import contextmanager
from django.conf import settings
from django.test import Client
from allauth.core.internal import ratelimit

@contextmanager
def no_lock(key):
    yield True

address, posts, limit, lock = sys.argv[1:]
settings.ACCOUNT_RATE_LIMITS = {"start_guest": f"{limit}/m/ip"}
if lock == "unlocked":
    ratelimit.cache_lock = no_lock
client = Client(headers={"host": "localhost"}, REMOTE_ADDR="192.0.2.1")
client.get("/healthz")
print("ready", flush=True)
sys.stdin.readline()
codes = [
    Client(headers={"host": "localhost"}, REMOTE_ADDR=address).post("/start/").status_code
    for _ in range(int(posts))
]
print(json.dumps(codes))
"""


@pytest.fixture(scope="module")
def environment(served: Served, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A data folder, as the processes of one server share it."""
    home = shutil.copytree(served.home, tmp_path_factory.mktemp("start") / "home")
    return clean_environment(home) | {"DJANGO_SETTINGS_MODULE": "config.settings"}


def accepted(environment: dict[str, str], address: str, lock: str) -> int:
    """How many new guests get in when all processes send their forms at once."""
    command = [sys.executable, "-c", CLIENT, address, str(POSTS), str(LIMIT), lock]
    processes = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for _ in range(PROCESSES)
    ]
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    codes = [code for process in processes for code in json.loads(process.communicate()[0])]
    assert set(codes) <= {302, 429}
    return codes.count(302)


def test_all_processes_together_admit_exactly_the_limit(environment):
    assert accepted(environment, "192.0.2.2", "locked") == LIMIT


def test_control_without_the_lock_they_admit_more(environment):
    tries = (accepted(environment, f"192.0.2.{host}", "unlocked") for host in range(3, 13))
    assert any(let_in > LIMIT for let_in in tries)
