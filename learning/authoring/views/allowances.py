"""Allowances: exceptions from the rules of a quiz for single learners."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from learning.authoring.access import allowance_for, authored_quiz_of
from learning.authoring.forms import AllowanceForm
from learning.limits.allowances import allow, limits_by, take_back, takers_of
from learning.models import Allowance, Quiz, User
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form


@page_with_form
@gone_is_404
def allowances(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """The allowances of a quiz, and a form for one; ``?again=`` names the learner whose allowance
    it changes."""
    quiz = authored_quiz_of(request, quiz_id)
    takers = takers_of(quiz)
    given = {one.user_id: one for one in quiz.allowances.select_related("user")}
    with timezone.override(request.user.time_zone):
        if request.method == "POST":
            form = AllowanceForm(quiz, list(takers.items()), request.POST)
        else:
            changed = given.get(id_of(request.GET.get("again", "")) or 0)
            initial = AllowanceForm.initial_of(changed) if changed else {}
            form = AllowanceForm(quiz, list(takers.items()), initial=initial)
        if form.is_valid():
            learner = User.objects.get(pk=form.cleaned_data["user"])
            allow(quiz, learner, **form.terms)
            messages.success(request, f"{takers[learner.pk]} has their own terms now.")
            return redirect("allowances", quiz_id)
        context = {
            "quiz": quiz,
            "form": form,
            "takers": takers,
            "given": [_row(quiz, takers, one) for one in given.values()],
        }
        status = 422 if form.is_bound else 200
        return render(request, "learning/authoring/allowances.html", context, status=status)


def _row(quiz: Quiz, takers: dict[int, str], allowance: Allowance) -> dict[str, Any]:
    """An allowance with its learner's name and the limits it leads to."""
    name = takers.get(allowance.user_id) or allowance.user.display_name
    return {"allowance": allowance, "name": name, "limits": limits_by(quiz, None, allowance)}


@require_POST
@gone_is_404
def take_allowance_back(request: LearnerRequest, quiz_id: int, user_id: int) -> HttpResponse:
    """Apply the usual rules to a learner again."""
    quiz = authored_quiz_of(request, quiz_id)
    take_back(allowance_for(quiz, user_id))
    return redirect("allowances", quiz_id)
