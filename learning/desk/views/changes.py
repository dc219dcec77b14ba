"""What new versions of a brief have changed, for those who read it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.json_values import from_json
from content.revision.comparison import Change
from learning.desk.revising.page import shown_change
from learning.models import Revision
from learning.requests import LearnerRequest, open_brief


@require_safe
def changes(request: LearnerRequest, slug: str) -> HttpResponse:
    """The changes of the latest versions, the last one first."""
    brief = open_brief(request, slug)
    versions = [
        (
            one.applied_at,
            one.changed,
            [shown_change(from_json(Change, it)) for it in one.changes],
        )
        for one in Revision.objects.told_to(request.user.pk, brief)
    ]
    context = {"brief": brief, "versions": versions}
    return render(request, "learning/desk/changes.html", context)
