"""The page that stops mails about classes."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from learning.classrooms.notices import sending
from learning.requests import page_with_form


@csrf_exempt  # a mail program sends it in one press, without a page of ours before it
@login_not_required
@page_with_form
def stop_notices(request: HttpRequest, token: str) -> HttpResponse:
    """Asks whether to stop one kind of mail for whom the address names, and stops it."""
    stopped = request.method == "POST"
    holder = sending.stop(token) if stopped else sending.holder_of(token)
    if holder is None:
        raise Http404
    _, kind = holder
    context = {"stopped": stopped, "kind": kind}
    return render(request, "learning/classrooms/stop_notices.html", context)
