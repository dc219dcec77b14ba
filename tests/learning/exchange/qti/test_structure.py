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
from tests.learning.exchange.qti.model import MANIFEST, asked, faults, names
from tests.learning.exchange.questions import items, one_of_each
from tests.learning.pictured import image_file

RICH = (
    "# Which *river*?\n\n> One says `so`.\n\n1. a\n2. **b**\n   - $x_1$\n\n"
    "| a | \\(x^2\\) |\n|---|--:|\n| 1 | |\n\n$$\\sum_{i=1}^n \\frac{1}{i}$$\n\n---\n\n    code"
)
ONLY_HEADINGS = "Which?\n\n| a | b |\n|---|---|"
PARTS = "[[Huai|%50%Hwai|%-25%Po]], [[*Huai|%75%Hwai|Po]], [[#5 ± 0.1|%50%#5 ± 1|#9]], $x$"
PICTURE = ItemPicture('A "map" & more', image_file())


def opened(written: list[ExchangeItem]) -> tuple[Element, list[Element]]:
    """The manifest of a package, and its items."""
    with zipfile.ZipFile(BytesIO(write(written))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    parsed = {name: fromstring(text) for name, text in files.items() if name.endswith(".xml")}
    return parsed.pop("imsmanifest.xml"), list(parsed.values())


def check(*written: ExchangeItem) -> None:
    manifest, found = opened(list(written))
    assert len(found) == len(written)
    assert list(faults(manifest, MANIFEST)) == []
    for item in found:
        assert list(faults(item)) == []
        assert sorted(names(item)) == sorted(asked(item))


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


@given(st.lists(items(*EXPORTED), min_size=1, max_size=3))
@settings(max_examples=60)
def test_any_question_is_as_its_model_says(written: list[ExchangeItem]) -> None:
    check(*written)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<itemBody><p>a</p></itemBody>", ""),
        ("<itemBody>a</itemBody>", "itemBody has text"),
        ("<itemBody><p><p>a</p></p></itemBody>", "p holds p "),
        ("<itemBody><table><thead><tr/></thead></table></itemBody>", "table holds thead "),
        ("<itemBody><p style='a'>b</p></itemBody>", "p has ['style']"),
        ("<modalFeedback/><itemBody/>", "assessmentItem holds modalFeedback itemBody "),
        ("<itemBody><script/></itemBody>", "itemBody holds script "),
    ],
)
def test_the_model_finds_faults(text: str, fault: str) -> None:
    start = '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i"'
    item = f'{start} title="t" adaptive="false" timeDependent="false">{text}</assessmentItem>'
    found = list(faults(fromstring(item)))
    assert (found[0] if found else "") == fault
