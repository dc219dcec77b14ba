"""The private address of a learner's calendar, and the calendar feed."""

from datetime import datetime

from allauth.core.ratelimit import respond_429
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning.requests import LearnerRequest, page_with_form
from learning.study import calendar_feed

MADE = "Here’s your address."
REPLACED = "Here’s your new address. The old one no longer works."
AN_HOUR = 60  # requests per address; allauth does not count GET


@page_with_form
def calendar(request: LearnerRequest) -> HttpResponse:
    """Makes, shows, replaces or removes the address."""
    if request.method == "POST":
        if request.POST.get("action") == "make":
            had_one = request.user.calendar_token is not None
            calendar_feed.make_address(request.user)
            messages.success(request, REPLACED if had_one else MADE)
        elif request.POST.get("action") == "remove":
            calendar_feed.remove_address(request.user)
            messages.success(request, "The address no longer works.")
        return redirect("calendar")
    context = {"home": settings.LILUN_URL, "days": calendar_feed.DAYS}
    return render(request, "learning/study/calendar.html", context)


@require_safe
@login_not_required
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The feed, for any program that knows the address, without a session."""
    holder = calendar_feed.holder_of(token)
    if holder is None:
        raise Http404
    now = timezone.now()
    if _asks_too_often(holder.pk, now):
        response: HttpResponse = respond_429(request)
        return response
    due = calendar_feed.due_days(holder, now)
    waiting = calendar_feed.assignments_due(holder, now)
    dates = [*calendar_feed.dates_of(waiting, now), *calendar_feed.taught_dates(holder, now)]
    text = calendar_feed.calendar_of(token, due, dates, now, settings.LILUN_URL)
    headers = {"Cache-Control": "private, max-age=3600", "X-Robots-Tag": "noindex"}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


def _asks_too_often(holder: int, now: datetime) -> bool:
    key = f"calendar:{holder}:{now:%Y-%m-%d-%H}"
    asked = cache.get(key, 0) + 1
    cache.set(key, asked, timeout=60 * 60)  # ``incr`` loses the timeout in the database cache
    return bool(asked > AN_HOUR)
