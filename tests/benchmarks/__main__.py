"""Measures the app beside a bare Django view and Anki's own backend, and prints it as Markdown.

    uv run --group benchmark python -m tests.benchmarks --cards 1000 100000 1000000

With DATABASE_URL it runs on PostgreSQL, in databases of its own beside the one that is named, as a
role that may create some and ask for a checkpoint.
Everything is made anew and thrown away at the end; figures of two runs are not to be compared,
since only what stands in one table has met the same machine.
"""

import argparse
import os
import shutil

ROUNDS, REQUESTS, LOADS = 200, 100, 5


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    add = parser.add_argument
    add("--cards", type=int, nargs="+", default=[1000, 100_000], help="sizes (%(default)s)")
    add("--heavy", type=int, default=50_000, help="most cards of one learner (%(default)s)")
    add("--rounds", type=int, default=ROUNDS, help="times that each is asked (%(default)s)")
    add("--requests", type=int, default=REQUESTS, help="of a client in one load (%(default)s)")
    add("--loads", type=int, default=LOADS, help="of each server; 0 starts none (%(default)s)")
    return parser.parse_args()


def main(options: argparse.Namespace) -> None:
    # Only here: the clients' processes, which load this module too, do without Django.
    from django.conf import settings
    from django.db import connection

    from tests.benchmarks.report import markdown
    from tests.benchmarks.runs import run

    try:
        print(markdown(run(options), connection.display_name))
    finally:
        shutil.rmtree(settings.LILUN_HOME, ignore_errors=True)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
    import django

    django.setup()
    main(arguments())
