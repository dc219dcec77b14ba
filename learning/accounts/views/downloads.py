"""Requesting a download of one's data, watching it being made, and fetching it."""

from datetime import datetime
from uuid import UUID

from allauth.core.ratelimit import consume_or_429
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning.accounts import downloads, tasks
from learning.limits.disk_space import Room, room_left
from learning.requests import LearnerRequest, page_with_form

NO_ROOM = "The server’s disk is nearly full. Try again later."


@page_with_form
def download(request: LearnerRequest) -> HttpResponse:
    """The download, or its progress; the form requests a new one."""
    now = timezone.now()
    downloads.remove_old_downloads(now)
    if request.method == "POST":
        if room_left() is not Room.ENOUGH:
            return _page(request, now, NO_ROOM, status=507)
        refusal: HttpResponse | None = consume_or_429(request, action="download", user=request.user)
        return refusal or _begin(request)
    return _page(request, now)


def _page(
    request: LearnerRequest, now: datetime, problem: str = "", status: int = 200
) -> HttpResponse:
    present = downloads.present_download(request.user, now)
    under_way = present is not None and downloads.is_under_way(present, now)
    context = {
        "download": present,
        "problem": problem,
        "under_way": under_way,
        "until": present and present.asked_at + downloads.KEPT_FOR,
    }
    part = "#state" if request.htmx.request_type == "partial" else ""
    return render(request, f"learning/accounts/download.html{part}", context, status=status)


def _begin(request: LearnerRequest) -> HttpResponse:
    asked, is_new = downloads.begin_download(request.user, timezone.now())
    if is_new:
        tasks.make_download.enqueue(asked.pk, str(asked.name))
        tasks.clear_away_later(asked.asked_at)
    return redirect("download")


@require_safe
def download_file(request: LearnerRequest, name: UUID) -> FileResponse:
    file = downloads.opened_download(request.user, name, timezone.now())
    if file is None:
        raise Http404
    day = timezone.localdate()
    return FileResponse(file, as_attachment=True, filename=f"lilun-{day}.zip")
