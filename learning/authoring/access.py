"""A quiz for others as its author reaches it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from learning.accounts.access import to_claim
from learning.models import Quiz, QuizItem
from learning.requests import LearnerRequest


def authored_quiz_of(request: LearnerRequest, quiz_id: int) -> Quiz:
    quiz = get_object_or_404(Quiz.objects.authored(), owner=request.user, pk=quiz_id)
    quiz.owner = request.user
    return quiz


def authored_item(request: LearnerRequest, quiz_id: int, number: int) -> QuizItem:
    items = QuizItem.objects.select_related("quiz", "question").filter(
        quiz__owner=request.user, quiz__purpose=Quiz.Purpose.AUTHORED
    )
    item = get_object_or_404(items, quiz__pk=quiz_id, position=number)
    item.quiz.owner = request.user
    return item


def to_draft(request: LearnerRequest, quiz: Quiz) -> HttpResponse:
    """To a quiz that was just made; for a guest by way of a name."""
    if request.user.is_guest:
        return to_claim(request, reverse("authored_quiz", args=[quiz.pk]))
    return redirect("authored_quiz", quiz.pk)
