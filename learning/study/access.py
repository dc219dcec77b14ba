"""Access to a study session."""

from django.shortcuts import get_object_or_404

from learning.models import StudySession
from learning.requests import LearnerRequest


def own_session(request: LearnerRequest, pk: int) -> StudySession:
    """The learner's session; 404 for anybody else's."""
    session = get_object_or_404(StudySession, pk=pk, user=request.user)
    session.user = request.user
    return session
