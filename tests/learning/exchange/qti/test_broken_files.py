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
from learning.kinds.cloze import Cloze
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
DRAWN = item(
    f'<p>What is <printedVariable identifier="A"/> and 5?</p><table><tr><td>{field()}</td></tr>'
    "</table>",
    declared(type="integer")
    + '<templateDeclaration identifier="A" cardinality="single" baseType="integer"/>'
    "<templateProcessing><setTemplateValue identifier='A'><random><multiple>"
    f'<randomInteger min="2" max="9" step="2"/>{number("8")}<power>{number("2")}{number("3")}'
    '</power></multiple></random></setTemplateValue><setCorrectResponse identifier="RESPONSE">'
    f'<sum><variable identifier="A"/>{number("5")}</sum></setCorrectResponse>'
    "<templateConstraint><lt><variable identifier='A'/>"
    f"{number('9')}</lt></templateConstraint></templateProcessing>",
    "http://match_correct",
)
PLACED = item(
    '<graphicGapMatchInteraction responseIdentifier="RESPONSE"><prompt>Where?</prompt>'
    '<object data="a.png" width="200" height="100">A map</object>'
    '<gapImg identifier="X" matchMax="1"><object data="x.png">X</object></gapImg>'
    '<gapText identifier="Y" matchMax="1">Y</gapText>'
    '<associableHotspot identifier="a" shape="circle" coords="50,50,8" matchMax="1"/>'
    '<associableHotspot identifier="b" shape="poly" coords="0,0,9,9,5,9" matchMax="1"/>'
    "</graphicGapMatchInteraction>",
    declared("X a", "Y b", cardinality="multiple", type="directedPair"),
    "http://match_correct",
)
SHARED = item(
    '<associateInteraction responseIdentifier="RESPONSE" maxAssociations="0">'
    + "".join(
        f'<simpleAssociableChoice identifier="{one}">{one}</simpleAssociableChoice>'
        for one in "abcd"
    )
    + "</associateInteraction>",
    declared("a b", "c b", cardinality="multiple", type="pair"),
    "http://match_correct",
)
COMPUTED = old_item(
    material("What is [x] and 5?"),
    kind="calculated_question",
    after="<itemproc_extension><calculated><answer_tolerance>5%</answer_tolerance><var_sets>"
    "<var_set><var name='x'>3</var><answer>8</answer></var_set></var_sets></calculated>"
    "</itemproc_extension>",
).replace("</presentation>", "<response_str ident='r'><render_fib/></response_str></presentation>")
SOUND = [
    *(DRAWN, PLACED, SHARED, COMPUTED),
    item_of("q1", Cloze().compose("[[a|%50%b]], [[*a|%-25%b|c]], [[#5 ± 1|%50%#9]]").body()),
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


@pytest.mark.parametrize("text", SOUND)
def test_what_is_broken_here_is_sound_before(text: str) -> None:
    assert read(text.encode()).unread == []


@pytest.mark.parametrize("make", [many_options, many_numbers, many_lists])
def test_no_short_file_takes_long(make: Callable[[], str]) -> None:
    data = make().encode()
    assert SMALL / 2 < len(data) <= SMALL
    began = time.process_time()
    read(data)
    assert time.process_time() - began < 0.25
