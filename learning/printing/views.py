"""A quiz on paper, for its author."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning.authoring.access import authored_quiz_of
from learning.cards.seals import sealed_questions
from learning.printing.exams import VERSIONS, bodies_of, paper_exam
from learning.printing.forms import PrintForm
from learning.rendering.texts import texts_above
from learning.requests import LearnerRequest


@require_safe
def paper_exam_page(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """One version of the exam with its answer sheet, or its key, as ``PrintForm`` says. The key of
    a question that another quiz asks its author now stays covered."""
    quiz = authored_quiz_of(request, quiz_id)
    form = PrintForm(request.GET or None)
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    exam = paper_exam(quiz, chosen.get("version") or VERSIONS[0])
    texts = texts_above(bodies_of(exam.questions))
    context = {
        "quiz": quiz,
        "form": form if form.is_bound else PrintForm(),
        "exam": exam,
        "questions": list(zip(exam.questions, texts, strict=True)),
        "part": chosen.get("part") or PrintForm.EXAM,
        "size": chosen.get("size") or PrintForm.A4,
        "sealed": sealed_questions(request.user, timezone.now()),
    }
    return render(request, "learning/printing/exam.html", context)
