"""Measures a class that comes to a quiz and takes it all at once, and prints it as Markdown.

    uv run --group dev python -m tests.benchmarks.exams [--takers 100 --answers 10 --joins 400]

Strangers join by the code, all from one address and within a minute; then learners start, answer
and hand in, each step of all of them at once. Everything is timed from the press to what came of
it, over HTTP; handing in also without the page of results that follows. The workers' own time does
not depend on what else the machine does, as the other times do. With DATABASE_URL it runs on
PostgreSQL, in a database of its own beside the one that is named. Everything is made anew and
thrown away at the end.
"""

import argparse
import os
import shutil
from collections.abc import Iterator

HEAD = ("step", "times", "p50 s", "p95 s", "max s")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.exams")
    add = parser.add_argument
    add("--questions", type=int, default=100, help="of the quiz (%(default)s)")
    add("--joins", type=int, default=400, help="strangers who come by the code (%(default)s)")
    add("--seconds", type=float, default=60, help="in which they all come (%(default)s)")
    add("--takers", type=int, default=100, help="learners who do each step at once (%(default)s)")
    add("--answers", type=int, default=10, help="of each of them (%(default)s)")
    add("--workers", type=int, default=2, help="of the server (%(default)s)")
    return parser.parse_args()


def table(options: argparse.Namespace) -> Iterator[str]:
    from django.db import connection

    from tests.benchmarks.exams.setting import exam
    from tests.benchmarks.exams.takers import Taker, all_do
    from tests.benchmarks.runs import migrated_database
    from tests.benchmarks.servers import cpu_seconds, served_app
    from tests.benchmarks.trials import percentile

    def rows(who: str, people: list[Taker]) -> Iterator[str]:
        for step in people[0].took:
            took = [seconds for one in people for seconds in one.took[step]]
            times = (f"{percentile(took, percent):.2f}" for percent in (50, 95, 100))
            yield f"| {who} {step} | {len(took)} | {' | '.join(times)} |"

    with migrated_database("exams"):
        code, cookies = exam(options.questions, options.takers)
        connection.close()
        about = f"{options.workers} workers, {options.questions} questions"
        yield f"{connection.display_name}, {about}\n"
        yield f"| {' | '.join(HEAD)} |"
        yield f"|{'---|' * len(HEAD)}"
        with served_app(options.workers) as server:
            strangers = [Taker(server.port) for _ in range(options.joins)]
            all_do(strangers, lambda one: one.join(code), seconds=options.seconds)
            yield from rows("strangers", strangers)
            learners = [Taker(server.port, each) for each in cookies]
            steps = {
                "join": lambda one: one.join(code),
                "answer": lambda one: one.answer(options.answers),
                "hand in": Taker.hand_in,
            }
            computed = {}
            for name, step in steps.items():
                before = cpu_seconds(server)
                all_do(learners, step)
                computed[name] = 1000 * (cpu_seconds(server) - before) / len(learners)
            yield from rows("learners", learners)
        each = (f"{milliseconds:.0f} ms to {step}" for step, milliseconds in computed.items())
        yield f"\nThe workers computed for each learner {', '.join(each)}."
        troubles = [one.trouble for one in strangers + learners if one.trouble]
        yield "\n" + "; ".join((f"{len(troubles)} failed", *sorted(set(troubles))[:5]))


def main(options: argparse.Namespace) -> None:
    from django.conf import settings

    try:
        for line in table(options):
            print(line, flush=True)
    finally:
        shutil.rmtree(settings.LILUN_HOME, ignore_errors=True)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
    import django

    django.setup()
    main(arguments())
