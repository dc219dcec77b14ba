"""The search: a page of its own, and a window over any other."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from content.reading.search import LONGEST_QUERY
from learning.limits.rates import counted_in_process
from learning.requests import LearnerRequest, text_of
from learning.search.groups import AT_A_GLANCE, ENOUGH, search
from learning.search_index.words import Query

A_MINUTE = 120  # searches of one person: each pause in typing is one


@require_safe
def search_page(request: LearnerRequest) -> HttpResponse:
    """What ``?q=`` finds; for htmx only the results, and for the window fewer of them. It finds
    nothing for a program that asks faster than anybody types.
    """
    text = text_of(request.GET, "q").strip()[:LONGEST_QUERY]
    query = Query.of(text)
    in_window = "window" in request.GET
    most = AT_A_GLANCE if in_window else ENOUGH
    too_often = bool(query) and not _counted(request)
    context = {
        "text": text,
        "query": query,
        "groups": [] if too_often else search(request.user, query, _here(request), most),
        "in_window": in_window,
        "too_often": too_often,
    }
    part = "#results" if request.htmx.request_type == "partial" else ""
    status = 429 if too_often and not part else 200  # 429 would replace the page, not a part of it
    return render(request, f"learning/search/search.html{part}", context, status=status)


def _counted(request: LearnerRequest) -> bool:
    return counted_in_process(request.user.pk, "search", A_MINUTE, timezone.now())


def _here(request: LearnerRequest) -> str:
    """The page that an action returns to: below the window, or this one."""
    below = request.htmx.current_url_abs_path or ""
    if below and url_has_allowed_host_and_scheme(below, allowed_hosts=None):
        return below
    return request.get_full_path()
