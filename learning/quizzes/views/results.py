"""The results of a submitted attempt, and studying what was missed in it."""

from datetime import datetime
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from learning.cards.seals import sealed_questions
from learning.grading import Outcome
from learning.grading.marks import closing_words_for
from learning.models import Attempt, Quiz
from learning.models.mark_changes import WITH_TOLD_CHANGES
from learning.quizzes.access import own_attempt
from learning.quizzes.disclosure import Disclosed, disclosed
from learning.quizzes.practice import study_missed
from learning.rendering.responses import JudgedResponse, judged_response
from learning.rendering.subjects import subjects_of
from learning.rendering.texts import ShownText, texts_above
from learning.requests import LearnerRequest, id_of

A_PAGE, FEW_MORE = 20, 5  # questions of a page, and how many more the last one may have


class Line(NamedTuple):
    """What became of a question."""

    position: int
    outcome: Outcome
    is_overridden: bool

    @property
    def is_missed(self) -> bool:
        return self.outcome.is_judged and not self.outcome.is_right


@require_safe
def quiz_results(request: LearnerRequest, attempt_id: int) -> HttpResponse:
    """The questions of a submitted attempt, by pages, with what was answered and what is right.

    ``?show=missed`` leaves out those that were right; ``?open=`` unfolds the question with this
    number, on its page, or "all" of them on one page.
    """
    attempt = own_attempt(request, attempt_id)
    if attempt.submitted_at is None:
        return redirect("quiz_question", attempt_id, 1)
    now = timezone.now()
    allowed, waits = disclosed(attempt, now), _waits_for_another(attempt, now)
    if waits:
        allowed = Disclosed.NOTHING
    context: dict[str, Any] = {
        "attempt": attempt,
        "waits": waits,
        "disclosed": allowed,
        "scored": attempt.quiz.purpose == Quiz.Purpose.AUTHORED,
        "words": closing_words_for(attempt.percent or 0, attempt.quiz.closing_words),
        "only_missed": request.GET.get("show") == "missed",
        "opened": id_of(request.GET.get("open", "")),
        "opens_all": request.GET.get("open") == "all",
    }
    if allowed.verdicts:
        rows = attempt.responses.values_list("position", "verdict")
        lines = [Line(n, Outcome(one["outcome"]), "overridden" in one) for n, one in rows]
        listed = lines
        if context["only_missed"]:
            listed = [one for one in lines if one.is_missed or (allowed.keys and one.is_overridden)]
        page = _page(request, [one.position for one in listed])
        context |= {
            "size": len(lines),
            "right": sum(one.outcome.is_right for one in lines),
            "missed": sum(one.is_missed for one in lines),
            "page": page,
            "lines": _judged(attempt, list(page), now, keys=allowed.keys),
        }
    return render(request, "learning/quizzes/results.html", context)


def _waits_for_another(attempt: Attempt, now: datetime) -> bool:
    """Whether another attempt seals a question of this one."""
    sealed = sealed_questions(attempt.user, now)
    if not sealed or not attempt.responses.filter(question__in=sealed).exists():
        return False
    return not Attempt.objects.filter(pk=attempt.pk).still_sealed(now).exists()


def _page(request: LearnerRequest, positions: list[int]) -> Page[int]:
    """The page that is asked for, or the one of the question to be unfolded."""
    text = request.GET.get("open", "")
    if text == "all":
        return Paginator(positions, max(1, len(positions))).page(1)
    pages, opened = Paginator(positions, A_PAGE, orphans=FEW_MORE), id_of(text)
    if opened in positions:
        return pages.get_page(1 + positions.index(opened) // A_PAGE)
    return pages.get_page(request.GET.get("page"))


def _judged(
    attempt: Attempt, positions: list[int], now: datetime, *, keys: bool
) -> list[tuple[ShownText | None, JudgedResponse]]:
    """The questions at these positions, each with the text that stands above it."""
    related = ("question__brief", "question__about", "question__passage__section")
    rows = attempt.responses.filter(position__in=positions)
    responses = rows.select_related(*related, "question__passage__brief")
    responses = responses.prefetch_related(WITH_TOLD_CHANGES)
    questions = [response.question for response in responses if response.question]
    subjects = subjects_of(questions, attempt.user_id) if keys else {}
    judged = [
        judged_response(response, now, keys=keys, subject=subjects.get(response.question_id or 0))
        for response in responses
    ]
    return list(zip(texts_above([one.response.body for one in judged]), judged, strict=True))


@require_POST
def study_quiz(request: LearnerRequest, attempt_id: int) -> HttpResponse:
    """Study what was not right in a submitted attempt."""
    now, attempt = timezone.now(), own_attempt(request, attempt_id)
    if attempt.submitted_at is None:
        return redirect("quiz_question", attempt_id, 1)
    if not disclosed(attempt, now).keys or _waits_for_another(attempt, now):
        return redirect("quiz_results", attempt_id)
    session = study_missed(attempt, now)
    if session is None:
        messages.info(request, "None of these can be studied now.")
        return redirect("quiz_results", attempt_id)
    return redirect("study_session", session.pk)
