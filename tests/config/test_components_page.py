"""The page of all components shows each as the pages do."""

import re
from pathlib import Path

import pytest

from config.help import SPOTS, TOKENS
from learning.factories import UserFactory
from tests.clients import signed_in

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
SHEETS = ROOT / "static" / "css"
SHEET, RENDERING = SHEETS / "app.css", SHEETS / "rendering.css"


@pytest.fixture
def page() -> str:
    return signed_in(UserFactory.create(is_staff=True)).get("/help/components/").text


def test_every_colour_of_the_sheet_is_shown(page: str) -> None:
    colours = set(re.findall(r"--([\w-]+): light-dark\(", SHEET.read_text()))
    assert colours - set(TOKENS) == set()
    assert all(f"swatch--{token}" in page for token in TOKENS)


def test_every_state_of_a_slot_is_shown(page: str) -> None:
    states = set(re.findall(r"\.(slot--[\w-]+)", RENDERING.read_text()))
    assert states
    assert {state for state in states if state not in page} == set()


@pytest.mark.parametrize("block", ["button", "tile", "memory", "sign", "told", "notice", "badge"])
def test_every_state_of_a_component_is_shown(page: str, block: str) -> None:
    states = set(re.findall(rf"\.({block}--[\w-]+)", SHEET.read_text()))
    aliases = {"notice--warning", "notice--error"}  # as Django names its messages
    missing = {state for state in states - aliases if state not in page}
    assert missing == set()


@pytest.mark.parametrize(
    ("block", "sheet"),
    [
        *(
            ("shares", "app"),
            ("fill", "app"),
            ("section-strip", "content"),
            ("paper__item", "paper"),
        ),
        *(("live-bar", "live"), ("live-grid", "live"), ("live-cloud", "live")),
        ("live-board", "live"),
        *(("in-text", "desk"), ("hue", "desk"), ("findings", "desk")),
        *(
            ("finding__asked", "desk"),
            ("finding__stem", "desk"),
            ("finding__when", "desk"),
            ("finding__who", "desk"),
            ("finding__offer", "desk"),
            ("finding__fault", "desk"),
        ),
    ],
)
def test_every_part_and_state_of_a_block_is_shown(page: str, block: str, sheet: str) -> None:
    rules = (SHEETS / f"{sheet}.css").read_text()
    classes = set(re.findall(rf"\.({block}(?:--[\w-]+|__[\w-]+)?)(?![\w-])", rules))
    shown = {name for found in re.findall(r'class="([^"]*)"', page) for name in found.split()}
    passing = {"paper__item--dragged"}  # half transparent, so too pale for what stands still
    assert classes
    assert classes - passing - shown == set()


def test_every_spot_is_shown() -> None:
    drawn = {path.stem for path in (ROOT / "templates" / "includes" / "spots").iterdir()}
    assert set(SPOTS) == drawn
