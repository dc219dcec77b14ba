"""Loads a class, its members and its assignments for those who may see them; else a 404."""

from django.shortcuts import get_object_or_404

from content.models import Brief
from learning.models import Assignment, Classroom, Membership
from learning.requests import LearnerRequest


def own_membership(request: LearnerRequest, classroom_id: int) -> Membership:
    """The user's own membership, as a teacher or a learner."""
    own = Membership.objects.current().select_related("classroom").filter(user=request.user)
    membership = get_object_or_404(own, classroom__pk=classroom_id)
    membership.user = request.user
    return membership


def taught(request: LearnerRequest, classroom_id: int) -> Classroom:
    """A class that the user teaches."""
    return get_object_or_404(Classroom.objects.taught_by(request.user), pk=classroom_id)


def member_for(own: Membership, member_id: int) -> Membership:
    """A member of the class: anybody for a teacher, a learner only reaches themselves."""
    members = Membership.objects.current().select_related("user")
    within = members.filter(classroom=own.classroom_id)
    within = within if own.teaches else within.filter(pk=own.pk)
    return get_object_or_404(within, pk=member_id)


def learner_in(classroom: Classroom, member_id: int) -> Membership:
    learners = Membership.objects.learners().select_related("user", "classroom")
    return get_object_or_404(learners, classroom=classroom, pk=member_id)


def assignment_of_brief(classroom: Classroom, brief: Brief) -> Assignment:
    return get_object_or_404(classroom.assignments.current(), brief=brief)


def current_assignment(classroom: Classroom, assignment_id: int) -> Assignment:
    """What is set for the class now; a withdrawn assignment is a 404."""
    current = Assignment.objects.current().select_related("classroom", "brief", "quiz")
    return get_object_or_404(current, classroom=classroom, pk=assignment_id)
