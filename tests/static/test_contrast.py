"""Each pair of colours that stand on each other can be read, by the formula of WCAG 2.2."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[2] / "static" / "css" / "app.css").read_text()
TOKENS = dict(re.findall(r"--([a-z0-9-]+): (light-dark\([^)]*\)|#[0-9a-f]{6});", CSS))
GROUNDS = ("paper", "sheet", "well")
MEMORY = ("jade", "amber", "plum")
TEXT, LARGE = 4.5, 3.0  # the least contrast of text, and of what is no text
PAIRS = [
    *((text, ground, TEXT) for text in ("ink", "ink-2", *MEMORY) for ground in GROUNDS),
    *((colour, f"{colour}-wash", TEXT) for colour in MEMORY),
    *(("ink", ground, TEXT) for ground in ("mark", *(f"{colour}-wash" for colour in MEMORY))),
    *(("on-seal", ground, TEXT) for ground in ("seal", "seal-deep")),
    *(("line", ground, LARGE) for ground in GROUNDS),
    *(("jade-fill", ground, LARGE) for ground in ("paper", "sheet")),
    *(("plum-fill", ground, LARGE) for ground in ("paper", "sheet")),
]


def colour_of(token: str, scheme: int) -> str:
    found = re.findall(r"#[0-9a-f]{6}", TOKENS[token])
    return found[scheme] if len(found) > 1 else found[0]


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


def test_the_formula_gives_the_known_values():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
