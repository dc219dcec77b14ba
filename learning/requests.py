"""Requests by signed-in people: decorators, and what a request names."""

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

LARGEST_ID = 2**63 - 1
page_with_form = require_http_methods(["GET", "HEAD", "POST"])


class LearnerRequest(HttpRequest):
    user: User
    htmx: HtmxDetails


def gone_is_404[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Answers 404 if somebody else deletes the object between its lookup and its change."""

    @wraps(view)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except ObjectDoesNotExist as error:
            raise Http404 from error

    return wrapped


def form_key(request: HttpRequest, salt: str) -> str:
    """A key that is the same each time a form is sent again; "" if the browser has no cookie yet.

    It derives from the browser's CSRF secret, and changes at sign-in.
    """
    secret = request.META.get("CSRF_COOKIE")
    if secret is None:
        return ""
    return salted_hmac(salt, request.path + secret, algorithm="sha256").hexdigest()


def id_of(text: str) -> int | None:
    """The id in a form or URL; None if no row can have it."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None


def known_id(number: int) -> int:
    """The number in an address, for prepared queries; 404 for one larger than databases know."""
    if number > LARGEST_ID:
        raise Http404
    return number


def text_of(sent: QueryDict, name: str) -> str:
    """The text sent under a name, without NULs, which PostgreSQL refuses."""
    return sent.get(name, "").replace("\0", "")


def open_brief(request: LearnerRequest, slug: str) -> Brief:
    """A brief that the learner may read; 404 for any other."""
    return get_object_or_404(Brief.objects.open_to(request.user), slug=slug)


def moved_to(name: str) -> Callable[..., HttpResponse]:
    """A view for the former URL of a page, which redirects and keeps the method and the data."""

    @page_with_form
    def moved(request: HttpRequest, **arguments: object) -> HttpResponse:
        query = QueryDict(request.META["QUERY_STRING"])
        address = reverse(name, kwargs=arguments, query=query)
        return redirect(address, permanent=True, preserve_request=True)

    return moved
