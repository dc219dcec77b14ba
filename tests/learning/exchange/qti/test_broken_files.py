"""Whatever a file says, it is read or refused, and soon."""

import contextlib
import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.exchange.format import ExchangeItem, Unreadable
from learning.exchange.limited import SMALL
from learning.exchange.qti.reading import read
from learning.exchange.qti.writing.items import item_of
from learning.exchange.qti.writing.kinds import EXPORTED
from tests.learning.exchange.qti.files import (
    condition,
    declared,
    equal,
    field,
    if_true,
    item,
    labels,
    mapping,
    material,
    number,
    old_item,
    scored,
)
from tests.learning.exchange.questions import one_of_each

LISTS = labels("w", "Yangtze", "Seine", left="Wuhan") + labels(
    "p", "Yangtze", "Seine", left="Paris"
)
TESTS = condition(equal("w", "Yangtze"), "50", "Add") + condition(equal("p", "Seine"), "50", "Add")
SOUND = [
    *(item_of("q1", one_of_each()[kind].body()) for kind in EXPORTED),
    old_item(material("Match.") + LISTS, TESTS),
    old_item(material("In [w], the [p].") + LISTS, TESTS),
]
VALUE = re.compile(r'(?<=")[^"<>]*(?=")|(?<=>)[^<>]+(?=<)')
VALUES = st.sampled_from(
    ("", "0", "-1", "NaN", "1e999999", "Infinity", " ", "a b", "RESPONSE", "multiple", "ordered")
) | st.text(max_size=5).map(lambda text: re.sub(r'[<>&"]', "", text))


@given(st.sampled_from(SOUND), st.lists(st.tuples(st.integers(0, 500), VALUES), max_size=5))
def test_any_value_may_be_replaced_by_any_other(
    text: str, replacements: list[tuple[int, str]]
) -> None:
    for place, value in replacements:
        found = list(VALUE.finditer(text))
        at = found[place % len(found)]
        text = text[: at.start()] + value + text[at.end() :]
    with contextlib.suppress(Unreadable):
        reading = read(text.encode("utf-8", errors="replace"))
        assert all(isinstance(one, ExchangeItem) for one in reading.items)


def many_options() -> str:
    options = "".join(f'<simpleChoice identifier="{n}">{n}</simpleChoice>' for n in range(60))
    rules = "".join(
        if_true(
            f'<member>{number(str(n), "identifier")}<variable identifier="RESPONSE"/></member>',
            scored(number("1")),
        )
        for n in range(25)
    )
    body = f'<choiceInteraction responseIdentifier="RESPONSE">{options}</choiceInteraction>'
    return item(body, declared(cardinality="multiple"), rules)


def many_numbers() -> str:
    worth = mapping(*((str(n), "1") for n in range(140)))
    return item(
        f"<p>?</p><p>{field()}</p>", declared(type="float", mapping=worth), "http://map_response"
    )


def many_lists() -> str:
    rows = "".join(labels(f"r{n}", *"abcdefgh", left=str(n)) for n in range(7))
    tests = "".join(condition(equal(f"r{n}", "a"), "1", "Add") for n in range(7))
    return old_item(material("?") + rows, tests)


@pytest.mark.parametrize("make", [many_options, many_numbers, many_lists])
def test_no_short_file_takes_long(make: Callable[[], str]) -> None:
    data = make().encode()
    assert SMALL / 2 < len(data) <= SMALL
    began = time.process_time()
    read(data)
    assert time.process_time() - began < 0.25
