"""That the benchmarks run, on a world too small to say anything of speed."""

import argparse
from itertools import chain

import pytest
from django.db import connection
from django.db.models import Count
from django.utils import timezone

from learning.models import Card
from learning.study.order.candidates import due_reviews
from tests.benchmarks.briefs import ORDINARY_IDS, Size
from tests.benchmarks.client import Answers
from tests.benchmarks.loads import Load
from tests.benchmarks.report import Run, goals, markdown
from tests.benchmarks.requests import ANSWER, BARE, DILIGENT, ORDINARY, PROGRESS, REQUESTS, trials
from tests.benchmarks.runs import run
from tests.benchmarks.trials import Result, in_turn
from tests.benchmarks.world import World, fill
from tests.server import python

ROUNDS = 2


@pytest.fixture
def world(db: None) -> World:
    return fill(Size.of(200), timezone.now())


def run_of(cards: int, answer: float, bare: float, *loads: Load) -> Run:
    results = [(BARE, bare), (ANSWER, answer)]
    return Run(cards, [Result(what, ORDINARY, 8, [ms], [ms]) for what, ms in results], list(loads))


def test_the_bare_view_can_be_served(tmp_path):
    bare = {"DJANGO_SETTINGS_MODULE": "tests.benchmarks.bare_settings"}
    loaded = python(tmp_path, "-c", "import config.wsgi", **bare)
    assert loaded.returncode == 0, loaded.stderr


def test_a_world_has_the_cards_that_were_asked_for_and_a_day_of_them_due(world):
    cards = Card.objects.values_list("user").annotate(cards=Count("pk"))
    due = due_reviews(Card.objects.all(), timezone.now()).order_by().values_list("user")
    due_of_each = dict(due.annotate(cards=Count("pk")))

    assert sum(number for _, number in cards) == 200
    assert max(number for _, number in cards) == world.heavy.cards.count() == 100
    assert due_of_each[world.heavy.pk] == 60
    assert {due_of_each[other.pk] for other in world.others} == {2}  # of 10


@pytest.mark.parametrize("cards", [1000, 100_000, 1_000_000])
def test_an_ordinary_learner_has_as_many_cards_in_every_world(cards):
    size = Size.of(cards)

    assert [size.cards_of(learner) for learner in ORDINARY_IDS] == [50, 50]
    assert sum(map(size.cards_of, range(1, size.others + 3))) == cards


def test_every_request_is_measured_beside_a_bare_view_of_eight_statements(world):
    bare, *results = chain(*in_turn(([trial] for trial in trials(world)), ROUNDS))

    assert (bare.what, bare.statements) == (BARE, 8)
    assert {each.what for each in results} == {request.name for request in REQUESTS}
    assert all(len(each.rounds) == ROUNDS and each.statements for each in results)


def test_the_table_shows_what_was_measured_and_whether_the_goal_is_reached():
    fast = markdown([run_of(1000, answer=1.8, bare=2.0)], "SQLite")
    too_slow = markdown([run_of(1000, answer=2.2, bare=2.0)], "SQLite")

    assert f"| 1,000 | {ANSWER} | ordinary | 8 | 1.80 | 1.80 | 1.80 | 0.90 |" in fast
    assert "| at most 1.00 | 0.90 | yes |" in fast
    assert "| at most 1.00 | 1.10 | **no** |" in too_slow


def test_a_load_is_judged_beside_that_of_the_bare_view():
    loads = Load(ANSWER, 2, [60.0], [0.01] * 9 + [0.03]), Load(BARE, 2, [100.0], [0.01])
    reached = {goal.text: goal.is_reached for goal in goals([run_of(1000, 1.8, 2.0, *loads)])}
    served = "with 2 workers at 1,000 cards"

    assert not reached[f"answers a second, of the bare view's, {served}"]  # 60 of 100
    assert not reached[f"p99, in times the p50, {served}"]  # 30 of 10 ms
    assert reached[f"errors of {ANSWER.lower()} {served}"]


def test_ratios_are_taken_round_by_round_on_a_machine_that_slows_down():
    answer = Result(ANSWER, ORDINARY, wall=[2.4, 2.4, 2.4, 4.8, 4.8])
    bare = Result(BARE, ORDINARY, wall=[2.0, 2.0, 3.9, 4.0, 4.0])
    own, others = Load(ANSWER, 2, [75, 80, 160]), Load(BARE, 2, [100, 200, 200])

    assert answer.in_times(bare) == pytest.approx(1.2)
    assert own.rate_in_times(others) == pytest.approx(0.75)


def test_the_rate_of_a_load_is_that_of_the_time_in_which_all_clients_were_sending():
    done_early = Answers(0.0, came=[0.25, 0.5], ended=0.5, seconds=[0.25, 0.25])
    done_late = Answers(0.0, came=[0.5, 1.0], ended=1.0, seconds=[0.5, 0.5], errors=["/: 500"])
    load = Load(ANSWER, 2)
    load.keep([done_early, done_late])

    assert load.rate == 6  # three in half a second
    assert (load.milliseconds(50), load.milliseconds(99)) == (250, 500)  # of all four
    assert load.errors == ["/: 500"]


def test_progress_has_a_goal_with_20_000_reviews_and_growth_with_two_sizes():
    small, large = run_of(1000, answer=1.8, bare=2.0), run_of(100_000, answer=2.7, bare=2.0)
    large.results.append(Result(PROGRESS, DILIGENT, 8, [160.0], [160.0]))
    large.reviews = 20_000
    found = {goal.text: goal for goal in goals([small, large])}

    assert not found["progress with 20,000 reviews, ms, at 100,000 cards"].is_reached
    grown = found[f"{ANSWER}, {ORDINARY}, at 100,000 in times that at 1,000 cards"]
    assert grown.value == pytest.approx(1.5)


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
