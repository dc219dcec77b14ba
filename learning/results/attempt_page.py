"""The page of one attempt, for those who read its results."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from learning.cards.seals import sealed_questions
from learning.kinds import Grader, kind_of
from learning.models import Attempt, Response
from learning.models.mark_changes import WITH_CHANGES
from learning.rendering.responses import judged_response
from learning.rendering.texts import texts_above
from learning.requests import LearnerRequest, id_of
from learning.results.forms import OverrideForm


def read_attempt_page(
    request: LearnerRequest, attempt: Attempt, *, override: OverrideForm | None = None
) -> HttpResponse:
    """All answers with what is right, when they were given, and how long each took; ``override`` is
    the form for a mark that was sent with a mistake."""
    now = timezone.now()
    related = ("question__brief", "question__passage__section", "marked_by")
    responses = attempt.responses.exclude(verdict={}).select_related(*related)
    responses = responses.prefetch_related(WITH_CHANGES)
    sealed = sealed_questions(request.user, now)
    for response in responses:
        response.attempt = attempt
    texts = texts_above([response.body for response in responses])
    context = {
        "attempt": attempt,
        "name": attempt.name or attempt.user.username,
        "responses": [
            (
                one,
                text,
                None if one.question_id in sealed else judged_response(one, now),
                _form(one, override),
            )
            for one, text in zip(responses, texts, strict=True)
        ],
        "state": attempt.state_at(now).label,
        "now": now,
        "opens_all": request.GET.get("open") == "all",
        "opened": override.response.position if override else id_of(request.GET.get("open", "")),
        "overriding": override.response.position if override else 0,
    }
    status = 422 if override else 200
    return render(request, "learning/results/read_attempt.html", context, status=status)


def _form(response: Response, sent: OverrideForm | None) -> OverrideForm | None:
    """For a mark that can be overridden: an automatic one, of a submitted attempt."""
    is_automatic = kind_of(response.format).grader is Grader.APP and response.points > 0
    if not is_automatic or not response.attempt.submitted_at:
        return None
    return sent if sent and sent.response == response else OverrideForm(response)
