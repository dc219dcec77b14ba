"""Concepts as wrong options of few questions each."""

from collections import Counter
from dataclasses import replace

from learning.grading import formats
from learning.questions.spreading import most_uses, spread
from tests.learning.questions.changes import asked, options
from tests.learning.questions.harbour import harbour


def test_a_concept_gives_way_once_it_was_wrong_often_enough() -> None:
    question = asked(harbour(), "source-of-relation")["steam-drives-trade",]
    many = [replace(question, keys=(f"{n}",)) for n in range(6)]
    uses = Counter(text for one in spread(harbour(), many) for text in options(one))
    assert uses
    assert max(uses.values()) <= most_uses(harbour()) == 3


def test_a_question_without_fresh_options_is_a_choice_no_more() -> None:
    question = replace(asked(harbour(), "source-of-relation")["steam-drives-trade",], reserve=())
    *_, last = spread(harbour(), [replace(question, keys=(f"{n}",)) for n in range(4)])
    assert (last.distractors, last.reserve) == ((), ())
    assert last.formats == (formats.TYPED, formats.RECALL)
