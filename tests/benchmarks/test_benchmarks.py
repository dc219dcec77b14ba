"""That the benchmarks run, on a world too small to say anything of speed."""

import argparse
import os
import random
from itertools import chain

import pytest
from django.db import connection
from django.db.models import Count
from django.utils import timezone

from learning.factories import NOON
from learning.models import Card
from learning.scheduling import Rating, replay
from learning.study.candidates import due_reviews
from tests.benchmarks.briefs import ORDINARY_IDS, Size
from tests.benchmarks.client import Answers
from tests.benchmarks.cores import on_cores_of_their_own
from tests.benchmarks.histories import TODAY, Past, pasts
from tests.benchmarks.loads import Load
from tests.benchmarks.report import Run, goals, markdown
from tests.benchmarks.requests import (
    ANSWER,
    BARE,
    DILIGENT,
    DUE_COUNTS,
    ORDINARY,
    PROGRESS,
    REQUESTS,
    trials,
)
from tests.benchmarks.runs import run
from tests.benchmarks.trials import Result, in_turn, percentile
from tests.benchmarks.world import World, fill
from tests.server import python

ROUNDS = 2


@pytest.fixture
def world(db: None) -> World:
    return fill(Size.of(200), timezone.now())


def some_pasts(seed: int, *, due: bool = True) -> list[Past]:
    return pasts(random.Random(seed), NOON, due=due, many=20)


def run_of(cards: int, answer: float, bare: float, *loads: Load) -> Run:
    results = [(BARE, bare), (ANSWER, answer)]
    return Run(cards, [Result(what, ORDINARY, 8, [ms], [ms]) for what, ms in results], list(loads))


def test_the_bare_view_can_be_served(tmp_path):
    bare = {"DJANGO_SETTINGS_MODULE": "tests.benchmarks.bare_settings"}
    loaded = python(tmp_path, "-c", "import config.wsgi", **bare)
    assert loaded.returncode == 0, loaded.stderr


def test_a_world_has_the_cards_that_were_asked_for(world):
    counts = Card.objects.values_list("user").annotate(cards=Count("pk"))

    assert sum(cards for _, cards in counts) == 200 + world.size.short
    assert max(cards for _, cards in counts) == world.heavy.cards.count() == 100


@pytest.mark.parametrize("cards", [1000, 100_000, 1_000_000])
def test_an_ordinary_learner_has_as_many_cards_in_every_world(cards):
    size = Size.of(cards)
    learners = range(1, size.others + 3)

    assert [size.cards_of(learner) for learner in ORDINARY_IDS] == [50, 50]
    assert sum(map(size.cards_of, learners)) == cards
    assert len(learners) <= 10_000


def test_whoever_has_most_cards_has_a_day_s_reviews_due_in_a_small_world_too(world):
    due = due_reviews(Card.objects.all(), timezone.now()).order_by().values_list("user")
    of_each = dict(due.annotate(cards=Count("pk")))

    assert of_each[world.heavy.pk] == 60  # of 100
    assert {of_each[other.pk] for other in world.others} == {2}  # of 10


def test_a_card_is_what_its_reviews_have_made_of_it(world):
    card = Card.objects.in_review().order_by("pk")[0]
    reviews = card.reviews.order_by("seq")

    log = [(Rating(each.rating or 0), each.reviewed_at, "") for each in reviews]
    memory = replay(log, preferences=world.heavy.preferences)

    assert card.seq == len(reviews) > 1
    assert memory.stability == pytest.approx(card.stability)


def test_the_same_seed_makes_the_same_pasts():
    assert some_pasts(1) == some_pasts(1) != some_pasts(2)


def test_a_past_ends_before_today_with_a_card_that_is_due_or_is_not():
    late, early = some_pasts(1, due=True), some_pasts(1, due=False)

    assert all(past.fields["due_at"] <= NOON for past in late)
    assert all(past.fields["due_at"] > NOON for past in early)
    assert all(past.answers[-1].at <= NOON - TODAY for past in late + early)


def test_every_request_is_measured_beside_a_bare_view_of_eight_statements(world):
    bare, *results = chain(*in_turn(([trial] for trial in trials(world)), ROUNDS))

    assert (bare.what, bare.statements) == (BARE, 8)
    assert {each.what for each in results} == {request.name for request in REQUESTS}
    assert all(len(each.rounds) == ROUNDS and each.statements for each in results)


def test_the_table_tells_what_was_measured_and_whether_the_goal_is_reached():
    told = markdown([run_of(1000, answer=2.6, bare=2.0)], "SQLite")
    too_slow = markdown([run_of(1000, answer=2.8, bare=2.0)], "SQLite")

    assert f"| 1,000 | {ANSWER} | ordinary | 8 | 2.60 | 2.60 | 2.60 | 1.30 |" in told
    assert "| at most 1.35 | 1.30 | yes |" in told
    assert "| at most 1.35 | 1.40 | **no** |" in too_slow


def test_a_load_is_judged_beside_that_of_the_bare_view():
    loads = Load(ANSWER, 2, [60.0], [0.01] * 9 + [0.03]), Load(BARE, 2, [100.0], [0.01])
    told = {goal.text: goal.is_reached for goal in goals([run_of(1000, 2.6, 2.0, *loads)])}
    served = "with 2 workers at 1,000 cards"

    assert not told[f"answers a second, of the bare view's, {served}"]  # 60 of 100
    assert not told[f"p99, in times the p50, {served}"]  # 30 of 10 ms
    assert told[f"errors of {ANSWER.lower()} {served}"]


def test_what_is_told_in_times_is_told_round_by_round_on_a_machine_that_slows_down():
    answer = Result(ANSWER, ORDINARY, wall=[2.4, 2.4, 2.4, 4.8, 4.8])
    bare = Result(BARE, ORDINARY, wall=[2.0, 2.0, 3.9, 4.0, 4.0])
    own, others = Load(ANSWER, 2, [75, 80, 160]), Load(BARE, 2, [100, 200, 200])

    assert answer.in_times(bare) == pytest.approx(1.2)
    assert own.rate_in_times(others) == pytest.approx(0.75)


def test_what_is_asked_several_times_a_round_is_told_by_the_middle_of_them():
    counts = Result(DUE_COUNTS, ORDINARY, wall=[0.3, 0.9, 0.4, 0.6, 0.5, 2.0], times=3)
    bare = Result(BARE, ORDINARY, wall=[4.0, 4.0])

    assert counts.rounds == [0.4, 0.6]
    assert counts.in_times(bare) == pytest.approx(0.125)


def test_the_rate_of_a_load_is_that_of_the_time_in_which_all_clients_were_sending():
    done_early = Answers(0.0, came=[0.25, 0.5], ended=0.5, seconds=[0.25, 0.25])
    done_late = Answers(0.0, came=[0.5, 1.0], ended=1.0, seconds=[0.5, 0.5], errors=["/: 500"])
    load = Load(ANSWER, 2)
    load.keep([done_early, done_late])

    assert load.rate == 6  # three in half a second
    assert (load.milliseconds(50), load.milliseconds(99)) == (250, 500)  # of all four
    assert load.errors == ["/: 500"]


def test_progress_is_judged_where_there_is_as_much_of_it_as_the_goal_says():
    run = run_of(100_000, answer=2.6, bare=2.0)
    run.results.append(Result(PROGRESS, DILIGENT, 8, [160.0], [160.0]))

    assert not [goal for goal in goals([run]) if "progress" in goal.text]
    run.reviews = 20_000
    (goal,) = (goal for goal in goals([run]) if "progress" in goal.text)
    assert not goal.is_reached


def test_growth_is_what_the_largest_run_takes_of_the_smallest_one():
    runs = [
        run_of(cards, answer, bare=2.0) for cards, answer in ((1000, 2.6), (2000, 9), (3000, 3.9))
    ]
    grown = [goal for goal in goals(runs) if "in times that" in goal.text]

    assert [goal.value for goal in grown] == [pytest.approx(1.5)]


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="the system has no such choice")
def test_what_is_timed_keeps_to_one_core_and_what_answers_it_to_another(db):
    own, cursor = os.getpid(), connection.cursor()
    answers = cursor.connection.info.backend_pid if connection.vendor == "postgresql" else None
    before = os.sched_getaffinity(own)

    with on_cores_of_their_own([connection]):
        assert os.sched_getaffinity(own) == {min(before)}
        assert answers is None or os.sched_getaffinity(answers) == {max(before)}

    assert os.sched_getaffinity(own) == os.sched_getaffinity(answers or own) == before


@pytest.mark.soak  # two databases are migrated
@pytest.mark.django_db(transaction=True)
def test_several_worlds_are_measured_in_one_run():
    asked = argparse.Namespace(cards=[200, 300], heavy=100, rounds=1, requests=0, loads=0)
    before = connection.settings_dict["NAME"]

    small, large = run(asked)

    assert (small.cards, large.cards) == (200, 300)
    assert [each.what for each in small.results] == [each.what for each in large.results]
    assert small.find(ANSWER, ORDINARY).statements == large.find(ANSWER, ORDINARY).statements == 9
    assert connection.settings_dict["NAME"] == before


def test_a_percentile_is_one_of_the_values():
    assert percentile([4.0, 1.0, 3.0, 2.0], 50) == 2.0
    assert percentile([4.0, 1.0, 3.0, 2.0], 95) == 4.0
