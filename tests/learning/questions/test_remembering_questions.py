"""The questions on the shipped brief on remembering, which has another shape than the first."""

from collections import Counter

import pytest

from content.briefs import FOLDER
from content.formats import lilun
from content.material import Material
from learning.grading import formats
from learning.kinds import kind_of
from learning.quality import check
from learning.questions.generators import generate
from learning.questions.question import GeneratedQuestion

FILE = FOLDER / "remembering.yaml"
WRITTEN = {formats.RECALL, formats.TYPED, formats.NUMBER, formats.CLOZE}


@pytest.fixture(scope="module")
def memory() -> Material:
    return lilun.read_brief(FILE.read_bytes(), name=FILE.name)


@pytest.fixture(scope="module")
def asked(memory: Material) -> tuple[GeneratedQuestion, ...]:
    return generate(memory)


def test_no_rule_is_broken(memory: Material, asked: tuple[GeneratedQuestion, ...]) -> None:
    assert check(asked, memory) == []


def test_every_body_is_valid_for_its_kinds(asked: tuple[GeneratedQuestion, ...]) -> None:
    for question in asked:
        for format in question.formats:
            kind_of(format).validate(question.body())


def test_the_mix_is_even(asked: tuple[GeneratedQuestion, ...]) -> None:
    types = Counter(question.type for question in asked)
    assert len(asked) >= 150
    assert max(types.values()) <= len(asked) / 5
    assert sum(not WRITTEN.isdisjoint(one.formats) for one in asked) >= 0.6 * len(asked)
