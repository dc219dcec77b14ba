"""Measures a live session of many phones over real connections, and prints it as Markdown.

    uv run --group dev python -m tests.benchmarks.live [--phones 500 --questions 100 --kills 10]

All phones join by the code, follow the stream, and answer each question within some seconds, a
tenth of them twice; a tenth is asleep when a question comes. Workers are killed in between. At the
end the database is asked for answers that were lost or stored twice. With DATABASE_URL it runs on
PostgreSQL. The phones run on the same machine, so they take from what is measured.
"""

import argparse
import asyncio
import os
import shutil
from collections.abc import Iterator
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.benchmarks.live.phones import Phone

APART = 6  # seconds between two kills, at least


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.live")
    add = parser.add_argument
    add("--phones", type=int, default=500)
    add("--questions", type=int, default=100)
    add("--kills", type=int, default=10, help="of a worker, each during another question")
    add("--workers", type=int, default=2)
    add("--window", type=float, default=5, help="seconds in which all answer (%(default)s)")
    options = parser.parse_args()
    if options.kills > options.questions:
        parser.error("a question sees one kill at most")
    if options.kills > 1 and (options.questions // options.kills - 1) * options.window < APART:
        parser.error(f"kills must be {APART} s apart: a server whose worker dies again soon ends")
    return options


def report(options: argparse.Namespace) -> Iterator[str]:
    from django.db import connection, connections
    from django.utils import timezone

    from learning.factories import QuizFactory, QuizItemFactory, UserFactory, question_body
    from learning.live.sessions import start_live
    from tests.benchmarks.live.class_hour import Plan, class_hour
    from tests.benchmarks.runs import migrated_database
    from tests.benchmarks.servers import served_app
    from tests.clients import CSRF, new_session
    from tests.server import workers_of

    with migrated_database("live"):
        teacher = UserFactory.create()
        quiz = QuizFactory.create(authored=True, owner=teacher)
        for number in range(1, options.questions + 1):
            QuizItemFactory.create(quiz=quiz, position=number, question__body=question_body())
        live = start_live(quiz, timezone.now(), Random(1))
        shown = [one.shown["options"] for one in live.questions.all()]
        cookies = {"sessionid": new_session(teacher), "csrftoken": CSRF}
        connections.close_all()
        with served_app(options.workers) as server:
            hour = asyncio.run(
                class_hour(
                    Plan(
                        port=server.port,
                        code=live.code,
                        session=live.pk,
                        presenter=cookies,
                        phones=options.phones,
                        options=[[one["id"] for one in each] for each in shown],
                        window=options.window,
                        kills=options.kills,
                        workers=lambda: workers_of(server),
                    )
                )
            )
        yield f"{options.phones} phones, {connection.display_name}, {options.workers} workers"
        yield f"All joined within {hour.joining:.1f} s.\n"
        yield "| | number | p50 ms | p95 ms | max ms |"
        yield "|---|---|---|---|---|"
        yield hour.row("from Next to the question", hour.shown)
        yield hour.row("an answer", hour.answered)
        yield hour.row("from waking to the question", hour.caught_up)
        yield hour.row(f"an answer, {options.kills} workers killed", hour.answered_in_kills)
        figures = stored(live.pk, hour.phones)
        yield "\n{} answers: {} refused, {} lost, {} stored twice.".format(*figures)


def stored(session: int, phones: list["Phone"]) -> tuple[int, int, int, int]:
    """How many answers were sent, refused, lost and stored twice."""
    from learning.models import Response

    rows = Response.objects.filter(attempt__live=session, answered_at__isnull=False)
    values = rows.values_list("attempt__name", "position", "given")
    kept = {(name, position): given["option"] for name, position, given in values}
    sent = [
        ((f"Phone {number}", position), answer)
        for number, phone in enumerate(phones)
        for position, answer in phone.answers.items()
    ]
    refused = sum(answer.status != 200 for _, answer in sent)
    lost = sum(answer.status == 200 and kept.get(key) != answer.option for key, answer in sent)
    return len(sent), refused, lost, rows.exclude(version=1).count()


def main() -> None:
    options = arguments()

    from django.conf import settings

    try:
        for line in report(options):
            print(line, flush=True)
    finally:
        shutil.rmtree(settings.LILUN_HOME, ignore_errors=True)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
    import django

    django.setup()
    main()
