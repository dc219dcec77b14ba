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


def picked(*offered, **changed):
    given = {"expects": "term", "state": State.REVIEW, "stability": 5.0, "recall_due": False}
    return pick_format(offered, **given | changed)


class TestNew:
    def test_is_recognised_where_it_can_be(self):
        assert picked(*NAMED, state=State.NEW, stability=None) == formats.CHOICE

    @pytest.mark.parametrize("format", [formats.TYPED, formats.LIST, formats.CLOZE, formats.NUMBER])
    def test_is_else_read_with_its_answer(self, format):
        assert picked(format, formats.RECALL, state=State.NEW, stability=None) == formats.RECALL
        assert picked(format, state=State.NEW, stability=None) == formats.RECALL

    def test_is_mended_at_once_where_it_is_an_altered_word(self):
        assert picked(formats.ALTERED, state=State.NEW, stability=None) == formats.ALTERED


class TestKnown:
    def test_is_typed_while_it_is_young(self):
        assert picked(*NAMED, stability=MATURE - 1) == formats.TYPED
        assert picked(formats.LIST, formats.RECALL) == formats.LIST

    def test_is_recalled_once_it_is_mature(self):
        assert picked(*NAMED, stability=MATURE) == formats.RECALL
        assert picked(formats.LIST, formats.RECALL, stability=MATURE) == formats.RECALL

    @pytest.mark.parametrize("format", [formats.CLOZE, formats.NUMBER])
    def test_stays_judged_where_the_answer_is_short(self, format):
        assert picked(format, formats.RECALL, stability=MATURE) is format

    def test_is_recognised_only_where_nothing_else_is_offered(self):
        assert picked(formats.CHOICE) == formats.CHOICE
        assert picked(formats.CHOICE, formats.RECALL) == formats.RECALL

    def test_comes_back_as_recall_after_a_click_that_proved_nothing(self):
        asked = {"state": State.LEARNING, "stability": None, "recall_due": True}
        assert picked(*NAMED, **asked) == formats.TYPED
        assert picked(formats.CHOICE, formats.RECALL, **asked) == formats.RECALL
        assert picked(formats.CHOICE, **asked) == formats.CHOICE


class TestCharacters:
    def wish(self, characters, **changed):
        return picked(*NAMED, expects=Expects.CHARACTERS, characters=characters, **changed)

    def test_are_written_by_those_who_want_to(self):
        assert self.wish("write") == formats.TYPED
        assert self.wish("write", state=State.NEW) == formats.CHOICE

    @pytest.mark.parametrize("wish", ["recognise", "off", "ask"])
    def test_are_else_recognised(self, wish):
        assert self.wish(wish) == formats.CHOICE
        assert self.wish(wish, state=State.NEW) == formats.CHOICE

    def test_are_picked_again_where_a_click_proved_nothing(self):
        assert self.wish("recognise", recall_due=True) == formats.CHOICE

    def test_leave_other_questions_alone(self):
        assert picked(*NAMED, characters="recognise") == formats.TYPED


@given(
    st.lists(st.sampled_from(sorted(KINDS)), min_size=1, unique=True),
    st.sampled_from(State),
    st.none() | st.floats(0.01, 1000),
)
def test_any_card_gets_a_format_that_it_has_or_recall(offered, state, stability):
    for expects, due, wish in product(("term", "characters"), (True, False), ("write", "off")):
        format = picked(
            *offered,
            expects=expects,
            state=state,
            stability=stability,
            recall_due=due,
            characters=wish,
        )
        assert format in offered or format == formats.RECALL
