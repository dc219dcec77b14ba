"""The figures of the progress page: what is known, when it was studied, and what is ahead."""

from dataclasses import dataclass
from datetime import date, datetime

from content.models import Brief
from learning.cards.known_cards import KnownCards, by_brief, by_section
from learning.cards.known_sections import section_strokes
from learning.charts import Day
from learning.charts.strokes import SectionStrokes
from learning.models import User
from learning.progress.coming_days import days_ahead
from learning.progress.days import answers_by_day
from learning.progress.retention import Retention, retention_lately
from learning.progress.weak_cards import weak_or_weakest
from learning.study.streaks import Streak, streak
from learning.study.summaries import MOST_LISTED, Met, items_of

RECENT_WEEKS = 4


@dataclass(frozen=True, slots=True)
class LearnerProgress:
    """``days`` are the answers of each day with one. ``lately`` is the retention of the last four
    weeks, ``ahead`` are the cards due in the next two. ``sections`` are those of the ``shown``
    brief, and ``strokes`` tell how many of them are known; ``weakest`` is what was missed,
    is fading, or is nearest to being forgotten.
    """

    today: date
    days: dict[date, int]
    streak: Streak
    lately: Retention
    ahead: list[Day]
    briefs: list[KnownCards]
    shown: Brief | None
    sections: list[KnownCards]
    weakest: list[Met]

    @property
    def known(self) -> int:
        return sum(one.known for one in self.briefs)

    @property
    def strokes(self) -> SectionStrokes | None:
        return section_strokes((one.known, one.total) for one in self.sections)

    @property
    def cards(self) -> int:
        return sum(one.total for one in self.briefs)


def learner_progress(user: User, now: datetime, slug: str = "") -> LearnerProgress:
    """Everything above the details, in at most sixteen statements, whatever the history. ``slug``
    names the brief whose sections are shown, or else it is the one of which most is known.
    """
    today = user.study_day(now)
    days = answers_by_day(user)
    briefs = by_brief(user, now)
    most_first = sorted(briefs, key=lambda one: -one.met)
    named = [one for one in most_first if one.item.slug == slug] or most_first
    shown = named[0].item if named else None
    return LearnerProgress(
        today=today,
        days=days,
        streak=streak(days, today),
        lately=retention_lately(user, today, RECENT_WEEKS),
        ahead=days_ahead(user, now),
        briefs=briefs,
        shown=shown if isinstance(shown, Brief) else None,
        sections=by_section(user, shown, now) if isinstance(shown, Brief) else [],
        weakest=items_of(weak_or_weakest(user, now), now)[:MOST_LISTED],
    )
