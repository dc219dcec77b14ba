"""Requests from somebody who is signed in: how a page is asked for, and what it names."""

from django.http import HttpRequest
from django.views.decorators.http import require_http_methods
from django_htmx.middleware import HtmxDetails

from learning.models import User

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


class LearnerRequest(HttpRequest):
    user: User
    htmx: HtmxDetails


def id_of(text: str) -> int | None:
    """The id that a form or an address names; None for what no row can have."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None
