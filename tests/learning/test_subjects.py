"""What of a brief a question of one's own may be on."""

import pytest

from content.factories import BriefFactory, ConceptFactory, PassageFactory, PersonFactory
from content.models import Brief
from learning.factories import QuestionFactory
from learning.subjects import own_subject, subject_item, subjects_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def brief() -> Brief:
    brief = BriefFactory.create(visibility="public")
    section = PassageFactory.create(brief=brief, heading=True, slug="ports", text="Of ports")
    PassageFactory.create(brief=brief, section=section, text="Ports are deep.")
    PersonFactory.create(brief=brief, slug="zhao-min", name="Zhao Min")
    ConceptFactory.create(brief=brief, slug="mud", term="mud")
    return brief


def test_sections_concepts_people_and_quotes_are_offered_by_their_names(brief: Brief) -> None:
    offered = dict(subjects_in(brief))
    assert offered["Sections"] == [("sections/ports", "Of ports")]
    assert ("people/zhao-min", "Zhao Min") in offered["People"]
    assert ("concepts/mud", "mud") in offered["Concepts"]
    assert offered["Quotes"] == []


@pytest.mark.parametrize("subject", ["people/nobody", "own/1", "facts/mud", "", "people"])
def test_what_names_nothing_is_nothing(brief: Brief, subject: str) -> None:
    assert subject_item(brief, subject) is None


def test_what_a_question_is_on_is_found_while_its_brief_is_open(brief: Brief) -> None:
    question = QuestionFactory.create(own=True, about=brief, subject="people/zhao-min")
    assert own_subject(question, question.owner_id).name == "Zhao Min"
    assert own_subject(question, question.owner_id + 1) is None
    brief.visibility = Brief.Visibility.PRIVATE
    brief.save()
    question.refresh_from_db()
    assert own_subject(question, question.owner_id) is None
