"""Removes the protection against a kill in the middle of an answer, for a control.

Listed as a middleware, it commits what an answer does to its cards before the log is written, and
waits there.
"""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

from learning.models import Card
from learning.study import answering

HALF_WAY = 0.5  # seconds


def middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    store: Any = answering.update_rows

    def store_and_commit(model: type[Card], cards: list[Card], names: tuple[str, ...]) -> None:
        store(model, cards, names)
        connection.connection.execute("COMMIT")
        time.sleep(HALF_WAY)
        connection.connection.execute("BEGIN")

    answering.update_rows = store_and_commit
    return get_response
