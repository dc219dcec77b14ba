"""The fields of a response: their values, and how they are submitted."""

import re
from typing import Any

from django.template.loader import render_to_string

from learning.kinds import kind_of
from learning.kinds.cloze import Cloze
from learning.rendering.fields import ResponseFields, response_fields
from tests.learning.exchange.questions import one_of_each

MATCHING: dict[str, Any] = {
    "format": "matching",
    "stem": "Match them.",
    "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}],
    "prompts": [{"id": "p", "text": "P"}],
}
ORDERING = MATCHING | {"format": "ordering", "prompts": []}
CHOICE = MATCHING | {"format": "choice", "prompts": []}


def chosen(fields: ResponseFields) -> list[str]:
    return [option.id for option in fields.options if option.chosen]


def test_fields_are_empty_before_a_response() -> None:
    fields = response_fields(MATCHING)
    assert chosen(fields) == []
    assert (fields.options[0].place, fields.prompts[0].match, fields.typed) == (None, "", "")


def test_each_field_holds_its_part_of_the_response() -> None:
    assert response_fields(MATCHING, {"pairs": {"p": "b"}}).prompts[0].match == "b"
    ordered = response_fields(ORDERING, {"order": ["b", "a"]})
    assert [option.place for option in ordered.options] == [2, 1]
    assert chosen(response_fields(CHOICE, {"option": "b"})) == ["b"]
    assert response_fields(CHOICE | {"format": "typed"}, {"text": "mud"}).typed == "mud"


def test_a_matching_says_what_is_left_over_or_used_again() -> None:
    once = MATCHING | {"repeats": False}
    assert response_fields(once).matching_hint == "One answer stays unused"
    assert response_fields(once | {"prompts": []}).matching_hint == "2 answers stay unused"
    assert response_fields(once | {"options": once["options"][:1]}).matching_hint == (
        "Each answer fits one"
    )
    assert response_fields(MATCHING | {"repeats": True}).matching_hint == (
        "An answer may fit more than one"
    )


def test_what_was_shown_before_that_was_kept_lets_every_answer_be_used_again() -> None:
    assert response_fields(MATCHING).repeats


def test_picking_an_option_submits_it_if_there_is_no_check_button() -> None:
    assert response_fields(CHOICE, sends_at_once=True).template.endswith("#choice")
    assert response_fields(CHOICE).template.endswith("#pick")


def test_an_altered_statement_is_separated_from_its_instruction() -> None:
    body = one_of_each()["altered word"].body()
    fields = response_fields(kind_of("altered word").shown("uid", body, 0))
    assert fields.altered_noun == "word"
    assert fields.statement in body["stem"]
    assert fields.statement != body["stem"]


def test_a_gap_is_a_list_a_number_or_a_line_and_keeps_what_is_in_it() -> None:
    body = Cloze().compose("The [[*Huai|P&o]] is [[#1000 ± 50]] km [[long]].").body()
    shown = Cloze().shown("uid", body, 0)
    texts = {"texts": ["P&o", "900"]}
    page = render_to_string(
        "learning/rendering/responses.html#cloze", {"fields": response_fields(shown, texts)}
    )
    assert '<select class="input gapped__gap" name="gap-0"' in page
    assert '<option value="P&amp;o" selected>P&amp;o</option>' in page
    assert '<option value="Huai">Huai</option>' in page
    assert re.search(r'name="gap-1"[^>]+value="900"[^>]+inputmode="decimal"', page)
    assert re.search(r'name="gap-2"[^>]+value=""', page)
    assert page.count("inputmode") == 1


def test_texts_that_were_shown_before_there_were_other_gaps_have_lines() -> None:
    shown = {"format": "cloze", "stem": "A ____ b ____.", "pieces": ["A ", " b ", "."]}
    fields = response_fields(shown, {"texts": ["x"]})
    assert [(gap.text, gap.options) for gap in fields.gaps] == [("x", []), ("", [])]
