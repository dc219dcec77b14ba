"""Background tasks of live sessions."""

from django.tasks import task
from django.utils import timezone

from learning.models import Attempt, LiveSession
from learning.quizzes.submitting import submit_attempt


@task
def submit_attempts(session_id: int) -> None:
    """Submit the attempts of a session that has ended."""
    ended = Attempt.objects.open().filter(live=session_id, live__ended_at__isnull=False)
    for attempt in ended.order_by("pk"):
        submit_attempt(attempt, timezone.now())


def submit_later(session: LiveSession) -> None:
    """Submit them in the worker; without one, each is submitted when somebody looks at it."""
    if submit_attempts.get_backend().supports_defer:
        submit_attempts.enqueue(session.pk)
