"""Each pair of colours that stand on each other can be read, by the formula of WCAG 2.2."""

import re
from pathlib import Path

import pytest

SHEETS = [path.read_text() for path in (Path(__file__).parents[2] / "static" / "css").iterdir()]
(CSS,) = (sheet for sheet in SHEETS if "@layer tokens" in sheet)
TOKENS = dict(re.findall(r"--([a-z0-9-]+): (light-dark\([^)]*\)|#[0-9a-f]{6});", CSS))
GROUNDS = ("paper", "sheet", "well")
MEMORY = ("jade", "amber", "plum")
HUES = ("azure", "umber", "violet", "olive")  # at the desk, each in its turn under one name
TEXT, LARGE = 4.5, 3.0  # the least contrast of text, and of what is no text
PAIRS = [
    *((text, ground, TEXT) for text in ("ink", "ink-2", *MEMORY, *HUES) for ground in GROUNDS),
    *((colour, f"{colour}-wash", TEXT) for colour in (*MEMORY, *HUES)),
    *(("ink", f"{colour}-wash", TEXT) for colour in (*MEMORY, *HUES)),
    ("ink", "mark", TEXT),
    *(("on-seal", ground, TEXT) for ground in ("seal", "seal-deep")),
    *(("line", ground, LARGE) for ground in GROUNDS),
    *((f"{colour}-fill", ground, LARGE) for colour in MEMORY for ground in GROUNDS),
    *((text, "touch", TEXT) for text in ("ink", "ink-2")),
]
RULE = re.compile(r"\{([^{}]*)\}")
TEXT_COLOUR = re.compile(r"(?<![\w-])color: var\(--([\w-]+)\)")
GROUND = re.compile(r"background(?:-color)?: var\(--([\w-]+)\)")


def pairs_of_rules() -> set[tuple[str, ...]]:
    """A colour and its ground, where one rule sets both."""
    rules = [rule for sheet in SHEETS for rule in RULE.findall(sheet)]
    pairs = {
        (colour, ground)
        for rule in rules
        for colour in TEXT_COLOUR.findall(rule)
        for ground in GROUND.findall(rule)
    }
    return {tuple(each.replace("hue", hue, 1) for each in pair) for pair in pairs for hue in HUES}


def colour_of(token: str, scheme: int) -> str:
    if token == "touch":  # ink, nearly transparent, on paper
        return mixed(colour_of("ink", scheme), colour_of("paper", scheme), 0.07)
    found = re.findall(r"#[0-9a-f]{6}", TOKENS[token])
    return found[scheme] if len(found) > 1 else found[0]


def mixed(front: str, ground: str, share: float) -> str:
    parts = zip(bytes.fromhex(front[1:]), bytes.fromhex(ground[1:]), strict=True)
    return "#" + "".join(f"{round(share * one + (1 - share) * other):02x}" for one, other in parts)


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_what_stands_on_a_ground_can_be_read(front, ground, least, scheme):
    assert contrast(colour_of(front, scheme), colour_of(ground, scheme)) >= least


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), sorted(pairs_of_rules()))
def test_what_a_rule_writes_on_its_own_ground_can_be_read(text, ground, scheme):
    assert contrast(colour_of(text, scheme), colour_of(ground, scheme)) >= TEXT


def test_the_rules_of_all_sheets_are_read():
    assert {("ink", "paper"), ("on-seal", "seal"), ("plum-wash", "plum")} <= pairs_of_rules()


def test_the_formula_gives_the_known_values():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
