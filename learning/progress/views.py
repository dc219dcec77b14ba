from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning import charts
from learning.progress import LearnerProgress, learner_progress
from learning.progress.knowledge import DAYS_FORWARD
from learning.requests import LearnerRequest
from learning.study.counts import COUNT_LIMIT
from learning.study.streaks import DAY

MARKED = 28  # days shown beside the streak
WEAKEST = 6  # bars of a chart of mastery; its table has all


@require_safe
def progress(request: LearnerRequest) -> HttpResponse:
    """What the learner did, knows and has ahead; a first step if there is nothing yet."""
    shown = learner_progress(request.user, timezone.now())
    target = request.user.desired_retention
    marked_after = shown.today - MARKED * DAY
    context = {
        "progress": shown,
        "target": target,
        "verdict": shown.lately.verdict(target),
        "charts": _charts(shown, target),
        "mastery": _mastery(shown),
        "known": _known(shown),
        "runs": [run for run in reversed(shown.streak.runs) if run.last > marked_after],
        "this_week": shown.weeks[-1],
        "last_known": shown.knowledge.ahead[-1],
        "ahead_total": sum(day.count for day in shown.ahead),
        "ahead_more": any(day.count >= COUNT_LIMIT for day in shown.ahead),
        "busiest": max(shown.ahead, key=lambda day: day.count),
        "study_again": [hard.card.pk for hard in shown.hardest if not hard.card.suspended],
    }
    return render(request, "learning/progress/progress.html", context)


def _charts(shown: LearnerProgress, target: float) -> dict[str, Any]:
    marked = [shown.today - back * DAY in shown.days for back in range(MARKED - 1, -1, -1)]
    answers = {on: day.answers for on, day in shown.days.items()}
    return {
        "recent": charts.column_chart([(f"{day.on.day}", day.answers) for day in shown.recent]),
        "marks": charts.day_marks(marked),
        "year": charts.heat_map(answers, shown.today),
        "retention": charts.line_chart(
            [
                (f"{week.since.day} {week.since:%b}", week.share, week.enough)
                for week in shown.retention
            ],
            every=8,
            target=target,
        ),
        "ahead": charts.column_chart(
            [(f"{day.on.day}", day.count) for day in shown.ahead], every=3
        ),
        "known": charts.line_chart(
            [(f"{days} d" if days else "today", share, True) for days, _, share in _known(shown)],
            every=2,
        ),
        "time": charts.column_chart(
            [(f"{week.on.day} {week.on:%b}", week.minutes) for week in shown.weeks], every=3
        ),
    }


def _known(shown: LearnerProgress) -> list[tuple[int, float, float]]:
    """For each day ahead, how many cards would be known, and their share."""
    known = shown.knowledge
    return list(zip(DAYS_FORWARD, known.ahead, known.shares, strict=False))


def _mastery(shown: LearnerProgress) -> list[dict[str, Any]]:
    known = shown.knowledge
    families = (
        ("Brief", known.briefs),
        ("Section", known.sections),
        ("Concept", known.concepts),
        ("Person", known.people),
    )
    many_briefs = len(known.briefs) > 1
    return [
        {
            "family": name,
            "all": found,
            "weakest": found[:WEAKEST],
            "of_briefs": many_briefs,
            "summary": f"All {len(found)} as a table" if len(found) > WEAKEST else "As a table",
        }
        for name, found in families
    ]
