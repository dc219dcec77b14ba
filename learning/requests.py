"""A request from somebody who is signed in, and the ids that it names."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from learning.models import User


class LearnerRequest(HttpRequest):
    user: User
    htmx: HtmxDetails


def id_of(text: str) -> int | None:
    """The id that a form or an address names; None for what no row can have."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None
