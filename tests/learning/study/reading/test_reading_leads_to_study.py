"""From a brief, its people and its quotes, one button leads to being asked about them."""

import re

import pytest
from django.urls import reverse

from content.factories import PassageFactory, PersonFactory, QuoteFactory
from learning.factories import ReadingFactory
from learning.models import StudySession

pytestmark = pytest.mark.django_db


@pytest.fixture
def brief():
    section = PassageFactory.create(heading=True, slug="trade", brief__slug="ports")
    PersonFactory.create(brief=section.brief)
    QuoteFactory.create(brief=section.brief)
    return section.brief


def form_above(client, name: str, label: str) -> dict[str, str]:
    """What the form with this button sends."""
    page = client.get(reverse(name, args=["ports"])).text
    forms = re.findall(r"<form method=\"post\".*?</form>", page, re.DOTALL)
    (form,) = (each for each in forms if f">{label}</button>" in each)
    return dict(re.findall(r"type=\"hidden\" name=\"(\w+)\" value=\"(\w*)\"", form))


@pytest.fixture
def _all_read(learner, brief):
    ReadingFactory.create(user=learner, section=brief.passages.get(slug="trade"))


@pytest.mark.usefixtures("_all_read")
@pytest.mark.parametrize(
    ("name", "label", "subjects"),
    [
        ("brief", "Study this brief", ""),
        ("people", "Study the people", "people"),
        ("quotes", "Study the quotes", "quotes"),
    ],
)
def test_a_page_of_the_brief_leads_to_a_session_on_it(learner_client, brief, name, label, subjects):
    response = learner_client.post(reverse("start_study"), form_above(learner_client, name, label))

    session = StudySession.objects.get()
    assert response.url == reverse("study_session", args=[session.pk])
    assert (session.brief, session.section, session.subjects) == (brief, None, subjects)


def test_where_nobody_is_named_there_is_nothing_to_study(learner_client):
    section = PassageFactory.create(heading=True, brief__slug="ports")
    for name in ("people", "quotes"):
        page = learner_client.get(reverse(name, args=[section.brief.slug])).text
        assert f"No {name} yet" in page
        assert reverse("start_study") not in page
