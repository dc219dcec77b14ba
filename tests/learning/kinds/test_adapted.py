"""What a version of a generated question keeps from its original."""

import pytest

from learning.bank.forms import form_of
from learning.factories import composite_body, question_body
from learning.grading import formats
from learning.kinds.adapted import (
    adapted,
    card_of,
    formats_of_copies,
    has_same_key,
    kept,
    shares_card,
)
from learning.questions.question import GeneratedQuestion

SOURCE = question_body()["source"]


def body_from_form(original, format="choice", **changes):
    """The body from the form of a format, filled from a question with some fields changed."""
    make = form_of(format)
    fields = make.initial_for(original) | changes
    form = make({name: value for name, value in fields.items() if value not in (None, False)})
    assert form.is_valid(), form.errors
    return form.question.body()


class TestVersionOfAShippedQuestion:
    def test_has_the_same_key_in_every_format(
        self, questions: tuple[GeneratedQuestion, ...]
    ) -> None:
        for question in questions:
            body = question.body()
            formats = formats_of_copies(body)
            assert formats, question.stem
            for format in formats:
                assert has_same_key(body_from_form(body, format), body), (format, question.stem)

    def test_shares_its_card_or_those_of_its_parts(
        self, questions: tuple[GeneratedQuestion, ...]
    ) -> None:
        for question in questions:
            body = question.body()
            own = adapted(
                body_from_form(body, formats_of_copies(body)[0]), body, question.uid, shares=True
            )
            assert shares_card(own), question.stem
            assert card_of(own, "own") == ("own" if question.parts else question.uid)
            assert own["attribution"] == body["attribution"]
            assert own["adapted"]["source"] == body["source"]
            assert adapted(own, body, question.uid, shares=True) == own


class TestSources:
    def test_stay_with_unchanged_options(self) -> None:
        original = question_body()
        body = adapted(body_from_form(original, text_2="Liu Yang"), original, "a", shares=True)
        assert {one["text"]: one["source"] for one in body["distractors"]} == {
            "Liu Yang": None,
            "Sun Tao": SOURCE,
        }

    def test_are_not_claimed_by_the_version_itself(self) -> None:
        original = question_body()
        assert adapted(body_from_form(original), original, "a", shares=True)["source"] is None


class TestFrame:
    def test_is_kept(self) -> None:
        assert body_from_form(question_body())["frame"] == "The brief"

    @pytest.mark.parametrize("frame", ["", "PRC doctrine"])
    def test_belongs_to_the_wording(self, frame: str) -> None:
        original = question_body()
        body = adapted(body_from_form(original, frame=frame), original, "a", shares=True)
        assert (body["adapted"]["stem"], body["adapted"]["key"]) == (False, True)
        assert shares_card(body)


class TestAnotherAnswer:
    def test_has_a_card_of_its_own_and_says_so(self) -> None:
        original = question_body()
        body = adapted(body_from_form(original, text_1="Liu Yang"), original, "a", shares=True)
        assert not shares_card(body)
        expected = {"uid": "", "source": SOURCE, "stem": True, "key": False}
        assert body["adapted"] == expected

    @pytest.mark.parametrize("format", ["matching", "ordering"])
    def test_detaches_a_composite_from_the_cards_of_its_parts(self, format: str) -> None:
        original = composite_body(format)
        same = adapted(body_from_form(original, format), original, "a", shares=True)
        field = "partner_1" if format == "matching" else "text_1"
        other = adapted(
            body_from_form(original, format, **{field: "Liu"}), original, "a", shares=True
        )
        assert [part["uid"] for part in same["parts"]] == ["part-0", "part-1", "part-2"]
        assert [part["uid"] for part in other["parts"]] == ["", "", ""]
        assert [part["source"] for part in other["parts"]] == [None, SOURCE, SOURCE]

    def test_includes_another_order(self) -> None:
        original = composite_body("ordering")
        fields = {"text_1": "Zhao Min", "text_2": "Wang Li"}
        assert not has_same_key(body_from_form(original, "ordering", **fields), original)

    def test_excludes_an_answer_with_other_spaces(self) -> None:
        original = question_body(answer="Wang  Li")
        assert has_same_key(question_body(answer="Wang Li"), original)


def test_a_list_keeps_the_cards_of_its_entries() -> None:
    original = composite_body("list")
    body = adapted(body_from_form(original, formats.LIST), original, "a", shares=True)
    assert [part["uid"] for part in body["parts"]] == ["part-0", "part-1", "part-2"]
    fewer = adapted(body_from_form(original, formats.LIST, text_3=""), original, "a", shares=True)
    assert not shares_card(fewer)


def test_a_version_keeps_its_source_without_its_original() -> None:
    original = question_body()
    before = adapted(body_from_form(original), original, "a", shares=True)
    alone = kept(body_from_form(original, stem="Who says so?"), before)
    expected = {"uid": "", "source": SOURCE, "stem": False, "key": True}
    assert alone["adapted"] == expected
    assert [one["source"] for one in alone["distractors"]] == [SOURCE, SOURCE]
    other = kept(body_from_form(original, text_1="Liu"), alone)
    assert not other["adapted"]["key"]
    assert kept(body_from_form(original), other)["adapted"]["key"] is False
