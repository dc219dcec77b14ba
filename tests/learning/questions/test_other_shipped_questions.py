"""The questions on the shipped briefs that have another shape than the first."""

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

FIRST = "new-productive-forces"
OTHERS = sorted({file.stem for file in FOLDER.glob("*.yaml")} - {FIRST})
WRITTEN = {formats.RECALL, formats.TYPED, formats.NUMBER, formats.CLOZE}


@pytest.fixture(scope="module", params=OTHERS)
def brief(request: pytest.FixtureRequest) -> Material:
    file = FOLDER / f"{request.param}.yaml"
    return lilun.read_brief(file.read_bytes(), name=file.name)


@pytest.fixture(scope="module")
def asked(brief: Material) -> tuple[GeneratedQuestion, ...]:
    return generate(brief)


def test_no_rule_is_broken(brief: Material, asked: tuple[GeneratedQuestion, ...]) -> None:
    assert check(asked, brief) == []


def test_every_body_is_valid_for_its_kinds(asked: tuple[GeneratedQuestion, ...]) -> None:
    for question in asked:
        for format in question.formats:
            kind_of(format).validate(question.body())


def test_the_mix_is_even(asked: tuple[GeneratedQuestion, ...]) -> None:
    types = Counter(question.type for question in asked)
    assert len(asked) >= 150
    assert max(types.values()) <= len(asked) / 5
    assert sum(not WRITTEN.isdisjoint(one.formats) for one in asked) >= 0.6 * len(asked)
