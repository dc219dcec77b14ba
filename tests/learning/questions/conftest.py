"""The brief that ships with the app, read once, and the questions on it."""

from pathlib import Path

import pytest

from content.formats import lilun
from content.material import Material
from learning.questions.generators import generate
from learning.questions.question import GeneratedQuestion

FILE = Path(__file__).parents[3] / "content" / "briefs" / "new-productive-forces.yaml"


@pytest.fixture(scope="session")
def brief() -> Material:
    return lilun.read(FILE.read_bytes(), name=FILE.name)


@pytest.fixture(scope="session")
def questions(brief: Material) -> tuple[GeneratedQuestion, ...]:
    return generate(brief)
