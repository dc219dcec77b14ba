"""Where the words of an old text stand in its new version."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.material import Passage, Span
from content.revision.passages import aligned
from content.revision.places import Places

OLD = "Li argues that short quays lose ships. The sea is wide. Nobody knows why."


def places(old: str | list[str], new: str | list[str]) -> Places:
    """Between texts of one passage or several; the new slugs begin with n."""
    olds, news = ([one] if isinstance(one, str) else one for one in (old, new))
    before = [Passage(slug=f"o{n}", text=text) for n, text in enumerate(olds)]
    after = [Passage(slug=f"n{n}", text=text) for n, text in enumerate(news)]
    return Places(before, after, aligned(before, after))


def span_of(found: Places, words: str, nth: int = 1) -> Span:
    for passage in found.old:
        start = -1
        for _ in range(nth):
            start = passage.text.find(words, start + 1)
        if start >= 0:
            return Span(passage=passage.slug, start=start, end=start + len(words))
    raise AssertionError(words)


def words(found: Places, span: Span | None) -> str | None:
    if span is None:
        return None
    [passage] = [one for one in found.new if one.slug == span.passage]
    return passage.text[span.start : span.end]


def test_words_after_a_change_move_with_it():
    found = places(OLD, OLD.replace("Li argues", "Li often argues"))
    here = found.carried(span_of(found, "short quays lose ships"))
    assert here == Span(passage="n0", start=21, end=43)


def test_words_that_stand_twice_keep_their_own_place():
    old = "The sea is wide. It is cold. The sea is wide."
    found = places(old, f"Yes. {old}")
    here = found.carried(span_of(found, "The sea is wide.", nth=2))
    assert here is not None
    assert here.start == 5 + old.rindex("The sea")


def test_changed_words_are_not_carried_and_leave_their_region():
    found = places(OLD, OLD.replace("lose ships", "cost many jobs"))
    span = span_of(found, "short quays lose ships")
    assert found.carried(span) is None
    assert words(found, found.region(span)) == "short quays cost many jobs"


def test_words_that_are_gone_leave_no_region():
    found = places(OLD, OLD.replace("The sea is wide. ", ""))
    assert found.region(span_of(found, "The sea is wide.")) is None


def test_a_part_of_a_word_stays_a_part_of_it():
    found = places("The shipyards close.", "So the shipyards close.")
    assert words(found, found.carried(span_of(found, "ship"))) == "ship"


def test_words_of_a_passage_that_was_joined_are_found_in_the_other():
    first, second = OLD, "Wang Li says that every harbour of the coast needs deep water."
    found = places([first, second], [f"{second} {first}"])
    for text in ("short quays lose ships", "every harbour of the coast needs deep water"):
        assert words(found, found.carried(span_of(found, text))) == text


def test_a_long_sentence_is_followed_to_another_passage():
    text = "Wang Li says that every harbour of the coast needs deep water"
    found = places(
        [f"{OLD} {text}.", "Bees sleep at night."], [OLD, f"Bees sleep at night. {text}."]
    )
    here = found.carried(span_of(found, text))
    assert here is not None
    assert (here.passage, words(found, here)) == ("n1", text)


def test_quotes_of_another_form_are_the_same_words():
    found = places("He calls it “a fine mess” at noon.", 'Now he calls it "a fine mess" at noon.')
    assert words(found, found.carried(span_of(found, "“a fine mess”"))) == '"a fine mess"'


@pytest.mark.parametrize(
    ("new", "is_reworded"),
    [
        (OLD.replace("The sea is wide. ", ""), False),
        (OLD.replace("Li argues", "Li doubts"), True),
        (OLD.replace("lose ships.", "lose ships, says Wang."), True),
        (OLD.replace("Li argues", "Nobody says so: Li argues"), True),
    ],
)
def test_a_sentence_is_reworded_by_what_changes_in_it(new, is_reworded):
    found = places(OLD, new)
    span = span_of(found, "short quays lose ships")
    now = found.carried(span)
    assert now is not None
    assert found.is_reworded_around(span, now, before=False) is is_reworded


WORDS = st.lists(
    st.sampled_from(["sea", "quay", "the", "a", "ship.", "Li"]), min_size=1, max_size=12
)


@given(WORDS, WORDS, st.data())
def test_what_is_carried_has_the_same_words(old, new, data):
    found = places(" ".join(old), " ".join(new))
    first = data.draw(st.integers(0, len(old) - 1))
    last = data.draw(st.integers(first, len(old) - 1))
    text = " ".join(old[first : last + 1])
    start = len(" ".join(old[:first])) + bool(first)
    here = found.carried(Span(passage="o0", start=start, end=start + len(text)))
    assert here is None or words(found, here) == text
