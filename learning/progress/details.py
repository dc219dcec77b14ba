"""The details of the progress page, of which it shows one at a time; each asks only for its own."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from learning import charts
from learning.cards.seals import sealed_questions
from learning.models import User
from learning.progress.coming_days import days_ahead
from learning.progress.days import StudyDay, days_studied, weeks_of_time
from learning.progress.hardest import hardest
from learning.progress.knowledge import DAYS_FORWARD, Knowledge, knowledge
from learning.progress.quizzes import quizzes_taken
from learning.progress.retention import retention_by_week, together
from learning.study.counts import COUNT_LIMIT
from learning.study.streaks import DAY

type Context = dict[str, Any]

RECENT_DAYS, RECENT_WEEKS, FORECAST_DAYS = 14, 4, 30
WEAKEST = 6  # bars of a chart of mastery; its table has all


def mix_ups(user: User, now: datetime) -> Context:
    """What is missed most, and what it is taken for."""
    found = hardest(user, user.study_day(now), sealed_questions(user, now))
    return {
        "hardest": found,
        "study_again": [hard.card.pk for hard in found if not hard.card.suspended],
    }


def retention(user: User, now: datetime) -> Context:
    """The share of reviews that were still known, by week, for half a year."""
    weeks, target = retention_by_week(user, user.study_day(now)), user.desired_retention
    lately = together(weeks[-RECENT_WEEKS:])
    points = [(f"{week.since.day} {week.since:%b}", week.share, week.enough) for week in weeks]
    return {
        "weeks": weeks,
        "lately": lately,
        "target": target,
        "verdict": lately.verdict(target),
        "chart": charts.line_chart(points, every=8, target=target),
    }


def days(user: User, now: datetime) -> Context:
    """The last two weeks and a year, one by one."""
    today, studied = user.study_day(now), days_studied(user)
    recent = [studied.get(on, StudyDay(on)) for on in _last_days(user, now)]
    answers = {on: day.answers for on, day in studied.items()}
    return {
        "today": recent[-1],
        "recent": recent,
        "chart": charts.column_chart([(f"{day.on.day}", day.answers) for day in recent]),
        "year": charts.heat_map(answers, today),
    }


def _last_days(user: User, now: datetime) -> list[Any]:
    today = user.study_day(now)
    return [today - back * DAY for back in range(RECENT_DAYS - 1, -1, -1)]


def time(user: User, now: datetime) -> Context:
    """The minutes of the last twelve weeks."""
    weeks = weeks_of_time(days_studied(user), user.study_day(now))
    columns = [(f"{week.on.day} {week.on:%b}", week.minutes) for week in weeks]
    return {"weeks": weeks, "this_week": weeks[-1], "chart": charts.column_chart(columns, every=3)}


def forecast(user: User, now: datetime) -> Context:
    """What would be known if nothing more were studied, and the cards due in a month."""
    found, ahead = knowledge(user, now), days_ahead(user, now, FORECAST_DAYS)
    known = list(zip(DAYS_FORWARD, found.ahead, found.shares, strict=False))
    points = [(f"{days} d" if days else "today", share, True) for days, _, share in known]
    return {
        "known": known,
        "last_known": found.ahead[-1],
        "studied": found.studied,
        "known_chart": charts.line_chart(points, every=2),
        "today": user.study_day(now),
        "ahead": ahead,
        "ahead_chart": charts.column_chart(
            [(f"{day.on.day}", day.count) for day in ahead], every=3
        ),
        "ahead_total": sum(day.count for day in ahead),
        "ahead_more": any(day.count >= COUNT_LIMIT for day in ahead),
        "busiest": max(ahead, key=lambda day: day.count),
    }


def subjects(user: User, now: datetime) -> Context:
    """The chance of recall by brief, section, concept and person."""
    return {"mastery": _mastery(knowledge(user, now))}


def _mastery(known: Knowledge) -> list[Context]:
    families = (
        ("Brief", known.briefs),
        ("Section", known.sections),
        ("Concept", known.concepts),
        ("Person", known.people),
    )
    return [
        {
            "family": name,
            "all": found,
            "weakest": found[:WEAKEST],
            "of_briefs": len(known.briefs) > 1,
            "summary": f"All {len(found)} as a table" if len(found) > WEAKEST else "As a table",
        }
        for name, found in families
    ]


def quizzes(user: User, now: datetime) -> Context:
    """The quizzes taken, the latest first."""
    return {"quizzes": quizzes_taken(user, now)}


# By the name in the address: the label of the tab, and what it shows.
DETAILS: dict[str, tuple[str, Callable[[User, datetime], Context]]] = {
    "mix-ups": ("Mix-ups", mix_ups),
    "retention": ("Retention", retention),
    "days": ("Days", days),
    "time": ("Time", time),
    "forecast": ("Forecast", forecast),
    "subjects": ("Subjects", subjects),
    "quizzes": ("Quizzes", quizzes),
}
