from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.grading import formats
from learning.grading.expects import Expects
from learning.kinds import KINDS
from learning.kinds.choosing import MATURE, pick_format
from learning.scheduling import State

NAMED = (formats.CHOICE, formats.TYPED, formats.RECALL)


def picked_format(*offered, **changed):
    given = {"expects": "term", "state": State.REVIEW, "stability": 5.0, "recall_due": False}
    return pick_format(offered, **given | changed)


class TestNew:
    def test_is_asked_as_a_choice_if_possible(self):
        assert picked_format(*NAMED, state=State.NEW, stability=None) == formats.CHOICE

    @pytest.mark.parametrize("format", [formats.TYPED, formats.LIST, formats.CLOZE, formats.NUMBER])
    def test_is_otherwise_graded_if_possible(self, format):
        new = {"state": State.NEW, "stability": None}
        assert picked_format(format, formats.RECALL, **new) == format
        assert picked_format(formats.RECALL, **new) == formats.RECALL

    def test_is_asked_as_an_altered_word_if_it_has_no_other_format(self):
        assert picked_format(formats.ALTERED, state=State.NEW, stability=None) == formats.ALTERED


class TestKnown:
    def test_is_typed_while_it_is_young(self):
        assert picked_format(*NAMED, stability=MATURE - 1) == formats.TYPED
        assert picked_format(formats.LIST, formats.RECALL) == formats.LIST

    def test_is_recalled_once_it_is_mature(self):
        assert picked_format(*NAMED, stability=MATURE) == formats.RECALL
        assert picked_format(formats.LIST, formats.RECALL, stability=MATURE) == formats.RECALL

    @pytest.mark.parametrize("format", [formats.CLOZE, formats.NUMBER])
    def test_stays_graded_if_the_answer_is_short(self, format):
        assert picked_format(format, formats.RECALL, stability=MATURE) is format

    def test_is_asked_as_a_choice_only_if_nothing_else_is_offered(self):
        assert picked_format(formats.CHOICE) == formats.CHOICE
        assert picked_format(formats.CHOICE, formats.RECALL) == formats.RECALL

    def test_is_asked_without_options_if_recall_is_due(self):
        asked = {"state": State.LEARNING, "stability": None, "recall_due": True}
        assert picked_format(*NAMED, **asked) == formats.TYPED
        assert picked_format(formats.CHOICE, formats.RECALL, **asked) == formats.RECALL
        assert picked_format(formats.CHOICE, **asked) == formats.CHOICE


class TestCharacters:
    def wish(self, characters, **changed):
        return picked_format(*NAMED, expects=Expects.CHARACTERS, characters=characters, **changed)

    def test_are_written_by_those_who_want_to(self):
        assert self.wish("write") == formats.TYPED
        assert self.wish("write", state=State.NEW) == formats.CHOICE

    @pytest.mark.parametrize("wish", ["recognise", "off", "ask"])
    def test_are_otherwise_asked_as_a_choice(self, wish):
        assert self.wish(wish) == formats.CHOICE
        assert self.wish(wish, state=State.NEW) == formats.CHOICE

    def test_are_asked_as_a_choice_again_if_recall_is_due(self):
        assert self.wish("recognise", recall_due=True) == formats.CHOICE

    def test_leave_other_questions_alone(self):
        assert picked_format(*NAMED, characters="recognise") == formats.TYPED


@given(
    st.lists(st.sampled_from(sorted(KINDS)), min_size=1, unique=True),
    st.sampled_from(State),
    st.none() | st.floats(0.01, 1000),
)
def test_any_card_gets_a_format_that_it_has_or_recall(offered, state, stability):
    for expects, due, wish in product(("term", "characters"), (True, False), ("write", "off")):
        format = picked_format(
            *offered,
            expects=expects,
            state=state,
            stability=stability,
            recall_due=due,
            characters=wish,
        )
        assert format in offered or format == formats.RECALL
