from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.models import Brief
from learning import accounts, progress, study
from learning.charts import bar_chart


@require_safe
@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """What is due, for somebody who has an account or a guest's; what Lilun is, for others."""
    if request.user.is_anonymous:
        brief = Brief.objects.filter(visibility=Brief.Visibility.PUBLIC).first()
        return render(request, "learning/welcome.html", {"brief": brief})
    user, now = request.user, timezone.now()
    overview = progress.overview(user, now)
    today = user.study_day(now)
    offers_claim = user.is_guest and accounts.offers_claim(user, now, study.sessions_of(user))
    context = {
        "overview": overview,
        "behind": bar_chart(overview.behind, today),
        "ahead": bar_chart(overview.ahead, today),
        "weakest": [] if overview.counts.total else progress.weakest(user, now),
        "narrowings": [("people", "People"), ("quotes", "Quotes")],
        "offers_claim": offers_claim,
    }
    return render(request, "learning/home.html", context)
