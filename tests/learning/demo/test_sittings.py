"""Which quizzes the people of the demo class take, and how far they get."""

from collections import Counter
from datetime import datetime
from random import Random

from learning.demo.cast import MOST, cast_of, visitors
from learning.demo.sittings import AGAIN, CERTAIN, EXAM, WINDOWS, PlannedSitting, sittings


def planned(now: datetime, seed: int = 1) -> list[PlannedSitting]:
    rng = Random(seed)
    return sittings(cast_of(MOST, rng), visitors(rng), now, rng)


def test_sittings_are_in_order_and_in_the_past(now: datetime) -> None:
    times = [one.at for one in planned(now)]
    assert times == sorted(times)
    assert max(times) < now


def test_each_sitting_is_within_the_window_of_its_quiz(now: datetime) -> None:
    for one in planned(now):
        window = WINDOWS[one.quiz]
        assert window.set_at(now) < one.at < window.due_at(now)


def test_some_learners_try_twice_and_none_three_times(now: datetime) -> None:
    tries = Counter((one.quiz, one.who) for one in planned(now) if not one.by_link)
    for quiz in WINDOWS:
        most = {count for (name, _), count in tries.items() if name == quiz}
        assert most == ({1, 2} if AGAIN[quiz] else {1})


def test_in_the_exam_some_run_out_of_time(now: datetime) -> None:
    left = [one.share for one in planned(now) if one.quiz == EXAM and not one.handed_in]
    assert {0.0, 0.5} <= set(left)


def test_learners_take_no_quiz_while_they_do_not_study(now: datetime) -> None:
    cast = cast_of(MOST, Random(1))
    taken = {(one.quiz, one.who) for one in planned(now) if not one.by_link}
    for who, actor in enumerate(cast):
        if not actor.studies:
            assert not any((quiz, who) in taken for quiz in WINDOWS)
        if actor.ends:
            assert (CERTAIN, who) not in taken


def test_visitors_take_only_the_last_quiz_by_its_link(now: datetime) -> None:
    assert {one.quiz for one in planned(now) if one.by_link} == {CERTAIN}
