import random
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.scheduling import (
    Memory,
    Preferences,
    Rating,
    State,
    fuzz_range,
    fuzzed,
    intervals,
    replay,
    retrievability,
    review,
)

START = datetime(2024, 3, 1, 9, tzinfo=UTC)
DEFAULT = Preferences()
BARE = Preferences(learning_steps=(), relearning_steps=(), fuzz=False)
KNOWN = Memory(State.REVIEW, None, 10.0, 5.0, START, START - timedelta(days=10))

ratings = st.sampled_from(Rating)
waits = st.timedeltas(timedelta(0), timedelta(days=400))
logs = st.lists(st.tuples(st.none() | ratings, waits), max_size=12)
retentions = st.floats(0.70, 0.97)


def seed(count: int) -> str:
    return f"card:{count}"


def days_when_due(*given: Rating) -> list[int]:
    """The intervals in days of a card that is always answered when it is due."""
    memory, now, days = Memory(), START, []
    for rating in given:
        memory = review(memory, rating, now, preferences=BARE, seed="")
        assert memory.due_at is not None
        days.append((memory.due_at - now).days)
        now = memory.due_at
    return days


def remembered(retention: float, stability: float) -> int:
    """The days until a memory of this stability has faded to this retention."""
    memory = Memory(State.REVIEW, None, stability, 5.0, START, START)
    preferences = Preferences(desired_retention=retention, fuzz=False)
    later = review(memory, Rating.GOOD, START, preferences=preferences, seed="")
    assert later.due_at is not None
    assert later.stability == stability  # a second Good on one day does not raise a high stability
    return (later.due_at - START).days


class TestGoldenSequences:
    def test_five_good_ratings_when_due(self):
        assert days_when_due(*[Rating.GOOD] * 5) == [2, 11, 46, 163, 497]

    def test_a_lapse_in_the_middle(self):
        given = (Rating.GOOD, Rating.GOOD, Rating.AGAIN, Rating.GOOD, Rating.GOOD)
        assert days_when_due(*given) == [2, 11, 2, 5, 12]

    @pytest.mark.parametrize(
        ("retention", "ratio"), [(0.95, 0.4026), (0.90, 1), (0.85, 1.906), (0.80, 3.316)]
    )
    def test_interval_over_stability(self, retention, ratio):
        assert remembered(retention, 10_000) == pytest.approx(10_000 * ratio, abs=5)

    def test_interval_over_stability_at_the_lowest_retention(self):
        assert remembered(0.70, 3_900) == pytest.approx(3_900 * 9.288, abs=2)


class TestLearning:
    def test_a_new_card_returns_after_a_minute_then_ten_then_days(self):
        first = review(Memory(), Rating.GOOD, START, preferences=DEFAULT, seed="")
        assert (first.state, first.step) == (State.LEARNING, 1)
        assert first.due_at == START + timedelta(minutes=10)
        second = review(first, Rating.GOOD, first.due_at, preferences=DEFAULT, seed="")
        assert (second.state, second.step) == (State.REVIEW, None)
        assert second.due_at == first.due_at + timedelta(days=2)

    def test_a_missed_new_card_returns_after_a_minute(self):
        missed = review(Memory(), Rating.AGAIN, START, preferences=DEFAULT, seed="")
        assert missed.due_at == START + timedelta(minutes=1)

    def test_a_lapse_is_relearned_after_ten_minutes(self):
        lapsed = review(KNOWN, Rating.AGAIN, START, preferences=DEFAULT, seed="")
        assert (lapsed.state, lapsed.due_at) == (State.RELEARNING, START + timedelta(minutes=10))
        back = review(lapsed, Rating.GOOD, lapsed.due_at, preferences=DEFAULT, seed="")
        assert back.state is State.REVIEW

    def test_a_card_seen_without_a_rating_starts_like_a_new_one(self):
        seen = Memory(State.LEARNING, due_at=START, reviewed_at=None)
        assert review(seen, Rating.GOOD, START, preferences=DEFAULT, seed="") == review(
            Memory(), Rating.GOOD, START, preferences=DEFAULT, seed=""
        )

    def test_good_on_the_same_day_never_lowers_stability(self):
        same_day = KNOWN.reviewed_at + timedelta(hours=5)
        for rating in (Rating.GOOD, Rating.EASY):
            later = review(KNOWN, rating, same_day, preferences=DEFAULT, seed="")
            assert later.stability >= KNOWN.stability

    def test_the_same_day_formula(self):
        weak = Memory(State.REVIEW, None, 0.5, 5.0, START, START)
        later = review(weak, Rating.GOOD, START, preferences=DEFAULT, seed="")
        assert later.stability == pytest.approx(
            0.5 * 2.718281828 ** (0.5425 * (3 - 3 + 0.0912)) * 0.5**-0.0658
        )


class TestRetrievability:
    def test_falls_to_nine_tenths_after_one_stability(self):
        assert retrievability(KNOWN, START) == pytest.approx(0.9)

    def test_is_zero_without_a_rating(self):
        assert retrievability(Memory(), START) == 0

    def test_is_one_on_the_day_of_the_review(self):
        assert retrievability(KNOWN, KNOWN.reviewed_at + timedelta(hours=23)) == 1

    @given(retentions)
    def test_is_the_desired_retention_when_the_card_is_due(self, retention):
        memory = Memory(State.REVIEW, None, 1_000.0, 5.0, START, START)
        preferences = Preferences(desired_retention=retention, fuzz=False)
        later = review(memory, Rating.GOOD, START, preferences=preferences, seed="")
        assert retrievability(later, later.due_at) == pytest.approx(retention, abs=0.001)


class TestClocks:
    def test_a_clock_that_runs_backwards_counts_as_no_time(self):
        early = START - timedelta(days=30)
        backwards = review(KNOWN, Rating.GOOD, early, preferences=DEFAULT, seed="s")
        at_once = review(KNOWN, Rating.GOOD, KNOWN.reviewed_at, preferences=DEFAULT, seed="s")
        assert backwards.stability == at_once.stability
        assert backwards.due_at > early
        assert retrievability(KNOWN, early) == 1

    @pytest.mark.parametrize("zone", [ZoneInfo("Asia/Shanghai"), timezone(timedelta(hours=-5))])
    def test_any_zone_gives_the_same_moment_in_utc(self, zone):
        local = review(KNOWN, Rating.GOOD, START.astimezone(zone), preferences=DEFAULT, seed="s")
        assert local == review(KNOWN, Rating.GOOD, START, preferences=DEFAULT, seed="s")
        assert local.due_at.tzinfo is UTC

    def test_a_time_without_a_zone_is_refused(self):
        with pytest.raises(ValueError, match="zone"):
            review(KNOWN, Rating.GOOD, START.replace(tzinfo=None), preferences=DEFAULT, seed="")


class TestRefusals:
    @pytest.mark.parametrize("rating", [0, 5, 9])
    def test_an_unknown_rating(self, rating):
        with pytest.raises(ValueError, match="not a valid Rating"):
            review(KNOWN, rating, START, preferences=DEFAULT, seed="")

    @pytest.mark.parametrize("retention", [0.69, 0.98, float("nan")])
    def test_a_retention_out_of_range(self, retention):
        with pytest.raises(ValueError, match="Retention"):
            Preferences(desired_retention=retention)

    @pytest.mark.parametrize("days", [0, 36501])
    def test_an_interval_out_of_range(self, days):
        with pytest.raises(ValueError, match="Interval"):
            Preferences(maximum_interval=days)

    def test_a_step_of_no_length(self):
        with pytest.raises(ValueError, match="step"):
            Preferences(learning_steps=(timedelta(0),))

    def test_a_memory_in_review_without_a_stability(self):
        with pytest.raises(ValueError, match="REVIEW needs a stability"):
            Memory(State.REVIEW)


class TestFuzz:
    @given(st.integers(3, 36500), st.integers(1, 36500), st.text())
    def test_stays_in_its_range_and_under_the_maximum(self, days, maximum, seed):
        days = min(days, maximum)
        least, most = fuzz_range(days, maximum)
        assert least <= fuzzed(days, maximum, seed) <= most <= maximum
        assert days - least <= 1.5 + 0.15 * days

    @pytest.mark.parametrize(("days", "bounds"), [(2, (2, 2)), (3, (2, 4)), (10, (8, 12))])
    def test_ranges(self, days, bounds):
        assert fuzz_range(days, 36500) == bounds

    def test_spreads_over_its_range(self):
        assert {fuzzed(10, 36500, seed(n)) for n in range(200)} == {8, 9, 10, 11, 12}

    def test_does_not_change_learning_steps(self):
        due = {
            review(Memory(), Rating.AGAIN, START, preferences=DEFAULT, seed=seed(n)).due_at
            for n in range(20)
        }
        assert due == {START + timedelta(minutes=1)}

    def test_does_not_use_the_global_random_state(self):
        random.seed(1)
        before = random.getstate()
        first = review(KNOWN, Rating.GOOD, START, preferences=DEFAULT, seed="s")
        assert random.getstate() == before
        random.seed(2)
        assert review(KNOWN, Rating.GOOD, START, preferences=DEFAULT, seed="s") == first

    def test_many_threads_get_the_same_answer(self):
        with ThreadPoolExecutor(8) as threads:
            given = [
                threads.submit(review, KNOWN, Rating.GOOD, START, preferences=DEFAULT, seed="s")
                for _ in range(200)
            ]
        assert len({future.result() for future in given}) == 1


class TestProperties:
    @staticmethod
    def timed(log):
        now, out = START, []
        for count, (rating, wait) in enumerate(log):
            now += wait
            out.append((rating, now, seed(count)))
        return out

    @given(logs)
    def test_reviews_without_a_rating_change_nothing(self, log):
        timed = self.timed(log)
        rated = [one for one in timed if one[0] is not None]
        assert replay(timed, preferences=DEFAULT) == replay(rated, preferences=DEFAULT)

    @given(logs, st.integers(1, 400))
    def test_no_interval_is_above_the_maximum(self, log, maximum):
        memory = replay(self.timed(log), preferences=Preferences(maximum_interval=maximum))
        if memory.due_at:
            assert timedelta(0) < memory.due_at - memory.reviewed_at <= timedelta(days=maximum)

    @given(logs, retentions, retentions, st.booleans())
    def test_a_higher_retention_never_has_longer_intervals(self, log, one, other, fuzz):
        memory = replay(self.timed(log), preferences=DEFAULT)
        now = (memory.due_at or START) + timedelta(days=1)
        low, high = (
            intervals(
                memory,
                now,
                preferences=Preferences(desired_retention=retention, fuzz=fuzz),
                seed="s",
            )
            for retention in sorted((one, other))
        )
        assert all(high[rating] <= low[rating] for rating in Rating)

    @given(logs)
    def test_the_intervals_on_the_buttons_are_the_resulting_ones(self, log):
        memory = replay(self.timed(log), preferences=DEFAULT)
        now = START + timedelta(days=5000)
        shown = intervals(memory, now, preferences=DEFAULT, seed="s")
        assert list(shown) == list(Rating)
        assert sorted(shown.values()) == list(shown.values())
        for rating, wait in shown.items():
            later = review(memory, rating, now, preferences=DEFAULT, seed="s")
            assert later.due_at == now + wait
