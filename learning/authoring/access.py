"""Loads a quiz and its parts for their author; those of others are a 404."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from learning.accounts.access import to_claim
from learning.models import Allowance, Quiz, QuizItem, QuizSection, QuizShare
from learning.requests import LearnerRequest


def authored_quiz_of(request: LearnerRequest, quiz_id: int) -> Quiz:
    quiz = get_object_or_404(Quiz.objects.authored(), owner=request.user, pk=quiz_id)
    quiz.owner = request.user
    return quiz


def shared_quiz_of(request: LearnerRequest, token: str) -> QuizShare:
    """What a colleague shares with the user by name, or with whoever has this link."""
    shares = QuizShare.objects.open_to(request.user).select_related("quiz__owner")
    return get_object_or_404(shares, token=token)


def authored_item(request: LearnerRequest, quiz_id: int, number: int) -> QuizItem:
    readable = QuizItem.objects.readable().select_related("quiz", "question")
    items = readable.filter(quiz__owner=request.user, quiz__purpose=Quiz.Purpose.AUTHORED)
    item = get_object_or_404(items, quiz__pk=quiz_id, position=number)
    item.quiz.owner = request.user
    return item


def authored_section(quiz: Quiz, section_id: int) -> QuizSection:
    section = get_object_or_404(QuizSection, quiz=quiz, pk=section_id)
    section.quiz = quiz
    return section


def allowance_for(quiz: Quiz, user_id: int) -> Allowance:
    """The exception that the quiz makes for a learner."""
    allowances = quiz.allowances.select_related("user", "quiz")
    return get_object_or_404(allowances, user__pk=user_id)


def to_draft(request: LearnerRequest, quiz: Quiz) -> HttpResponse:
    """Redirect to a quiz that was just made; a guest claims an account first."""
    if request.user.is_guest:
        return to_claim(request, reverse("authored_quiz", args=[quiz.pk]))
    return redirect("authored_quiz", quiz.pk)
