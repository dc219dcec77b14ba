"""The subjects of a brief that a written question can be about."""

import pytest
from pytest_django import DjangoAssertNumQueries

from content.factories import BriefFactory, ConceptFactory, PassageFactory, PersonFactory
from content.models import Brief
from learning.factories import QuestionFactory, UserFactory
from learning.rendering.subjects import subjects_in, subjects_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def brief() -> Brief:
    brief = BriefFactory.create(visibility="public")
    section = PassageFactory.create(brief=brief, heading=True, slug="ports", text="Of ports")
    PassageFactory.create(brief=brief, section=section, text="Ports are deep.")
    PersonFactory.create(brief=brief, slug="zhao-min", name="Zhao Min")
    ConceptFactory.create(brief=brief, slug="mud", term="mud")
    return brief


def test_sections_concepts_people_and_quotes_are_offered_by_name(brief: Brief) -> None:
    offered = dict(subjects_in(brief))
    assert offered["Sections"] == [("sections/ports", "Of ports")]
    assert ("people/zhao-min", "Zhao Min") in offered["People"]
    assert ("concepts/mud", "mud") in offered["Concepts"]
    assert offered["Quotes"] == []


@pytest.mark.parametrize("subject", ["people/nobody", "own/1", "facts/mud", "", "people"])
def test_an_unknown_subject_is_ignored(brief: Brief, subject: str) -> None:
    question = QuestionFactory.create(own=True, about=brief, subject=subject)
    assert subjects_of([question], question.owner_id) == {}


def test_subjects_are_shown_to_everybody_who_may_read_the_brief(brief: Brief) -> None:
    question = QuestionFactory.create(own=True, about=brief, subject="people/zhao-min")
    reader = UserFactory.create()
    assert subjects_of([question], reader.pk)[question.pk].name == "Zhao Min"
    brief.visibility, brief.owner = Brief.Visibility.PRIVATE, question.owner
    brief.save()
    question.refresh_from_db()
    assert subjects_of([question], question.owner_id)[question.pk].name == "Zhao Min"
    assert subjects_of([question], reader.pk) == {}


def test_each_subject_is_looked_up_in_its_own_brief(brief: Brief) -> None:
    other = PersonFactory.create(slug="zhao-min", name="Another", brief__visibility="public").brief
    questions = [
        QuestionFactory.create(own=True, about=about, subject=subject)
        for about, subject in (
            (brief, "people/zhao-min"),
            (other, "people/zhao-min"),
            (brief, "people/zhao-min"),
            (other, "concepts/mud"),
            (None, "people/zhao-min"),
        )
    ]
    found = subjects_of(questions, 0)
    names = [str(found.get(question.pk, "–")) for question in questions]
    assert names == ["Zhao Min", "Another", "Zhao Min", "–", "–"]


def test_many_questions_take_one_statement_for_each_family(
    brief: Brief, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    subjects = ("people/zhao-min", "concepts/mud", "sections/ports")
    questions = [
        QuestionFactory.create(own=True, about=brief, subject=subject) for subject in subjects * 3
    ]
    with django_assert_num_queries(3):
        assert len(subjects_of(questions, 0)) == 9
