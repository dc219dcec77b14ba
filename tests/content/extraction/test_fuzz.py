"""Spoilt texts are searched without a crash, quickly, and every finding stays in its place:
``pytest -m soak`` tries 20,000.
"""

import random
import time
from pathlib import Path

import pytest

from content.checking.checks import faults
from content.extraction.entries import drafted
from content.extraction.extract import extract
from content.readers.plain_text import read_plain_text

TEXTS = sorted((Path(__file__).parents[2] / "data" / "extraction" / "tuned").glob("*.txt"))
FEW, MANY, SEEDS = 25, 2_000, range(10)
LONGEST = 5.0  # seconds
WORDS = 250  # of a text: a crash needs no more, and thousands are tried
PIECES = (
    *("“", "”", '"', "'", "’", "(", ")", "「", "[", "]", "—", "…", ".", ", ", ": ", "; ", "\n\n"),
    *("\n- ", "\n  - ", "\n# ", "习近平", "이수진", "Ольга ", "X", "e.g. ", "Mr. ", "van der "),
    *(" said that ", " according to ", " argues ", " told ", " he ", " the commissioner "),
    *(" (ABC) ", " means ", " 40 per cent ", " 1990s ", " €3bn ", " first, ", "\u00a0", "\u202e"),
)


def spoilt(text: str, rng: random.Random) -> str:
    """A part of the text with up to twelve changes: pieces put in, stretches taken out, repeated or
    put elsewhere.
    """
    words = text.split(" ")
    start = rng.randrange(max(1, len(words) - WORDS))
    text = " ".join(words[start : start + WORDS])
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(text) + 1)
        end = min(at + rng.choice((0, 1, 3, 30, 200)), len(text))
        match rng.randrange(4):
            case 0:
                text = text[:at] + rng.choice(PIECES) * rng.choice((1, 1, 1, 40)) + text[at:]
            case 1:
                text = text[:at] + text[end:]
            case 2:
                text = text[:end] + text[at:end] * rng.choice((1, 20)) + text[end:]
            case _:
                to = rng.randrange(len(text) + 1)
                text = text[:to] + text[at:end] + text[to:]
    return text


def search_spoilt(many: int, seed: int) -> None:
    rng = random.Random(seed)
    for number in range(many):
        text = spoilt(rng.choice(TEXTS).read_text(), rng)
        began = time.process_time()
        document = read_plain_text(text)
        found = extract(document)
        made = drafted(document, found, slug="spoilt")
        assert time.process_time() - began < LONGEST, (number, text)
        assert not list(faults(made.material)), (number, text)
        for one in (*found.people, *found.concepts, *found.statements, *found.figures):
            assert document.words(one.stretch), (number, one)


@pytest.mark.parametrize("piece", ["who, ", ", known by "])
def test_a_sentence_without_an_end(piece: str) -> None:
    document = read_plain_text(piece * 5_000)
    began = time.process_time()
    extract(document)
    assert time.process_time() - began < LONGEST


def test_some_spoilt_texts() -> None:
    search_spoilt(FEW, seed=0)


@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS)
def test_many_spoilt_texts(seed: int) -> None:
    search_spoilt(MANY, seed)
