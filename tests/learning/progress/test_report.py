import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from learning.factories import CardFactory, ReviewFactory
from learning.progress import learner_progress
from learning.study.streaks import DAY

pytestmark = pytest.mark.django_db


def test_all_figures_of_a_newcomer_are_empty(learner, now):
    shown = learner_progress(learner, now)

    assert (shown.days, shown.hardest, shown.quizzes, shown.begun) == ({}, [], [], False)
    assert (shown.streak.days, shown.lately.total, shown.knowledge.shares) == (0, 0, [])
    assert [len(days) for days in (shown.recent, shown.weeks, shown.ahead)] == [14, 12, 30]


def test_today_is_the_study_day_of_the_learner(learner, now):
    learner.time_zone = "Asia/Shanghai"
    small_hours = now.replace(hour=19)  # three in the morning there, before the day turns
    ReviewFactory.create(card=CardFactory.create(user=learner), reviewed_at=small_hours)

    shown = learner_progress(learner, small_hours)

    assert (shown.now.answers, shown.now.on) == (1, now.date())
    assert learner_progress(learner, small_hours.replace(hour=21)).now.on == now.date() + DAY


def test_recent_retention_covers_four_weeks(learner, now):
    for weeks, rating in ((0, 3), (3, 1), (4, 1)):
        card = CardFactory.create(user=learner, in_review=True)
        ReviewFactory.create(card=card, rating=rating, reviewed_at=now - 7 * weeks * DAY)

    lately = learner_progress(learner, now).lately

    assert (lately.right, lately.total) == (1, 2)


@pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="PostgreSQL reads a table as small as a test's without its indexes",
)
def test_no_table_is_scanned(learner, now):
    card = CardFactory.create(user=learner, in_review=True)
    for seq in range(2):
        ReviewFactory.create(card=card, seq=seq, rating=1)

    with CaptureQueriesContext(connection) as asked:
        learner_progress(learner, now)

    grown = ("learning_review", "learning_card", "learning_attempt", "learning_response")
    for query in asked.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN QUERY PLAN " + query["sql"].replace("%", "%%"))
            plan = [row[3] for row in cursor.fetchall()]
        assert [
            step for step in plan if step.startswith("SCAN ") and step.split()[1] in grown
        ] == []
