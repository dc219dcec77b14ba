"""All figures of the progress page."""

from dataclasses import dataclass
from datetime import date, datetime

from learning.cards.seals import sealed_questions
from learning.charts import Day
from learning.models import User
from learning.progress.days import StudyDay, days_studied, weeks_of_time
from learning.progress.hardest import Hard, hardest
from learning.progress.knowledge import Knowledge, knowledge
from learning.progress.overview import days_ahead
from learning.progress.quizzes import QuizTaken, quizzes_taken
from learning.progress.retention import Retention, retention_by_week, together
from learning.study.streaks import DAY, Streak, streak

RECENT_DAYS = 14
FORECAST_DAYS = 30
RECENT_WEEKS = 4


@dataclass(frozen=True, slots=True)
class LearnerProgress:
    """``recent`` are the last 14 days with today last, ``weeks`` the time in the last 12 weeks,
    ``retention`` the last 26 weeks, and ``ahead`` the reviews due in the next 30 days.
    """

    today: date
    days: dict[date, StudyDay]
    streak: Streak
    retention: list[Retention]
    ahead: list[Day]
    knowledge: Knowledge
    hardest: list[Hard]
    quizzes: list[QuizTaken]

    @property
    def begun(self) -> bool:
        """Whether there are cards, answered or not."""
        return self.knowledge.cards > 0

    @property
    def recent(self) -> list[StudyDay]:
        days = [self.today - back * DAY for back in range(RECENT_DAYS - 1, -1, -1)]
        return [self.days.get(day, StudyDay(day)) for day in days]

    @property
    def now(self) -> StudyDay:
        return self.recent[-1]

    @property
    def weeks(self) -> list[StudyDay]:
        return weeks_of_time(self.days, self.today)

    @property
    def lately(self) -> Retention:
        """The retention of the last four weeks together."""
        return together(self.retention[-RECENT_WEEKS:])


def learner_progress(user: User, now: datetime) -> LearnerProgress:
    """Everything on the progress page, in at most fifteen queries, whatever the history."""
    today = user.study_day(now)
    days = days_studied(user)
    return LearnerProgress(
        today=today,
        days=days,
        streak=streak(days, today),
        retention=retention_by_week(user, today),
        ahead=days_ahead(user, now, FORECAST_DAYS),
        knowledge=knowledge(user, now),
        hardest=hardest(user, today, sealed_questions(user, now)),
        quizzes=quizzes_taken(user, now),
    )
