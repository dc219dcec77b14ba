"""Which quizzes the people of the demo class take, and how far they get."""

from collections import Counter
from datetime import datetime
from random import Random

from learning.demo.cast import MOST, cast_of, visitors
from learning.demo.sittings import AGAIN, CERTAIN, EXAM, WINDOWS, PlannedSitting, sittings


def planned(now: datetime, seed: int = 1) -> list[PlannedSitting]:
    rng = Random(seed)
    return sittings(cast_of(MOST, rng), visitors(rng), now, rng)


def test_they_come_in_order_and_none_is_to_come(now: datetime) -> None:
    times = [one.at for one in planned(now)]
    assert times == sorted(times)
    assert max(times) < now


def test_each_falls_into_the_time_of_its_quiz(now: datetime) -> None:
    for one in planned(now):
        window = WINDOWS[one.quiz]
        assert window.set_at(now) < one.at < window.due_at(now)


def test_some_try_again_and_nobody_three_times(now: datetime) -> None:
    tries = Counter((one.quiz, one.who) for one in planned(now) if not one.by_link)
    for quiz in WINDOWS:
        most = {count for (name, _), count in tries.items() if name == quiz}
        assert most == ({1, 2} if AGAIN[quiz] else {1})


def test_of_the_exam_some_run_out_of_time_with_half_or_nothing_answered(now: datetime) -> None:
    left = [one.share for one in planned(now) if one.quiz == EXAM and not one.handed_in]
    assert {0.0, 0.5} <= set(left)


def test_who_never_studies_takes_none_and_who_gave_up_takes_no_late_one(now: datetime) -> None:
    cast = cast_of(MOST, Random(1))
    taken = {(one.quiz, one.who) for one in planned(now) if not one.by_link}
    for who, actor in enumerate(cast):
        if not actor.studies:
            assert not any((quiz, who) in taken for quiz in WINDOWS)
        if actor.ends:
            assert (CERTAIN, who) not in taken


def test_visitors_come_by_the_link_of_the_last_one(now: datetime) -> None:
    assert {one.quiz for one in planned(now) if one.by_link} == {CERTAIN}
