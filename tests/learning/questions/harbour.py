"""A small invented brief with items of every kind, for the tests of questions."""

from pathlib import Path

from content.formats import lilun
from content.material import Material

FILE = Path(__file__).parents[2] / "data" / "harbour.yaml"


def harbour() -> Material:
    return lilun.read_brief(FILE.read_bytes())
