"""The links at the top of every page, and which of them says where one is."""

import re

import pytest
from django.urls import reverse

from content.factories import BriefFactory
from learning.factories import MembershipFactory, StudySessionFactory

pytestmark = pytest.mark.django_db


def here(client, address):
    page = client.get(address).text
    nav = page[page.index('<nav class="nav"') : page.index("</nav>")]
    nav = re.sub("<svg.*?</svg>|</?span>", "", nav, flags=re.DOTALL)
    return re.findall(r'aria-current="(\w+)">(\w+)<', nav)


def test_the_link_of_the_part_one_is_in_says_so(learner_client, learner):
    session = StudySessionFactory.create(user=learner)
    brief = BriefFactory.create()
    classroom = MembershipFactory.create(user=learner).classroom
    for address, expected in [
        (reverse("home"), ("page", "Study")),
        (reverse("study_session", args=[session.pk]), ("true", "Study")),
        (reverse("library"), ("page", "Briefs")),
        (brief.get_absolute_url(), ("true", "Briefs")),
        (reverse("classrooms"), ("page", "Classes")),
        (reverse("classroom", args=[classroom.pk]), ("true", "Classes")),
        (reverse("settings"), ("page", "Settings")),
    ]:
        assert here(learner_client, address) == [expected]
