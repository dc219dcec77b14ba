"""The formats together: what is said of them, and which one a file is in."""

from dataclasses import replace

import pytest
from hypothesis import given

from learning.exchange import FORMATS, WRITTEN, ExchangeFormat, format_named, guessed_format
from learning.exchange.format import Item
from learning.question_forms import form_of
from learning.questions.written import WrittenQuestion
from tests.learning.exchange.questions import items, one_of_each

WRITTEN_AND_READ = [one for one in WRITTEN if one.read]


def test_each_has_a_name_of_its_own() -> None:
    assert len({one.name for one in FORMATS}) == len(FORMATS)
    assert [format_named(one.name) for one in FORMATS] == list(FORMATS)
    assert format_named("docx") is None


@pytest.mark.parametrize("format", WRITTEN_AND_READ, ids=lambda one: one.name)
@pytest.mark.parametrize("name", ["", "questions.txt", "questions"])
def test_what_is_written_in_a_format_is_taken_for_it(format: ExchangeFormat, name: str) -> None:
    for question in one_of_each().values():
        data = format.write([Item(question)])
        found = guessed_format(name, data)
        assert not data or found.read is format.read


@pytest.mark.parametrize(
    ("name", "beginning", "format"),
    [
        ("a.csv", "{", "csv"),
        ("A.XML", "", "moodle-xml"),
        ("a.gift", "a\tb", "gift"),
        ("a.txt", "Which? {=a ~b}", "gift"),
        ("a.txt", "Which?\tHuai {in China}", "tsv"),
        ("a.txt", "Which?\nA. a\nB. b\nANSWER: A", "aiken"),
        ("a.txt", "question;answer\nWhich {a}?;b", "csv"),
        ("a.txt", "\ufeff<quiz>", "moodle-xml"),
        ("", "Which?,Huai", "csv"),
    ],
)
def test_a_format_is_found_by_name_or_beginning(name: str, beginning: str, format: str) -> None:
    assert guessed_format(name, beginning.encode()).name == format


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.name)
def test_none_holds_pictures(format: ExchangeFormat) -> None:
    for question in one_of_each().values():
        pictured = replace(question, image={"sha256": "a", "alt": "A river"})
        assert WrittenQuestion.of(pictured.body()).body() == pictured.body()
        lost = format.lost_of(pictured)
        assert lost == f"{format.cannot_hold(question)} Its picture is left out.".strip()


@given(items())
def test_whatever_is_taken_in_can_be_changed_in_its_form_without_loss(item: Item) -> None:
    body = item.question.body()
    make = form_of(body["formats"][0])
    form = make({name: value for name, value in make.fields_of(body).items() if value})
    assert form.is_valid(), form.errors
    assert form.question.body() == body
