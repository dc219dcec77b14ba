"""Item analysis of a quiz, for people who may read its results."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning.cards.seals import SEALED, sealed_questions
from learning.charts import column_chart, group_chart, scatter
from learning.kinds import kind_of
from learning.models import Attempt, Question, Quiz
from learning.quizzes.submitting import close_overdue
from learning.requests import LearnerRequest, text_of
from learning.results.access import quiz_with_results
from learning.results.item_analysis import (
    Analysed,
    Answers,
    ItemAnalysis,
    answers_to,
    item_analysis,
)
from learning.results.statistics import ENOUGH
from learning.results.statistics.options import THIRDS
from learning.results.statistics.quiz import shares_of

STEPS = 10  # bars in the chart of marks

# Sortable columns: name in the URL, heading, figure.
COLUMNS: tuple[tuple[str, str, Callable[[Analysed], float | None]], ...] = (
    ("facility", "Facility", lambda one: one.figures.facility),
    ("deviation", "SD", lambda one: one.figures.deviation),
    ("discrimination", "Discrimination", lambda one: one.figures.discrimination),
    ("efficiency", "Efficiency", lambda one: one.figures.efficiency),
    ("guess", "By guessing", lambda one: one.figures.item.guess),
    ("intended", "Intended weight", lambda one: one.figures.intended),
    ("effective", "Effective weight", lambda one: one.figures.effective),
)


def _analysed(request: LearnerRequest, quiz_id: int) -> tuple[Quiz, ItemAnalysis]:
    """A quiz whose results one may read, with overdue attempts closed; 404 for any other."""
    quiz = quiz_with_results(request, quiz_id)
    close_overdue(Attempt.objects.read_by(request.user).filter(quiz=quiz), timezone.now())
    return quiz, item_analysis(quiz, request.user)


@require_safe
def quiz_analysis(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """The figures of the quiz and its questions, sorted by ``?sort=``: the name of a column, with a
    minus in front for descending order.
    """
    (quiz, analysis), sort = _analysed(request, quiz_id), text_of(request.GET, "sort")
    context = {
        "quiz": quiz,
        "analysis": analysis,
        "enough": ENOUGH,
        "first": [one for one in analysis.questions if one.comes_first],
        "rows": _sorted(analysis.questions, sort),
        "headings": [_heading(name, title, sort) for name, title, _ in COLUMNS],
        "marks": _marks(analysis),
        "spots": _spots(analysis),
    }
    return render(request, "learning/results/analysis.html", context)


@require_safe
def question_analysis(request: LearnerRequest, quiz_id: int, uid: str) -> HttpResponse:
    """The answers to one question, by group."""
    quiz, analysis = _analysed(request, quiz_id)
    question = analysis.question(uid)
    if question is None:
        raise Http404
    sealed = sealed_questions(request.user, timezone.now())
    if sealed and Question.objects.filter(uid=uid, pk__in=sealed).exists():
        messages.warning(request, SEALED)
        return redirect("quiz_analysis", quiz_id)
    answers = answers_to(quiz, request.user, analysis, question.asked)
    context = {
        "quiz": quiz,
        "is_own": quiz.owner_id == request.user.pk,
        "analysis": analysis,
        "enough": ENOUGH,
        "question": question,
        "format_name": kind_of(question.asked.format).label,
        "answers": answers,
        "options": _drawn(answers),
    }
    return render(request, "learning/results/question_analysis.html", context)


def _sorted(questions: list[Analysed], sort: str) -> list[Analysed]:
    """Questions without the figure come last; an unknown column keeps the order of the quiz."""
    figure = {name: figure for name, _, figure in COLUMNS}.get(sort.removeprefix("-"))
    if figure is None:
        return questions
    sign = -1 if sort.startswith("-") else 1

    def place(one: Analysed) -> tuple[bool, float]:
        value = figure(one)
        return value is None, sign * (value or 0.0)

    return sorted(questions, key=place)


def _heading(name: str, title: str, sort: str) -> dict[str, str]:
    """A column's heading, its current order, and the order that its link asks for:
    ascending first.
    """
    now = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
    return {"title": title, "sorted": now, "sort": f"-{name}" if now == "ascending" else name}


def _marks(analysis: ItemAnalysis) -> dict[str, Any]:
    """How many reached each tenth of the points; below 0 counts in the first."""
    shares = shares_of(analysis.table)
    counts = Counter(min(STEPS - 1, max(0, int(STEPS * share + 1e-9))) for share in shares)
    bands = [(f"{10 * step}–{10 * step + 9 + step // 9}", counts[step]) for step in range(STEPS)]
    ends = [(f"{10 * step}", count) for step, (_, count) in enumerate(bands)]
    return {"chart": column_chart(ends), "bands": bands}


def _spots(analysis: ItemAnalysis) -> Any:
    """The questions by facility and discrimination; those that need attention are marked."""
    return scatter(
        (f"{one.asked.number or '–'}", figures.facility, figures.discrimination, one.comes_first)
        for one in analysis.questions
        if (figures := one.figures).facility is not None and figures.discrimination is not None
    )


def _drawn(answers: Answers) -> list[dict[str, Any]]:
    """The options, each with a chart of who chose it: the bottom, middle and top group."""
    sizes = [answers.thirds[name] for name in THIRDS]
    return [{"figures": one, "chart": group_chart(one.by_third, sizes)} for one in answers.options]
