"""Exported packages hold what the models of QTI 2.1 and of content packaging let them hold."""

import zipfile
from dataclasses import replace
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.exchange.format import ExchangeItem, FileText, ItemPicture
from learning.exchange.qti.writing.kinds import EXPORTED
from learning.exchange.qti.writing.package import write
from learning.grading import formats
from learning.kinds.cloze import Cloze
from learning.kinds.typed import Typed
from tests.learning.exchange.qti.files import declared, mapping, number, scored
from tests.learning.exchange.qti.model import MANIFEST, asked, faults, names
from tests.learning.exchange.questions import items, one_of_each
from tests.learning.pictured import image_file

RICH = (
    "# Which *river*?\n\n> One says `so`.\n\n1. a\n2. **b**\n   - $x_1$\n\n"
    "| a | \\(x^2\\) |\n|---|--:|\n| 1 | |\n\n$$\\sum_{i=1}^n \\frac{1}{i}$$\n\n---\n\n    code"
)
ONLY_HEADINGS = "Which?\n\n| a | b |\n|---|---|"
# LaTeX of which the converter makes what MathML 2 does not know, or no whole formula.
UNUSUAL = (
    *(r"\xrightarrow{a}", r"\xcancel{x}", r"\raise 2pt x", r"\hspace{2mu}x", r"\hphantom{x}y"),
    *(r"\begin{align*}a&b\\c&d\end{align*}", r"\LaTeX", r"\limits x", r"\shoveright{x}"),
    *(r"a\mathrel{R}b", r"\binom{x}", r"\begin{max}a&b\end{max}"),
)
PARTS = "[[Huai|%50%Hwai|%-25%Po]], [[*Huai|%75%Hwai|Po]], [[#5 ± 0.1|%50%#5 ± 1|#9]], $x$"
PICTURE = ItemPicture('A "map" & more', image_file())


def opened(written: list[ExchangeItem]) -> tuple[Element, list[Element]]:
    """The manifest of a package, and its items."""
    with zipfile.ZipFile(BytesIO(write(written))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    parsed = {name: fromstring(text) for name, text in files.items() if name.endswith(".xml")}
    return parsed.pop("imsmanifest.xml"), list(parsed.values())


def processed(value: str) -> str:
    return f"<responseProcessing>{scored(value)}</responseProcessing>"


def formula(expression: str) -> str:
    both = f"<semantics>{expression}<annotation>a</annotation></semantics>"
    math = f'<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">{both}</math>'
    return f"<itemBody>{math}</itemBody>"


def check(*written: ExchangeItem) -> None:
    manifest, found = opened(list(written))
    assert len(found) == len(written)
    assert list(faults(manifest, MANIFEST)) == []
    assert [one.text for one in manifest[0]] == ["QTIv2.1 Package", "1.0.0"]
    named = [one.attrib["identifier"] for one in manifest.iter() if "identifier" in one.attrib]
    assert len(set(named)) == len(named)
    for item in found:
        assert list(faults(item)) == []
        assert sorted(set(names(item))) == sorted(names(item)) == sorted(asked(item))


@pytest.mark.parametrize("kind", sorted(EXPORTED))
@pytest.mark.parametrize("stem", [RICH, ONLY_HEADINGS, "One $x^2$ & *line*"])
def test_questions_of_every_kind_are_as_their_model_says(kind: str, stem: str) -> None:
    question = one_of_each()[kind]
    stem = question.stem if kind == formats.CLOZE else stem
    question = replace(question, stem=stem, explanation=RICH)
    over = FileText("A letter, " * 20, f"{RICH}\n\n{ONLY_HEADINGS}", (PICTURE, PICTURE))
    check(
        ExchangeItem(question, ("rivers & seas", "<b>")),
        ExchangeItem(question, picture=PICTURE, text=over),
    )


def test_gaps_with_parts_are_as_their_model_says() -> None:
    check(ExchangeItem(Cloze().compose(PARTS, RICH)))


@pytest.mark.parametrize("source", UNUSUAL)
def test_unusual_formulas_are_as_their_model_says(source: str) -> None:
    check(ExchangeItem(Typed().compose(f"Is $${source}$$ it?", "a")))


@given(st.lists(items(*EXPORTED), min_size=1, max_size=3))
@settings(max_examples=60)
def test_any_question_is_as_its_model_says(written: list[ExchangeItem]) -> None:
    check(*written)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<itemBody><p>a</p></itemBody>", ""),
        ("<itemBody/>", "itemBody holds "),
        ("<itemBody><p/>a</itemBody>", "itemBody has text"),
        ("<itemBody><p><br> </br></p></itemBody>", "br has text"),
        ("<itemBody><p><p>a</p></p></itemBody>", "p holds p "),
        ("<itemBody><table><thead><tr/></thead></table></itemBody>", "table holds thead "),
        ("<itemBody><table><tbody><tr/></tbody></table></itemBody>", "tr holds "),
        ("<itemBody><p style='a'>b</p></itemBody>", "p has ['style']"),
        (f"<itemBody><p label='{'a' * 257}'/></itemBody>", f"p has label='{'a' * 257}'"),
        ("<itemBody><rubricBlock view='all'/></itemBody>", "rubricBlock has view='all'"),
        ("<modalFeedback/><itemBody/>", "assessmentItem holds modalFeedback itemBody "),
        ("<itemBody><script/></itemBody>", "itemBody holds script "),
        (declared("a b"), "'a b' is no identifier"),
        (declared("a", "b"), "RESPONSE is no single value"),
        (declared("one", type="float"), "'one' is no float"),
        (declared("a", mapping=mapping(("1", "2"))), "'1' is no identifier"),
        (declared("a", mapping=mapping(("a", "x"))), "mapEntry has mappedValue='x'"),
        (declared("a", name="1"), "responseDeclaration has identifier='1'"),
        (declared("a", type="text"), "responseDeclaration has baseType='text'"),
        (processed("<sum><match/></sum>"), "sum holds match "),
        (processed(number("a")), "'a' is no float"),
        (formula("<mfrac><mi>a</mi></mfrac>"), "mfrac holds 1 elements"),
        (formula("<mspace width='2mu'/>"), "mspace has width='2mu'"),
        (formula("<mpadded voffset='1em'/>"), "mpadded has voffset='1em'"),
        (formula("<mrow><mtd/></mrow>"), "mrow holds mtd"),
        (formula("<mtable><mi>a</mi></mtable>"), "mtable holds mi"),
    ],
)
def test_the_model_finds_faults(text: str, fault: str) -> None:
    start = '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i"'
    item = f'{start} title="t" adaptive="false" timeDependent="false">{text}</assessmentItem>'
    found = list(faults(fromstring(item)))
    assert (found[0] if found else "") == fault
