"""One client of a load: sends what it was given over one connection, one after another.

It runs in a process of its own and knows nothing of Django.
"""

import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

PATIENCE_SECONDS = 60
LED_ON = (302, 303)


@dataclass(frozen=True, slots=True)
class Sent:
    """A page to get or, with a form, which is already encoded, to post it to."""

    path: str
    headers: dict[str, str]
    form: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    port: int
    requests: list[Sent]
    starts_at: float  # so that all clients start at once


@dataclass(slots=True)
class Answers:
    """When the first request was sent, when each answer came and when all had come; the seconds
    that each took, with the page to which it led; the errors are those that did not end with 200.
    """

    began: float
    came: list[float] = field(default_factory=list)
    ended: float = 0.0
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def carry_out(plan: Plan) -> Answers:
    connection = HTTPConnection("127.0.0.1", plan.port, timeout=PATIENCE_SECONDS)
    connection.connect()
    time.sleep(max(0.0, plan.starts_at - time.time()))
    answers = Answers(time.time())
    for sent in plan.requests:
        began = time.perf_counter()
        try:
            response = answer_to(sent, connection)
        except OSError as error:
            answers.errors.append(repr(error))
            connection.close()
            continue
        answers.seconds.append(time.perf_counter() - began)
        answers.came.append(time.time())
        if response.status != 200:
            leads_to = response.headers.get("Location", "")
            answers.errors.append(f"{sent.path}: {response.status} {leads_to}".rstrip())
    answers.ended = time.time()
    connection.close()
    return answers


def answer_to(sent: Sent, connection: HTTPConnection) -> HTTPResponse:
    """The last one, where the first leads on to another page that is not for signing in."""
    method = "GET" if sent.form is None else "POST"
    connection.request(method, sent.path, sent.form, sent.headers)
    response = connection.getresponse()
    response.read()
    path = urlsplit(response.headers.get("Location", "")).path
    if response.status in LED_ON and not path.startswith("/account/"):
        return answer_to(Sent(path, sent.headers), connection)
    return response
