"""Questions that were exported as QTI are read back as the same questions."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from learning.exchange.format import ExchangeItem, FileText, ItemPicture
from learning.exchange.plain_numbers import plain_number
from learning.exchange.qti import QTI
from learning.exchange.qti.reading import read
from learning.exchange.qti.writing.kinds import EXPORTED
from learning.exchange.qti.writing.package import write
from learning.exchange.texts import seen_of
from learning.grading import formats
from learning.grading.part_marks import ALL, NEARLY
from learning.grading.spelling.letters import Spelling
from learning.kinds import kind_of
from learning.kinds.number import EXACT, WeighedNumber
from learning.kinds.options import weights_of
from learning.kinds.typed import partial_of
from learning.kinds.written import WrittenQuestion
from tests.learning.exchange.questions import items, one_of_each
from tests.learning.pictured import image_file

KINDS = sorted(EXPORTED)
TAG = re.compile("<[^<>]*>")
RENDERER = MarkdownIt("js-default", {"html": False})
NOT_READ = re.compile(r"\$|\\[(\[]|\|")  # formulas in dollars and tables


def read_back(*written: ExchangeItem) -> list[ExchangeItem]:
    reading = read(write(written))
    assert reading.unread == []
    return reading.items


def kept(question: WrittenQuestion) -> dict[str, Any]:
    """The body of a question without what its export says that it loses, and what says nothing."""
    kind = kind_of(question.format)
    fields = kind.fields(question.body())
    for name in fields.keys() & {"partial", "also"}:
        fields[name] = [replace(one, feedback="") for one in fields[name] if one.weight]
    if question.format == formats.NUMBER:
        answer = WeighedNumber(fields["answer"], fields["tolerance"])
        fields["answer"] = plain_number(answer, question.body())
        fields |= {"units": fields["units"][:1], "needs_unit": False}
        if not answer.tolerance.by:
            fields["tolerance"] = EXACT
    if fields.get("spelling") == Spelling.FREE:
        fields["spelling"] = Spelling.EXACT
    body = dict(replace(kind.compose(**fields), image=question.image).body())
    body["accepted"] = others(body)
    if gaps := body.get("gaps"):
        body["gaps"] = [{**gap, "accepted": others(gap)} for gap in gaps]
    return body


def others(answered: Mapping[str, Any]) -> list[str]:
    """What else is accepted, each once."""
    unique = dict.fromkeys(answered["accepted"])
    return [one for one in unique if one != answered["answer"]]


@pytest.mark.parametrize("kind", KINDS)
def test_the_fullest_question_of_each_kind_survives(kind: str) -> None:
    question = one_of_each()[kind]
    (found,) = read_back(ExchangeItem(question, ("rivers & seas",)))
    assert found.question.body() == kept(question)
    assert found.tags == ("rivers & seas",)
    assert bool(found.notes) == (kind == formats.ORDERING)


def test_a_package_keeps_the_order_of_its_questions() -> None:
    written = [ExchangeItem(one_of_each()[kind]) for kind in KINDS]
    assert [one.question.format for one in read_back(*written)] == KINDS
    assert QTI.looks_like(write(written).decode(errors="replace"))


@pytest.mark.parametrize("kind", [formats.CHOICE, formats.TYPED, formats.NUMBER, formats.OPEN])
def test_a_table_survives(kind: str) -> None:
    stem = "Which?\n\n| *a* | b |\n|---|---|\n| 1\\|2 | |\n\nSay."
    (found,) = read_back(ExchangeItem(replace(one_of_each()[kind], stem=stem)))
    assert found.question.stem == stem


def words(value: Any) -> Any:
    """A value with the words that its texts show, since Markdown says one thing in several ways
    and readers keep no headings and quotations."""
    if isinstance(value, str):
        return "".join(TAG.sub("", RENDERER.render(value)).split())
    if isinstance(value, list):
        return [words(one) for one in value]
    if isinstance(value, dict):
        return {words(key): text for key, one in value.items() if (text := words(one))}
    return value


def compared(question: Mapping[str, Any]) -> Any:
    """A body without its answer where that is only its parts in a row."""
    derived = question["elements"] or question["parts"]
    return words({name: one for name, one in question.items() if name != "answer" or not derived})


def is_read_back(item: ExchangeItem) -> bool:
    """Readers give formulas other marks, and tables other spaces; of numbers that overlap they find
    the same ranges in another way, and what can be reached at most is the whole for them.
    """
    texts, body = seen_of(item.question), item.question.body()
    weights = [weight for weight in weights_of(body).values() if weight > 0]
    best = sum(weights) if item.question.format == formats.SEVERAL else max(weights, default=ALL)
    is_whole = not weights or abs(best - ALL) < NEARLY
    answered = [one for one in partial_of(body) if one.text == body["answer"]]
    return (
        is_whole
        and all(one.weight == ALL for one in answered)
        and "also" not in body
        and not NOT_READ.search(texts + words(texts))
    )


@given(st.lists(items(*KINDS).filter(is_read_back), min_size=1, max_size=3))
@settings(  # most lists hold a question that is not read back
    max_examples=200,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
def test_any_question_survives(written: list[ExchangeItem]) -> None:
    for before, after in zip(written, read_back(*written), strict=True):
        assert compared(after.question.body()) == compared(kept(before.question))
        assert after.tags == before.tags


def test_a_text_and_its_pictures_survive() -> None:
    pictures = (ItemPicture("A map", image_file()), ItemPicture("A photo", image_file("JPEG")))
    text = FileText("A letter", "Dear **friend**\n\nThe harvest was late.", pictures)
    question = one_of_each()[formats.CHOICE]
    reading = read(write([ExchangeItem(question, text=text), ExchangeItem(question, text=text)]))
    one, other = reading.items
    assert one.text
    assert one.text == other.text
    assert (one.text.title, one.text.text) == (text.title, text.text)
    found = [(each.description, reading.pictures[each.sha256]) for each in one.text.pictures]
    assert found == [(each.description, each.content) for each in pictures]
    assert one.question.stem == question.stem
