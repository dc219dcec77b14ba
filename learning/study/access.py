"""A session as its learner reaches it."""

from django.shortcuts import get_object_or_404

from learning.models import StudySession
from learning.requests import LearnerRequest


def own_session(request: LearnerRequest, pk: int) -> StudySession:
    """The learner's session; anybody else's is a 404."""
    session = get_object_or_404(StudySession, pk=pk, user=request.user)
    session.user = request.user
    return session
