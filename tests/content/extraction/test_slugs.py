"""Slugs from the words of a text, each used once."""

import time

from content.extraction.slugs import Slugs


def test_what_is_taken_gets_the_next_number_that_is_free() -> None:
    slugs = Slugs({"quays"})
    given = [slugs.new(text, "other") for text in ("Quays", "Quays 3", "quays", "Quays", "", "")]
    assert given == ["quays-2", "quays-3", "quays-4", "quays-5", "other", "other-2"]


def test_a_line_that_is_repeated_very_often_takes_a_second_at_most() -> None:
    slugs = Slugs()
    before = time.process_time()
    given = {slugs.new("The same line", "other") for _ in range(30_000)}
    assert time.process_time() - before < 1
    assert len(given) == 30_000
