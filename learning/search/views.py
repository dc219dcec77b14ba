"""The search: a page of its own, and a window over any other."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from content.reading.search import LONGEST_QUERY
from learning.requests import LearnerRequest, text_of
from learning.search.groups import AT_A_GLANCE, ENOUGH, search
from learning.search_index.words import Query


@require_safe
def search_page(request: LearnerRequest) -> HttpResponse:
    """What ``?q=`` finds; for htmx only the results, and for the window fewer of them."""
    text = text_of(request.GET, "q").strip()[:LONGEST_QUERY]
    query = Query.of(text)
    in_window = "window" in request.GET
    most = AT_A_GLANCE if in_window else ENOUGH
    context = {
        "text": text,
        "query": query,
        "groups": search(request.user, query, _here(request), most),
        "in_window": in_window,
    }
    part = "#results" if request.htmx.request_type == "partial" else ""
    return render(request, f"learning/search/search.html{part}", context)


def _here(request: LearnerRequest) -> str:
    """The page that an action returns to: below the window, or this one."""
    below = request.htmx.current_url_abs_path or ""
    if below and url_has_allowed_host_and_scheme(below, allowed_hosts=None):
        return below
    return request.get_full_path()
