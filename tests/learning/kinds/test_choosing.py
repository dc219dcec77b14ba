from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.grading.expects import Expects
from learning.grading.formats import Format
from learning.kinds.choosing import MATURE, pick_format
from learning.scheduling import State

NAMED = (Format.CHOICE, Format.TYPED, Format.RECALL)


def picked(*formats, **changed):
    given = {"expects": "term", "state": State.REVIEW, "stability": 5.0, "recall_due": False}
    return pick_format(formats, **given | changed)


class TestNew:
    def test_is_recognised_where_it_can_be(self):
        assert picked(*NAMED, state=State.NEW, stability=None) is Format.CHOICE

    @pytest.mark.parametrize("format", [Format.TYPED, Format.LIST, Format.CLOZE, Format.NUMBER])
    def test_is_else_read_with_its_answer(self, format):
        assert picked(format, Format.RECALL, state=State.NEW, stability=None) is Format.RECALL
        assert picked(format, state=State.NEW, stability=None) is Format.RECALL

    def test_is_mended_at_once_where_it_is_an_altered_word(self):
        assert picked(Format.ALTERED, state=State.NEW, stability=None) is Format.ALTERED


class TestKnown:
    def test_is_typed_while_it_is_young(self):
        assert picked(*NAMED, stability=MATURE - 1) is Format.TYPED
        assert picked(Format.LIST, Format.RECALL) is Format.LIST

    def test_is_recalled_once_it_is_mature(self):
        assert picked(*NAMED, stability=MATURE) is Format.RECALL
        assert picked(Format.LIST, Format.RECALL, stability=MATURE) is Format.RECALL

    @pytest.mark.parametrize("format", [Format.CLOZE, Format.NUMBER])
    def test_stays_judged_where_the_answer_is_short(self, format):
        assert picked(format, Format.RECALL, stability=MATURE) is format

    def test_is_recognised_only_where_nothing_else_is_offered(self):
        assert picked(Format.CHOICE) is Format.CHOICE
        assert picked(Format.CHOICE, Format.RECALL) is Format.RECALL

    def test_comes_back_as_recall_after_a_click_that_proved_nothing(self):
        asked = {"state": State.LEARNING, "stability": None, "recall_due": True}
        assert picked(*NAMED, **asked) is Format.TYPED
        assert picked(Format.CHOICE, Format.RECALL, **asked) is Format.RECALL
        assert picked(Format.CHOICE, **asked) is Format.CHOICE


class TestCharacters:
    def wish(self, characters, **changed):
        return picked(*NAMED, expects=Expects.CHARACTERS, characters=characters, **changed)

    def test_are_written_by_those_who_want_to(self):
        assert self.wish("write") is Format.TYPED
        assert self.wish("write", state=State.NEW) is Format.CHOICE

    @pytest.mark.parametrize("wish", ["recognise", "off", "ask"])
    def test_are_else_recognised(self, wish):
        assert self.wish(wish) is Format.CHOICE
        assert self.wish(wish, state=State.NEW) is Format.CHOICE

    def test_are_picked_again_where_a_click_proved_nothing(self):
        assert self.wish("recognise", recall_due=True) is Format.CHOICE

    def test_leave_other_questions_alone(self):
        assert picked(*NAMED, characters="recognise") is Format.TYPED


@given(
    st.lists(st.sampled_from(Format), min_size=1, unique=True),
    st.sampled_from(State),
    st.none() | st.floats(0.01, 1000),
)
def test_any_card_gets_a_format_that_it_has_or_recall(formats, state, stability):
    for expects, due, wish in product(("term", "characters"), (True, False), ("write", "off")):
        format = picked(
            *formats,
            expects=expects,
            state=state,
            stability=stability,
            recall_due=due,
            characters=wish,
        )
        assert format in formats or format is Format.RECALL
