"""The people of the demo class."""

from datetime import timedelta
from random import Random
from statistics import mean

import pytest

from learning.demo.cast import LEAST, MOST, NAMES, VISITORS, cast_of, visitors
from learning.study_days import time_zones


def test_the_same_seed_gives_the_same_people() -> None:
    assert cast_of(MOST, Random(1)) == cast_of(MOST, Random(1))
    assert cast_of(MOST, Random(1)) != cast_of(MOST, Random(2))


@pytest.mark.parametrize("size", [LEAST, MOST])
def test_one_learner_never_starts_and_one_gives_up(size: int) -> None:
    cast = cast_of(size, Random(1))
    assert len(cast) == size
    assert [actor.studies for actor in cast].count(False) == 1
    assert [actor.ends > timedelta(0) for actor in cast].count(True) == 1


def test_given_names_are_unique_and_time_zones_exist() -> None:
    assert len({given for given, *_ in NAMES}) == len(NAMES)
    assert {zone for *_, zone in NAMES} <= set(time_zones())


def test_ability_varies_and_grows_with_diligence() -> None:
    people = [actor for seed in range(50) for actor in cast_of(MOST, Random(seed))]
    assert mean(actor.ability for actor in people) == pytest.approx(0, abs=0.1)
    able = mean(one.diligence for one in people if one.ability > 0.5)
    less = mean(one.diligence for one in people if one.ability < -0.5)
    assert able > less + 0.1


def test_visitors_have_a_name_and_do_not_study() -> None:
    found = visitors(Random(1))
    assert [one.name for one in found] == list(VISITORS)
    assert not any(one.studies for one in found)
