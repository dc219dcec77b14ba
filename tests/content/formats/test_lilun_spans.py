"""Words are found in their passage, or one problem says why not."""

import pytest

from content.formats import decoding, spans
from content.formats.lilun import read_brief
from tests.content.formats.spoiling import BRIEF, added, changed, problems

SPANS = [
    ("at: firts\n  words: feeds", 18, "no passage is called “firts”: did you mean “first”?"),
    ("at: second\n  words: feeds", 18, "no passage is called “second”: give the slug of a"),
    ("words: feeds", 17, "“at” is missing here: add the slug of the passage"),
    ("at: first", 17, "“words” is missing here: add the exact words of the passage"),
    ("at: [first]\n  words: feeds", 18, "“at” is one value, not a list or keys"),
    ("at: first\n  words: fee ds", 19, "“fee ds” is not in the passage “first”: copy its exact"),
    ("at: first\n  words: ''", 19, "“” is not in the passage “first”: copy its exact words"),
    (
        "at: first\n  words: FEEDS",
        19,
        "“FEEDS” is not in the passage “first”, which has “feeds”: copy its exact words",
    ),
    (
        "at: first\n  words: port",
        19,
        "“port” stands more than once in the passage “first”: add “occ",
    ),
    (
        "at: first\n  words: port\n  occurrence: 3",
        19,
        "“port” does not stand 3 times in the passage “first”",
    ),
    ("at: first\n  words: port\n  occurrence: x", 20, "“occurrence” counts the places of the"),
    ("at: first\n  words: port\n  occurrence: 0", 20, "“occurrence” counts the places of the"),
]


@pytest.mark.parametrize(("written", "line", "expected"), SPANS)
def test_words_that_are_not_found_are_the_only_problem(written, line, expected):
    text = changed("at: first\n  words: feeds", written)
    (problem,) = problems(text)
    assert problem.startswith(f"rice.yaml:{line}: {expected}")


def test_occurrence_picks_one_of_several_places():
    brief = read_brief(changed("occurrence: 1", "occurrence: 2"))
    span = brief.concept("port").span
    assert brief.words(span) == "port"
    assert span.start == BRIEF.splitlines()[4].rindex("port") - len("  text: ")


def test_the_passage_of_a_definition_is_its_concepts_by_default():
    text = added("concepts", "  definition: to give\n  definition_words: The port feeds\n")
    assert read_brief(text).concept("feeding").definition_span.passage == "first"


def test_no_words_are_searched_in_a_passage_that_is_too_long(monkeypatch):
    looked_in = []

    def placed(text, words, nth):
        looked_in.append(text)
        return spans.find_span_start(text, words, nth)

    monkeypatch.setattr(decoding, "find_span_start", placed)
    long = f"\n- slug: long\n  text: {'a' * 20_001}\npeople:"
    text = changed("\npeople:", long).replace("at: first\n  words: feeds", "at: long\n  words: aa")
    text = text.replace("term: feeding", "term: feeding\n  definition: a\n  definition_words: aa")
    (problem,) = problems(text)
    assert problem.startswith("rice.yaml:7: “text” has 20001 characters, 20000 at most")
    assert {len(text) for text in looked_in} == {len(BRIEF.splitlines()[4]) - len("  text: ")}


def test_words_of_a_definition_that_are_not_found_are_the_only_problem():
    text = added("concepts", "  definition: to give\n  definition_words: gives\n")
    (problem,) = problems(text)
    assert problem.startswith("rice.yaml:22: “gives” is not in the passage “first”")
