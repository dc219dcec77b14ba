"""Rate limits, counted by allauth according to ``ACCOUNT_RATE_LIMITS`` in config/settings.py, but
for one that must cost nothing.

The only module that uses private parts of allauth: its public API neither counts GET requests nor
takes a count back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TWO_MINUTES = 120  # seconds


class TooOften(Exception):
    """A limit is reached; the text is for the page and says what to do."""


@dataclass
class RateCounts:
    """What was counted; allauth calls ``rollback`` once a password is right."""

    usages: list[Any]

    def rollback(self) -> None:
        for usage in self.usages:
            usage.rollback()


def too_often_is_429[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Answers ``TooOften`` with status 429 and its text."""

    @wraps(view)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except TooOften as limit:
            request = args[0]
            assert isinstance(request, HttpRequest)
            return render(request, "429.html", {"says": str(limit)}, status=429)

    return wrapped


def count(request: HttpRequest, action: str, says: str, key: str | None = None) -> None:
    """Counts one more action; raises ``TooOften`` with text ``says`` at the limit."""
    if counted(request, {action: key}) is None:
        raise TooOften(says)


def counted(request: HttpRequest, keys: Mapping[str, str | None]) -> RateCounts | None:
    """Counts one more of each action under its key; None if one of the limits is reached."""
    usages = []
    for action, key in keys.items():
        usage = ratelimit.consume(
            request, app="allauth.account", action=action, key=key, limit_get=True
        )
        if usage is None:
            return None
        usages.append(usage)
    return RateCounts(usages)


def counted_in_process(user_id: int, action: str, most: int, now: datetime) -> bool:
    """Counts one more action of somebody in this minute; False if there were ``most`` before.

    For what happens at each pause in typing, which must not write to the database: the counts of
    each process are its own, and gone with it.
    """
    counts, key = caches["process"], f"{action}:{user_id}:{now:%Y-%m-%d-%H-%M}"
    counts.add(key, 0, timeout=TWO_MINUTES)
    return counts.incr(key) <= most


def address_of(request: HttpRequest) -> str:
    """The address that rate limits use: for IPv6, its /64 network."""
    address: str = ratelimit.get_ip(request)
    return address
