"""The links at the top of every page, and which of them says where one is."""

import re

import pytest
from django.urls import reverse

from content.factories import BriefFactory
from learning.factories import MembershipFactory, QuizFactory
from learning.models.people import start_teaching

pytestmark = pytest.mark.django_db


def here(client, address):
    page = client.get(address).text
    nav = page[page.index('<nav class="nav"') : page.index("</nav>")]
    nav = re.sub("<svg.*?</svg>", "", nav, flags=re.DOTALL)
    return re.findall(r'aria-current="(\w+)">\s*(\w+)\s*<', nav)


def test_the_link_of_the_part_one_is_in_says_so(learner_client, learner):
    start_teaching(learner)
    brief = BriefFactory.create()
    quiz = QuizFactory.create(owner=learner, authored=True)
    classroom = MembershipFactory.create(user=learner).classroom
    for address, expected in [
        (reverse("home"), ("page", "Today")),
        (reverse("library"), ("page", "Briefs")),
        (brief.get_absolute_url(), ("true", "Briefs")),
        (reverse("classrooms"), ("true", "Teach")),
        (reverse("classroom", args=[classroom.pk]), ("true", "Teach")),
        (reverse("teach"), ("page", "Teach")),
        (reverse("authored_quiz", args=[quiz.pk]), ("true", "Teach")),
        (reverse("quizzes"), ("true", "Today")),
    ]:
        assert here(learner_client, address) == [expected]
    assert here(learner_client, reverse("settings")) == []
