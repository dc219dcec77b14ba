"""What a version of a generated question keeps of it."""

import pytest

from learning.bank.forms import form_of
from learning.factories import question_body, whole_body
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


def written(original, format="choice", **changes):
    """The body that the form for a format makes of a question, with some fields changed."""
    make = form_of(format)
    fields = make.initial_for(original) | changes
    form = make({name: value for name, value in fields.items() if value not in (None, False)})
    assert form.is_valid(), form.errors
    return form.question.body()


class TestOneOfAShippedQuestion:
    def test_has_the_same_key_in_every_format(
        self, questions: tuple[GeneratedQuestion, ...]
    ) -> None:
        for question in questions:
            body = question.body()
            formats = formats_of_copies(body)
            assert formats, question.stem
            for format in formats:
                assert has_same_key(written(body, format), body), (format, question.stem)

    def test_shares_its_card_or_those_of_its_parts(
        self, questions: tuple[GeneratedQuestion, ...]
    ) -> None:
        for question in questions:
            body = question.body()
            own = adapted(
                written(body, formats_of_copies(body)[0]), body, question.uid, shares=True
            )
            assert shares_card(own), question.stem
            assert card_of(own, "own") == ("own" if question.parts else question.uid)
            assert own["attribution"] == body["attribution"]
            assert own["adapted"]["source"] == body["source"]
            assert adapted(own, body, question.uid, shares=True) == own


class TestSources:
    def test_stay_with_each_option_that_is_unchanged(self) -> None:
        original = question_body()
        body = adapted(written(original, text_2="Liu Yang"), original, "a", shares=True)
        assert {one["text"]: one["source"] for one in body["distractors"]} == {
            "Liu Yang": None,
            "Sun Tao": SOURCE,
        }

    def test_are_those_of_a_written_question_all_the_same(self) -> None:
        original = question_body()
        assert adapted(written(original), original, "a", shares=True)["source"] is None


class TestAnotherAnswer:
    def test_has_a_card_of_its_own_and_says_so(self) -> None:
        original = question_body()
        body = adapted(written(original, text_1="Liu Yang"), original, "a", shares=True)
        assert not shares_card(body)
        told = {"uid": "", "source": SOURCE, "stem": True, "key": False}
        assert body["adapted"] == told

    @pytest.mark.parametrize("format", ["matching", "ordering"])
    def test_takes_the_cards_of_its_parts_from_a_whole(self, format: str) -> None:
        original = whole_body(format)
        same = adapted(written(original, format), original, "a", shares=True)
        field = "partner_1" if format == "matching" else "text_1"
        other = adapted(written(original, format, **{field: "Liu"}), original, "a", shares=True)
        assert [part["uid"] for part in same["parts"]] == ["part-0", "part-1", "part-2"]
        assert [part["uid"] for part in other["parts"]] == ["", "", ""]
        assert [part["source"] for part in other["parts"]] == [None, SOURCE, SOURCE]

    def test_is_another_order(self) -> None:
        original = whole_body("ordering")
        fields = {"text_1": "Zhao Min", "text_2": "Wang Li"}
        assert not has_same_key(written(original, "ordering", **fields), original)

    def test_is_not_one_with_other_spaces(self) -> None:
        original = question_body(answer="Wang  Li")
        assert has_same_key(question_body(answer="Wang Li"), original)


def test_a_list_keeps_the_cards_of_its_entries() -> None:
    original = whole_body("list")
    body = adapted(written(original, formats.LIST), original, "a", shares=True)
    assert [part["uid"] for part in body["parts"]] == ["part-0", "part-1", "part-2"]
    fewer = adapted(written(original, formats.LIST, text_3=""), original, "a", shares=True)
    assert not shares_card(fewer)


def test_without_its_original_it_keeps_what_it_kept() -> None:
    original = question_body()
    before = adapted(written(original), original, "a", shares=True)
    alone = kept(written(original, stem="Who says so?"), before)
    told = {"uid": "", "source": SOURCE, "stem": False, "key": True}
    assert alone["adapted"] == told
    assert [one["source"] for one in alone["distractors"]] == [SOURCE, SOURCE]
    other = kept(written(original, text_1="Liu"), alone)
    assert not other["adapted"]["key"]
    assert kept(written(original), other)["adapted"]["key"] is False
