from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.factories import BriefFactory, ConceptFactory
from learning.factories import CardFactory, ReviewFactory
from learning.models import Card
from learning.progress.details import DETAILS
from learning.progress.report import learner_progress
from learning.progress.weak_cards import MOST_WEAK
from learning.study.streaks import DAY

pytestmark = pytest.mark.django_db


def test_all_figures_of_a_newcomer_are_empty(learner, now):
    shown = learner_progress(learner, now)

    assert (shown.days, shown.briefs, shown.sections, shown.weakest) == ({}, [], [], [])
    assert (shown.known, shown.cards, shown.shown) == (0, 0, None)
    assert (shown.streak.days, shown.lately.total, len(shown.ahead)) == (0, 0, 14)
    for _, details in DETAILS.values():
        assert details(learner, now)


def test_today_is_the_study_day_of_the_learner(learner, now):
    learner.time_zone = "Asia/Shanghai"
    small_hours = now.replace(hour=19)  # three in the morning there, before the day turns
    ReviewFactory.create(card=CardFactory.create(user=learner), reviewed_at=small_hours)

    shown = learner_progress(learner, small_hours)

    assert (shown.today, shown.days) == (now.date(), {now.date(): 1})
    assert learner_progress(learner, small_hours.replace(hour=21)).today == now.date() + DAY


def test_recent_retention_covers_four_weeks(learner, now):
    for weeks, rating in ((0, 3), (3, 1), (4, 1)):
        card = CardFactory.create(user=learner, in_review=True)
        ReviewFactory.create(card=card, rating=rating, reviewed_at=now - 7 * weeks * DAY)

    lately = learner_progress(learner, now).lately

    assert (lately.right, lately.total) == (1, 2)
    _, retention = DETAILS["retention"]
    assert retention(learner, now)["lately"] == lately


def test_the_weakest_are_named_by_what_they_are_on(learner, now):
    brief = BriefFactory.create(visibility="public")
    concept = ConceptFactory.create(brief=brief)
    CardFactory.create(
        user=learner, in_review=True, question__brief=brief, due_at=now, show_at=now,
        question__subject=f"concepts/{concept.slug}", reviewed_at=now - timedelta(days=9),
    )  # fmt: skip

    [weak] = learner_progress(learner, now).weakest

    assert (weak.item, weak.look) == (concept, "fading")


def test_what_was_just_missed_comes_before_what_is_being_learned_and_what_is_known(learner, now):
    brief = BriefFactory.create(visibility="public")
    known, learning, missed = ConceptFactory.create_batch(3, brief=brief)
    later = {"due_at": now + timedelta(days=9), "show_at": now + timedelta(days=9)}
    soon = {"show_at": now + timedelta(minutes=9), "reviewed_at": now}
    for concept, fields in (
        (known, {"in_review": True, "reviewed_at": now - timedelta(days=9), **later}),
        (learning, {"in_learning": True, **soon}),
        (missed, {"state": Card.State.RELEARNING, "step": 0, **soon}),
    ):
        subject = f"concepts/{concept.slug}"
        CardFactory.create(user=learner, question__brief=brief, question__subject=subject, **fields)

    shown = learner_progress(learner, now).weakest

    assert [(weak.item, weak.look) for weak in shown] == [
        (missed, "missed"), (learning, "fading"), (known, "known"),
    ]  # fmt: skip


def test_what_was_missed_is_shown_however_much_is_being_learned(learner, now):
    brief = BriefFactory.create(visibility="public")
    missed = ConceptFactory.create(brief=brief)
    learning = {"in_learning": True, "show_at": now, "reviewed_at": now}
    of_brief = {"user": learner, "question__brief": brief}
    CardFactory.create_batch(MOST_WEAK + 1, **learning, **of_brief)
    CardFactory.create(
        state=Card.State.RELEARNING, step=0, show_at=now + timedelta(hours=1), reviewed_at=now,
        question__subject=f"concepts/{missed.slug}", **of_brief,
    )  # fmt: skip

    [weak, *_] = learner_progress(learner, now).weakest

    assert (weak.item, weak.look) == (missed, "missed")


def test_sections_of_the_brief_that_is_named_or_of_the_one_known_best(learner, now):
    little, much = (
        CardFactory.create_batch(n, user=learner, in_review=True, question__brief=brief)
        for n, brief in ((1, BriefFactory.create()), (3, BriefFactory.create()))
    )

    assert learner_progress(learner, now).shown == much[0].brief
    named = little[0].brief
    assert learner_progress(learner, now, named.slug).shown == named
    assert learner_progress(learner, now, "none-of-mine").shown == much[0].brief


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
        for _, details in DETAILS.values():
            details(learner, now)

    grown = ("learning_review", "learning_card", "learning_attempt", "learning_response")
    for query in asked.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN QUERY PLAN " + query["sql"].replace("%", "%%"))
            plan = [row[3] for row in cursor.fetchall()]
        assert [
            step for step in plan if step.startswith("SCAN ") and step.split()[1] in grown
        ] == []
