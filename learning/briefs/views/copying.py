"""A copy of somebody else's brief: explained, then made."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from content.models import Brief
from learning.briefs.access import copied_brief
from learning.briefs.copying import NotCopied, own_copy, prepared_copy, store_copy
from learning.briefs.forms import new_key
from learning.limits import uploads
from learning.models import Assignment, Card
from learning.requests import LearnerRequest, gone_is_404, page_with_form


@page_with_form
@gone_is_404
def copy_brief(request: LearnerRequest, slug: str) -> HttpResponse:
    """Leads to the desk of the user's copy, once it is made; one's own brief needs none."""
    original, user = copied_brief(request, slug), request.user
    made = original if original.owner_id == user.pk else own_copy(user, original)
    if made:
        return redirect("desk", made.slug)
    if request.method != "POST":
        return _page(request, original)
    now = timezone.now()
    if uploads.is_spent(user, now):
        return _page(request, original, trouble=uploads.SPENT, status=429)
    try:
        with uploads.drawn_on_by(user, now):
            copy = prepared_copy(original, new_key())
        brief = store_copy(copy, user, now)
    except NotCopied as reason:
        return _page(request, original, trouble=str(reason), status=422)
    messages.success(request, "Your copy is ready.")
    # All is checked there: without a list of everything the desk would be empty.
    return redirect(reverse("desk", args=[brief.slug], query={"show": "all"}))


def _page(
    request: LearnerRequest, brief: Brief, *, trouble: str = "", status: int = 200
) -> HttpResponse:
    cards = Card.objects.filter(user=request.user, question__brief=brief, suspended=False)
    context = {
        "brief": brief,
        "cards": cards.count(),
        "is_set": Assignment.objects.set_for(request.user).filter(brief=brief).exists(),
        "trouble": trouble,
    }
    return render(request, "learning/briefs/copy.html", context, status=status)
