"""Lists of concepts and people."""

import re

import pytest
from django.urls import reverse

from content.factories import BriefFactory, ConceptFactory, PersonFactory
from content.reading.directories import LONG_DIRECTORY

pytestmark = pytest.mark.django_db


def letters(client, name, query=""):
    page = client.get(reverse(name, args=["ports"]), {"q": query}).text
    links = re.findall(r'<a href="#(.)">', page)
    assert links == re.findall(r'<h2 class="letter" id="(.)">', page)
    return links


@pytest.mark.parametrize(
    ("name", "factory", "named"),
    [("concepts", ConceptFactory, "term"), ("people", PersonFactory, "name")],
)
def test_a_long_list_is_grouped_by_letter_except_in_a_search(learner_client, name, factory, named):
    brief = BriefFactory.create(slug="ports")
    for number in range(LONG_DIRECTORY - 1):
        factory.create(brief=brief, **{named: f"quay {number}", "slug": f"quay-{number}"})
    factory.create(brief=brief, **{named: "‘barges’"})
    assert letters(learner_client, name) == []

    factory.create(brief=brief, **{named: "Élan"})
    assert letters(learner_client, name) == ["B", "E", "Q"]
    assert letters(learner_client, name, "quay") == []


def test_people_are_sorted_by_surname(learner_client):
    brief = BriefFactory.create(slug="ports")
    for name in ("Mao", "Joseph Schumpeter", "Ma Xiaohe", "Lin Yifu"):
        PersonFactory.create(brief=brief, name=name, characters="", pinyin="")
    page = learner_client.get(reverse("people", args=["ports"])).text
    listed = re.findall(r"Mao|Joseph Schumpeter|Ma Xiaohe|Lin Yifu", page[page.index("<main") :])
    assert list(dict.fromkeys(listed)) == ["Lin Yifu", "Ma Xiaohe", "Mao", "Joseph Schumpeter"]
