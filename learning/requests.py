"""Requests from somebody who is signed in: how a page is asked for, and what it names."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_http_methods
from django_htmx.middleware import HtmxDetails

from content.models import Brief
from learning.models import User

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


class LearnerRequest(HttpRequest):
    user: User
    htmx: HtmxDetails


def gone_is_404[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """For what somebody else may delete between a look at it and a change of it."""

    @wraps(view)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except ObjectDoesNotExist as error:
            raise Http404 from error

    return wrapped


def form_key(request: HttpRequest, salt: str) -> str:
    """The same for each sending of one form, or "" where no browser holds the form.

    It comes from the secret that the browser has against forged forms, and changes at sign-in.
    """
    secret = request.META.get("CSRF_COOKIE")
    if secret is None:
        return ""
    return salted_hmac(salt, request.path + secret, algorithm="sha256").hexdigest()


def id_of(text: str) -> int | None:
    """The id that a form or an address names; None for what no row can have."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None


def text_of(sent: QueryDict, name: str) -> str:
    """What was sent under a name, without NULs: PostgreSQL takes one for an error."""
    return sent.get(name, "").replace("\0", "")


def open_brief(request: LearnerRequest, slug: str) -> Brief:
    """A brief that the learner may read; any other is a 404."""
    return get_object_or_404(Brief.objects.open_to(request.user), slug=slug)


def moved_to(name: str) -> Callable[..., HttpResponse]:
    """The view at a former address of a page, which leads to it with all that was sent."""

    @page_with_form
    def moved(request: HttpRequest, **arguments: object) -> HttpResponse:
        query = QueryDict(request.META["QUERY_STRING"])
        address = reverse(name, kwargs=arguments, query=query)
        return redirect(address, permanent=True, preserve_request=True)

    return moved
