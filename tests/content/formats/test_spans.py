"""Where words stand in a passage, however often they repeat themselves."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.formats.spans import Unplaced, find_span_start, occurrences

REPEATING = st.text("ab", max_size=12)


@given(text=st.text("ab", max_size=60), words=REPEATING)
def test_every_place_is_found_overlapping_ones_too(text, words):
    places = [at for at in range(len(text)) if words and text.startswith(words, at)]

    assert list(occurrences(text, words)) == places


@given(text=st.text("ab", max_size=60), words=REPEATING, nth=st.integers(1, 5))
def test_the_place_that_is_counted_is_the_one_found(text, words, nth):
    places = [at for at in range(len(text)) if words and text.startswith(words, at)]

    if nth <= len(places):
        assert find_span_start(text, words, nth) == places[nth - 1]
    else:
        with pytest.raises(Unplaced):
            find_span_start(text, words, nth)


def test_the_last_of_very_many_overlapping_places_is_found_in_linear_time():
    began = process_time()

    assert find_span_start("a" * 200_000, "a" * 100_000, 100_001) == 100_000
    assert process_time() - began < 2  # it takes ten times as long to look for each anew
