"""Who may edit a brief; for everybody else its pages for editors are a 404."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from content.models import Brief
from learning.models import User
from learning.requests import LearnerRequest, open_brief


def own_brief(request: LearnerRequest, slug: str) -> Brief:
    return get_object_or_404(Brief, owner=request.user, slug=slug)


def copied_brief(request: LearnerRequest, slug: str) -> Brief:
    """A brief of which the user may make a copy: one's own, or one that is
    open to everybody, not just to a class."""
    brief = open_brief(request, slug)
    if brief.owner_id != request.user.pk and not brief.is_open_to_all:
        raise Http404
    return brief


def editable_brief(request: LearnerRequest, slug: str) -> Brief:
    return get_object_or_404(editable_briefs(request.user), slug=slug)


def editable_briefs(user: User) -> QuerySet[Brief]:
    """The user's own briefs, and for staff who may change briefs also those without an owner, such
    as the one that ships with the app.
    """
    own = Brief.objects.filter(owner=user)
    return own | Brief.objects.filter(owner=None) if _edits_briefs(user) else own


def may_edit(user: User, brief: Brief) -> bool:
    """The same rule as ``editable_briefs``, for a loaded brief."""
    if brief.owner_id is None:
        return _edits_briefs(user)
    return brief.owner_id == user.pk


def _edits_briefs(user: User) -> bool:
    return user.is_staff and user.has_perm("content.change_brief")
