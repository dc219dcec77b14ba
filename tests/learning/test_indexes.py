"""The queries behind every answer use the partial indexes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.factories import BriefFactory
from learning.cards.making import begun_briefs
from learning.cards.owed_cards import bring_owed_cards
from learning.factories import (
    AttemptFactory,
    CardFactory,
    ReviewFactory,
    StudySessionFactory,
)
from learning.models import Card, Response, Review
from learning.models.json_text import OwnVerdict
from learning.progress.days import days_studied
from learning.progress.hardest import hardest
from learning.progress.retention import retention_by_week, retention_lately
from learning.progress.weak_cards import weak_or_weakest
from learning.study.order.candidates import (
    Situation,
    cards_in_scope,
    due_learning,
    due_reviews,
    most_forgotten,
    new_cards,
)

pytestmark = pytest.mark.django_db
SORTS = {"sqlite": "TEMP B-TREE", "postgresql": "Sort"}[connection.vendor]
ALONE = {"sqlite": "COVERING INDEX", "postgresql": "Index Only Scan using"}[connection.vendor]


@pytest.fixture(autouse=True)
def large_tables(db: None) -> None:
    """Lets PostgreSQL plan for the small tables of a test as it does for large ones."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
            # As cheap as the partial ones for few cards.
            cursor.execute("DROP INDEX card_of_brief")
            cursor.execute("ALTER TABLE learning_card DROP CONSTRAINT card_once_per_learner")
            # As cheap as any for the latest of few rows.
            for table in ("learning_review", "learning_studysession"):
                cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {table}_pkey CASCADE")


@pytest.fixture(params=["all briefs", "one brief"])
def session(request, learner, now) -> Situation:
    brief = BriefFactory.create()
    of_brief = {"user": learner, "question__brief": brief}
    CardFactory.create_batch(5, **of_brief)
    CardFactory.create_batch(5, **of_brief, in_learning=True)
    CardFactory.create_batch(20, **of_brief, in_review=True)
    scope = brief if request.param == "one brief" else None
    if scope and connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # As cheap for few cards: the planner would take whichever was made last.
            cursor.execute("DROP INDEX card_due")
    return Situation.of(StudySessionFactory.create(user=learner, brief=scope), learner, now)


def test_learning_cards_are_found_by_their_index(session, now):
    plan = due_learning(cards_in_scope(session), now).explain()

    assert "card_learning" in plan
    assert SORTS not in plan


def test_reviews_are_found_and_ordered_by_their_index(session, now):
    plan = due_reviews(cards_in_scope(session), now).explain()

    assert "card_due_in_brief" in plan if session.brief_id else "card_due " in plan
    assert SORTS not in plan


def test_a_backlog_is_ordered_within_the_index_of_reviews(session, now):
    plan = most_forgotten(due_reviews(cards_in_scope(session), now), now).explain()

    assert f"{ALONE} card_due" in plan
    assert "card_due_in_brief" in plan if session.brief_id else "card_due " in plan


def test_due_cards_are_counted_by_their_index(session, now):
    plan = due_reviews(cards_in_scope(session), now).values("pk").explain()

    assert f"{ALONE} card_due" in plan


def test_new_cards_are_counted_by_their_index(session, learner, now):
    plan = new_cards(cards_in_scope(session), learner.scope, now).order_by().values("pk").explain()

    assert f"{ALONE} card_new" in plan


def test_new_cards_are_found_and_ordered_by_their_index(session, learner, now):
    plan = new_cards(cards_in_scope(session), learner.scope, now).explain()

    assert "card_new" in plan
    assert SORTS not in plan


def test_the_latest_answer_of_a_session_is_found_by_its_index(session):
    answers = ReviewFactory.create_batch(3, session=StudySessionFactory.create())
    plan = Review.objects.filter(session=answers[0].session_id).order_by("-pk")[:1].explain()

    assert "review_of_session" in plan
    assert SORTS not in plan


def test_the_latest_session_of_a_learner_is_found_by_its_index(learner):
    StudySessionFactory.create_batch(3, user=learner)
    plan = learner.study_sessions.order_by("-pk")[:1].explain()

    assert "session_latest" in plan
    assert SORTS not in plan


@pytest.mark.parametrize(
    ("model", "index"), [(Review, "review_overridden"), (Response, "response_overridden")]
)
def test_overridden_verdicts_are_found_by_their_index(model, index):
    own = model.objects.alias(own=OwnVerdict("verdict")).filter(own__isnull=False)
    assert index in own.explain()


def test_attempts_that_owe_cards_are_found_by_their_index(learner, now):
    AttemptFactory.create_batch(3, user=learner)

    with CaptureQueriesContext(connection) as made:
        bring_owed_cards(learner, now)

    assert "attempt_owing" in explained(made[0]["sql"])


def test_suspended_cards_are_found_and_ordered_by_their_index(learner):
    plan = Card.objects.filter(user=learner).returnable().order_by("brief_id", "position").explain()

    assert "card_put_away" in plan
    assert SORTS not in plan


@pytest.mark.parametrize(
    "figures",
    [
        lambda user, _: days_studied(user),
        retention_by_week,
        lambda user, today: retention_lately(user, today, 4),
        hardest,
    ],
)
def test_the_figures_of_a_year_are_read_from_the_index_alone(learner, now, figures):
    ReviewFactory.create_batch(3, card__user=learner)
    with CaptureQueriesContext(connection) as made:
        figures(learner, now.date())

    by_day = next(
        query["sql"] for query in made if "COUNT" in query["sql"] or "MIN" in query["sql"]
    )
    assert f"{ALONE} review_of_day" in explained(by_day)


def test_weak_cards_are_found_by_the_indexes_of_their_states(learner, now):
    for state in ("in_learning", "in_review"):
        CardFactory.create_batch(3, user=learner, **{state: True})
    with CaptureQueriesContext(connection) as made:
        weak_or_weakest(learner, now)

    [plan] = [explained(query["sql"]) for query in made]
    assert "card_learning" in plan
    assert "card_due" in plan
    assert "card_of_brief" not in plan
    assert "hashed SubPlan" not in plan  # where PostgreSQL reads every card


def explained(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"{connection.ops.explain_query_prefix()} {sql}")
        return "\n".join(str(row) for row in cursor.fetchall())


def test_control_a_query_that_does_not_fit_the_index_does_not_use_it(learner, now):
    """A query that leaves out ``suspended`` cannot use the partial index."""
    plan = Card.objects.filter(user=learner, state=2, show_at__lte=now).explain()

    assert "card_due" not in plan


def test_begun_briefs_are_found_by_one_subquery_for_each_brief(learner):
    plan = begun_briefs(learner).explain()

    subquery = {"sqlite": "CORRELATED SCALAR", "postgresql": "SubPlan"}[connection.vendor]
    of_briefs, found, _ = plan.partition(subquery)
    assert found
    assert "Join" not in of_briefs
