"""One client of a load: sends what it was given over one connection, one after another.

It runs in a process of its own and knows nothing of Django.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection

PATIENCE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Sent:
    """A form to post, already encoded."""

    path: str
    headers: dict[str, str]
    form: str


@dataclass(frozen=True, slots=True)
class Plan:
    port: int
    requests: list[Sent]
    starts_at: float  # so that all clients start at once


@dataclass(slots=True)
class Answers:
    """When the first request was sent, when each answer came and when all had come; the seconds
    that each took; the errors are the answers other than 200."""

    began: float
    came: list[float] = field(default_factory=list)
    ended: float = 0.0
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def carry_out(plan: Plan, is_over: Callable[[], bool] = lambda: False, pause: float = 0) -> Answers:
    """Sends the requests until all are sent or it ``is_over``, with a ``pause`` after each."""
    connection = HTTPConnection("127.0.0.1", plan.port, timeout=PATIENCE_SECONDS)
    connection.connect()
    time.sleep(max(0.0, plan.starts_at - time.time()))
    answers = Answers(time.time())
    for sent in plan.requests:
        if is_over():
            break
        time.sleep(pause)
        began = time.perf_counter()
        try:
            connection.request("POST", sent.path, sent.form, sent.headers)
            response = connection.getresponse()
            response.read()
        except OSError as error:
            answers.errors.append(repr(error))
            connection.close()
            continue
        answers.seconds.append(time.perf_counter() - began)
        answers.came.append(time.time())
        if response.status != 200:
            answers.errors.append(f"{sent.path}: {response.status}")
    answers.ended = time.time()
    connection.close()
    return answers
