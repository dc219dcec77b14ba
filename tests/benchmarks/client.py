"""One client of a load: sends what it was given over one connection, one after another.

It runs in a process of its own and knows nothing of Django.
"""

import http.client
import time
from dataclasses import dataclass, field

PATIENCE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Plan:
    """Whom to ask, as whom, and what: paths with the forms to send there, already encoded."""

    port: int
    headers: dict[str, str]
    forms: list[tuple[str, str]]
    starts_at: float  # so that all clients start at once


@dataclass(slots=True)
class Answers:
    """When the first request was sent and the last one answered, and the seconds that each took;
    the errors are those that were not answered with 200."""

    began: float
    ended: float = 0.0
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def carry_out(plan: Plan) -> Answers:
    connection = http.client.HTTPConnection("127.0.0.1", plan.port, timeout=PATIENCE_SECONDS)
    connection.connect()
    time.sleep(max(0.0, plan.starts_at - time.time()))
    answers = Answers(time.time())
    for path, form in plan.forms:
        began = time.perf_counter()
        try:
            connection.request("POST", path, form, plan.headers)
            response = connection.getresponse()
            response.read()
        except OSError as error:
            answers.errors.append(repr(error))
            connection.close()
            continue
        answers.seconds.append(time.perf_counter() - began)
        if response.status != 200:
            answers.errors.append(f"{path}: {response.status}")
    answers.ended = time.time()
    connection.close()
    return answers
