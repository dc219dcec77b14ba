from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from learning import charts
from learning.progress import reminders
from learning.progress.details import DETAILS
from learning.progress.report import learner_progress
from learning.requests import LearnerRequest
from learning.study.counts import COUNT_LIMIT

FIRST = "mix-ups"


@csrf_exempt  # a mail program sends it in one press, without a page of ours before it
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def stop_reminders(request: HttpRequest, token: str) -> HttpResponse:
    """Asks whether to stop the reminders of whom the address names, and stops them."""
    holder = reminders.stop(token) if request.method == "POST" else reminders.holder_of(token)
    if holder is None:
        raise Http404
    context = {"stopped": request.method == "POST"}
    return render(request, "learning/progress/stop_reminders.html", context)


@require_safe
def progress(request: LearnerRequest) -> HttpResponse:
    """What the learner knows, did and has ahead; a first step if there is nothing yet.

    ``?show=`` names the details below, ``?brief=`` the brief whose sections are shown.
    """
    user, now = request.user, timezone.now()
    show = request.GET.get("show", "")
    show = show if show in DETAILS else FIRST
    shown = learner_progress(user, now, request.GET.get("brief", ""))
    _, details = DETAILS[show]
    context = {
        "progress": shown,
        "target": user.desired_retention,
        "ridge": charts.ridge(shown.days, shown.today),
        "ahead": charts.column_chart([(f"{day.on.day}", day.count) for day in shown.ahead]),
        "ahead_total": sum(day.count for day in shown.ahead),
        "ahead_more": any(day.count >= COUNT_LIMIT for day in shown.ahead),
        "show": show,
        "details_template": f"learning/progress/details.html#{show}",
        "tabs": [(name, label) for name, (label, _) in DETAILS.items()],
        "details": details(user, now) if shown.days else {},
    }
    return render(request, "learning/progress/progress.html", context)
