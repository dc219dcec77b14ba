"""Sends identical forms at once, from threads with a connection each: 12, and 50 in a soak.

A form must take effect once, and every response must be a clear page. The controls remove the
protection: without it the race must be lost, or the tests would prove nothing.
"""

import re
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from copy import deepcopy
from datetime import timedelta
from itertools import count, cycle, islice
from types import ModuleType
from typing import Any

import pytest
from django.db import connection, connections, models, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from learning.factories import CardFactory, question_body
from learning.models import Card, StudySession, User
from tests.clients import HTMX

size = 12  # what the fixture ``crowd`` sets


def at_once(
    client: Client, url: str, data: Any, headers: dict[str, str] = HTMX
) -> list[HttpResponse]:
    """The responses to a form that is sent ``size`` times at once; a view that raises fails the
    test. For a form with a file, ``data`` is a function that makes the form, so that each thread
    reads a file of its own."""
    return together(client, [(url, data)], headers)


def together(
    client: Client, forms: list[tuple[str, Any]], headers: dict[str, str] = HTMX
) -> list[HttpResponse]:
    """The responses to ``size`` forms sent at once, taken from ``forms`` in turn."""
    gate = threading.Barrier(size)
    client.handler.load_middleware()

    def send(form: tuple[str, Any]) -> HttpResponse:
        browser, (url, data) = beside(client), form
        gate.wait()
        try:
            return browser.post(url, data() if callable(data) else data, headers=headers)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(size) as crowd:
        return list(crowd.map(send, islice(cycle(forms), size)))


def beside(client: Client) -> Client:
    """A client with the same cookies and the same handler."""
    another = Client()
    another.handler = client.handler
    another.cookies = deepcopy(client.cookies)  # a response may set the cookie of a message
    return another


def meanwhile(
    client: Client, first: tuple[str, Any], second: tuple[str, Any], reached: threading.Event
) -> list[HttpResponse]:
    """The responses to two forms; the second is sent once the first has set ``reached`` (see
    ``slowly``)."""

    def send(form: tuple[str, Any]) -> HttpResponse:
        browser = beside(client)
        try:
            assert form is first or reached.wait(timeout=30), "the first did not come as far"
            return browser.post(*form, headers=HTMX)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as both:
        return list(both.map(send, (first, second)))


def slowly[**P, R](function: Callable[P, R], reached: threading.Event) -> Callable[P, R]:
    """Wraps a function: its first call sets ``reached`` and waits half a second, so that others
    catch up."""

    def slow(*args: P.args, **kwargs: P.kwargs) -> R:
        if not reached.is_set():
            reached.set()
            time.sleep(0.5)
        return function(*args, **kwargs)

    return slow


def overtaken[**P, R](function: Callable[P, R], reached: threading.Event) -> Callable[P, R]:
    """Wraps a function, for controls: its first call waits until a later one is done, and then
    overwrites what that one did."""
    numbers, done = count(1), threading.Event()

    def late(*args: P.args, **kwargs: P.kwargs) -> R:
        if next(numbers) == 1:
            reached.set()
            assert done.wait(timeout=30), "no later call came"
            return function(*args, **kwargs)
        try:
            return function(*args, **kwargs)
        finally:
            done.set()

    return late


def after_meeting[**P, R](function: Callable[P, R], comers: int = 2) -> Callable[P, R]:
    """Wraps a function, for controls: its first calls wait until there are ``comers`` of them, so
    that all of them check before any writes. A call while the test is prepared would wait, too, so
    wrap afterwards."""
    numbers, met = count(1), threading.Event()

    def meeting(*args: P.args, **kwargs: P.kwargs) -> R:
        if next(numbers) == comers:
            met.set()
        assert met.wait(timeout=30), f"fewer than {comers} came as far"
        return function(*args, **kwargs)

    return meeting


def not_atomic(*_: Any, **__: Any) -> AbstractContextManager[None]:
    """Replaces a transaction in controls."""
    return nullcontext()


def without_locks(monkeypatch: pytest.MonkeyPatch, *modules: ModuleType) -> None:
    """For controls: locks no row, opens no transaction, and does not lock the account in these
    modules."""
    monkeypatch.setattr(models.QuerySet, "select_for_update", lambda rows, **how: rows.all())
    monkeypatch.setattr(transaction, "atomic", not_atomic)
    for module in modules:
        monkeypatch.setattr(module, "lock_user", lambda user: None)


def due_card(user: User, **body: Any) -> Card:
    now = timezone.now()
    return CardFactory.create(
        user=user,
        in_review=True,
        due_at=now,
        show_at=now,
        reviewed_at=now - timedelta(days=9),
        question__body=question_body(**body),
    )


def token(client: Client, session: StudySession) -> str:
    text = client.get(reverse("study_session", args=[session.pk])).text
    return re.search(r'name="shown" value="([^"]+)"', text)[1]


def statuses(responses: list[HttpResponse]) -> set[int]:
    return {response.status_code for response in responses}


def without_constraints(model: type[models.Model], *names: str) -> Iterator[None]:
    """Removes constraints from a table for as long as a test runs."""
    constraints = model._meta.constraints
    removed = [each for each in constraints if each.name in names]
    assert len(removed) == len(names)
    model._meta.constraints = [each for each in constraints if each not in removed]
    with connection.schema_editor() as editor:
        for constraint in removed:
            editor.remove_constraint(model, constraint)
    yield
    model._base_manager.all().delete()
    model._meta.constraints = constraints
    with connection.schema_editor() as editor:
        for constraint in removed:
            editor.add_constraint(model, constraint)
