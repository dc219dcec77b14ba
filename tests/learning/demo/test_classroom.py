"""The demo class: its contents, and that it is made once, from a seed, in an empty database."""

import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.management.color import no_style
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from content.briefs import import_shipped_briefs
from content.models import Brief
from learning.classrooms.gradebook import gradebook
from learning.classrooms.report import classroom_report
from learning.demo.cast import MOST, TERM
from learning.demo.classroom import (
    BRIEF,
    TEACHER_NAME,
    AlreadyThere,
    Made,
    NoBrief,
    OthersHere,
    make_class,
)
from learning.demo.questions import WRONGLY_KEYED
from learning.factories import NOON, CardFactory, UserFactory
from learning.models import (
    Attempt,
    Card,
    Classroom,
    Question,
    Quiz,
    Response,
    Review,
    StudySession,
    User,
)
from learning.results.item_analysis import item_analysis
from learning.results.marking import queues_of
from learning.scheduling import Rating, replay
from learning.study.memory import memory_of

FEW = 4
SMALL = 10  # enough learners for every case to occur


def made(size: int = FEW, **changes: Any) -> Made:
    return make_class(size, NOON, secrets=Random(1), **changes)


@pytest.fixture(scope="class")
def small(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Made]:
    """A small class, made once for all tests that only look at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        import_shipped_briefs(NOON - timedelta(days=200))
        yield made(SMALL)
        transaction.set_rollback(True)


@pytest.fixture
def brief(db: None) -> Brief:
    import_shipped_briefs(NOON - timedelta(days=200))
    return Brief.objects.get(slug=BRIEF)


def teacher() -> User:
    return User.objects.get(username=TEACHER_NAME)


def lesson() -> Quiz:
    return Quiz.objects.get(items__question__body__stem=WRONGLY_KEYED.stem)


def rows() -> Counter[str]:
    models = (User, Classroom, Question, Quiz, Card, Review, StudySession, Attempt, Response)
    return Counter({model.__name__: model.objects.count() for model in models})


@pytest.mark.django_db
@pytest.mark.usefixtures("small")
class TestContents:
    def test_only_the_listed_accounts_can_sign_in(self, small: Made) -> None:
        assert [one.role for one in small.accounts] == ["teacher", "learner", "learner"]
        for one in small.accounts:
            assert authenticate(username=one.username, password=one.password)
        named = [one.username for one in small.accounts]
        assert not any(
            user.has_usable_password() for user in User.objects.exclude(username__in=named)
        )

    def test_each_card_equals_a_replay_of_its_log(self, small: Made) -> None:
        cards = Card.objects.select_related("user").prefetch_related("reviews")
        answered = [card for card in cards if card.seq]
        assert len(answered) > 30 * SMALL
        for card in answered:
            log = sorted(card.reviews.all(), key=lambda one: one.seq)
            assert [one.seq for one in log] == list(range(card.seq))
            seeded = [
                (
                    Rating(one.rating) if one.rating else None,
                    one.reviewed_at,
                    f"{card.pk}:{one.seq}",
                )
                for one in log
            ]
            assert replay(seeded, preferences=card.user.preferences) == memory_of(card)

    def test_the_log_covers_months_and_ends_now(self) -> None:
        times = list(Review.objects.order_by("reviewed_at").values_list("reviewed_at", flat=True))
        assert times[0] < NOON - TERM * 4 / 5
        assert NOON - timedelta(days=2) < times[-1] <= NOON
        assert StudySession.objects.filter(started_at__gt=NOON).count() == 0

    def test_each_learners_log_is_in_chronological_order(self) -> None:
        for user in User.objects.filter(reviews__isnull=False).distinct():
            times = list(user.reviews.order_by("pk").values_list("reviewed_at", flat=True))
            assert times == sorted(times)

    def test_quizzes_review_the_cards_of_their_learners(self) -> None:
        assert Review.objects.exclude(quiz_response=None).count() > SMALL

    def test_the_class_report_has_figures(self, small: Made) -> None:
        report = classroom_report(small.classroom, teacher(), NOON)
        *quizzes, brief = report.assignments
        assert len(quizzes) == 3
        assert len(brief.not_begun) == 1
        assert 0 < brief.finished < brief.begun == SMALL - 1
        assert report.people
        assert report.concepts
        assert report.confusions.people[0].times > 3
        assert len({row.done[-1].done for row in report.learners}) > 4

    def test_the_gradebook_has_good_and_bad_grades(self, small: Made) -> None:
        book = gradebook(small.classroom)
        means = [row.total.percent for row in book.rows if row.total]
        assert len(book.columns) == 3
        assert max(means) - min(means) > 30
        assert book.mean
        assert 40 < book.mean < 85

    def test_attempts_are_in_every_state(self) -> None:
        states = {attempt.state_at(NOON) for attempt in Attempt.objects.all()}
        assert states >= {"in progress", "submitted", "graded", "abandoned"}
        per_person = Attempt.objects.values_list("user", "quiz")
        assert max(Counter(per_person).values()) == 2

    def test_the_three_quizzes_use_different_settings(self) -> None:
        quizzes = Quiz.objects.authored()
        assert quizzes.filter(certainty=True, published_at__isnull=False).count() == 1
        assert quizzes.filter(parts__draws__gt=0, items__points__gt=1).distinct().count() == 1
        assert quizzes.filter(attempts__assignment=None, attempts__user__is_guest=True).exists()

    def test_some_essays_are_marked_and_some_are_not(self) -> None:
        exam = Quiz.objects.get(items__format="open", items__position=12)
        queues = queues_of(exam, teacher())
        assert len(queues) == 2
        assert sum(one.answers for one in queues) > sum(one.waiting for one in queues) > 0

    def test_the_question_with_the_wrong_key_discriminates_worst(self) -> None:
        found = discriminations(lesson())
        assert min(found, key=lambda stem: found[stem]) == WRONGLY_KEYED.stem
        assert found[WRONGLY_KEYED.stem] < 0


def discriminations(quiz: Quiz) -> dict[str, float]:
    """The discrimination of each question, as the teacher sees it."""
    analysis = item_analysis(quiz, teacher())
    return {
        one.asked.body["stem"]: one.figures.discrimination
        for one in analysis.questions
        if one.figures.discrimination is not None
    }


def history() -> list[Any]:
    """All answers with who gave them, when, and their effect."""
    reviews = Review.objects.order_by("user__username", "card__question__uid", "seq")
    answers = Response.objects.order_by("attempt__started_at", "position")
    columns = ("user__username", "card__question__uid", "seq", "rating", "reviewed_at", "response")
    return [
        *reviews.values_list(*columns, "card__due_at"),
        *answers.values_list("attempt__name", "body__stem", "given", "mark"),
    ]


def made_and_undone(size: int, **changes: Any) -> list[Any]:
    """The history of a class in a new database, where ids, which seed the fuzz, start again."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Card, Attempt, User]):
            cursor.execute(statement)
    with transaction.atomic():
        made(size, **changes)
        found = history()
        transaction.set_rollback(True)
    return found


@pytest.mark.django_db
@pytest.mark.usefixtures("brief")
class TestMaking:
    def test_the_same_seed_gives_the_same_history(self) -> None:
        first, again, other = made_and_undone(4), made_and_undone(4), made_and_undone(4, seed=9)
        differing = [pair for pair in zip(first, again, strict=False) if pair[0] != pair[1]]
        assert (len(first), differing[:3]) == (len(again), [])
        assert (first == other) is False

    def test_a_second_run_makes_nothing(self) -> None:
        made()
        before = rows()
        with pytest.raises(AlreadyThere):
            made()
        with pytest.raises(AlreadyThere):
            made(beside_others=True)
        assert rows() == before

    def test_nothing_is_made_if_there_are_other_accounts(self) -> None:
        UserFactory.create(guest=True)
        before = rows()
        with pytest.raises(OthersHere):
            made()
        assert rows() == before

    def test_the_data_of_other_accounts_is_not_changed(self, brief: Brief) -> None:
        question = brief.questions.filter(owns_card=True).first()
        card = CardFactory.create(question=question, in_review=True)
        before = Card.objects.values().get(pk=card.pk), User.objects.values().get(pk=card.user_id)
        made(beside_others=True)
        assert before == (
            Card.objects.values().get(pk=card.pk),
            User.objects.values().get(pk=card.user_id),
        )
        assert card.user.memberships.count() == card.user.attempts.count() == 0

    def test_a_taken_username_is_refused(self) -> None:
        UserFactory.create(username="demo-amara")
        before = rows()
        with pytest.raises(OthersHere, match="demo-amara"):
            made(beside_others=True)
        assert rows() == before

    def test_a_failure_leaves_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object) -> None:
            raise RuntimeError("in the middle")

        monkeypatch.setattr("learning.demo.classroom.mark_essays", fail)
        before = rows()
        with pytest.raises(RuntimeError):
            made()
        assert rows() == before


@pytest.mark.django_db
def test_without_the_brief_no_class_is_made(now: datetime) -> None:
    with pytest.raises(NoBrief):
        made()
    assert not User.objects.exists()


@pytest.mark.soak
@pytest.mark.django_db
@pytest.mark.usefixtures("brief")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_in_a_full_class_the_wrong_key_discriminates_worst(seed: int) -> None:
    full = made(MOST, seed=seed)
    assert full.learners == full.classroom.memberships.learners().count() == MOST
    found = discriminations(lesson())
    assert min(found, key=lambda stem: found[stem]) == WRONGLY_KEYED.stem
    assert found[WRONGLY_KEYED.stem] < -0.2


@pytest.mark.soak
@pytest.mark.django_db
@pytest.mark.usefixtures("brief")
def test_a_full_class_is_made_within_a_minute() -> None:
    began = time.process_time()
    made(MOST)
    assert time.process_time() - began < 60
