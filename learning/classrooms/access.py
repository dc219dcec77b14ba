"""A class as its members and its teachers reach it."""

from django.shortcuts import get_object_or_404

from learning.models import Classroom, Membership
from learning.requests import LearnerRequest


def own_membership(request: LearnerRequest, classroom_id: int) -> Membership:
    """One's own place in a class; a class that one is not in is a 404."""
    own = Membership.objects.select_related("classroom").filter(user=request.user)
    membership = get_object_or_404(own, classroom__pk=classroom_id)
    membership.user = request.user
    return membership


def taught(request: LearnerRequest, classroom_id: int) -> Classroom:
    """A class that one teaches; any other is a 404."""
    return get_object_or_404(Classroom.objects.taught_by(request.user), pk=classroom_id)
