"""The occurrences of words in a passage, however often they repeat themselves."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.formats.spans import Unplaced, find_span_start, occurrences

REPEATING = st.text("ab", max_size=12)


@given(text=st.text("ab", max_size=60), words=REPEATING)
def test_all_occurrences_are_found_also_overlapping_ones(text, words):
    places = [at for at in range(len(text)) if words and text.startswith(words, at)]

    assert list(occurrences(text, words)) == places


@given(text=st.text("ab", max_size=60), words=REPEATING, nth=st.integers(1, 5))
def test_the_nth_occurrence_is_found(text, words, nth):
    places = [at for at in range(len(text)) if words and text.startswith(words, at)]

    if nth <= len(places):
        assert find_span_start(text, words, nth) == places[nth - 1]
    else:
        with pytest.raises(Unplaced):
            find_span_start(text, words, nth)


def test_the_last_of_very_many_overlapping_places_is_found_in_linear_time():
    began = process_time()

    assert find_span_start("a" * 200_000, "a" * 100_000, 100_001) == 100_000
    assert process_time() - began < 2  # searching again for each takes ten times as long
