"""What new versions of a brief have changed, for those who read it."""

from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.json_values import from_json
from content.revision.comparison import Change
from learning.desk.revising.page import shown_change
from learning.models import Revision
from learning.requests import LearnerRequest, open_brief

A_PAGE = 50


@require_safe
def changes(request: LearnerRequest, slug: str) -> HttpResponse:
    """The changes of the latest versions, the last one first, a page at a time."""
    brief = open_brief(request, slug)
    versions = list(Revision.objects.told_to(request.user.pk, brief))
    told = [(n, change) for n, one in enumerate(versions) for change in one.changes]
    page = Paginator(told, A_PAGE).get_page(request.GET.get("page"))
    shown = [
        (versions[n], [shown_change(from_json(Change, change)) for _, change in of_one])
        for n, of_one in groupby(page, key=lambda pair: pair[0])
    ]
    context = {"brief": brief, "versions": shown, "page": page}
    return render(request, "learning/desk/changes.html", context)
