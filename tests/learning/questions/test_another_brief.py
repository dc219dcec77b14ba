"""The questions on a second brief, written by hand with the guide alone: few of its people are
Chinese, and it tells of rain."""

from pathlib import Path

import pytest

from content.formats import lilun
from content.material import Material
from learning.quality import check
from learning.questions.distractors import surname
from learning.questions.generators import generate
from learning.questions.question import GeneratedQuestion
from tests.learning.questions.changes import asked, with_item

FILE = Path(__file__).parents[2] / "data" / "sponge-cities.yaml"


@pytest.fixture(scope="module")
def brief() -> Material:
    return lilun.read_brief(FILE.read_bytes(), name=FILE.name)


@pytest.fixture(scope="module")
def questions(brief: Material) -> tuple[GeneratedQuestion, ...]:
    return generate(brief)


def test_no_rule_is_broken(brief: Material, questions: tuple[GeneratedQuestion, ...]) -> None:
    assert len(questions) > 60
    assert check(questions, brief) == []


def test_a_person_who_does_not_lead_a_body_is_called_at_it(brief: Material) -> None:
    holders = {keys: one.stem for keys, one in asked(brief, "holder-of-post").items()}
    assert holders["helen-marsh",] == (
        "Which person in the brief is an engineer at the Delta Water Institute?"
    )
    assert holders["yu-kongming",] == (
        "Who is dean of the Landscape School at Lakeside University?"
    )


def test_several_holders_of_a_post_are_asked_for_in_the_plural(brief: Material) -> None:
    post = {"affiliation": "Delta Water Institute", "role": "engineer"}
    two = asked(with_item(brief, "people", "lin-bo", **post), "holder-of-post")
    assert two["helen-marsh", "lin-bo"].stem == (
        "Which two people in the brief are engineers at the Delta Water Institute?"
    )


def test_a_surname_comes_last_unless_the_name_is_chinese(brief: Material) -> None:
    assert surname(brief.person("helen-marsh")) == "Marsh"
    assert surname(brief.person("lin-bo")) == "Lin"


def test_a_share_is_asked_for_as_a_percentage(brief: Material) -> None:
    assert asked(brief, "figure")["target",].stem == (
        "What percentage of their rain will pilots absorb by 2030?"
    )


def test_singular_and_plural_are_no_distractors_for_each_other(brief: Material) -> None:
    gap = asked(brief, "missing-item")["measures", "gardens"]
    assert gap.answer == "rain gardens"
    assert "rain garden" not in gap.pool
    assert "sealed ground" in gap.pool


def test_a_statement_and_a_cue_may_begin_with_a_capital(brief: Material) -> None:
    text = {"text": "The idea of a sponge city is older than concrete", "cue": "Boasts that"}
    capital = with_item(brief, "quotes", "older", **text)
    assert asked(capital, "who-said")["older",].stem == (
        "Who boasts that the idea of a sponge city is older than concrete?"
    )
