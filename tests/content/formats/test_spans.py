"""Where words stand in a passage, however often they repeat themselves."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.formats.spans import Unplaced, occurrences, placed

REPEATING = st.text("ab", max_size=12)


@given(text=st.text("ab", max_size=60), words=REPEATING)
def test_every_place_is_found_overlapping_ones_too(text, words):
    places = [at for at in range(len(text)) if words and text.startswith(words, at)]

    assert list(occurrences(text, words)) == places


@given(text=st.text("ab", max_size=60), words=REPEATING, nth=st.integers(1, 5))
def test_the_place_that_is_counted_is_the_one_found(text, words, nth):
    places = [at for at in range(len(text)) if words and text.startswith(words, at)]

    if nth <= len(places):
        assert placed(text, words, nth) == places[nth - 1]
    else:
        with pytest.raises(Unplaced):
            placed(text, words, nth)


def test_the_last_of_ten_thousand_overlapping_places_is_found_at_once():
    began = perf_counter()

    assert placed("a" * 20_000, "a" * 10_000, 10_001) == 10_000
    assert perf_counter() - began < 0.1
