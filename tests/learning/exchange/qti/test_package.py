"""Export of QTI 2.1: a package whose items hold the question, its key and its feedback."""

import io
import zipfile
from decimal import Decimal
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.exchange.format import ExchangeItem
from learning.exchange.qti.writing.items import ITEM
from learning.exchange.qti.writing.package import cannot_hold, write
from learning.grading import formats
from learning.grading.spelling.letters import Spelling
from learning.kinds.choice import Choice
from learning.kinds.number import Number, Tolerance
from learning.kinds.options import Option
from learning.kinds.typed import Typed
from learning.kinds.written import WrittenQuestion
from tests.learning.exchange.questions import items, one_of_each

ORDER = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing"]
ORDER += ["modalFeedback"]


def package(*items: ExchangeItem) -> dict[str, Element]:
    """The files of a package, each well-formed."""
    with zipfile.ZipFile(io.BytesIO(write(items))) as archive:
        return {name: fromstring(archive.read(name)) for name in archive.namelist()}


def item_of(question: WrittenQuestion) -> Element:
    return package(ExchangeItem(question))["items/q1.xml"]


def elements(item: Element, name: str) -> list[Element]:
    return item.findall(f".//{{{ITEM}}}{name}")


def texts(item: Element, name: str) -> list[str]:
    return ["".join(one.itertext()) for one in elements(item, name)]


def identifiers(item: Element, name: str) -> list[str]:
    return [one.attrib["identifier"] for one in elements(item, name)]


@given(st.lists(items(), min_size=1, max_size=3))
@settings(max_examples=300)
def test_every_exported_item_is_consistent(written: list[ExchangeItem]) -> None:
    files = package(*written)
    exported = [item for item in written if "left out" not in cannot_hold(item.question)]
    assert set(files) == {
        "imsmanifest.xml",
        *(f"items/q{n}.xml" for n in range(1, len(exported) + 1)),
    }
    for item in (file for name, file in files.items() if name.startswith("items/")):
        declared = set(identifiers(item, "responseDeclaration"))
        assert {
            one.attrib["responseIdentifier"]
            for one in item.iter()
            if "responseIdentifier" in one.attrib
        } == declared
        choices = {
            one.attrib["identifier"]
            for name in ("simpleChoice", "simpleAssociableChoice")
            for one in elements(item, name)
        }
        right = " ".join(
            one.text for each in elements(item, "correctResponse") for one in each
        ).split()
        assert not choices or set(right) <= choices
        places = [ORDER.index(child.tag.rpartition("}")[2]) for child in item]
        assert places == sorted(places)


@pytest.mark.parametrize(
    ("format", "lack"),
    [
        (formats.CHOICE, ""),
        (formats.SEVERAL, ""),
        (formats.TYPED, ""),
        (formats.NUMBER, "Its unit stands beside the field; whoever answers need not give it."),
        (formats.CLOZE, ""),
        (formats.ALTERED, "There is no such kind: the question is left out."),
        (formats.MATCHING, ""),
        (formats.ORDERING, "It is marked as a whole, not by the share of pairs in order."),
        (formats.LIST, "There is no such kind: the question is left out."),
        (formats.OPEN, ""),
    ],
)
def test_losses_of_each_kind_are_reported(format: str, lack: str) -> None:
    assert cannot_hold(one_of_each()[format]) == lack


def test_a_choice_has_its_key_and_the_feedback_of_each_option() -> None:
    item = item_of(one_of_each()[formats.CHOICE])
    assert item.get("title") == "Which river?"
    assert texts(item, "prompt") == ["Which river?"]
    assert [one.tag.rpartition("}")[2] for one in elements(item, "strong")] == ["strong"]
    assert texts(item, "simpleChoice") == ["The Seine", "The Yangtze", "长江", "The Rhine"]
    assert texts(item, "correctResponse") == ["c3"]
    feedback = dict(
        zip(identifiers(item, "modalFeedback"), texts(item, "modalFeedback"), strict=True)
    )
    assert feedback["c3"] == "The same."
    assert feedback["explained"] == "Read on.\nAnd on."


def test_several_right_options_share_the_points() -> None:
    item = item_of(one_of_each()[formats.SEVERAL])
    entries = elements(item, "mapEntry")
    worth = {one.attrib["mapKey"]: float(one.attrib["mappedValue"]) for one in entries}
    assert worth == {"c1": -0.5, "c2": 0.5, "c3": 0.5, "c4": -0.5}
    assert elements(item, "choiceInteraction")[0].attrib["maxChoices"] == "0"


@pytest.mark.parametrize(("spelling", "case"), [(Spelling.EXACT, "false"), (Spelling.CASE, "true")])
def test_a_typed_answer_declares_whether_capitals_count(spelling: Spelling, case: str) -> None:
    item = item_of(Typed().compose("Which?", "Huai", ["淮河"], spelling))
    entries = [
        (one.attrib["mapKey"], one.attrib["caseSensitive"]) for one in elements(item, "mapEntry")
    ]
    assert entries == [("Huai", case), ("淮河", case)]


@pytest.mark.parametrize(
    ("tolerance", "attributes"),
    [
        (Tolerance(), {"toleranceMode": "exact"}),
        (
            Tolerance(Decimal("2.5")),
            {"toleranceMode": "absolute", "tolerance": "2.5 2.5"},
        ),
        (
            Tolerance(Decimal(5), True),
            {"toleranceMode": "relative", "tolerance": "5 5"},
        ),
    ],
)
def test_a_number_declares_its_tolerance(tolerance: Tolerance, attributes: dict[str, str]) -> None:
    item = item_of(Number().compose("How many?", "9,000", tolerance))
    assert elements(item, "equal")[0].attrib == attributes
    assert texts(item, "correctResponse") == ["9000"]


def test_each_gap_has_a_field_with_its_answers() -> None:
    item = item_of(one_of_each()[formats.CLOZE])
    assert texts(item, "p")[0] == "In , Xi spoke of newold forces  times."
    assert identifiers(item, "responseDeclaration") == ["GAP1", "GAP2", "GAP3"]
    assert [one.attrib["mapKey"] for one in elements(item, "mapEntry")] == ["2023", "’23", "c1"]
    assert identifiers(item, "inlineChoice") == ["c1", "c2"]
    assert [one.attrib["tolerance"] for one in elements(item, "equal")] == ["1 1"]


def test_matching_ordering_and_open_questions_are_exported() -> None:
    pairs = item_of(one_of_each()[formats.MATCHING])
    assert texts(pairs, "correctResponse") == ["l1 r1l2 r2"]
    assert texts(pairs, "simpleAssociableChoice") == ["Wuhan", "Paris", "Yangtze", "Seine", "Rhine"]
    order = item_of(one_of_each()[formats.ORDERING])
    assert texts(order, "simpleChoice") == ["Spring", "Summer", "Autumn"]
    opened = item_of(one_of_each()[formats.OPEN])
    (rubric,) = texts(opened, "rubricBlock")
    assert "It grows." in rubric
    assert "Names growth (2)" in rubric


def test_tags_become_keywords_and_the_file_is_reproducible() -> None:
    item = ExchangeItem(one_of_each()[formats.CHOICE], ("rivers & seas",))
    assert b"rivers &amp; seas" in zipfile.ZipFile(io.BytesIO(write([item]))).read(
        "imsmanifest.xml"
    )
    assert write([item]) == write([item])


MATH = "{http://www.w3.org/1998/Math/MathML}"


def test_formulas_are_exported_as_mathml_with_their_source() -> None:
    item = item_of(Typed().compose(r"Is $x_1*y$ or \(a<b\) $\frac{$?", "a"))
    (first, second) = item.findall(f".//{MATH}math")
    assert [one.text for one in first.iter(f"{MATH}mi")] == ["x", "y"]
    sources = [one.findtext(f".//{MATH}annotation") for one in (first, second)]
    assert sources == ["x_1*y", "a<b"]
    assert texts(item, "p")[0].endswith(r" $\frac{$?")


def test_what_only_later_versions_of_mathml_know_is_written_in_another_way() -> None:
    item = item_of(Typed().compose(r"Is $\xcancel{x}$ $\raise 2pt y$ $a\mathrel{R}b$ it?", "a"))
    strikes = [one.get("notation") for one in item.iter(f"{MATH}menclose")]
    assert strikes == ["updiagonalstrike", "downdiagonalstrike"]
    (raised,) = item.iter(f"{MATH}mpadded")
    assert raised.attrib == {"height": "+2pt", "depth": "-2pt"}
    assert [one.text for one in item.iter(f"{MATH}mi")] == ["x", "y", "a", "R", "b"]


@pytest.mark.parametrize("source", [r"\binom{x}", r"\begin{max}a&b\end{max}"])
def test_a_formula_that_is_not_whole_is_exported_as_its_source(source: str) -> None:
    item = item_of(Typed().compose(f"Is ${source}$ it?", "a"))
    assert texts(item, "p")[0] == f"Is ${source}$ it?"


def test_a_table_of_a_question_stands_before_its_interaction() -> None:
    options = [Option("a", True), Option("b")]
    item = item_of(Choice().compose("Which?\n\n| n |\n|--:|\n| $x$ |", options))
    body = elements(item, "itemBody")[0]
    assert [one.tag for one in body] == [f"{{{ITEM}}}div", f"{{{ITEM}}}choiceInteraction"]
    assert texts(item, "th") == ["n"]
    assert not elements(item, "prompt")
    assert not any("style" in one.attrib for one in item.iter())
